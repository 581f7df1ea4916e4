"""An edition's tables as pages have them: a ``Plan``, whole or filtered, and what it is of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from etl.columns import LIST_COLUMNS
from etl.corrections.correction import TEXT_COLUMNS
from etl.frames import no_rows
from etl.home import Home, home_of
from etl.told.told_row import ToldRow, told_of
from pages.shared.plan.openness import OPEN_CELLS, doubts_of_program, left_open
from pages.shared.plan.table_cuts import Rows, TableCuts
from pages.shared.plan.table_values import as_tuple, bounds_of, finest_place, said_once
from pages.shared.times.periods import spans_by_event
from pages.shared.words.dates_in_words import DATE_CELLS
from pages.shared.words.russian import event_dates_in_words, short_title, sphere_label

_PLACE_COLUMNS = ["settlement", "district", "region", "country_code"]


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """Which plan, whose, which edition, as of when.

    ``home`` is the region whose plan it is: pages name it and measure from its capital.
    Several plans looked at together are one whose ``parts`` they are, from the first day of the
    first to the last day of the last (``joint_plan``); then ``home`` is that of most of them, and
    each of the parts has its ``name`` among all plans in the folder. ``told`` is what persons
    told the program and the edition uses. Of what is not published yet ``draft`` says so;
    ``unowned``, that nobody has said whose plan it is: ``home`` is what it was read as meanwhile.
    """

    plan_id: str
    edition: int
    title: str
    source_name: str
    built_at: datetime | None
    start: date
    end: date
    home: Home
    source_sha256: str = ""
    name: str = ""
    parts: tuple[PlanInfo, ...] = ()
    told: tuple[ToldRow, ...] = ()
    draft: bool = False
    unowned: bool = False

    @property
    def homes(self) -> tuple[Home, ...]:
        """The regions whose plans are looked at, that of most of them first."""
        return tuple(dict.fromkeys((self.home, *(part.home for part in self.parts))))

    @property
    def made(self) -> datetime:
        """When its files were made, in UTC: when it was built, else as the plan begins."""
        made = self.built_at or datetime.combine(self.start, time())
        return (made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone(UTC)

    @property
    def own_years(self) -> frozenset[int]:
        """The calendar years of the plan's period."""
        return frozenset(range(self.start.year, self.end.year + 1))


def _further(frames: Mapping[str, pd.DataFrame], table: str) -> pd.DataFrame:
    """A table that an edition may lack."""
    return (frames[table] if table in frames else no_rows(table)).reset_index(drop=True)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Plan:
    """The tables of one edition, whole or filtered.

    Two plans are equal only if they are the same object, so a plan may be the argument
    of an ``lru_cache``d function: filtered plans are remembered (see ``selection``).

    Beside the columns of the contract:
        events: ``sphere_name`` («Культура и туризм»), ``title_short``, ``dates_words``,
            ``countries`` (tuple of partners' Russian names), ``open`` and ``doubts`` (see
            ``openness``), ``place_said`` (the place's words as they were read: the cell's, or
            a person's), ``plan_said`` and ``plan`` (which plan's it is, in words and by its name
            in the folder, where several are looked at together; else ""); lists are tuples,
            dates ``datetime64`` with NaT where unknown.
        venues: ``place``, the settlement, else the district, region or country.
        partner_places: who takes part from where; empty where the edition has no such table.
        evidence: the words behind each value; empty likewise.
        corrections: what persons settled of these events, who, when and why; likewise.
        parts: the plans that it was put together of; empty where it is one.
    """

    info: PlanInfo
    events: pd.DataFrame
    periods: pd.DataFrame
    venues: pd.DataFrame
    partners: pd.DataFrame
    partner_places: pd.DataFrame = field(default_factory=partial(no_rows, "partner_places"))
    evidence: pd.DataFrame = field(default_factory=partial(no_rows, "evidence"))
    corrections: pd.DataFrame = field(default_factory=partial(no_rows, "corrections"))
    parts: tuple[Plan, ...] = field(default=(), kw_only=True)
    _cuts: TableCuts | None = field(default=None, init=False, repr=False)
    _kept: Rows | None = field(default=None, init=False, repr=False)

    def keep(self, event_ids: Collection[str]) -> Plan:
        """The same plan with these events only, in all tables."""
        return self.of_rows(np.flatnonzero(self.events["event_id"].isin(set(event_ids))))

    def in_order(self, event_ids: Sequence[str]) -> Plan:
        """The same plan with these events only, in this order, in all tables."""
        at = dict(zip(self.events["event_id"].tolist(), range(len(self.events)), strict=True))
        return self.of_rows(np.array([at[i] for i in event_ids if i in at], np.int64))

    def of_rows(self, rows: Rows) -> Plan:
        """The same plan with these events only, in this order, in all tables.

        Args:
            rows: their numbers in ``events``, each once.
        """
        part = object.__new__(Plan)
        own = {
            "info": self.info,
            "parts": self.parts,
            # Not this plan itself: what is kept of a plan goes with it, and must not hold it.
            "_cuts": self._own_cuts(),
            "_kept": rows if self._kept is None else self._kept[rows],
        }
        for name, value in own.items():
            object.__setattr__(part, name, value)
        return part

    def event_rows(self, table: str) -> Rows:
        """Of each row of a table the number of its event in ``events``; -1 if it is not there."""
        cuts = self._own_cuts()
        if self._kept is None:
            return cuts.event_rows(table)
        return cuts.cut_event_rows(table, self._kept)

    @property
    def n(self) -> int:
        """How many events there are; asked so, no table is cut for it."""
        return len(self.events if self._kept is None else self._kept)

    if not TYPE_CHECKING:  # there every name is known

        def __getattr__(self, name: str) -> pd.DataFrame:
            """A table of a part that nobody has asked for before."""
            if name not in TABLE_NAMES:
                raise AttributeError(name)
            table = self._cuts.cut(name, self._kept)
            object.__setattr__(self, name, table)
            return table

    def _own_cuts(self) -> TableCuts:
        if self._cuts is None:
            cuts = TableCuts(dict(zip(TABLE_NAMES, self.tables(), strict=True)))
            object.__setattr__(self, "_cuts", cuts)
        return cast("TableCuts", self._cuts)

    def tables(self) -> tuple[pd.DataFrame, ...]:
        """All of its tables, in the order of the fields."""
        return tuple(getattr(self, name) for name in TABLE_NAMES)


