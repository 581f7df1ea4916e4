"""How many events fall into each month of a plan, surely and possibly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages.shared.plan.falling import counts_in, day_number
from pages.shared.plan.months import months_of
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.spans import events_in_months, period_columns, undated
from pages.shared.plan.tables import Plan
from pages.shared.words.dates_in_words import month_end


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month: events that surely take place in it, and those that may."""

    month: date
    sure: int
    possible: int


@dataclass(frozen=True, slots=True)
class InMonths:
    """The events shown under a choice of months, by how sure it is that they fall into them."""

    sure: frozenset[str]
    possible: frozenset[str]
    without_date: frozenset[str]


def shown_in_months(shown: Plan, months: tuple[date, ...]) -> InMonths:
    """What of a plan, filtered by months, falls into them surely, possibly, or has no date.

    Args:
        shown: the plan as filtered.
        months: first days of the months that the filter names.
    """
    sure, possible = events_in_months(shown, months)
    return InMonths(sure, possible, undated(shown))


@per_plan
def month_counts(plan: Plan) -> tuple[MonthCount, ...]:
    """Sure and possible events of each month of the plan."""
    months = months_of(plan)
    edges = [*map(day_number, months), day_number(month_end(months[-1])) + 1]
    sure, possible = counts_in(period_columns(plan), edges)
    numbers = zip(months, sure[0].tolist(), possible[0].tolist(), strict=True)
    return tuple(MonthCount(*row) for row in numbers)
