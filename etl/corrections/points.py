"""Coordinates as a person writes them: «2: 54.78, 32.04 (settlement)»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from etl.model import PLACE_LEVELS, POINT_PRECISIONS
from etl.text import fold

_POINT = re.compile(
    r"(?:(?P<number>\d{1,4})\s?:\s?)?"
    r"(?P<latitude>[+-]?\d{1,3}(?:\.\d{1,12})?)\s?,\s?"
    r"(?P<longitude>[+-]?\d{1,3}(?:\.\d{1,12})?)"
    r"(?:\s?\((?P<level>[a-z]+)\))?",
    re.ASCII,
)
LEVELS = tuple(level for level in PLACE_LEVELS if level in POINT_PRECISIONS)
"""What a person's point may stand for."""


class NoPointError(ValueError):
    """The words are no point; the message is a part of a Russian sentence."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map as written: which venue it is of, where, and what it stands for."""

    number: int | None
    latitude: float
    longitude: float
    level: Literal["venue", "settlement", ""]
    decimals: tuple[int, int]
    """Digits after the point, for comparing: «54.78» is 54.7818 as far as it goes."""

    def is_at(self, latitude: float | None, longitude: float | None) -> bool:
        """Whether a stored point is this one, as finely as it is written."""
        if latitude is None or longitude is None:
            return False
        return all(
            abs(mine - theirs) <= 0.5 * 10.0**-digits + 1e-9
            for mine, theirs, digits in zip(
                (self.latitude, self.longitude), (latitude, longitude), self.decimals, strict=True
            )
        )


def read_point(text: str) -> Point:
    """Read a point.

    Raises:
        NoPointError: the words are none, or one outside the Earth.
    """
    found = _POINT.fullmatch(fold(text))
    if found is None:
        raise NoPointError(
            "координаты пишутся так: «54.7818, 32.0401 (venue)» или «2: 54.78, 32.04 (settlement)»"
        )
    level = found["level"] or ""
    if level not in ("", *LEVELS):
        raise NoPointError(f"в скобках может стоять venue или settlement, а не «{level}»")
    latitude, longitude = float(found["latitude"]), float(found["longitude"])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise NoPointError("широта бывает от -90 до 90, долгота от -180 до 180")
    number = int(found["number"]) if found["number"] else None
    decimals = (_decimals(found["latitude"]), _decimals(found["longitude"]))
    return Point(
        number, latitude, longitude, cast("Literal['venue', 'settlement', '']", level), decimals
    )


def point_in_words(number: int, latitude: float, longitude: float, level: str) -> str:
    """A point as a correction writes it."""
    return f"{number}: {degrees_written(latitude)}, {degrees_written(longitude)} ({level})"


def degrees_written(value: float) -> str:
    """Degrees as ``read_point`` reads them: «0.00001», which Python would write as 1e-05."""
    return format(Decimal(repr(value)), "f")


def venue_number(text: str) -> int:
    """Which venue a point is of; 1 where it does not say."""
    found = re.match(r"\s*(\d{1,4})\s?:", text)
    return int(found[1]) if found else 1


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])
