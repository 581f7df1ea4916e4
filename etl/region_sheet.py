"""The sheet of a region's map: the projection and scale that show a piece of ground whole.

Every sheet has the measures of pages/map/ground/projection.py; what differs is where its middle
lies and how many kilometres a unit of it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyproj import Transformer

WIDTH, HEIGHT, MIDDLE = 948.0, 606.0, 34.0
"""The window of a sheet in units, and how far east of its zero the window's middle lies."""
RATIO = WIDTH / HEIGHT

LEAST_KM = 880.0
"""Across: a small region is seen with what lies around it."""
AIR = 1.14
KM_PER_DEGREE = 111.2
"""From north to south; from west to east so many times the cosine of the latitude."""


@dataclass(frozen=True, slots=True)
class SheetMeasures:
    """Degrees of the middle and of the two parallels of true scale; kilometres of a unit."""

    longitude: float
    latitude: float
    south_parallel: float
    north_parallel: float
    unit_km: float
    middle: float = MIDDLE


def sheet_around(points: npt.NDArray[np.float64]) -> SheetMeasures:
    """The sheet whose window holds all points with a little air.

    Args:
        points: rows of longitude and latitude, longitudes running on beyond 180°.
    """
    longitude, latitude = (float(x) for x in (points.min(axis=0) + points.max(axis=0)) / 2)
    width = half = 0.0
    for _ in range(4):
        half = width / RATIO / 2 / KM_PER_DEGREE
        there = _transformer(longitude, latitude, half)
        x, y = there.transform(points[:, 0], points[:, 1])
        width = max((x.max() - x.min()) * AIR, (y.max() - y.min()) * AIR * RATIO, LEAST_KM)
        longitude, latitude = there.transform(
            (x.max() + x.min()) / 2, (y.max() + y.min()) / 2, direction="INVERSE"
        )
        longitude = east_of_zero(longitude)
    south, north = _parallels(latitude, half)
    return SheetMeasures(
        round(longitude, 2),
        round(latitude, 2),
        round(south, 2),
        round(north, 2),
        round(width / WIDTH, 4),
    )


def east_of_zero(longitude: float) -> float:
    """A longitude counted on beyond 180° where it is Chukotka's end."""
    return longitude + 360.0 if longitude < -30.0 else longitude


def _parallels(latitude: float, half: float) -> tuple[float, float]:
    """A sixth of the way in from the southern and northern edge."""
    return latitude - half * 2 / 3, min(latitude + half * 2 / 3, 84.0)


def _transformer(longitude: float, latitude: float, half: float) -> Transformer:
    south, north = _parallels(latitude, max(half, 0.5))
    return Transformer.from_crs(
        "EPSG:4326",
        f"+proj=lcc +lat_1={south} +lat_2={north} +lat_0={latitude} +lon_0={longitude} "
        "+ellps=WGS84 +units=km",
        always_xy=True,
    )
