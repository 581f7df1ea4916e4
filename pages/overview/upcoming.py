"""What comes next, seen from today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pages.shared.plan.spans import months_together
from pages.shared.plan.tables import Plan


@dataclass(frozen=True, slots=True)
class Coming:
    """One period of an event that is not over yet."""

    event_id: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Periods that are not over, by what is known of them.

    Attributes:
        exact: exact dates, running or still to come, the nearest first.
        vague: windows (month, quarter) that have not closed; the day is not named.
        running: ids of events that go on all the time.
        undated: how many events have no date at all.
    """

    exact: tuple[Coming, ...]
    vague: tuple[Coming, ...]
    running: tuple[str, ...]
    undated: int


@lru_cache(maxsize=64)
def upcoming(plan: Plan, today: date, months: tuple[date, ...] = ()) -> Upcoming:
    """The next period of each event that has one; cancelled events do not come.

    Args:
        plan: the plan as filtered.
        today: the day that counts as today.
        months: first days of the months that the filter names: what comes in them alone.
    """
    events = plan.events.set_index("event_id")
    going = events[events["status"] != "cancelled"]
    nearest: dict[str, Coming] = {}
    periods = plan.periods.sort_values(["start_date", "end_date"])
    times = months_together(months)
    for event_id, start, end in zip(
        periods["event_id"], periods["start_date"], periods["end_date"], strict=True
    ):
        if times and not any(start.date() <= last and end.date() >= first for first, last in times):
            continue
        if end.date() >= today and event_id in going.index:
            nearest.setdefault(event_id, Coming(event_id, start.date(), end.date()))
    exact, vague, running = [], [], []
    for event_id, coming in nearest.items():
        if going.at[event_id, "date_kind"] == "ongoing":
            running.append(event_id)
        elif going.at[event_id, "date_precision"] == "day":
            exact.append(coming)
        else:
            vague.append(coming)
    dated = set(plan.periods["event_id"])
    return Upcoming(
        exact=tuple(sorted(exact, key=lambda c: (max(c.start, today), c.end))),
        vague=tuple(sorted(vague, key=lambda c: (max(c.start, today), c.end))),
        running=tuple(running),
        undated=sum(event_id not in dated for event_id in going.index),
    )
