"""When events take place: their periods by event, and what is sure and what possible in a time.

The one owner of «точно» and «возможно»: filters, months, weeks, the calendar and the map ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Fallen, Mask, PeriodColumns, day_number, falling
from pages.shared.times.periods import Span, spans_by_event
from pages.shared.words.dates_in_words import month_end

Spans = Mapping[str, Sequence[Span]]
"""Event ids with their periods."""


class Falling(NamedTuple):
    """Which events fall into a time: surely and possibly; no event is in both."""

    sure: frozenset[str]
    possible: frozenset[str]


def fall_into(spans: Spans, times: Sequence[Span]) -> Falling:
    """Which events fall into any of the times.

    Sure: a whole period lies inside one of them. Possible: a period touches one and none
    lies inside.

    Args:
        spans: event ids with their periods.
        times: first and last days, both inclusive; none of them touches another.
    """
    ids = list(spans)
    rows = [
        (row, day_number(first), day_number(last))
        for row, periods in enumerate(spans.values())
        for first, last in periods
    ]
    event, begins, ends = np.array(rows, np.int64).reshape(-1, 3).T
    fallen, names = (
        _fallen(PeriodColumns(event, begins, ends, len(ids)), times),
        np.array(ids, object),
    )
    return Falling(frozenset(names[fallen.sure]), frozenset(names[fallen.possible]))


def _fallen(periods: PeriodColumns, times: Sequence[Span]) -> Fallen:
    return falling(periods, [(day_number(first), day_number(last)) for first, last in times])


def days_named(event: Mapping[str, Any], periods: Sequence[Span]) -> list[bool]:
    """Of each period of an event, whether the plan names its very days.

    A single day is exact whatever else the cell says («5 марта, апрель»). A recurrence is one
    long period («каждую пятницу»), whose days nobody has named.

    Args:
        event: anything with ``date_precision`` and ``date_kind`` (a row of events).
        periods: all of them.
    """
    exact = event["date_precision"] == "day" and event["date_kind"] != "ongoing"
    recurs = event["date_kind"] == "multiple" and len(periods) == 1
    return [first == last or (exact and not recurs) for first, last in periods]


@per_plan
def names_a_day(plan: Plan) -> bool:
    """Whether the plan names the very days of at least one event."""
    spans = spans_of(plan)
    columns = plan.events[["event_id", "date_precision", "date_kind"]]
    return any(
        any(days_named({"date_precision": precision, "date_kind": kind}, spans.get(event_id, ())))
        for event_id, precision, kind in columns.itertuples(index=False)
    )


def months_together(months: Iterable[date]) -> list[Span]:
    """The months as times, neighbouring ones as one.

    Args:
        months: first days of months, in any order.
    """
    times: list[Span] = []
    for month in sorted(months):
        if times and (month - times[-1][1]).days == 1:
            times[-1] = (times[-1][0], month_end(month))
        else:
            times.append((month, month_end(month)))
    return times


@per_plan
def period_columns(plan: Plan) -> PeriodColumns:
    """The periods of a plan's events; an event's number is its row in ``plan.events``."""
    event = plan.event_rows("periods")
    first, last = (
        plan.periods[name].to_numpy("datetime64[D]").astype(np.int64)
        for name in ("start_date", "end_date")
    )
    return PeriodColumns(event, first, last, plan.n).of(event >= 0)


@per_plan
def spans_of(plan: Plan) -> Spans:
    """The periods of each dated event of a plan, made once."""
    return MappingProxyType(spans_by_event(plan.periods))


@per_plan
def undated(plan: Plan) -> frozenset[str]:
    """Events without any known period."""
    return frozenset(plan.events["event_id"].to_numpy()[without_period(plan)])


@per_plan
def without_period(plan: Plan) -> Mask:
    """The same as a column beside the events."""
    found = np.ones(plan.n, bool)
    found[period_columns(plan).event] = False
    return found


@per_plan
def events_in_months(plan: Plan, months: tuple[date, ...]) -> Falling:
    """Which events fall into the months; neighbouring months count as one stretch."""
    ids, fallen = plan.events["event_id"].to_numpy(), fallen_in_months(plan, months)
    return Falling(frozenset(ids[fallen.sure]), frozenset(ids[fallen.possible]))


@per_plan
def fallen_in_months(plan: Plan, months: tuple[date, ...]) -> Fallen:
    """The same as columns beside the events."""
    return _fallen(period_columns(plan), months_together(months))
