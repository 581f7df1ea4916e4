"""Values that a person names outright: status, form, partner countries, points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast, get_args

from etl.columns import joined
from etl.corrections.points import Point, point_in_words
from etl.countries import country_code, find_countries
from etl.countries.country_words import is_entity, usual_name
from etl.country_names import country_name
from etl.events import Event, direction_of
from etl.home import Home
from etl.model import EventFormat, EventStatus, Partner, Placement, StatusReading
from etl.text import fold

STATUSES: tuple[str, ...] = get_args(EventStatus)
FORMATS: tuple[str, ...] = get_args(EventFormat)
SOURCE = "исправление"
"""What stands as the source of a point that a person set."""

_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
"""Two letters that CLDR names and ISO 3166-1 does not have as a country."""
_PARTNER_DOUBTS = ("partner_unknown", "partner_doubtful")


class NoValueError(ValueError):
    """The words are no such value; the message is a part of a Russian sentence."""


def value_of(column: str, event: Event) -> str:
    """What an event says in a column of values, as a correction would write it."""
    if column == "status":
        return event.status.status
    if column == "format":
        return event.place.format
    return joined(sorted({p.code or p.name for p in event.partners.partners}))


def check_value(column: str, text: str) -> None:
    """Whether a new value can be one of its column.

    Raises:
        NoValueError: it cannot.
    """
    if column == "partner_countries":
        read_countries(text)
        return
    known: Sequence[str] = STATUSES if column == "status" else FORMATS
    if text not in known:
        raise NoValueError(f"значение может быть одним из: {', '.join(known)}")


def settle_value(event: Event, column: str, text: str, home: Home) -> Event:
    """An event with a value that a person settled; what follows from it follows anew."""
    if column == "status":
        return replace(event, status=StatusReading(text))
    if column == "partner_countries":
        partners = replace(
            event.partners,
            partners=_partners(event, text),
            quality=tuple(c for c in event.partners.quality if c not in _PARTNER_DOUBTS),
        )
        return replace(event, partners=partners)
    settled = event.place.venues or text == "remote"
    codes = [c for c in event.place.quality if c != "place_unknown" or not settled]
    if not settled and "place_unreadable" not in codes:
        codes.append("place_unknown")
    place = replace(
        event.place,
        format=cast("EventFormat", text),
        format_words=(),
        linked=event.place.linked if text == "hybrid" else (),
        quality=tuple(dict.fromkeys(codes)),
    )
    return replace(event, place=place, direction=direction_of(event, place, home))


def read_countries(text: str) -> list[Partner]:
    """The partners that codes or names, joined with «; », are; none for an empty text.

    Raises:
        NoValueError: a name is no country's; or it is Russia, which is no partner.
    """
    found: dict[str, Partner] = {}
    for words in filter(None, map(fold, re.split(r"[;\n]", text))):
        partner = _country(words)
        found.setdefault(partner.code or partner.name, partner)
    return sorted(found.values(), key=lambda partner: partner.code or partner.name)


def _country(words: str) -> Partner:
    upper = words.upper()
    is_code = len(words) == 2 and country_name(words) not in (words, upper)
    code = upper if is_code and upper not in _NO_COUNTRIES else country_code(words)
    if code == "RU":
        raise NoValueError("Россия страной-партнёром не бывает")
    if code is not None:
        return Partner(code, country_name(code), "participants_text", words)
    named = [m for m in find_countries(words) if m.code is None and m.kind == "name"]
    if len(named) == 1 and is_entity(words):
        return Partner(None, named[0].name, "participants_text", words)
    raise NoValueError(f"«{words}» — не код и не название страны")


def _partners(event: Event, text: str) -> tuple[Partner, ...]:
    """The partners named; those that the row names too keep the row's words."""
    said = {usual_name(p.code or p.name): p for p in event.partners.partners}
    return tuple(said.get(usual_name(p.code or p.name), p) for p in read_countries(text))


def place_point(point: Point) -> Placement:
    """Where a person put a venue."""
    level = cast("Any", point.level or "settlement")
    return Placement(point.latitude, point.longitude, level, SOURCE)


def say_placed(number: int, placed: Placement) -> str:
    """Where a venue stands, as a correction would write it; "" where it stands nowhere."""
    if placed.latitude is None or placed.longitude is None:
        return ""
    return point_in_words(number, placed.latitude, placed.longitude, placed.precision or "")


def without_place_doubt(event: Event) -> Event:
    """An event all of whose venues a person put on the map: which town is meant is settled."""
    codes = tuple(c for c in event.place.quality if c != "place_ambiguous")
    return replace(event, place=replace(event.place, quality=codes))
