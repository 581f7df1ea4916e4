"""Texts of a figure: plotly's few tags become lines with a size and a weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pages.handouts.papers.paper_letters import printable
from pages.shared.figures.plotly_words import lines_read

LINE = 1.3
"""From one line to the next, in letter sizes, as plotly has it."""


def lines_of_text(text: str, size: float) -> list[tuple[str, float, bool, bool]]:
    """The lines of a text: words that a file may hold, size, heavy, slanted."""
    return [(printable(one.words), one.size or size, one.heavy, one.slanted)
            for one in lines_read(text)]  # fmt: skip


def written(
    text: str, x: float, y: float, font: dict[str, Any], anchor: str = "middle", turn: float = 0
) -> Iterator[dict[str, Any]]:
    """A text whose first line stands at a point, with a halo behind it where it has one.

    Args:
        text: with plotly's tags.
        x: pixels.
        y: pixels, of the first baseline.
        font: ``size``, ``color``, ``bold``, ``style``, ``halo`` (its colour).
        anchor: as SVG has it.
        turn: degrees.
    """
    size = float(font["size"])
    passes = [(font["halo"], 3.0)] if font.get("halo") else []
    for ink, halo in [*passes, (font["color"], 0.0)]:
        for at, (words, own, heavy, slanted) in enumerate(lines_of_text(text, size)):
            if words:
                yield {
                    "kind": "text",
                    "words": words,
                    "x": round(x, 1),
                    "y": round(y + at * LINE * size, 1),
                    "size": own,
                    "anchor": anchor,
                    "bold": heavy or bool(font.get("bold")),
                    "slanted": slanted or font.get("style") == "italic",
                    "ink": ink,
                    "halo": halo,
                    "turn": turn,
                }
