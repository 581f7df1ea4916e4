"""Where names go so that none covers another or a mark: measured text, greedy placement.

All in pixels of the design size (y down). Enlarging the map only pulls labels apart,
since marks and letters keep their size; so what fits here fits at every closer zoom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
LINE_SPACING = 1.3
"""Plotly's own distance between the lines of a text, in letter sizes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the screen."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Tell whether the two come closer than ``gap``."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )


def square(x: float, y: float, half: float) -> Box:
    """The box around a mark."""
    return Box(x - half, y - half, x + half, y + half)


@lru_cache(maxsize=8)
def _font(name: str) -> Any:
    try:
        from PIL import ImageFont

        return ImageFont.truetype(str(FONTS / name), 100)
    except (ImportError, OSError):
        return None


@lru_cache(maxsize=4096)
def _advance(letter: str, bold: bool) -> float:
    """Width of a letter in letter sizes; the shipped font's own, else a wide guess."""
    script = "cyrillic" if "\u0400" <= letter <= "\u04ff" or letter == "№" else "latin"
    font = _font(f"pt-sans-{script}-{700 if bold else 400}-normal.woff2")
    return float(font.getlength(letter)) / 100 if font else 0.62


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in pixels."""
    return sum(_advance(letter, bold) for letter in text) * size


@dataclass(frozen=True, slots=True)
class Label:
    """A name that wants a place.

    Attributes:
        label_id: whose name it is.
        lines: what it says.
        size: letter size in pixels.
        x: the mark's middle, or where the name itself would like its middle.
        y: the same, downwards.
        radius: the mark's half size; the name keeps clear of it.
        required: it is moved away with a leader line rather than left out.
        bold: heavier letters.
        spots: for names without a mark: the middles it may have, the best first.
    """

    label_id: str
    lines: tuple[str, ...]
    size: float
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0
    required: bool = False
    bold: bool = False
    spots: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place, in plotly's terms.

    ``position`` is plotly's ``textposition``; ``offset`` is how far the text keeps from
    the point (``x``, ``y``); ``leader`` is the line from the mark to a name moved away.
    """

    label: Label
    x: float
    y: float
    position: str
    offset: float
    box: Box
    leader: tuple[float, float] | None = None


_SIDES = (
    ("middle right", 1, 0),
    ("middle left", -1, 0),
    ("top center", 0, -1),
    ("bottom center", 0, 1),
    ("top right", 1, -1),
    ("bottom right", 1, 1),
    ("top left", -1, -1),
    ("bottom left", -1, 1),
)
_NEAR = 3.0
_DISTANCES = (_NEAR, 9.0, 18.0, 30.0, 45.0, 65.0)


@dataclass(slots=True)
class Canvas:
    """What is taken on the screen so far."""

    width: float
    height: float
    gap: float = 2.0
    _taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    _lines: list[tuple[float, float]] = field(default_factory=list)
    _array: npt.NDArray[np.float64] | None = None

    def take(self, box: Box) -> None:
        """Nothing may come here any more."""
        self._taken.append((box.left, box.top, box.right, box.bottom))
        self._array = None

    def cross(self, points: Iterable[tuple[float, float]]) -> None:
        """A line runs here; names would rather not stand on it."""
        self._lines.extend(points)

    def free(self, box: Box) -> bool:
        """Tell whether the box lies on the screen and on nothing else."""
        if box.left < 2 or box.top < 2 or box.right > self.width - 2:
            return False
        if box.bottom > self.height - 2:
            return False
        if not self._taken:
            return True
        if self._array is None:
            self._array = np.asarray(self._taken)
        a, g = self._array, self.gap
        hit = (
            (a[:, 0] < box.right + g)
            & (a[:, 2] > box.left - g)
            & (a[:, 1] < box.bottom + g)
            & (a[:, 3] > box.top - g)
        )
        return not bool(hit.any())

    def crossings(self, box: Box) -> int:
        """How many points of lines lie under the box."""
        return sum(
            box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in self._lines
        )


def place_labels(labels: Sequence[Label], canvas: Canvas) -> list[Placed]:
    """Give each label a place, in the order given; what does not fit is left out.

    A required label is always placed: the further away, the longer its leader line.
    """
    placed = []
    for label in labels:
        best = _best(label, canvas)
        if best is not None:
            canvas.take(best.box)
            placed.append(best)
    return placed


def _best(label: Label, canvas: Canvas) -> Placed | None:
    if label.spots:
        return next((p for p in _centred(label) if canvas.free(p.box)), None)
    for distance in _DISTANCES if label.required else _DISTANCES[:1]:
        free = [p for p in _around(label, distance) if canvas.free(p.box)]
        if free:
            # min() keeps the first of equals, so the order of _SIDES is the preference.
            return min(free, key=lambda p: canvas.crossings(p.box))
    return None


def text_box(label: Label) -> tuple[float, float]:
    """Width and height of a label's text as plotly sets it."""
    width = max(text_width(line, label.size, bold=label.bold) for line in label.lines)
    return width, ((len(label.lines) - 1) * LINE_SPACING + 1) * label.size


def _centred(label: Label) -> Iterable[Placed]:
    width, height = text_box(label)
    for x, y in label.spots:
        box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        yield Placed(label, x, y, "middle center", 0.0, box)


def _around(label: Label, distance: float) -> Iterable[Placed]:
    width, height = text_box(label)
    for position, h, v in _SIDES:
        offset = label.radius + distance
        if h and v:
            # On the diagonal both directions count, so that the corner is as near.
            offset = label.radius * 0.75 + distance * 0.8
        left = label.x + (offset if h > 0 else -offset - width if h < 0 else -width / 2)
        top = label.y + (offset if v > 0 else -offset - height if v < 0 else -height / 2)
        box = Box(left, top, left + width, top + height)
        leader = None
        if distance > _NEAR + 7:
            leader = (label.x + h * (offset - 1), label.y + v * (offset - 1))
        yield Placed(label, label.x, label.y, position, offset, box, leader)
