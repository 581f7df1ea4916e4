"""What stands in a calendar: one entry a period, and what stood there in another edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from etl.editions.record import Record, RecordError
from etl.editions.record_rows import earlier_states, tables_of
from etl.home import Home
from etl.refusals import RefusedDocumentError
from pages.handouts.handout import RefusedError, Slice, asked_of, slice_of
from pages.handouts.tables.event_rows import event_rows, missing, records
from pages.shared.plan.joint_plan import own_id
from pages.shared.plan.plan_made import TABLE_NAMES
from pages.shared.plan.tables import Plan, PlanInfo, plan_of
from pages.shared.times.spans import days_named, spans_of
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import period_in_words

_ANY_EDITION = 1_000_000


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar.

    Attributes:
        uid: the same in all editions: of the event, its period and, where asked for, its venue.
        event: the row of the event.
        venue: the row of the venue that the entry is of, None where it is of all of them.
        first: first day of the period.
        last: last day, inclusive.
        exact: the plan names these days; else the event lies somewhere within them.
        words: the period in words.
        gone: the edition shown no longer has it.
    """

    uid: str
    event: Mapping[str, Any]
    venue: Mapping[str, Any] | None
    first: date
    last: date
    exact: bool
    words: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """What the folder of plans knows beyond the edition shown.

    Attributes:
        editions: the other editions of the plan, the nearest number last; those before it where
            the edition is not the published one.
        acts: how often the plan was published, corrected or built anew; it only grows.
        damaged: some of it could not be read.
    """

    editions: tuple[Plan, ...] = ()
    acts: int = 0
    damaged: bool = False


def entries(handed: Slice, grain: Grain) -> dict[str, CalendarEntry]:
    """The entries of a slice by their uid; vague ones only where the slice asks for them."""
    found = _entries(handed.kept, grain)
    return {e.uid: e for e in found if e.exact or handed.marks_vague}


def gone(handed: Slice, grain: Grain, other: Other) -> dict[str, CalendarEntry]:
    """What a calendar of another edition may hold and this one has no longer, by its uid.

    Events that the plan still has and only the filters leave out are not among them: they take
    place.
    """
    now = entries(handed, grain)
    ours = set(handed.kept.events["event_id"])
    elsewhere = set(handed.plan.events["event_id"]) - ours
    found: dict[str, CalendarEntry] = {}
    for plan in other.editions:
        try:
            then = slice_of(plan, asked_of(f"?{handed.query}")).kept
            ids = set(then.events["event_id"])
        except RefusedError:
            ids = set()  # that edition has nothing of the kind
        kept = plan.keep((ids | ours) - elsewhere)
        for entry in _entries(kept, grain):
            if entry.uid not in now and (entry.exact or handed.marks_vague):
                found[entry.uid] = replace(entry, gone=True)
    return found


def other_editions(handed: Slice) -> Other:
    """The plan's other editions in the folder, if it keeps any; of several plans all of theirs."""
    if handed.folder is None:
        return Other()
    try:
        record = Record(handed.folder)  # once: that of an archive is megabytes
    except RecordError:
        return Other(damaged=True)
    parts = handed.info.parts or (handed.info,)
    of_each = [_others_of(info, record, handed.folder) for info in parts]
    return Other(
        tuple(edition for one in of_each for edition in one.editions),
        sum(one.acts for one in of_each),
        any(one.damaged for one in of_each),
    )


def _others_of(info: PlanInfo, record: Record, folder: Path) -> Other:
    try:
        plan = record.one(
            "SELECT plan, edition FROM plan WHERE plan_id = ? AND region = ?",
            info.plan_id,
            info.home.region,
        )
        if plan is None:
            return Other()
        name = plan["plan"]
        acts = record.one("SELECT count(*) AS n FROM log WHERE plan = ?", name)
        states = earlier_states(record, name, _ANY_EDITION)
        tables = [tables_of(folder, state) for state in states]
        found = []
        for one in reversed(tables):
            frames = {field: getattr(one, field) for field in TABLE_NAMES}
            found.append(plan_of(frames, one.manifest))
    except (RecordError, RefusedDocumentError):
        return Other(damaged=True)
    if info.edition != plan["edition"]:  # looked back at: nothing of what came later is known
        return Other(tuple(one for one in found if one.info.edition < info.edition))
    editions = tuple(one for one in found if one.info.edition != info.edition)
    return Other(editions, int(acts["n"]) if acts else 0)


def _entries(plan: Plan, grain: Grain) -> Iterator[CalendarEntry]:
    spans = spans_of(plan)
    whose = _whose(plan.info.home)
    # Of several plans each one's events are called as they are where it is looked at alone.
    others = {i: _whose(part.info.home) for part in plan.parts for i in part.events["event_id"]}
    numbers: dict[str, list[int]] = {}
    for period in records(plan.periods):
        numbers.setdefault(period["event_id"], []).append(int(period["period_no"]))
    for row in event_rows(plan, grain):
        own = spans.get(row["event_id"], ())
        exact = days_named(row, own)
        venue = row if grain == "venue" and not missing(row.get("venue_no")) else None
        at = "" if venue is None else f"-{int(venue['venue_no'])}"
        for no, span, named in zip(numbers.get(row["event_id"], ()), own, exact, strict=True):
            precision = "day" if named else str(row["date_precision"])
            years = plan.info.own_years
            words = period_in_words(*span, precision, own_years=years).replace("\u00a0", " ")
            event_id = row["event_id"]
            uid = f"{own_id(event_id)}-{no}{at}@{others.get(event_id, whose)}"
            yield CalendarEntry(uid, row, venue, *span, named, words)


def _whose(home: Home) -> str:
    return f"{home.country_code}-{home.geonames_admin1}.plan".lower()
