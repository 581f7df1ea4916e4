"""What a cell takes away: «кроме июля и августа», «(кроме понедельников)»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from etl.dates.calendar import month_end
from etl.dates.date_doubts import Doubts
from etl.dates.nodes import Item, Parsed
from etl.dates.resolve import Resolved, resolve
from etl.model import PlanPeriod

# A show of two weeks and longer is on from its first day to its last, whatever day it rests on.
_LONG = timedelta(days=13)
_DAY = timedelta(days=1)


def without_excepted(
    found: list[Resolved], stretches: Sequence[Parsed], plan: PlanPeriod, doubts: Doubts
) -> list[Resolved]:
    """The periods without what is taken away; a doubt where that is no simple thing.

    Args:
        found: the periods, recurrences told by their days where they have any.
        stretches: the cell as parsed, its brackets after it.
        plan: the plan's period.
        doubts: where the periods stay as they are, a person looks.
    """
    recurrences = [one for parsed in stretches for one in parsed.recurrences]
    if any(parsed.rest_days for parsed in stretches):
        of_weeks = any(one.unit == "week" or one.weekdays for one in recurrences)
        doubts.partly |= of_weeks or any(one.end - one.start < _LONG for one in found)
    items = [item for parsed in stretches for item in parsed.excepted]
    if not items or not found:
        return found
    months = [_months(item) for item in items]
    kept: list[Resolved] = []
    if all(months):
        gone = set().union(*months)
        if len(found) > 1 and all(one.listed for one in found):
            kept = [one for one in found if one.start.month not in gone]
        elif recurrences and all(one.unit in ("month", "week", "day") for one in recurrences):
            kept = [part for one in found for part in _cut(one, gone)]
    elif not any(months) and all(one.listed and one.start == one.end for one in found):
        days = resolve(Parsed(items=items), plan)
        if {one.start for one in days if one.start == one.end} <= {one.start for one in found}:
            taken = {one.start for one in days}
            kept = [one for one in found if one.start not in taken]
    if kept and kept != found:
        return kept
    doubts.partly = True
    return found


def _months(item: Item) -> set[int]:
    """The months that an exception names; none where it names anything else."""
    first = item.first
    if item.last is not None or item.bound is not None or first.year is not None:
        return set()
    if first.unit == "season" and first.n is not None and not first.loose:
        return {(first.n * 3 + step - 1) % 12 + 1 for step in range(3)}
    return {first.month} if first.unit == "month" and first.month else set()


def _cut(one: Resolved, gone: set[int]) -> list[Resolved]:
    """«ежемесячно, кроме июля и августа»: from January to June, from September on."""
    parts: list[Resolved] = []
    start = one.start
    while start <= one.end:
        end = min(month_end(start.year, start.month), one.end)
        if start.month in gone:
            pass
        elif parts and parts[-1].end + _DAY == start:
            parts[-1] = replace(parts[-1], end=end)
        else:
            parts.append(replace(one, start=start, end=end))
        start = end + _DAY
    return parts
