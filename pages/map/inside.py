"""Points inside outlines: where the badge of a hatched area may stand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pages.map.geojson import Line
from pages.map.outlines import Area

Point = tuple[float, float]


@lru_cache(maxsize=4096)
def holds(area: Area, x: float, y: float) -> bool:
    """Tell whether a point lies inside an area."""
    point = np.array([[x, y]])
    return bool(sum(int(_in_ring(point, ring)[0]) for ring in area.rings) % 2)


@lru_cache(maxsize=256)
def inner_points(area: Area, step: float = 11.0) -> tuple[Point, ...]:
    """Points inside an area, the ones furthest from its outline first."""
    corners = np.vstack(area.rings)
    low, high = corners.min(axis=0), corners.max(axis=0)
    xs = np.arange(low[0] + step / 2, high[0], step)
    ys = np.arange(low[1] + step / 2, high[1], step)
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
