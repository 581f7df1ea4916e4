"""The screen that everything is arranged for, and what stands on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from etl.home import Home
from pages.map.ground.outlines import Area, Outlines
from pages.map.ground.projection import LIMIT, WHOLE, Window
from pages.map.layout.label_canvas import Box, Placed
from pages.map.spots.spots import Link, Spot

Point = tuple[float, float]

MAX_RADIUS = 21.0
UNIT_RADIUS = 7.0
MIN_RADIUS = 5.0
QUIET = 4.5
"""Radius in pixels of a place where no event is, only somebody who takes part comes from."""

TELEPHONE = 358.0
"""Width of the map on a telephone of 390 pixels."""

USUAL = 740
WIDTHS = (288, round(TELEPHONE), 600, 640, 680, USUAL)
"""What a screen can ask for: telephones' (of 320 pixels and of 390) and laptops'."""

TALL = Window(WHOLE.west, LIMIT.south, WHOLE.east, LIMIT.south + 862.0)
"""The same from west to east, nearly a square: a telephone's first look."""

_SMALLER = 0.75
"""Marks on a telephone, beside those on a wide screen."""


@dataclass(frozen=True, slots=True)
class View:
    """What part of the map is shown first, and how large (the design size).

    ``framed`` is for a picture that nobody pans: names stand inside the window or nowhere.
    Screen positions are counted from the corner of the whole map, so that what lies outside
    the window has its place too and is found by panning. ``small`` is a telephone: smaller
    marks, the least names, none moved far from its mark.
    """

    window: Window = WHOLE
    width: float = float(USUAL)
    framed: bool = False
    small: bool = False

    @classmethod
    def telephone(cls, width: float = TELEPHONE) -> View:
        """The design for a narrow screen."""
        return cls(TALL, width, small=True)

    @classmethod
    def of_width(cls, width: int) -> View:
        """The design for one of ``WIDTHS``."""
        narrow = width <= TELEPHONE
        return cls.telephone(width=float(width)) if narrow else cls(width=float(width))

    @property
    def scale(self) -> float:
        """Pixels per unit of the sheet."""
        return self.width / self.window.width

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.window.height * self.scale

    @property
    def corner(self) -> Point:
        """Where the window's upper left corner is on the screen of the whole map."""
        return self.to_screen(self.window.west, self.window.north)

    @property
    def tools(self) -> Box:
        """Where the figure's own buttons stand, in the window."""
        return Box(0, 0, 122 if self.small else 236, 32)

    @property
    def furniture(self) -> tuple[Box, ...]:
        """What stands on the map itself: the buttons, the scale bar, the credit line."""
        bar = Box(8, self.height - 34, 30 + 100 * self.scale, self.height)
        credit = Box(self.width - 330, self.height - 16, self.width, self.height)
        return self.tools, bar, credit

    def to_screen(self, x: float, y: float) -> Point:
        """Units of the sheet to pixels (y down)."""
        return (x - WHOLE.west) * self.scale, (WHOLE.north - y) * self.scale

    def to_map(self, px: float, py: float) -> Point:
        """Pixels to units of the sheet."""
        return WHOLE.west + px / self.scale, WHOLE.north - py / self.scale


@dataclass(frozen=True, slots=True)
class PlacedSpot:
    """One spot with its place on the map (or at the edge, where ``arrow`` is its direction)."""

    spot: Spot
    x: float
    y: float
    radius: float
    arrow: float | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything with its place; units of the sheet, but for the far marks (pixels of the view)."""

    view: View
    marks: tuple[PlacedSpot, ...]
    far: tuple[PlacedSpot, ...]
    arcs: tuple[tuple[Link, tuple[Point, ...]], ...]
    labels: tuple[Placed, ...]
    far_labels: tuple[Placed, ...]


def radius_of(count: int, largest: int, view: View) -> float:
    """Radius in pixels so that the area of the mark goes with the number of events."""
    shrink = _SMALLER if view.small else 1.0
    unit = min(UNIT_RADIUS, MAX_RADIUS / math.sqrt(max(largest, 1)))
    return max(MIN_RADIUS, shrink * unit * math.sqrt(max(count, 1)))


def closer_places(outlines: Outlines) -> tuple[str, ...]:
    """What can be looked at closer: each home region and its capital, as far as on the map."""
    found = []
    for home in outlines.homes:
        if outlines.find("region", home.region) is not None:
            found.append(home.region)
        if WHOLE.holds(*_capital(outlines, home)):
            found.append(home.capital)
    return tuple(dict.fromkeys(found))  # Москва is both


def closer_window(place: str, outlines: Outlines, whole: Window = WHOLE) -> Window | None:
    """The window of one of ``closer_places``; None where it is none of them."""
    if place not in closer_places(outlines):
        return None
    for home in outlines.homes:
        if place == home.region:
            return home_window(outlines, whole, home=home)
        if place == home.capital:
            return capital_window(outlines, whole, home=home)
    return None


def _capital(outlines: Outlines, home: Home) -> Point:
    return outlines.sheet.point(home.capital_latitude, home.capital_longitude)


_AIR = 18.0
"""Units of the map around a home region."""
_TOWN_KM = 9.0
"""What is seen across where a capital is looked at as a town."""


def home_window(outlines: Outlines, whole: Window = WHOLE, home: Home | None = None) -> Window:
    """A home region with a little air, in the proportions of the whole map."""
    area = outlines.find("region", (home or outlines.home).region)
    if area is None:
        return WHOLE
    corners = np.vstack(area.rings)
    low, high = corners.min(axis=0) - _AIR, corners.max(axis=0) + _AIR
    ratio = whole.width / whole.height
    height = max(high[1] - low[1], (high[0] - low[0]) / ratio)
    width = height * ratio
    east = float(high[0] + (width - (high[0] - low[0])) * _room_in_the_east(outlines, area))
    middle = float(low[1] + high[1]) / 2
    return Window(east - float(width), middle - float(height) / 2, east, middle + float(height) / 2)


def _room_in_the_east(outlines: Outlines, home: Area) -> float:
    """The share of free room that stands east of the region.

    Where the country that it works with lies west of it the region keeps to the right.
    """
    partners = [a for a in outlines.areas if a.country_code in outlines.home.bias_countries]
    if not partners:
        return 0.5
    west = np.vstack([ring for a in partners for ring in a.rings])[:, 0].mean()
    own = np.vstack(home.rings)[:, 0]
    return 0.3 if west < own.min() else 0.5


def capital_window(outlines: Outlines, whole: Window = WHOLE, home: Home | None = None) -> Window:
    """A home capital as a town: its known buildings stand apart."""
    x, y = _capital(outlines, home or outlines.home)
    across = _TOWN_KM / outlines.sheet.unit_km
    high = across * whole.height / whole.width
    return Window(x - across / 2, y - high / 2, x + across / 2, y + high / 2)
