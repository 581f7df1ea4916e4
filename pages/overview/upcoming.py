"""What comes next, seen from today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.spans import months_together

# «до 15 октября», «после 10 марта» name a bound and no day: the other end is the plan's.
_BOUND = re.compile(
    r"(?:в срок |срок\W+)?((?:(?:до|не позднее|не позже|после|не ранее|не раньше)|"
    r"(?:к|ко|по)(?= \d))\s.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Coming:
    """One period of an event that is not over yet.

    Attributes:
        event_id: whose it is.
        start: its first day.
        end: its last day, inclusive.
        bound: the words of a period that only says before or after which day, else "".
    """

    event_id: str
    start: date
    end: date
    bound: str = ""


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


@per_plan
def upcoming(plan: Plan, today: date, months: tuple[date, ...] = ()) -> Upcoming:
    """The next period of each event that has one; cancelled events do not come.

    Args:
        plan: the plan as filtered.
        today: the day that counts as today.
        months: first days of the months that the filter names: what comes in them alone.
    """
    events = plan.events[["event_id", "date_kind", "date_precision"]]
    going = events[(plan.events["status"] != "cancelled").to_numpy()]
    coming = plan.periods.loc[
        plan.periods["end_date"] >= pd.Timestamp(today),
        ["event_id", "start_date", "end_date", "text"],
    ]
    if months:
        first, last = coming["start_date"], coming["end_date"]
        times = [tuple(map(pd.Timestamp, time)) for time in months_together(months)]
        inside = [(first <= finish) & (last >= begin) for begin, finish in times]
        coming = coming[np.logical_or.reduce(inside)]
    nearest = (
        coming.sort_values(["start_date", "end_date"])
        .drop_duplicates("event_id")
        .merge(going, on="event_id", how="inner")
    )
    exact: list[Coming] = []
    vague: list[Coming] = []
    running: list[str] = []
    columns = (nearest[name].dt.date.tolist() for name in ("start_date", "end_date"))
    names = ("event_id", "date_kind", "date_precision", "text")
    told = (nearest[name].tolist() for name in names)
    for start, end, event_id, kind, precision, words in zip(*columns, *told, strict=True):
        if kind == "ongoing":
            running.append(event_id)
        else:
            kept = exact if precision == "day" else vague
            kept.append(Coming(event_id, start, end, _bound(words) if start < end else ""))
    return Upcoming(
        exact=tuple(sorted(exact, key=lambda c: (max(c.start, today), c.end))),
        vague=tuple(sorted(vague, key=lambda c: (max(c.start, today), c.end))),
        running=tuple(running),
        undated=int((~going["event_id"].isin(plan.periods["event_id"])).sum()),
    )


def _bound(words: str) -> str:
    """The bound that a period's words name, "" where they name its days."""
    found = _BOUND.fullmatch(words)
    return found[1] if found else ""
