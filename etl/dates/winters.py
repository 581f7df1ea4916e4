"""Which of its two winters a year's plan means: «зимние каникулы (3-8 января)»."""

from __future__ import annotations

from collections.abc import Sequence

from etl.dates.nodes import Item
from etl.model import PlanPeriod

_YEAR_ENDS = (12,)
_YEAR_BEGINS = (1, 2, 3)


def choose_winters(items: Sequence[Item], inner: Sequence[Item], plan: PlanPeriod) -> None:
    """Give a winter the year that the months beside it, or in brackets, are of.

    A plan for a calendar year holds the end of one winter and the beginning of the next.
    """
    whole_year = (plan.start.month, plan.end.month) == (1, 12)
    if not whole_year or plan.start.year != plan.end.year:
        return
    named = {m.month for item in (*items, *inner) for m in item.moments() if m.month is not None}
    for item in items:
        winter = item.first
        known = winter.year not in (None, plan.start.year) or winter.of == "ends"
        if (winter.unit, winter.n, item.last) != ("season", 4, None) or known:
            continue
        turns = [one.last.year for one in inner if one.last and _turns(one)]
        if turns:  # «(29 декабря 2025 года – 11 января 2026 года)»
            winter.of, winter.year = "ends", turns[0]
        elif named and named <= set(_YEAR_BEGINS):
            winter.of, winter.year = "ends", plan.start.year
        elif named and named <= set(_YEAR_ENDS):
            winter.of, winter.year = "ends", plan.start.year + 1


def _turns(item: Item) -> bool:
    """Whether it goes over the turn of a year that it names."""
    first, last = item.first, item.last
    return (
        first.month in _YEAR_ENDS
        and last is not None
        and bool(last.year)
        and (last.month in _YEAR_BEGINS)
    )
