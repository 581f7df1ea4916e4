"""The map's projection: conic conformal, made for the region whose plan is shown.

Every region's map lies on a sheet of the same measures, in units east and north of the sheet's
middle. A unit is as many kilometres as the region needs to be seen whole (one, for the Smolensk
region with Belarus), so a distance on the map is a distance on the ground (within 0.2 % inside
that region's window).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from pyproj import Geod, Transformer

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of the map, in units of its sheet."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """East-west size in units."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """North-south size in units."""
        return self.north - self.south

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.west <= x <= self.east and self.south <= y <= self.north


WHOLE = Window(-440.0, -303.0, 508.0, 303.0)
"""What is seen first: the home region, and the country in front, with a little air."""

LIMIT = Window(-520.0, -425.0, 580.0, 460.0)
"""Nobody can zoom or pan out of this; the base map reaches further."""


PICTURE = Window(-760.0, -520.0, 800.0, 560.0)
"""What the base picture covers: more than anybody can zoom out to."""


@dataclass(frozen=True, slots=True)
class MapSheet:
    """The sheet of one region's map.

    Attributes:
        longitude: the central meridian, degrees.
        latitude: of the middle, degrees.
        south_parallel: where the scale is true, a sixth of the way in from the southern edge.
        north_parallel: likewise from the northern edge.
        unit_km: kilometres on the ground that are one unit on the sheet.
        middle: how far east of the sheet's own zero the middle lies, in units.
    """

    longitude: float
    latitude: float
    south_parallel: float
    north_parallel: float
    unit_km: float
    middle: float

    @property
    def proj(self) -> str:
        """The projection as PROJ writes it."""
        return (
            f"+proj=lcc +lat_1={self.south_parallel} +lat_2={self.north_parallel} "
            f"+lat_0={self.latitude} +lon_0={self.longitude} +ellps=WGS84 "
            f"+to_meter={self.unit_km * 1000} +x_0={self.middle * self.unit_km * 1000} +no_defs"
        )

    def project(self, longitudes: Iterable[float], latitudes: Iterable[float]) -> Points:
        """Put degrees on the sheet.

        Returns:
            Two rows, x and y, in units.
        """
        x, y = _transformer(self.proj).transform(
            np.asarray(longitudes, dtype=float), np.asarray(latitudes, dtype=float)
        )
        return np.vstack([x, y])

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Put one point on the sheet (latitude first, as in the tables)."""
        return _point(self.proj, latitude, longitude)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a point of the sheet."""
        longitude, latitude = _transformer(self.proj).transform(x, y, direction="INVERSE")
        return float(latitude), float(longitude)

    def bearing(
        self,
        from_latitude: float,
        from_longitude: float,
        to_latitude: float,
        to_longitude: float,
    ) -> float:
        """Direction in which the shortest way leaves, as an angle on the sheet.

        Args:
            from_latitude: where one stands, degrees.
            from_longitude: where one stands, degrees.
            to_latitude: the far place, degrees.
            to_longitude: the far place, degrees.

        Returns:
            Radians clockwise from the map's "up", which is grid north, not true north.
        """
        return _bearing(self, from_latitude, from_longitude, to_latitude, to_longitude)


@lru_cache(maxsize=4096)
def _point(proj: str, latitude: float, longitude: float) -> tuple[float, float]:
    # Each run of a page is a thread of its own, and a transformer is made anew in each thread:
    # 20 ms of every click for the same few capitals.
    x, y = _transformer(proj).transform(longitude, latitude)
    return float(x), float(y)


@lru_cache(maxsize=16)
def _transformer(proj: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", proj, always_xy=True)


def azimuth(
    from_latitude: float, from_longitude: float, to_latitude: float, to_longitude: float
) -> float:
    """The way from one point to another as degrees from north, clockwise."""
    found, _, _ = Geod(ellps="WGS84").inv(from_longitude, from_latitude, to_longitude, to_latitude)
    return float(found)


@lru_cache(maxsize=2048)
def _bearing(
    sheet: MapSheet,
    from_latitude: float,
    from_longitude: float,
    to_latitude: float,
    to_longitude: float,
) -> float:
    north = azimuth(from_latitude, from_longitude, to_latitude, to_longitude)
    step = 1e-3
    x0, y0 = sheet.point(from_latitude, from_longitude)
    x1, y1 = sheet.point(from_latitude + step, from_longitude)
    convergence = math.atan2(x1 - x0, y1 - y0)
    return (math.radians(north) + convergence) % (2 * math.pi)
