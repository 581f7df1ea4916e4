"""A text that goes on below its cell: its lines stand in the next row, out of that row's lines."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from etl.documents.pdf.glyphs import Glyph
from etl.documents.pdf.pdf_page import Box

_PITCH = (0.9, 1.45)
"""Font sizes from one line of a text to the next."""
_SAME = 0.6
"""Points within which two lines begin, or have their middle, at the same place."""
_NEAR = 3.0
_STICKS_OUT = 0.12
"""Part of a line that is above its row, more than of the lines that begin there."""


def usual_top(runs: Sequence[list[Glyph]], at: Sequence[Box | None]) -> float:
    """How far below its row's border a first line usually begins, in font sizes."""
    first: dict[Box, float] = {}
    for run, box in zip(runs, at, strict=True):
        if box is not None and run[0].upright:
            below = (run[0].top - box[1]) / run[0].size
            first[box] = min(first.get(box, below), below)
    return median(first.values()) if first else 0.0


def goes_on_below(
    line: list[Glyph], before: list[Glyph], box: Box, there: Box, usual: float, *, going: bool
) -> bool:
    """Whether a line is one more of the text drawn just before it, though it lies in a lower row.

    Args:
        line: the line.
        before: the line drawn before it.
        box: where the line lies.
        there: the cell whose text ``before`` is.
        usual: where first lines begin (``usual_top``).
        going: the line before lay below its cell already.
    """
    first, last = line[0], before[0]
    column = box[0] < there[0] + _NEAR and box[2] > there[2] - _NEAR  # a section's row is wider
    if not column or box[1] < there[3] - _NEAR or abs(first.size - last.size) > 0.1:
        return False
    pitch = (first.y - last.y) / first.size
    left = abs(first.x0 - last.x0) < _SAME
    middle = abs((first.x0 + line[-1].x1) - (last.x0 + before[-1].x1)) < 2 * _SAME
    sticks = (first.top - box[1]) / first.size < usual - _STICKS_OUT
    return (left or middle) and _PITCH[0] <= pitch <= _PITCH[1] and (sticks or going)
