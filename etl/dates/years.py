"""Which year a date without one belongs to: its neighbours' or the plan's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from etl.dates.bounds import ImpossibleDateError, Interval, UnclearDateError, bounds
from etl.dates.nodes import Item, Moment
from etl.model import PlanPeriod

# A range that rolls over the turn of the year without saying so is believed up to a school
# year's length; longer ones are ranges written the wrong way round.
_LONGEST_ROLLOVER_DAYS = 310
_LONGEST_UNDOUBTED_DAYS = 190
_SCHOOL_STARTS = (8, 9, 10)


def overlaps(interval: Interval, plan: PlanPeriod) -> bool:
    """Whether any day of the interval is one of the plan's."""
    return interval[0] <= plan.end and interval[1] >= plan.start


def share_years(items: list[Item]) -> list[Item]:
    """Take years that stand by themselves («2026 год: март, июнь») for the dates beside them."""
    items = _within_school_years(items)
    plain = [item for item in items if _is_bare_year(item)]
    if len(plain) == len(items):
        return items
    kept = list(items)
    for item in plain:
        at = kept.index(item)
        before = _undated_run(kept[:at][::-1])
        after = _undated_run(kept[at + 1 :])
        for other in before or after:
            for moment in other.moments():
                moment.year = item.first.year
        if before or after:
            kept.remove(item)
    return kept


def _within_school_years(items: list[Item]) -> list[Item]:
    """«с сентября по май 2026-2027 учебного года»: which of its two years each month is in."""
    kept = list(items)
    for item in items:
        year = item.first.year
        if item.first.unit != "school" or item.last or item.ongoing or year is None:
            continue
        at = kept.index(item)
        before = kept[at - 1] if at else None
        glued = before is not None and before.span()[1] + 1 >= item.span()[0]
        if before is None or not glued or before.bound or before.ongoing:
            continue
        moments = before.moments()
        if any(moment.month is None or moment.year is not None for moment in moments):
            continue
        for moment in moments:
            moment.year = year + ((moment.month or 0) < _SCHOOL_STARTS[0])
        kept.remove(item)
    return kept


def _is_bare_year(item: Item) -> bool:
    alone = item.last is None and item.bound is None and not item.ongoing
    return alone and item.first.unit == "year" and item.first.year is not None


def _undated_run(items: Sequence[Item]) -> list[Item]:
    run: list[Item] = []
    for item in items:
        if any(moment.year is not None for moment in item.moments()):
            break
        run.append(item)
    return run


def choose_years(items: list[Item], plan: PlanPeriod) -> bool:
    """Fill in every missing year, in place; returns whether the choice is open to doubt.

    A year given once counts for the dates before it, else for those after it; where the
    cell names none, it is the one in which the date falls inside the plan.
    """
    doubtful = False
    following: list[int | None] = []
    upcoming: int | None = None
    for item in reversed(items):
        following.append(upcoming)
        upcoming = item.first.year or (item.last.year if item.last else None) or upcoming
    following.reverse()
    previous: Moment | None = None
    for item, later in zip(items, following, strict=True):
        if item.last is None:
            doubtful |= _single(item.first, later, previous, plan)
        else:
            doubtful |= _pair(item.first, item.last, later, previous, plan)
        previous = item.last or item.first
    return doubtful


def _at(moment: Moment, year: int, plan: PlanPeriod) -> Interval | None:
    try:
        return bounds(moment, year, plan)
    except (ImpossibleDateError, UnclearDateError):
        return None


def _single(moment: Moment, later: int | None, previous: Moment | None, plan: PlanPeriod) -> bool:
    if moment.unit == "season" and moment.n == 4:
        return _winter(moment, later or (previous.year if previous else None), plan)
    if moment.year is not None:
        # «конец зимы 2026» is in that year's February, its winter began the year before.
        moment.year -= _of_winter(moment) and moment.n != 1
        return False
    if moment.unit == "year" or (moment.unit in ("quarter", "half") and moment.n is None):
        moment.year = plan.start.year
        return False
    if later is not None:
        moment.year = later
        _prefer_inside(moment, later - 1, plan)
        return False
    if previous is not None and previous.year is not None:
        moment.year = previous.year
        before, now = _at(previous, previous.year, plan), _at(moment, previous.year, plan)
        if before and now and now[0] < before[0]:
            # «15 декабря, 20 января»: a list goes on, so January is the next one.
            upcoming = _at(moment, previous.year + 1, plan)
            if not overlaps(now, plan) and upcoming is not None:
                moment.year += 1
        return False
    return _from_plan(moment, plan)


def _of_winter(moment: Moment) -> bool:
    return moment.unit == "part" and moment.of == "season" and moment.of_n == 4


def _prefer_inside(moment: Moment, other: int, plan: PlanPeriod) -> None:
    """«12 декабря, 15 января 2027»: the December before, where only that is in the plan."""
    assert moment.year is not None
    now, then = _at(moment, moment.year, plan), _at(moment, other, plan)
    if now and then and not overlaps(now, plan) and overlaps(then, plan):
        moment.year = other


