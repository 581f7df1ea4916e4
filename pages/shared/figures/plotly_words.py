"""Words on a figure: the plan's escaped for plotly, plotly's own few tags around them.

Plotly reads tags in every text it draws (ticks, labels, hovers). Only ``PlotlyText`` may go into
a tag or be joined to others, and only ``shown`` makes it of other text: mypy sees to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import NamedTuple, NewType

from pages.shared.words.direction_signs import upright

PlotlyText = NewType("PlotlyText", str)
"""Text that plotly draws letter by letter, or with the tags of this module."""
BREAK = "<br>"
HOVER = "%{hovertext}<extra></extra>"
"""A trace's ``hovertemplate``: its ``hovertext`` and no name of the trace beside it."""


def shown(text: str) -> PlotlyText:
    """A text as plotly draws it letter by letter.

    Quotes stay: they end nothing here, and plotly does not know ``&quot;``.
    """
    return PlotlyText(escape(upright(text), quote=False))


def bold(text: PlotlyText) -> PlotlyText:
    """In the heavier weight."""
    return PlotlyText(f"<b>{text}</b>")


def italic(text: PlotlyText) -> PlotlyText:
    """Slanted."""
    return PlotlyText(f"<i>{text}</i>")


def sized(text: PlotlyText, size: int) -> PlotlyText:
    """In another size than the text around it, in pixels."""
    return PlotlyText(f"<span style='font-size:{size}px'>{text}</span>")


def in_lines(lines: Iterable[PlotlyText]) -> PlotlyText:
    """Lines under each other."""
    return PlotlyText(BREAK.join(lines))


def line_count(text: PlotlyText) -> int:
    """How many lines ``in_lines`` put under each other."""
    return text.count(BREAK) + 1


class PlotlyLine(NamedTuple):
    """A line of a plotly text, read back: letters, size in pixels (0: the text's own), look."""

    words: str
    size: float
    heavy: bool
    slanted: bool


def lines_read(text: str) -> list[PlotlyLine]:
    """What ``in_lines`` and the tags of this module have made, for whoever draws it without plotly.

    >>> lines_read(in_lines([bold(shown("a < b")), sized(shown("c"), 12)]))
    [PlotlyLine(words='a < b', size=0, heavy=True, slanted=False),
     PlotlyLine(words='c', size=12.0, heavy=False, slanted=False)]
    """
    found = []
    for line in text.split(BREAK):
        own = _SIZE.search(line)
        words = unescape(_TAG.sub("", line))
        found.append(PlotlyLine(words, float(own[1]) if own else 0, "<b>" in line, "<i>" in line))
    return found


_TAG, _SIZE = re.compile(r"<[^>]*>"), re.compile(r"font-size:(\d+(?:\.\d+)?)px")
