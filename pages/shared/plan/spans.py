"""When events take place: their periods by event, and what is sure and what possible in a time.

The one owner of «точно» and «возможно»: filters, months, weeks, the calendar and the map ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from pages.shared.plan.periods import Span, spans_by_event
from pages.shared.plan.tables import Plan
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
    touching, sure = set(), set()
    for event, periods in spans.items():
        for first, last in periods:
            for begin, finish in times:
                if first <= finish and last >= begin:
                    touching.add(event)
                    if first >= begin and last <= finish:
                        sure.add(event)
    return Falling(frozenset(sure), frozenset(touching - sure))


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


@lru_cache(maxsize=128)
def spans_of(plan: Plan) -> Spans:
    """The periods of each dated event of a plan, made once."""
    return MappingProxyType(spans_by_event(plan.periods))


def undated(plan: Plan) -> frozenset[str]:
    """Events without any known period."""
    return frozenset(set(plan.events["event_id"]) - spans_of(plan).keys())


@lru_cache(maxsize=512)
def events_in_months(plan: Plan, months: tuple[date, ...]) -> Falling:
    """Which events fall into the months; neighbouring months count as one stretch."""
    return fall_into(spans_of(plan), months_together(months))
