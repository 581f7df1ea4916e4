"""The map to point at: a click, or arrows, become degrees in the field beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from etl.nearest import settlements_around
from pages.map.ground.basemap import MapTheme, basemap_image
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import LIMIT, PICTURE, WHOLE, Window
from pages.shared.words.readings_in_words import degrees
from pages.shared.words.russian import nbsp

_HERE = Path(__file__).parent
_FIRST_KM = 160.0
"""Across: what is seen around a place that stands already."""
_TOWNS = 400

LABEL = nbsp(
    "Карта: нажмите, где место; стрелки двигают точку (с Shift — по шагу), плюс и минус — масштаб"
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A point set by hand: degrees, and how long a pixel of the map was, in kilometres."""

    latitude: float
    longitude: float
    pixel_km: float

    @property
    def decimals(self) -> int:
        """So many digits as the hand could tell apart."""
        return next((n for n, km in ((2, 0.5), (3, 0.05)) if self.pixel_km > km), 4)

    @property
    def typed(self) -> str:
        """As one types it: «54,78; 32,05»."""
        return degrees(self.latitude, self.longitude, self.decimals)


def pinned_at(outlines: Outlines, x: float, y: float, step: float) -> Pinned:
    """A point of the map's sheet in degrees.

    Args:
        outlines: whose sheet it is.
        x: units east.
        y: units north.
        step: units that a pixel was long.
    """
    latitude, longitude = outlines.sheet.degrees(x, y)
    return Pinned(latitude, longitude, step * outlines.sheet.unit_km)


def pin_map(
    outlines: Outlines,
    theme: MapTheme,
    *,
    key: str,
    at: tuple[float, float] | None,
    typed: tuple[float, float] | None,
    on_pinned: Callable[[Pinned], None],
) -> None:
    """Show the map.

    Args:
        outlines: the base map.
        theme: light or dark.
        key: the map's identity.
        at: where the place stands now, degrees; the map begins there.
        typed: the point that is typed beside it, degrees.
        on_pinned: called before the page runs again when a point was set.
    """
    sheet = outlines.sheet
    point = sheet.point(*typed) if typed else None
    start = point or (sheet.point(*at) if at else None)
    near = start is not None and LIMIT.holds(*start)
    middle = (*WHOLE.middle, WHOLE.width)
    _component()(
        key=key,
        data={
            "picture": basemap_image(outlines, theme)["source"],
            "picture_window": _edges(PICTURE),
            "limit": _edges(LIMIT),
            "start": [*start, _FIRST_KM / sheet.unit_km] if start and near else list(middle),
            "point": list(point) if point else None,
            # The last digit that is typed: a hundredth of a degree is a kilometre.
            "slack": 1.2 / sheet.unit_km,
            "towns": _names(outlines, typed or at),
            "label": LABEL,
        },
        on_point_change=partial(_tell, key, outlines, on_pinned),
    )


def _tell(key: str, outlines: Outlines, on_pinned: Callable[[Pinned], None]) -> None:
    told: Any = (st.session_state.get(key) or {}).get("point")
    if told:
        on_pinned(pinned_at(outlines, float(told["x"]), float(told["y"]), float(told["step"])))


def _names(outlines: Outlines, around: tuple[float, float] | None) -> list[list[float | str]]:
    """Large towns of the whole map, then settlements around the place, as x, y down, name."""
    large = sorted(outlines.towns, key=lambda town: -town.population)[:_TOWNS]
    found = {town.name: (town.x, town.y) for town in large if LIMIT.holds(town.x, town.y)}
    if around is not None:
        for name, *point in settlements_around(*around, within_km=_FIRST_KM / 2, most=_TOWNS):
            found.setdefault(name, outlines.sheet.point(*point))
    return [[round(x, 2), round(-y, 2), name] for name, (x, y) in found.items()]


def _edges(window: Window) -> list[float]:
    return [window.west, window.south, window.east, window.north]


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "plan_pin",
        html=(_HERE / "pin_map.html").read_text("utf-8"),
        css=(_HERE / "pin_map.css").read_text("utf-8"),
        js=(_HERE / "pin_map.js").read_text("utf-8"),
    )
