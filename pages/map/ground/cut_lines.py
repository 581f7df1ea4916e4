"""Lines cut to what of a map is seen.

What lies far outside is no smaller for a clip: a program that draws a clipped group first makes a
sheet as large as all that is in it, twenty-five times the picture, and a file carries every point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from pages.map.ground.geojson import Line
from pages.map.ground.projection import Window


def cut_rings(rings: Iterable[Line], window: Window) -> Iterator[Line]:
    """Closed outlines as far as they lie in a window; where they leave it they follow its edge.

    Args:
        rings: outlines of areas, whose last point may be the first again.
        window: what is kept; wider than what is seen, or the edge is drawn too.
    """
    sides = (
        (0, window.west, 1.0), (0, window.east, -1.0), (1, window.south, 1.0),
        (1, window.north, -1.0),
    )  # fmt: skip
    for ring in rings:
        left = ring
        for axis, edge, way in sides:
            if len(left):
                left = _beyond(left, axis, edge, way)
        if len(left) > 2:
            yield left


def cut_lines(lines: Iterable[Line], window: Window) -> Iterator[Line]:
    """The stretches of lines that come into a window, whole steps of them."""
    corner, end = (window.west, window.south), (window.east, window.north)
    for line in lines:
        low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
        near = ((high >= corner) & (low <= end)).all(axis=1)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], near, [False]]).astype(int)))
        for first, last in edges.reshape(-1, 2):
            yield line[first : last + 1]


def _beyond(ring: Line, axis: int, edge: float, way: float) -> Line:
    """A ring on one side of a straight edge (Sutherland and Hodgman, all points at once)."""
    after = np.roll(ring, -1, axis=0)
    here, there = (ring[:, axis] - edge) * way, (after[:, axis] - edge) * way
    crosses = (here >= 0) != (there >= 0)
    part = np.divide(here, here - there, out=np.zeros_like(here), where=crosses)
    crossing = ring + (after - ring) * part[:, None]
    both = np.stack([crossing, after], axis=1)
    kept: Line = both[np.stack([crosses, there >= 0], axis=1)]
    return kept
