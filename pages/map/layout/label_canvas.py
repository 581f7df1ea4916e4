"""What names and marks take of the screen: boxes, a name that wants a place, what is still free.

All in pixels of the design size (y down).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]


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
        prefer: the side tried first, in plotly's words.
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
    prefer: str = "middle right"
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


NEAR = 3.0


@dataclass(slots=True)
class Canvas:
    """What is taken on the screen so far; ``frame`` is what of it may be written on."""

    width: float
    height: float
    gap: float = 2.0
    frame: Box | None = None
    _boxes: Points = field(default_factory=lambda: np.empty((0, 4)))
    _lines: Points = field(default_factory=lambda: np.empty((0, 2)))
    _marks: Points = field(default_factory=lambda: np.empty((0, 3)))
    _leaders: tuple[Placed, ...] = ()

    def copy(self) -> Canvas:
        """The same, to try something on (nothing is ever changed in place)."""
        return replace(self)

    def take(self, box: Box) -> None:
        """Nothing may come here any more."""
        row = (box.left, box.top, box.right, box.bottom)
        self._boxes = np.vstack([self._boxes, row])

    def name(self, placed: Placed) -> None:
        """A name stands here; where it has a leader, no other should run across that."""
        self.take(placed.box)
        if placed.leader is not None:
            self._leaders = (*self._leaders, placed)

    def mark(self, x: float, y: float, radius: float) -> None:
        """A mark stands here: nothing may cover it, and it wants no foreign name beside it."""
        self.take(square(x, y, radius))
        self._marks = np.vstack([self._marks, (x, y, radius)])

    def marks(self) -> list[tuple[float, float, float]]:
        """Every mark so far: x, y, radius."""
        return [(float(x), float(y), float(r)) for x, y, r in self._marks]

    def cross(self, points: Iterable[tuple[float, float]]) -> None:
        """A line runs here; names would rather not stand on it."""
        self._lines = np.vstack([self._lines, np.reshape(list(points), (-1, 2))])

    def free(self, box: Box) -> bool:
        """Tell whether the box lies on the screen and on nothing else."""
        frame = self.frame or Box(0, 0, self.width, self.height)
        if box.left < frame.left + 2 or box.top < frame.top + 2 or box.right > frame.right - 2:
            return False
        return box.bottom <= frame.bottom - 2 and not self._hits(box)

    def _hits(self, box: Box) -> bool:
        b, g = self._boxes, self.gap
        hit = (b[:, 0] < box.right + g) & (b[:, 2] > box.left - g)
        return bool((hit & (b[:, 1] < box.bottom + g) & (b[:, 3] > box.top - g)).any())

    def crossings(self, box: Box) -> int:
        """How many points of lines lie under the box."""
        x, y = self._lines[:, 0], self._lines[:, 1]
        under = (x >= box.left) & (x <= box.right) & (y >= box.top) & (y <= box.bottom)
        return int(np.count_nonzero(under))

    def misread(self, placed: Placed) -> float:
        """How easily the name is taken for another mark's, or its leader for a line of it."""
        box, label = placed.box, placed.label
        x, y, radius = self._marks.T
        dx = np.maximum(np.maximum(box.left - x, x - box.right), 0.0)
        dy = np.maximum(np.maximum(box.top - y, y - box.bottom), 0.0)
        gaps = np.hypot(dx, dy) - radius
        mine = (x == label.x) & (y == label.y)
        own = float(gaps[mine].min()) if mine.any() else NEAR
        foreign = (gaps < _BESIDE) & (gaps < own + 3.0) & ~mine
        across = sum(_cross(placed, other) for other in self._leaders)
        taken_for_another = _MISREAD * (int(np.count_nonzero(foreign)) + across)
        return taken_for_another + 4.0 * self._under_leader(placed)

    def _under_leader(self, placed: Placed) -> int:
        """How many points of a leader line lie on something taken."""
        if placed.leader is None or not len(self._boxes):
            return 0
        label, (x1, y1) = placed.label, placed.leader
        length = max(1.0, math.hypot(x1 - label.x, y1 - label.y))
        t = np.linspace(min(1.0, label.radius / length), 1.0, 10)[1:-1, None]
        x, y = label.x + (x1 - label.x) * t, label.y + (y1 - label.y) * t
        b = self._boxes
        inside = (b[:, 0] < x) & (b[:, 2] > x) & (b[:, 1] < y) & (b[:, 3] > y)
        return int(np.count_nonzero(inside.any(axis=1)))


_BESIDE = 7.0
_MISREAD = 40.0


def _cross(one: Placed, other: Placed) -> bool:
    """Whether two leaders run across each other."""
    if one.leader is None or other.leader is None:
        return False
    a, b = (one.label.x, one.label.y), one.leader
    c, d = (other.label.x, other.label.y), other.leader

    def left(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return left(a, b, c) != left(a, b, d) and left(c, d, a) != left(c, d, b)
