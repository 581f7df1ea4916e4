"""The legend of a slide or a page as signs with words, to stand under a still picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree, html
from markupsafe import Markup

from pages.handouts.papers.paper_letters import printable
from pages.shared.figures.palette import tokens
from pages.shared.figures.text_fit import text_width, wrap
from pages.shared.markup.templates import render

SIGN_SIZE = 13.0
_HIGH, _WIDE, _APART = 22.0, 28.0, 20.0


@dataclass(frozen=True, slots=True)
class LegendSign:
    """A sign 22 units wide and 18 high, what it means, and where it stands under a picture."""

    drawn: Markup
    words: str
    x: float = 0.0
    y: float = 0.0
    lines: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[float, ...]:
        """Where its lines stand, below its top."""
        return tuple(14 + at * SIGN_SIZE * 1.2 for at in range(len(self.lines)))


def signs_in(markup: str) -> list[LegendSign]:
    """The signs of a legend's own markup, of the stage or of a page."""
    if not markup.strip():
        return []
    found = []
    for entry in html.fragment_fromstring(markup, create_parent="div").xpath("./span | .//li"):
        drawn = Markup()
        for svg in entry.iter("svg"):
            # Markup of a template of ours, taken apart and put together again by the parser.
            inner = "".join(etree.tostring(child, encoding="unicode") for child in svg)
            drawn = Markup(inner)
        for chip in entry.iter("i"):
            colour = re.search(r"background:\s*(#\w{6})", chip.get("style", ""))
            kinds = chip.get("class", "").split()
            drawn = _sign(colour=colour[1]) if colour else _sign(kind=kinds[-1] if kinds else "")
        words = [" ".join(text.split()) for text in entry.itertext()]
        found.append(LegendSign(drawn, printable(" — ".join(filter(None, words)))))
    return found


def placed(signs: Sequence[LegendSign], width: float, top: float) -> tuple[list[LegendSign], float]:
    """The signs in rows under a picture, and where the last row ends."""
    rows, x, y = [], 0.0, top
    for one in signs:
        wide = _WIDE + text_width(one.words, SIGN_SIZE) + _APART
        if x and x + wide > width:
            x, y = 0.0, y + _HIGH
        rows.append(replace(one, x=round(x, 1), y=y, lines=(one.words,)))
        x += wide
    return rows, (y + _HIGH if rows else top)


def in_column(
    signs: Sequence[LegendSign], left: float, width: float
) -> tuple[list[LegendSign], float]:
    """The signs under each other at the right of a picture, and where the last one ends."""
    rows, y = [], 0.0
    for one in signs:
        lines = tuple(wrap(one.words, width - _WIDE, SIGN_SIZE))
        rows.append(replace(one, x=left, y=y, lines=lines))
        y += _HIGH + (len(lines) - 1) * SIGN_SIZE * 1.2
    return rows, y


def _sign(colour: str = "", kind: str = "") -> Markup:
    return render(
        "handouts/still/sign.svg", colour=colour, kind=kind, ink=tokens("light").quiet_ink
    )
