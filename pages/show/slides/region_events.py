"""Which events of a plan belong to a region of the map, by where the places lie."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from pages.map.ground.inner_points import holds
from pages.map.ground.outlines import Area, Outlines
from pages.map.prepared_map import map_data
from pages.map.spots.spots import MapData, Spot
from pages.shared.plan.tables import Plan


def events_within(area: Area, plan: Plan, outlines: Outlines) -> tuple[set[str], set[str]]:
    """Events held in a region, and those that only take part there remotely."""
    spots = spots_within(area, map_data(plan, outlines), outlines)
    visits = {e for s in spots for e in s.visits}
    return visits, {e for s in spots for e in s.remote} - visits


def spots_within(area: Area, data: MapData, outlines: Outlines) -> list[Spot]:
    """Places of the map in a region, those of a capital inside it too."""
    inner = [a for a in outlines.areas if a.level == "region" and around(a, outlines) is area]
    return [s for s in data.spots if _within(s, area, inner)]


@lru_cache(maxsize=256)
def around(area: Area, outlines: Outlines) -> Area | None:
    """The region that lies all around another one (a capital that is a region of its own)."""
    west, south, east, north = _edges(area)
    for other in outlines.areas:
        if other is area or other.level != "region":
            continue
        left, bottom, right, top = _edges(other)
        inside = left < west and bottom < south and right > east and top > north
        if inside and holds(filled(other), (west + east) / 2, (south + north) / 2):
            return other
    return None


def _edges(area: Area) -> tuple[float, float, float, float]:
    corners = np.vstack(area.rings)
    return (*map(float, corners.min(axis=0)), *map(float, corners.max(axis=0)))  # type: ignore[return-value]


def filled(area: Area) -> Area:
    """The area with its holes: its largest ring."""
    return replace(area, rings=(max(area.rings, key=len),))


def _within(spot: Spot, area: Area, inner: list[Area]) -> bool:
    if spot.area is not None and spot.precision != "district":
        return spot.area is area or spot.area in inner
    return not spot.far and _inside(spot, filled(area))


def _inside(spot: Spot, area: Area) -> bool:
    return spot.x is not None and spot.y is not None and holds(area, spot.x, spot.y)
