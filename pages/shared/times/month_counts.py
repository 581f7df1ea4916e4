"""How many events fall into each month of a plan, surely and possibly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import counts_in, day_number
from pages.shared.times.months import month_label, months_of, year_label
from pages.shared.times.spans import events_in_months, period_columns, undated
from pages.shared.words.dates_in_words import month_end


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month, or a whole year: events that surely take place in it, and those that may."""

    month: date
    sure: int
    possible: int
    whole_year: bool = False

    @property
    def label(self) -> str:
        """As the filter by period names it."""
        return year_label(self.month) if self.whole_year else month_label(self.month)

    def among(self, months: Collection[date]) -> bool:
        """Whether it is one of some months, or has one of them in it."""
        if self.whole_year:
            return any(month.year == self.month.year for month in months)
        return self.month in months


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
    return _counted(plan, months_of(plan), whole_year=False)


MOST_MONTHS = 24
"""So many months can be looked over one by one."""


@per_plan
def counts_looked_over(plan: Plan) -> tuple[MonthCount, ...]:
    """The months of a plan; of very many its years, which are the way to the months."""
    months = months_of(plan)
    if len(months) <= MOST_MONTHS:
        return month_counts(plan)
    years = [month for month in months if month.month == 1 or month == months[0]]
    return _counted(plan, years, whole_year=True)


def _counted(plan: Plan, begins: Sequence[date], *, whole_year: bool) -> tuple[MonthCount, ...]:
    """What begins on these days and ends where the next one begins, or the plan does.

    A year is whole even where the plan begins or ends within it, as the filter has it.
    """
    if whole_year:
        firsts = [date(begin.year, 1, 1) for begin in begins]
        edges = [*map(day_number, firsts), day_number(date(begins[-1].year + 1, 1, 1))]
    else:
        edges = [*map(day_number, begins), day_number(month_end(months_of(plan)[-1])) + 1]
    sure, possible = counts_in(period_columns(plan), edges)
    numbers = zip(begins, sure[0].tolist(), possible[0].tolist(), strict=True)
    return tuple(MonthCount(*row, whole_year) for row in numbers)