TABLE_NAMES = (
    "events", "periods", "venues", "partners", "partner_places", "evidence", "corrections",
)  # fmt: skip


def plan_of(frames: dict[str, pd.DataFrame], manifest: Mapping[str, Any]) -> Plan:
    """Put a ``Plan`` together from contract tables and the build's manifest."""
    info = _info(frames["events"], manifest)
    events = frames["events"].copy()
    periods = frames["periods"].copy()
    for column in LIST_COLUMNS:
        events[column] = events[column].map(as_tuple)
    for frame in (events, periods):
        for column in ("start_date", "end_date"):
            frame[column] = pd.to_datetime(frame[column])
    partners = frames["partners"].reset_index(drop=True)
    countries: dict[str, dict[str, None]] = {}
    for event_id, name in zip(partners["event_id"], partners["name"], strict=True):
        countries.setdefault(event_id, {})[name] = None
    events["countries"] = [tuple(countries.get(i, ())) for i in events["event_id"]]
    events["sphere_name"] = said_once(partial(_sphere_name, info.told), [events["sphere"].tolist()])
    events["title_short"] = events["title"].map(short_title)
    corrections = _further(frames, "corrections")
    said = _as_settled(events, corrections)
    events["place_said"] = said["place_text"]
    events["plan_said"] = events["plan"] = ""
    events["dates_words"] = _dates_words(said, periods, info)
    venues = frames["venues"].reset_index(drop=True)
    guessed = set(venues.loc[venues["tentative"].astype(bool), "event_id"])
    events["open"] = said_once(
        lambda guessed_place, *cells: left_open(
            dict(zip(OPEN_CELLS, cells, strict=True)), guessed_place=guessed_place
        ),
        [[i in guessed for i in events["event_id"]], *(said[name].tolist() for name in OPEN_CELLS)],
    )
    events["doubts"] = said_once(doubts_of_program, [events["quality"].tolist()])
    venues["place"] = said_once(
        lambda *names: finest_place(names), [venues[name].tolist() for name in _PLACE_COLUMNS]
    )
    places, evidence = _further(frames, "partner_places"), _further(frames, "evidence")
    return Plan(info, events, periods, venues, partners, places, evidence, corrections)


def _sphere_name(told: Sequence[ToldRow], sphere: str) -> str:
    """What a person told of a section's header, else what it says itself."""
    one = told_of(told, "sphere", sphere)
    return one.meaning if one else sphere_label(sphere)


def _as_settled(events: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The events with the words that were read: a person's where one settled a cell."""
    said = events.copy(deep=False)
    for column, own in corrections.groupby("column"):
        if column in TEXT_COLUMNS:
            new = dict(zip(own["event_id"], own["new_value"], strict=True))
            said[column] = events["event_id"].map(new).fillna(events[column])
    return said


def _info(events: pd.DataFrame, manifest: Mapping[str, Any]) -> PlanInfo:
    plan_id = str(manifest.get("plan_id") or events["plan_id"].iloc[0])
    known = ("period_start", "period_end")
    if all(name in manifest for name in known):
        start, end = (date.fromisoformat(manifest[name]) for name in known)
    else:
        start, end = bounds_of(plan_id)
    built = manifest.get("built_at")
    return PlanInfo(
        plan_id=plan_id,
        edition=int(manifest.get("edition") or events["edition"].iloc[0]),
        title=str(manifest.get("title") or ""),
        source_name=str(manifest.get("source_name") or ""),
        built_at=datetime.fromisoformat(built) if built else None,
        start=start,
        end=end,
        home=home_of(manifest),
        source_sha256=str(manifest.get("source_sha256") or ""),
        told=tuple(ToldRow(**one) for one in manifest.get("told") or ()),
    )


def dates_anew(
    events: pd.DataFrame, periods: pd.DataFrame, corrections: pd.DataFrame, info: PlanInfo
) -> list[str]:
    """``dates_words`` of events that are shown among those of further years."""
    return _dates_words(_as_settled(events, corrections), periods, info)


def _dates_words(events: pd.DataFrame, periods: pd.DataFrame, info: PlanInfo) -> list[str]:
    spans = spans_by_event(periods.sort_values(["event_id", "period_no"]))
    return said_once(
        lambda own, *cells: event_dates_in_words(
            dict(zip(DATE_CELLS, cells, strict=True)), own, own_years=info.own_years
        ),
        [
            [spans.get(event_id, ()) for event_id in events["event_id"].tolist()],
            *(events[name].tolist() for name in DATE_CELLS),
        ],
    )
