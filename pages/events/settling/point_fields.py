"""The fields of a place's point: typed, or set on a map, and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from etl.corrections.points import LEVELS, NoPointError, read_point
from etl.nearest import nearest_settlement
from etl.precision_words import PLACE_PRECISIONS
from etl.text import capitalized
from pages.events.card.card_values import rows_of
from pages.events.settling.pin_map import Pinned, pin_map
from pages.events.settling.settle_rows import point_typed
from pages.events.settling.typed import Read, TypedSpot
from pages.map.ground.boundary_files import load_outlines
from pages.shared.figures.palette import current_theme
from pages.shared.markup.templates import piece
from pages.shared.plan.tables import Plan
from pages.shared.words.readings_in_words import degrees, venue_name
from pages.shared.words.russian import nbsp, with_comma

_BUILDING_KM = 0.15
"""A pixel that is longer does not tell one building from another."""


@dataclass(frozen=True, slots=True)
class PointSaid:
    """What the fields say.

    Attributes:
        point: as a correction writes it, "" where nothing is said.
        number: which of the event's places, from 1.
        spot: that place as it stands now; None where the event has no place.
        trouble: what is wrong with it, as a sentence.
    """

    point: str = ""
    number: int = 1
    spot: TypedSpot | None = None
    trouble: str = ""


def point_fields(plan: Plan, row: Mapping[str, Any], place: Read | None) -> PointSaid:
    """Show the fields.

    Args:
        plan: the event's own plan.
        row: the event.
        place: what its place cell would say, where that is being typed too.
    """
    spots = spots_of(plan, row) if place is None else list(place.spots)
    if not spots:
        return PointSaid()
    number = 1
    if len(spots) > 1:
        number = st.selectbox(
            "Место на карте",
            range(1, len(spots) + 1),
            format_func=lambda one: f"{one}. {spots[one - 1].name}",
            key="settle-venue",
        )
    spot = spots[number - 1]
    left, right = st.columns(2)
    typed = left.text_input(
        "Координаты",
        key=f"settle-point-{number}",
        max_chars=60,
        live=True,
        placeholder="54,7818; 32,0401",
        help="Широта и долгота в градусах; пусто — как сейчас",
    )
    level = right.selectbox(
        "Точка соответствует",
        LEVELS,
        index=LEVELS.index("settlement"),
        format_func=PLACE_PRECISIONS.__getitem__,
        key="settle-level",
    )
    point, trouble = _read(typed, level)
    _on_map(plan, number, spot, point)
    if not typed.strip():
        st.html(piece("note", nbsp(f"Сейчас на карте: {_now(spot)}")))
    elif trouble:
        st.html(piece("empty", nbsp(trouble), role="status"))
    else:
        st.html(piece("note", nbsp(_said(point, level, number)), role="status"))
    return PointSaid(point, number, spot, trouble)


def spots_of(plan: Plan, row: Mapping[str, Any]) -> list[TypedSpot]:
    """The event's places as they stand on the map now, in the order of their numbers."""
    spots = []
    for venue in sorted(rows_of(plan.venues, row["event_id"]), key=lambda v: int(v["venue_no"])):
        latitude, longitude = venue["latitude"], venue["longitude"]
        name = venue_name(venue)
        if latitude is None or latitude != latitude or longitude != longitude:
            spots.append(TypedSpot(name))
        else:
            spots.append(TypedSpot(name, float(latitude), float(longitude)))
    return spots


def _read(typed: str, level: str) -> tuple[str, str]:
    """The point as a correction writes it, and what is wrong with it."""
    if not typed.strip():
        return "", ""
    try:
        return point_typed(typed, level), ""
    except NoPointError as error:
        words = str(error)
        return "", f"{capitalized(words)}."


def _on_map(plan: Plan, number: int, spot: TypedSpot, point: str) -> None:
    """The map to point at, where one asks for it: it is the heaviest part of the form."""
    if not st.checkbox("Показать точку на карте или указать её там", key=f"settle-map-{number}"):
        return
    placed = spot.latitude is not None and spot.longitude is not None
    typed = read_point(point) if point else None
    pin_map(
        load_outlines(plan.info.home),
        current_theme(),
        key=f"settle-pin-{number}",
        at=(spot.latitude or 0.0, spot.longitude or 0.0) if placed else None,
        typed=(typed.latitude, typed.longitude) if typed else None,
        on_pinned=partial(_keep, number),
    )


def _keep(number: int, pinned: Pinned) -> None:
    st.session_state[f"settle-point-{number}"] = pinned.typed
    st.session_state[f"_settle-pixel-{number}"] = (pinned.typed, pinned.pixel_km)


def _said(point: str, level: str, number: int) -> str:
    """What a point means: what lies nearest to it, and how exactly a hand could set it."""
    at = read_point(point)
    near = nearest_settlement(at.latitude, at.longitude)
    words = "Точка указана вручную"
    if near is not None:
        words += f": {near.name} — {near.km:.0f} км" if near.km >= 1 else f": {near.name}"
    typed, pixel_km = st.session_state.get(f"_settle-pixel-{number}") or ("", 0.0)
    own = typed == st.session_state.get(f"settle-point-{number}")
    if own and level == "venue" and pixel_km > _BUILDING_KM:
        far = with_comma(f"{pixel_km:.1f}")
        words += f". Для здания или площадки увеличьте карту: сейчас один шаг на ней — {far} км"
    return f"{words}."


def _now(spot: TypedSpot) -> str:
    if spot.latitude is None or spot.longitude is None:
        return "нет"
    return degrees(spot.latitude, spot.longitude)
