"""How many events fall into each month of a plan, surely and possibly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pages.shared.plan.months import months_of
from pages.shared.plan.spans import events_in_months
from pages.shared.plan.tables import Plan


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month: events that surely take place in it, and those that may."""

    month: date
    sure: int
    possible: int


@lru_cache(maxsize=64)
def month_counts(plan: Plan) -> tuple[MonthCount, ...]:
    """Sure and possible events of each month of the plan."""
    out = []
    for month in months_of(plan):
        sure, possible = events_in_months(plan, (month,))
        out.append(MonthCount(month, len(sure), len(possible)))
    return tuple(out)
