"""Words on a figure: the plan's escaped for plotly, plotly's own few tags around them.

Plotly reads tags in every text it draws (ticks, labels, hovers). Only ``PlotlyText`` may go into
a tag or be joined to others, and only ``shown`` makes it of other text: mypy sees to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

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
