"""Which settlements lie around a point, and which is nearest: in words, and for a map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from etl.gazetteer import every_point
from etl.region_sheet import KM_PER_DEGREE

Points = npt.NDArray[np.float64]

_FARTHEST_KM = 60.0


@dataclass(frozen=True, slots=True)
class NearSettlement:
    """A settlement and how far it is, in kilometres."""

    name: str
    km: float


def nearest_settlement(latitude: float, longitude: float) -> NearSettlement | None:
    """The settlement nearest to a point; None where none is near.

    Args:
        latitude: degrees.
        longitude: degrees.
    """
    names, _, points = _settlements()
    km = km_away(points, latitude, longitude)
    at = int(km.argmin())
    return NearSettlement(names[at], float(km[at])) if km[at] <= _FARTHEST_KM else None


def settlements_around(
    latitude: float, longitude: float, within_km: float, most: int
) -> list[tuple[str, float, float]]:
    """Name, latitude and longitude of the settlements around a point, the most populous first.

    Args:
        latitude: degrees.
        longitude: degrees.
        within_km: how far away they may be.
        most: so many at most.
    """
    names, people, points = _settlements()
    near = np.flatnonzero(km_away(points, latitude, longitude) <= within_km)
    largest = near[np.argsort(-people[near], kind="stable")][:most]
    return [(names[i], float(points[i, 0]), float(points[i, 1])) for i in largest.tolist()]


def km_away(points: Points, latitude: float, longitude: float) -> Points:
    """Kilometres from a point, as the ground is flat: for what lies near."""
    away = points - (latitude, longitude)
    away[:, 1] = (away[:, 1] + 180) % 360 - 180
    away[:, 1] *= np.cos(np.radians(latitude))
    return np.hypot(away[:, 0], away[:, 1]) * KM_PER_DEGREE


@lru_cache(maxsize=1)
def _settlements() -> tuple[list[str], Points, Points]:
    rows = list(every_point())
    people = np.array([people for _, people, _, _ in rows], dtype=float)
    return [name for name, *_ in rows], people, np.array([point for _, _, *point in rows])
