"""From when on viewers have read what of an event: its editions, and what was settled in between.

An edition says when its document came; what a person settles in it later is dated by when that
was made, and what is taken back by when it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, NamedTuple

from etl.editions.record import Record, RecordError
from etl.editions.record_rows import states_of, told_in_force
from etl.folders import data_directory
from pages.shared.plan.kept_editions import KeptEdition, plan_in
from pages.shared.plan.tables import Plan

Act = Literal["added", "settled", "unsettled"]
Numbers = frozenset[tuple[str, int]]
"""What of an event is in force: «correction» or «told», and its number in the record."""


@dataclass(frozen=True, slots=True)
class EditionMoment:
    """What viewers have read from a time on.

    Attributes:
        edition: the edition's number.
        plan: its tables since then.
        at: when, ISO 8601; "" where that is not known.
        by: who settled, or took back, what is new.
        act: the edition came; something was settled in it, or taken back.
    """

    edition: int
    plan: Plan
    at: str = ""
    by: str = ""
    act: Act = "added"


class _Step(NamedTuple):
    """An act on what is in force of an event, and what is after it."""

    force: Numbers
    at: str = ""
    by: str = ""
    act: Act = "added"


def edition_moments(
    editions: Sequence[KeptEdition], event_id: str, shown: Plan | None = None
) -> tuple[EditionMoment, ...]:
    """The moments of an event, the first one first.

    Args:
        editions: those that the folder keeps of its plan, the first one first.
        event_id: the event.
        shown: the edition as it is looked at, also where the folder has it not yet.
    """
    steps, states = _recorded(editions, event_id, shown)
    found: list[EditionMoment] = []
    at = 0
    for number, one in enumerate(editions):
        own = states.get(one.edition, [])
        begins = _first_of(steps, own, at)
        at, ends = begins, len(steps)
        if number + 1 < len(editions):
            ends = _first_of(steps, states.get(editions[number + 1].edition, []), at) + 1
        last = shown if shown is not None and shown.info.edition == one.edition else None
        last = last if last is not None else plan_in(one.tables)
        if last is None:
            continue
        first = _tables_with(own, steps[begins].force) or last
        moments = [EditionMoment(one.edition, first, one.added_at)]
        for step in steps[begins + 1 : ends]:
            if (plan := _tables_with(own, step.force)) is not None:
                moments.append(EditionMoment(one.edition, plan, step.at, step.by, step.act))
        newest = moments[-1]
        moments[-1] = EditionMoment(one.edition, last, newest.at, newest.by, newest.act)
        found += moments
    if shown is not None and all(one.plan is not shown for one in found):
        found.append(EditionMoment(shown.info.edition, shown))
    return tuple(found)


def _recorded(
    editions: Sequence[KeptEdition], event_id: str, shown: Plan | None
) -> tuple[list[_Step], Mapping[int, list[tuple[Numbers, str]]]]:
    """The acts on an event, and of each edition what of it its tables were made with, and where."""
    nothing = [_Step(frozenset())], dict[int, list[tuple[Numbers, str]]]()
    if not editions:
        return nothing
    plan = editions[0].plan
    try:
        record = Record(data_directory())
        rows = record.all(
            "SELECT * FROM correction WHERE plan = ? AND event_id = ? ORDER BY no", plan, event_id
        )
        acts = [*_acts("correction", rows), *_acts("told", _told_of(record, event_id, shown))]
        if not acts:
            return nothing
        own = {name for _, _, name, _, _ in acts}
        states = {
            one.edition: [
                (frozenset(own & set(_given(row))), str(row["folder"]))
                for row in states_of(record, plan, one.edition)
            ]
            for one in editions
        }
    except (RecordError, OSError):
        return nothing
    return _steps(acts), states


def _given(state: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield from (("correction", no) for no in json.loads(state["given"]))
    yield from (("told", no) for no in json.loads(state["told"]))


def _told_of(record: Record, event_id: str, shown: Plan | None) -> list[dict[str, Any]]:
    """What was told of wordings that the event has, as the tables that are shown name it."""
    if shown is None or shown.corrections.empty:
        return []
    own = shown.corrections
    own = own[(own["event_id"] == event_id) & (own["plan"].fillna("") == "")]
    said = {(str(one["author"]), str(one["at"])) for one in own.to_dict("records")}
    numbers = [no for no, one in told_in_force(record).items() if (one.author, one.at) in said]
    return [row for row in record.all("SELECT * FROM told ORDER BY no") if row["no"] in numbers]


_Acted = tuple[str, bool, tuple[str, int], str, str]


def _acts(kind: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[_Acted]:
    """When each was entered or ended, which it was, when it was made and by whom."""
    for row in rows:
        name = (kind, int(row["no"]))
        yield row["entered_at"], True, name, row["at"], row["author"]
        if row["ended_at"]:
            yield row["ended_at"], False, name, row["ended_at"], row["ended_by"] or ""


def _steps(acts: Iterable[_Acted]) -> list[_Step]:
    """What is in force after each act; those of one second are one."""
    steps, force = [_Step(frozenset())], set[tuple[str, int]]()
    for _, group in groupby(sorted(acts), key=lambda act: act[0]):
        told = list(group)
        entered = [act for act in told if act[1]]
        force |= {name for _, _, name, _, _ in entered}
        force -= {name for _, new, name, _, _ in told if not new}
        *_, at, by = (entered or told)[-1]
        steps.append(_Step(frozenset(force), at, by, "settled" if entered else "unsettled"))
    return steps


def _first_of(steps: Sequence[_Step], states: Sequence[tuple[Numbers, str]], since: int) -> int:
    """After which act an edition came: the first one whose outcome its first tables have."""
    if not states:
        return since
    later = range(since, len(steps))
    return next((at for at in later if steps[at].force == states[0][0]), since)


def _tables_with(states: Sequence[tuple[Numbers, str]], force: Numbers) -> Plan | None:
    """The latest tables of an edition that were made with this of the event."""
    folder = next((path for numbers, path in reversed(states) if numbers == force), "")
    return plan_in(data_directory() / folder) if folder else None
