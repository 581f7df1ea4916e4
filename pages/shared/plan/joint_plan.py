"""Several plans looked at together: one ``Plan`` over all of them, and the way back to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from etl.home import Home
from pages.shared.plan.plan_made import Plan, PlanInfo, dates_anew
from pages.shared.plan.plan_said import part_said

AT = "@"
"""Between an event's id and the name of its plan, where another plan has an event of that id: two
regions' plans for one period may. Only then: an id leads to the same card in every look."""


class Named(NamedTuple):
    """A plan and its name among all in the folder."""

    name: str
    plan: Plan


def joined(several: Sequence[Named]) -> Plan:
    """One plan over several: their events one plan after the other, in all tables.

    The earliest plan stands first. Dates are said with their year where the plans' years are not
    one. Nothing is taken out: an event that two plans name is there twice, and whoever shows the
    plan says so (``recurring_events.doubled``).

    Args:
        several: at least two, each with its tables.
    """
    in_time = sorted(several, key=lambda one: (one.plan.info.start, one.plan.info.end, one.name))
    taken: set[str] = set()
    parts = []
    for name, plan in in_time:
        parts.append(_apart(plan, name, taken))
        taken |= set(parts[-1].events["event_id"])
    regions = Counter(one.plan.info.home.region for one in several)
    most = max(several, key=lambda one: regions[one.plan.info.home.region])
    info = _info_of([part.info for part in parts], most.plan.info.home)
    words = [part_said(part.info, info) for part in parts]
    tables = [pd.concat(frames, ignore_index=True) for frames in zip(*_tables(parts), strict=True)]
    whole = Plan(info, *tables, parts=tuple(parts))
    events = whole.events
    events["plan_said"] = [
        w for w, part in zip(words, parts, strict=True) for _ in part.events.index
    ]
    events["plan"] = [part.info.name for part in parts for _ in part.events.index]
    events["dates_words"] = dates_anew(events, whole.periods, whole.corrections, info)
    return whole


def part_with(plan: Plan, event_id: str) -> Plan:
    """The plan of several that an event is of; the plan itself where it is one or none has it."""
    return next((p for p in plan.parts if (p.events["event_id"] == event_id).any()), plan)


def own_id(event_id: str) -> str:
    """The id that an event has in its own plan."""
    return event_id.partition(AT)[0]


def _apart(plan: Plan, name: str, taken: set[str]) -> Plan:
    """The plan under its name, with ids that none before it has."""
    same = taken & set(plan.events["event_id"])
    ids = {event_id: f"{event_id}{AT}{name}" for event_id in same}
    tables = plan.tables()
    if ids:
        tables = tuple(t.assign(event_id=t["event_id"].replace(ids)) for t in tables)
    return Plan(replace(plan.info, name=name), *tables)


def _tables(parts: Sequence[Plan]) -> list[tuple[pd.DataFrame, ...]]:
    """Their tables; empty ones with the types of those that have rows."""
    rows = [part.tables() for part in parts]
    full = [next((t for t in same if len(t)), same[0]) for same in zip(*rows, strict=True)]
    return [
        tuple(t if len(t) else f.iloc[:0] for t, f in zip(own, full, strict=True)) for own in rows
    ]


def _info_of(infos: Sequence[PlanInfo], home: Home) -> PlanInfo:
    built = [info.built_at for info in infos if info.built_at is not None]
    return replace(
        infos[0],
        plan_id="+".join(dict.fromkeys(info.plan_id for info in infos)),
        edition=0,
        title="",
        source_name="; ".join(dict.fromkeys(i.source_name for i in infos if i.source_name)),
        source_sha256="; ".join(dict.fromkeys(i.source_sha256 for i in infos if i.source_sha256)),
        built_at=max(built) if len(built) == len(infos) else None,
        start=min(info.start for info in infos),
        end=max(info.end for info in infos),
        home=home,
        name="",
        parts=tuple(infos),
        told=tuple(dict.fromkeys(one for info in infos for one in info.told)),
    )