def _from_plan(moment: Moment, plan: PlanPeriod) -> bool:
    if moment.unit == "school":
        return _school(moment, plan)
    if moment.unit == "half" and (plan.start.month, plan.end.month) == (9, 6):
        # In a plan for a school year a half-year is most often one of that.
        moment.unit, moment.year = "school_half", plan.start.year
        return True
    began = _of_winter(moment) or moment.of == "school"
    years = range(plan.start.year - began, plan.end.year + 1)
    inside = [y for y in years if (at := _at(moment, y, plan)) and overlaps(at, plan)]
    moment.year = inside[0] if inside else plan.end.year
    return len(inside) > 1


def _school(moment: Moment, plan: PlanPeriod) -> bool:
    """The school year that shares most days with the plan."""

    def shared(year: int) -> int:
        start, end = bounds(moment, year, plan)
        return (min(end, plan.end) - max(start, plan.start)).days

    years = range(plan.start.year - 1, plan.end.year + 1)
    moment.year = max(years, key=shared)
    return sum(shared(year) > 0 for year in years) > 1


def _winter(moment: Moment, near: int | None, plan: PlanPeriod) -> bool:
    """A winter has two years: «зима 2026» is the one, or the other, that is in the plan."""
    named = moment.year if moment.year is not None else near
    if moment.of == "ends" and named is not None:
        moment.year = named - 1
        return False
    first = plan.start.year - 1 if named is None else named - 1
    starts = range(first, (plan.end.year if named is None else named) + 1)
    inside = [y for y in starts if (at := _at(moment, y, plan)) and overlaps(at, plan)]
    moment.year = (inside or starts)[0]
    return len(inside) != 1


def _pair(
    first: Moment, last: Moment, later: int | None, previous: Moment | None, plan: PlanPeriod
) -> bool:
    if last.unit == "part" and last.of == "school" and last.year is None and first.month:
        # «с февраля и до конца учебного года»: the one that February is in.
        if first.year is None:
            _single(first, later, previous, plan)
        if first.year is not None:
            last.year = first.year - (first.month < _SCHOOL_STARTS[0])
        return False
    if first.year is not None and last.year is not None:
        # «осень 2026 – зима 2027» ends with the winter that begins in 2026.
        if last.unit == "season" and last.n == 4 and last.of != "ends" and last.year > first.year:
            last.year -= 1
        if first.unit == "season" and first.n == 4 and first.year == last.year and last.n != 4:
            first.year -= 1
        return False
    for winter in (first, last):
        if winter.unit == "season" and winter.n == 4 and winter.year is not None:
            # «осень-зима 2026» begins and «зима-весна 2026» ends in that year.
            winter.year -= winter is first or winter.of == "ends"
    if last.year is not None:
        first.year = last.year - _rolls_over(first, last, last.year, plan)
        return False
    if first.year is not None:
        last.year = first.year + _rolls_over(first, last, first.year, plan)
        return False
    known = later or (previous.year if previous else None)
    if known is not None:
        rolls = _rolls_over(first, last, known, plan)
        last.year, first.year = known, known - rolls
        if later is None and not _in_plan(first, last, plan):
            # «сентябрь-октябрь, март-апрель» in a school year: the list goes on.
            first.year, last.year = first.year + 1, last.year + 1
            if not _in_plan(first, last, plan):
                first.year, last.year = first.year - 1, last.year - 1
        return False
    return _pair_from_plan(first, last, plan)


def _in_plan(first: Moment, last: Moment, plan: PlanPeriod) -> bool:
    assert first.year is not None
    assert last.year is not None
    opening, closing = _at(first, first.year, plan), _at(last, last.year, plan)
    return bool(opening and closing and overlaps((opening[0], closing[1]), plan))


def _pair_from_plan(first: Moment, last: Moment, plan: PlanPeriod) -> bool:
    base = plan.end.year
    rolls = _rolls_over(first, last, base, plan)
    years = range(plan.start.year - rolls, plan.end.year + 1)
    spans: dict[int, Interval] = {}
    for year in years:
        opening, closing = _at(first, year, plan), _at(last, year + rolls, plan)
        if opening and closing:
            spans[year] = opening[0], closing[1]
    inside = [y for y, span in spans.items() if plan.start <= span[0] <= plan.end]
    touching = [y for y, span in spans.items() if overlaps(span, plan)]
    chosen = (inside or touching or [base])[0]
    first.year, last.year = chosen, chosen + rolls
    if len(inside) > 1:  # a plan of several years
        return True
    if not rolls or chosen not in spans:
        return False
    return _is_long(spans[chosen], plan)


def _is_long(span: tuple[date, date], plan: PlanPeriod) -> bool:
    if plan.start <= span[0] and span[1] <= plan.end:
        return False
    days = (span[1] - span[0]).days
    return days > _LONGEST_UNDOUBTED_DAYS and span[0].month not in _SCHOOL_STARTS


def _rolls_over(first: Moment, last: Moment, year: int, plan: PlanPeriod) -> int:
    """1 where the range ends in the next year, 0 where it does not or is simply wrong."""
    opening, closing = _at(first, year, plan), _at(last, year, plan)
    if opening is None or closing is None or opening[0] <= closing[1]:
        return 0
    if first.unit == "day" and last.unit == "day" and first.month == last.month:
        return 0  # «с 15 по 10 мая» is a slip, not a year
    ahead = _at(last, year + 1, plan)
    if ahead is None or (ahead[1] - opening[0]).days > _LONGEST_ROLLOVER_DAYS:
        return 0
    return 1
