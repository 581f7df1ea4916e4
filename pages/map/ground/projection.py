"""The map's projection: conic conformal, made for the Smolensk region and Belarus.

Coordinates on the map are kilometres east and north of the middle of the map, so a
distance on it is a distance on the ground (within 0.2 % inside the window).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from pyproj import Geod, Transformer

CENTRAL_MERIDIAN = 29.3
PARALLELS = (52.1, 55.3)
"""A sixth of the way in from the southern and northern edge (51.2° and 56.2° N)."""

PROJ = (
    f"+proj=lcc +lat_1={PARALLELS[0]} +lat_2={PARALLELS[1]} +lat_0=53.8 "
    f"+lon_0={CENTRAL_MERIDIAN} +ellps=WGS84 +units=km +no_defs"
)

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of the map, in kilometres."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """East-west size in kilometres."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """North-south size in kilometres."""
        return self.north - self.south

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.west <= x <= self.east and self.south <= y <= self.north


WHOLE = Window(-440.0, -303.0, 508.0, 303.0)
"""Belarus and the Smolensk region with a little air: what is seen first."""

LIMIT = Window(-520.0, -425.0, 580.0, 460.0)
"""Nobody can zoom or pan out of this; the base map reaches further."""


@lru_cache(maxsize=1)
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", PROJ, always_xy=True)


def project(longitudes: Iterable[float], latitudes: Iterable[float]) -> Points:
    """Put degrees on the map.

    Returns:
        Two rows, x and y, in kilometres.
    """
    x, y = _transformer().transform(
        np.asarray(longitudes, dtype=float), np.asarray(latitudes, dtype=float)
    )
    return np.vstack([x, y])


def project_point(latitude: float, longitude: float) -> tuple[float, float]:
    """Put one point on the map (latitude first, as in the tables)."""
    x, y = _transformer().transform(longitude, latitude)
    return float(x), float(y)


@lru_cache(maxsize=2048)
def bearing_on_map(
    from_latitude: float, from_longitude: float, to_latitude: float, to_longitude: float
) -> float:
    """Direction in which the shortest way leaves, as an angle on the map.

    Args:
        from_latitude: where one stands, degrees.
        from_longitude: where one stands, degrees.
        to_latitude: the far place, degrees.
        to_longitude: the far place, degrees.

    Returns:
        Radians clockwise from the map's "up", which is grid north, not true north.
    """
    azimuth, _, _ = Geod(ellps="WGS84").inv(
        from_longitude, from_latitude, to_longitude, to_latitude
    )
    step = 1e-3
    x0, y0 = project_point(from_latitude, from_longitude)
    x1, y1 = project_point(from_latitude + step, from_longitude)
    convergence = math.atan2(x1 - x0, y1 - y0)
    return (math.radians(azimuth) + convergence) % (2 * math.pi)
