"""The year that stands over a row of a plan for several years."""

from __future__ import annotations

from datetime import date

from etl.documents.plan_rows.part_titles import years_alone
from etl.model import PlanPeriod, RawRow

_ONE_YEAR = 366


def plan_over(row: RawRow, plan: PlanPeriod) -> PlanPeriod:
    """The part of the plan that a row is in: under «2027 год» a bare «май» is that year's.

    A plan of a year or a school year has no month twice and stays whole.

    Args:
        row: with the sections over it.
        plan: the plan's period.
    """
    if (plan.end - plan.start).days <= _ONE_YEAR:
        return plan
    named = next(filter(None, map(years_alone, reversed(row.under))), ())
    if not named or not plan.start.year <= min(named) <= max(named) <= plan.end.year:
        return plan
    start, end = date(min(named), 1, 1), date(max(named), 12, 31)
    return PlanPeriod(plan.plan_id, max(start, plan.start), min(end, plan.end))
