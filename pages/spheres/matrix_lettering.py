"""The words of the matrix: how large, and how the partners' names stand over their columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.shared.figures.plotly_words import PlotlyText, in_lines, shown
from pages.shared.figures.text_fit import text_width, wrap

TOTALS = 2.6
"""Width of the column of totals, in columns of the matrix."""
TELEPHONE = 340
"""A telephone's width: there the names stand upright, so that all columns are on the screen."""
EDGE = 8
_LINE = 17.0
_LONGEST = 215.0
"""Pixels of a turned line of a name at most."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How large the words are, and where they stand.

    Attributes:
        label_width: pixels for the spheres' names.
        lines: of such a name at most.
        names: size of the letters of all names.
        numbers: size of the numbers in and beside the boxes.
        turn: by so many degrees the partners' names are turned where they do not fit side by side.
    """

    label_width: float
    lines: int
    names: int
    numbers: int
    turn: int


WIDE = Lettering(200.0, 4, 14, 15, 50)
_SMALL = Lettering(112.0, 7, 12, 13, 90)
_LEAST_PITCH = 21.0
"""Pixels of a column in which a number of two small digits stands."""


def least_width(columns: int) -> int:
    """The width in pixels below which the matrix is scrolled sideways."""
    small = _SMALL.label_width + 14 + EDGE + _LEAST_PITCH * (TOTALS + columns)
    return round(small) if small <= TELEPHONE else 820


def lettering_for(width: int) -> Lettering:
    """The words of a figure of a width."""
    return _SMALL if width == TELEPHONE else WIDE


def as_wide_as(letters: Lettering, names: Sequence[Sequence[str]]) -> Lettering:
    """The same with no more room for the spheres' names than these take.

    Args:
        letters: with the most room that names may have.
        names: each in its lines, the first in bold letters.
    """
    widest = max(
        text_width(line, letters.names, bold=not at) for at, own in enumerate(names) for line in own
    )
    return replace(letters, label_width=min(letters.label_width, widest + 8))


@dataclass(frozen=True, slots=True)
class Heading:
    """The partners' names over their columns, as there is room for them.

    Attributes:
        names: the names in their lines, one per column.
        pitch: width of a column in pixels.
        turned: the names stand aslant.
        height: room above the matrix, in pixels.
        beyond: how far the last name reaches over the matrix's right edge.
    """

    names: list[PlotlyText]
    pitch: float
    turned: bool
    height: int
    beyond: int


def heading_of(labels: Sequence[str], width: int, letters: Lettering) -> Heading:
    """The partners' names side by side, or aslant where the columns are too narrow for them."""
    room, size = width - letters.label_width - 14 - EDGE, letters.names
    pitch = room / (TOTALS + len(labels))
    upright = [wrap(label, pitch - 8, size, most=5) for label in labels]
    cut = (
        "".join(lines).replace(" ", "") != label.replace(" ", "")
        for label, lines in zip(labels, upright, strict=True)
    )
    if not any(cut):
        tall = max((len(lines) for lines in upright), default=1)
        names = [in_lines(map(shown, lines)) for lines in upright]
        return Heading(names, pitch, False, round(_LINE * tall + 10), 0)
    if letters.turn == 90:
        longest = max((text_width(label, size) for label in labels), default=0)
        return Heading([shown(label) for label in labels], pitch, True, round(longest) + 12, 0)
    sine, cosine = math.sin(math.radians(letters.turn)), math.cos(math.radians(letters.turn))
    # A turned name stands on the middle of its column and reaches over its neighbours'.
    pitch = (room - 0.6 * _LONGEST) / (TOTALS + len(labels))
    most = max(1, min(2, int(pitch * sine / _LINE)))
    turned = [wrap(label, _LONGEST, size, most=most) for label in labels]
    long = [max((text_width(line, size) for line in lines), default=0) for lines in turned]
    beyond = max(
        (w * cosine - (len(labels) - j - 0.5) * pitch for j, w in enumerate(long)), default=0
    )
    beyond = max(beyond + _LINE * sine * most, 0.0)
    pitch = (room - beyond) / (TOTALS + len(labels))
    height = max(long, default=0) * sine + most * _LINE * cosine + 12
    names = [in_lines(map(shown, lines)) for lines in turned]
    return Heading(names, pitch, True, round(height), round(beyond))
