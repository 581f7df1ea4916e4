"""The filters as plain values: what is chosen, in words and applied to a plan."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from pages.shared.plan.partner_areas import events_in_areas
from pages.shared.plan.tables import Plan
from pages.shared.words.dates_in_words import MONTHS, month_end
from pages.shared.words.russian import DIRECTIONS, FORMATS, quality_label

# Names in the address: short, Latin, never changed without need. The first five are widgets
# in the sidebar; the others are set by a click on a number and show as chips only.
SPHERE, MONTH, COUNTRY, FORMAT, PLACE = "sphere", "month", "country", "format", "place"
DIRECTION, REGION, TOWN, GROUP, DOUBT = "direction", "region", "town", "group", "doubt"
CERTAINTY, UNDATED, POSSIBLE = "sure", "undated", "possible"
EVENT = "event"
"""No filter: the event whose card is open."""
CHIP_ONLY = (DIRECTION, REGION, TOWN, GROUP, DOUBT)
FILTERS = (SPHERE, MONTH, COUNTRY, FORMAT, PLACE, *CHIP_ONLY, CERTAINTY, UNDATED, POSSIBLE)
_FLAGS = (CERTAINTY, UNDATED, POSSIBLE)
NO_COUNTRY = "страна не названа"
"""A value of ``COUNTRY``: events without a single named partner country."""
_NAMES = {
    SPHERE: "Сфера",
    MONTH: "Период",
    COUNTRY: "Страна",
    FORMAT: "Форма",
    PLACE: "Место",
    DIRECTION: "Направление",
    REGION: "Область партнёра",
    TOWN: "Город или район партнёра",
    GROUP: "Партнёры вместе",
    DOUBT: "Вопрос",
    CERTAINTY: "Только точно в\u00a0этом периоде",
    UNDATED: "И\u00a0без срока",
    POSSIBLE: "Только возможные в\u00a0этом периоде",
}

_FIELDS: dict[str, tuple[str, dict[str, str]]] = {
    SPHERE: ("spheres", {}),
    COUNTRY: ("countries", {}),
    FORMAT: ("formats", FORMATS),
    PLACE: ("places", {}),
    DIRECTION: ("directions", DIRECTIONS),
    REGION: ("regions", {}),
    TOWN: ("towns", {}),
    GROUP: ("groups", {}),
    DOUBT: ("doubts", {}),
}
_ONE_PER_EVENT = (SPHERE, FORMAT, DIRECTION)


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen value in words, and where it came from (to remove it again)."""

    kind: str
    value: str
    words: str
    gone: bool = False

    @property
    def text(self) -> str:
        """With the filter's name before it: «Сфера: Спорт»."""
        return _NAMES[self.kind] + (f": {self.words}" if self.kind not in _FLAGS else "")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; empty means everything.

    Attributes:
        spheres: sphere names in the nominative (``events.sphere_name``).
        countries: partners' Russian names, or ``NO_COUNTRY``.
        formats: contract codes.
        places: ``venues.place``.
        months: first days of the chosen months.
        sure_only: only events that surely take place in the chosen months.
        with_undated: events without a date stay although months are chosen.
        directions: contract codes.
        regions: of the partner country, as ``areas.partner_areas`` names them.
        towns: likewise, towns and districts.
        groups: collective partners («страны СНГ»).
        doubts: quality codes.
        possible_only: only events that may, but need not, take place in the chosen months.
        gone: values of a link that the edition does not have, as (key, value); they
            narrow nothing and are named beside the filters until taken off.
    """

    spheres: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    months: tuple[date, ...] = ()
    sure_only: bool = False
    with_undated: bool = False
    directions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    possible_only: bool = False
    gone: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(bool(getattr(self, field.name)) for field in fields(self)[:5]) or any(
            (self.directions, self.regions, self.towns, self.groups, self.doubts, self.gone)
        )

    def apply(self, plan: Plan) -> Plan:
        """The plan with only the events that match; pure and remembered."""
        return _applied(plan, replace(self, gone=()) if self.gone else self)

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as they stand in an address: (name, value), several of a name."""
        pairs = [(SPHERE, v) for v in self.spheres]
        pairs += [(MONTH, month_label(m)) for m in self.months]
        pairs += [(COUNTRY, v) for v in self.countries]
        pairs += [(FORMAT, FORMATS[v]) for v in self.formats]
        pairs += [(PLACE, v) for v in self.places]
        pairs += [(DIRECTION, DIRECTIONS[v]) for v in self.directions]
        pairs += [(REGION, v) for v in self.regions]
        pairs += [(TOWN, v) for v in self.towns]
        pairs += [(GROUP, v) for v in self.groups]
        pairs += [(DOUBT, v) for v in self.doubts]
        if self.months:
            flags = {
                CERTAINTY: self.sure_only,
                POSSIBLE: self.possible_only and not self.sure_only,
                UNDATED: self.with_undated,
            }
            pairs += [(name, "true") for name, on in flags.items() if on]
        return pairs + list(self.gone)

    def in_words(self) -> list[Chip]:
        """Everything chosen, as removable chips; what has gone says so."""
        return [_chip(kind, value, (kind, value) in self.gone) for kind, value in self.pairs()]

    def without(self, chip: Chip) -> Selection:
        """The same without one chosen value."""

        def rest(kind: str, values: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(v for v in values if (kind, v) != (chip.kind, chip.value))

        def kept(kind: str) -> bool:
            return chip.kind != kind

        def named(kind: str, codes: tuple[str, ...], words: dict[str, str]) -> tuple[str, ...]:
            return tuple(c for c in codes if (kind, words[c]) != (chip.kind, chip.value))

        months = tuple(m for m in self.months if (MONTH, month_label(m)) != (chip.kind, chip.value))
        return replace(
            self,
            spheres=rest(SPHERE, self.spheres),
            countries=rest(COUNTRY, self.countries),
            places=rest(PLACE, self.places),
            formats=named(FORMAT, self.formats, FORMATS),
            months=months,
            sure_only=self.sure_only and bool(months) and kept(CERTAINTY),
            with_undated=self.with_undated and bool(months) and kept(UNDATED),
            possible_only=self.possible_only and bool(months) and kept(POSSIBLE),
            directions=named(DIRECTION, self.directions, DIRECTIONS),
            regions=rest(REGION, self.regions),
            towns=rest(TOWN, self.towns),
            groups=rest(GROUP, self.groups),
            doubts=rest(DOUBT, self.doubts),
            gone=tuple(pair for pair in self.gone if pair != (chip.kind, chip.value)),
        )

    def only(self, kind: str, value: str) -> Selection | None:
        """The same, of one kind just this value (as in an address): what stands behind a count.

        None where that is no filter: others of the kind are chosen already, and an event
        has none of both or may have several.
        """
        field, codes = _FIELDS[kind]
        chosen = tuple(code for code, words in codes.items() if words == value) or (value,)
        now = getattr(self, field)
        if now and not (now == chosen or (kind in _ONE_PER_EVENT and set(chosen) <= set(now))):
            return None
        change: dict[str, Any] = {field: chosen}
        return replace(self, **change)

    def without_period(self) -> Selection:
        """The same, whatever the months."""
        return replace(self, months=(), sure_only=False, with_undated=False, possible_only=False)

    def hidden_by_period(self, plan: Plan) -> tuple[int, int]:
        """How many events the period hides that it need not: (possible ones, undated ones)."""
        if not self.months:
            return 0, 0
        shown = len(self.apply(plan).events)
        possible = len(replace(self, sure_only=False).apply(plan).events) - shown
        undated = len(replace(self, with_undated=True).apply(plan).events) - shown
        return 0 if self.possible_only else possible, undated


def _chip(kind: str, value: str, gone: bool) -> Chip:
    if kind in _FLAGS:
        return Chip(kind, value, _NAMES[kind].lower())
    doubt = kind == DOUBT and not gone
    return Chip(kind, value, quality_label(value).label if doubt else value, gone)


def month_label(month: date) -> str:
    """«март 2026»: with the year, so that a link keeps its meaning in the next plan."""
    return f"{MONTHS[month.month - 1]} {month.year}"


@lru_cache(maxsize=128)
def _applied(plan: Plan, selection: Selection) -> Plan:
    if not selection:
        return plan
    s, events = selection, plan.events
    keep = pd.Series(True, index=events.index)
    if s.spheres:
        keep &= events["sphere_name"].isin(s.spheres)
    if s.formats:
        keep &= events["format"].isin(s.formats)
    if s.directions:
        keep &= events["direction"].isin(s.directions)
    if s.countries:
        named = events["event_id"].isin(_ids(plan.partners, "name", s.countries))
        nameless = (events["countries"].map(len) == 0) & (NO_COUNTRY in s.countries)
        keep &= named | nameless
    if s.places:
        keep &= events["event_id"].isin(_ids(plan.venues, "place", s.places))
    if s.regions or s.towns:
        keep &= events["event_id"].isin(events_in_areas(plan, s.regions, s.towns))
    if s.groups:
        keep &= events["partner_groups"].map(lambda own: not set(s.groups).isdisjoint(own))
    if s.doubts:
        keep &= events["quality"].map(lambda own: not set(s.doubts).isdisjoint(own))
    if s.months:
        keep &= events["event_id"].isin(_in_period(plan, s))
    return plan.keep(set(events.loc[keep, "event_id"]))


def _ids(frame: pd.DataFrame, column: str, values: tuple[str, ...]) -> set[str]:
    return set(frame.loc[frame[column].isin(values), "event_id"])


def _in_period(plan: Plan, chosen: Selection) -> frozenset[str]:
    sure, possible = events_in_months(plan, chosen.months)
    ids = sure if chosen.sure_only else possible if chosen.possible_only else sure | possible
    return ids | undated(plan) if chosen.with_undated else ids


def undated(plan: Plan) -> frozenset[str]:
    """Events without any known period."""
    return frozenset(set(plan.events["event_id"]) - set(plan.periods["event_id"]))


@lru_cache(maxsize=512)
def events_in_months(plan: Plan, months: tuple[date, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Which events fall into the months, for sure and possibly.

    Sure: a whole period lies inside the months (neighbouring months count as one
    stretch). Possible: a period touches them and none lies inside. No event is in both.
    """
    starts, ends = plan.periods["start_date"], plan.periods["end_date"]
    inside = pd.Series(False, index=plan.periods.index)
    touching = inside.copy()
    for first, last in _stretches(months):
        begin, finish = pd.Timestamp(first), pd.Timestamp(last)
        inside |= (starts >= begin) & (ends <= finish)
        touching |= (starts <= finish) & (ends >= begin)
    sure = frozenset(plan.periods.loc[inside, "event_id"])
    return sure, frozenset(plan.periods.loc[touching, "event_id"]) - sure


def _stretches(months: tuple[date, ...]) -> list[tuple[date, date]]:
    stretches: list[tuple[date, date]] = []
    for month in sorted(months):
        if stretches and (month - stretches[-1][1]).days == 1:
            stretches[-1] = (stretches[-1][0], month_end(month))
        else:
            stretches.append((month, month_end(month)))
    return stretches


@lru_cache(maxsize=16)
def months_of(plan: Plan) -> tuple[date, ...]:
    """First days of the plan's own months."""
    info = plan.info
    count = (info.end.year - info.start.year) * 12 + info.end.month - info.start.month + 1
    first = info.start.year * 12 + info.start.month - 1
    return tuple(date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(count))
