"""Points inside outlines: where the badge of a hatched area may stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pages.map.ground.geojson import Line
from pages.map.ground.outlines import Area

Point = tuple[float, float]


@lru_cache(maxsize=4096)
def holds(area: Area, x: float, y: float) -> bool:
    """Tell whether a point lies inside an area."""
    point = np.array([[x, y]])
    return bool(sum(int(_in_ring(point, ring)[0]) for ring in area.rings) % 2)


_STEP = 11.0
"""Units of the map between the points that are tried."""


@lru_cache(maxsize=256)
def inner_points(area: Area) -> tuple[Point, ...]:
    """Points inside an area, the ones furthest from its outline first."""
    corners = np.vstack(area.rings)
    low, high = corners.min(axis=0), corners.max(axis=0)
    xs = np.arange(low[0] + _STEP / 2, high[0], _STEP)
    ys = np.arange(low[1] + _STEP / 2, high[1], _STEP)
    grid = np.array([(x, y) for x in xs for y in ys]).reshape(-1, 2)
    inside = np.zeros(len(grid), dtype=bool)
    for ring in area.rings:
        inside ^= _in_ring(grid, ring[:: max(1, len(ring) // 300)])
    grid = grid[inside]
    if not len(grid):
        middle = corners.mean(axis=0)
        return ((float(middle[0]), float(middle[1])),)
    thinned = corners[:: max(1, len(corners) // 400)]
    away = ((grid[:, None, :] - thinned[None, :, :]) ** 2).sum(axis=2).min(axis=1)
    return tuple((float(x), float(y)) for x, y in grid[np.argsort(-away, kind="stable")])


def points_outside(area: Area, others: Iterable[Area]) -> tuple[Point, ...]:
    """The inner points of an area that lie in none of the others, in the same order."""
    points = inner_points(area)
    taken = np.zeros(len(points), dtype=bool)
    for other in others:
        taken |= _inner_points_in(area, other)
    return tuple(point for point, gone in zip(points, taken, strict=True) if not gone)


@lru_cache(maxsize=256)
def _inner_points_in(area: Area, other: Area) -> npt.NDArray[np.bool_]:
    """Which inner points of one area lie in another; kept, since outlines never change."""
    points = np.array(inner_points(area))
    inside = np.zeros(len(points), dtype=bool)
    for ring in other.rings:
        low, high = ring.min(axis=0), ring.max(axis=0)
        near = ((points >= low) & (points <= high)).all(axis=1)
        if near.any():
            inside[near] ^= _in_ring(points[near], ring)
    return inside


def _in_ring(points: Line, ring: Line) -> npt.NDArray[np.bool_]:
    """Even-odd rule: count the sides of the ring that lie east of each point."""
    ring = ring if (ring[0] == ring[-1]).all() else np.vstack([ring, ring[:1]])
    x, y = points[:, 0, None], points[:, 1, None]
    x0, y0 = ring[:-1, 0], ring[:-1, 1]
    x1, y1 = ring[1:, 0], ring[1:, 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = (x1 - x0) * (y - y0) / (y1 - y0) + x0
    hits = ((y0 > y) != (y1 > y)) & (x < cut)
    return np.asarray(hits.sum(axis=1) % 2 == 1)
