"""Counts beside spheres and partners: form, direction, month, places in Belarus, who with whom.

Every number is a tuple of event ids, so that it opens its list; an event counts once per name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.country_names import country_name
from pages.shared.plan.partner_areas import COUNTRY_ONLY, REGION_ONLY, partner_areas
from pages.shared.plan.tables import Plan
from pages.shared.times.months import months_of
from pages.shared.times.spans import events_in_months, undated
from pages.shared.words.russian import DIRECTIONS, FORMATS
from pages.spheres.sphere_counts import Count


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: what surely falls into it, and what may."""

    month: date
    sure: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An event's own side and its partners, as the document names them."""

    event_id: str
    home: tuple[str, ...]
    partners: tuple[str, ...]


def by_format(plan: Plan) -> tuple[Count, ...]:
    """Events by the form they take, in the order of the contract."""
    return _by_code(plan, "format", FORMATS)


def by_direction(plan: Plan) -> tuple[Count, ...]:
    """Events by who travels."""
    return _by_code(plan, "direction", DIRECTIONS)


def _by_code(plan: Plan, column: str, words: dict[str, str]) -> tuple[Count, ...]:
    pairs = list(zip(plan.events["event_id"].astype(str), plan.events[column], strict=True))
    rows = (Count(name, tuple(i for i, c in pairs if c == code)) for code, name in words.items())
    return tuple(row for row in rows if row.n)


def by_month(plan: Plan) -> tuple[tuple[MonthRow, ...], tuple[str, ...]]:
    """The plan's months with sure and possible events, and the events without any period."""
    order = [str(i) for i in plan.events["event_id"]]
    rows = []
    for month in months_of(plan):
        sure, possible = events_in_months(plan, (month,))
        rows.append(
            MonthRow(
                month,
                tuple(i for i in order if i in sure),
                tuple(i for i in order if i in possible),
            )
        )
    without = undated(plan)
    return tuple(rows), tuple(i for i in order if i in without)


def by_place(plan: Plan) -> tuple[tuple[Count, tuple[Count, ...]], ...]:
    """Regions of Belarus by number of events, each with its towns and districts.

    Venues and the places of institutions among the participants count alike: an event in
    Смоленск with a guest from Витебск is one of Витебск's too.
    """
    order = {str(i): n for n, i in enumerate(plan.events["event_id"])}
    rows = []
    for region, towns in partner_areas(plan).items():
        whole = _count(region, frozenset().union(*towns.values()), order)
        inside = [_count(town, ids, order) for town, ids in towns.items()]
        inside.sort(key=lambda row: (row.name == REGION_ONLY, -row.n, row.name))
        rows.append((whole, tuple(inside) if region != COUNTRY_ONLY else ()))
    return tuple(sorted(rows, key=lambda row: (row[0].name == COUNTRY_ONLY, -row[0].n)))


def _count(name: str, ids: Iterable[str], order: dict[str, int]) -> Count:
    return Count(name, tuple(sorted(ids, key=lambda i: order.get(i, 0))))


def who_with_whom(plan: Plan) -> tuple[Pair, ...]:
    """Institutions and places of both sides, event by event; only where both are named.

    A country stands only where nothing finer of it is named on that side.
    """
    sides: dict[str, dict[str, dict[str, str]]] = {}
    places = plan.partner_places
    columns = ("event_id", "side", "name", "settlement", "district", "region", "country_code")
    for row in places[list(columns)].itertuples(index=False):
        event_id, side, *finest = row
        name, country = _finest(finest), _finest(finest[-1:])
        if name:
            sides.setdefault(str(event_id), {}).setdefault(str(side), {})[name] = country
    return tuple(
        Pair(event_id, _without_bare(found["home"]), _without_bare(found["partner"]))
        for event_id in (str(i) for i in plan.events["event_id"])
        if {"home", "partner"} <= (found := sides.get(event_id, {})).keys()
    )


def _without_bare(names: dict[str, str]) -> tuple[str, ...]:
    finer = {country for name, country in names.items() if name != country}
    return tuple(name for name in names if name not in finer)


def _finest(values: list[object]) -> str:
    names = [value if isinstance(value, str) else "" for value in values]
    finest = next((name for name in names if name), "")
    return country_name(finest) if finest == names[-1] else finest
