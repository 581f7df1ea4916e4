"""From what the grammar found to days of the calendar: months, years, edges, expansion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.dates.bounds import (
    RANK,
    WEEKS_OF_A_MONTH,
    ImpossibleDateError,
    Interval,
    UnclearDateError,
    bounds,
    precision_of,
)
from etl.dates.calendar import month_end
from etl.dates.nodes import OF_A_MONTH, Item, Moment, Parsed
from etl.dates.rules import without_rules
from etl.dates.years import choose_years, share_years
from etl.model import DatePrecision, PlanPeriod


@dataclass(frozen=True, slots=True)
class Resolved:
    """One period with its days and the place of its words in the cell."""

    start: date
    end: date
    precision: DatePrecision
    words: tuple[int, int]
    ongoing: bool = False
    deadline: bool = False
    listed: bool = False
    named: bool = False
    loose: bool = False


def overlap(first: Resolved, second: Resolved) -> bool:
    """Whether two periods have a day in common."""
    return first.start <= second.end and second.start <= first.end


def within(inner: Resolved, outer: Resolved) -> bool:
    """Whether one period lies wholly in the other."""
    return outer.start <= inner.start and inner.end <= outer.end


def resolve(
    parsed: Parsed, plan: PlanPeriod, *, monthly: bool = False, month: int | None = None
) -> list[Resolved]:
    """Give every item its days; what cannot be given any is recorded in ``parsed``.

    Args:
        parsed: what the grammar found; ``impossible``, ``unknown`` and ``doubtful`` are added to.
        plan: the plan's period, or, inside brackets, the period that stands before them.
        monthly: the cell says «ежемесячно», so days without a month are those of each month.
        month: the month that stands before the brackets or above the cell, where there is one.
    """
    items = share_years(without_rules(parsed, plan, monthly=monthly))
    monthly |= parsed.every_month or any(item.first.every_month for item in items)
    items = _share_months(items, parsed, monthly, month)
    every = [item for item in items if item.first.every_month]
    dated = [item for item in items if not item.first.every_month]
    windows = [item for item in dated if item.ongoing or item.first.unit in ("year", "month")]
    parsed.doubtful |= choose_years(dated, plan)
    found: list[Resolved] = []
    for item in items:
        if item.first.every_month:
            found += _expand(item, plan, windows, parsed)
            continue
        try:
            found.append(_days(item, plan, parsed))
        except ImpossibleDateError:
            parsed.impossible = True
        except UnclearDateError:
            parsed.unknown.append(item.span())
    if every:
        found = sorted((one for one in found if one.listed), key=lambda one: one.start)
    return found


def _share_months(
    items: list[Item], parsed: Parsed, monthly: bool, month: int | None
) -> list[Item]:
    """A month given once counts for the days before it, else for those after it."""
    kept = list(items)
    for item in items:
        _end_within(item)
        for moment in item.moments():
            if moment.month is not None or moment.every_month:
                continue
            if moment.unit == "week" and (moment.n or 0) > WEEKS_OF_A_MONTH:
                moment.loose = True  # of the year; by which count, a person says
            elif moment.unit == "day":
                _give_day_a_month(moment, item, kept, parsed, monthly, month)
            elif moment.unit in OF_A_MONTH and moment.of == "month":
                if _take_from_month_item(moment, item, kept) or _share_ahead(moment, item, kept):
                    continue
                if moment.unit == "share" and moment.year is not None:
                    moment.unit = "half"  # «2026 год, вторая половина»
                    continue
                moment.month = month
                moment.every_month = month is None and monthly
    return [item for item in kept if item.first.unit != "used"]


def _end_within(item: Item) -> None:
    """«с 15 мая до конца месяца» ends in May, «с 1 марта до конца квартала» in that quarter."""
    first, last = item.first, item.last
    if last is None or last.unit != "part" or first.month is None:
        return
    if last.of == "month" and last.month is None and last.some_month:
        last.month, last.year = first.month, last.year or first.year
    elif last.of in ("quarter", "half") and last.of_n is None:
        last.of_n = (first.month - 1) // (3 if last.of == "quarter" else 6) + 1


def _give_day_a_month(
    day: Moment, item: Item, items: list[Item], parsed: Parsed, monthly: bool, month: int | None
) -> None:
    at = items.index(item)
    ahead = [m for other in items[at:] for m in other.moments() if m.start > day.start]
    following = next((m for m in ahead if m.unit == "day" and m.month is not None), None)
    if following is not None:
        day.month = following.month
        # «28 и 29 мая 2026»: the year goes with the month.
        day.year = day.year or following.year
    elif _take_from_month_item(day, item, items):
        return
    elif not parsed.unknown and _take_from_last_month(day, items[at:]):
        return  # «пункт 12, май» has no day
    elif monthly:
        day.every_month = True
    else:
        behind = [m for other in items[: at + 1] for m in other.moments() if m.start < day.start]
        days = [m for m in behind if m.unit == "day" and m.month is not None]
        day.month = days[-1].month if days else month
        # «12 мая, 19»: another day of May, or a number? Under «Май» it is a day.
        parsed.doubtful |= bool(days) and item.first is day and day.month != month


def _take_from_month_item(moment: Moment, item: Item, items: list[Item]) -> bool:
    """«июнь, вторая декада», «май: 12, 14»: the month before is narrowed, not a period."""
    at = items.index(item)
    for other in reversed(items[:at]):
        if other.first.unit in ("month", "used") and other.last is None:
            moment.month, moment.year = other.first.month, moment.year or other.first.year
            other.first.unit = "used"
            return True
        if other.first.unit not in ("day", *OF_A_MONTH):
            return False
    return False


def _share_ahead(part: Moment, item: Item, items: list[Item]) -> bool:
    """«в начале и в конце июня»: both are of the month that is named behind the second."""
    following = items[items.index(item) + 1 :]
    ahead = following[0].first if following and item.last is None else None
    if ahead is None or ahead.unit != part.unit or ahead.month is None or part.some_month:
        return False
    part.month, part.year = ahead.month, part.year or ahead.year
    return True


def _take_from_last_month(day: Moment, items: list[Item]) -> bool:
    """«24-26, июль», «5, 12, июнь»: the one month that closes the cell is that of its days."""
    month = items[-1].first
    days = [moment for item in items[:-1] for moment in item.moments()]
    if month.unit != "month" or items[-1].last is not None or items[-1].bound is not None:
        return False
    if any(moment.unit != "day" or moment.month not in (None, month.month) for moment in days):
        return False
    day.month, day.year = month.month, day.year or month.year
    if day is days[-1]:
        month.unit = "used"
    return True


def _days(item: Item, plan: PlanPeriod, parsed: Parsed) -> Resolved:
    if item.first.unit == "numeral":
        raise UnclearDateError
    if item.bound is not None and item.last is None:
        return _open_ended(item, plan, parsed)
    first = item.first
    if first.unit == "part" and first.n == 1 and item.last is not None:
        first = _whole_of(first)  # «с начала марта по …» begins with its first day
    start, end = _moment_days(first, plan, item.ongoing, parsed)
    precision = precision_of(first)
    if item.bound == "after":  # «после 25 мая, до 10 июня»
        start = end + timedelta(days=1)
    if item.last is not None:
        if item.last.unit == "numeral":
            raise UnclearDateError
        last = item.last
        if last.unit == "part" and last.n == 3 and last.n_last is None:
            last = _whole_of(last)  # «… до конца года» ends with its last day
        closing = _moment_days(last, plan, item.ongoing, parsed)
        if closing[1] < start or (closing[0] < start and last is item.last):
            raise ImpossibleDateError
        end = closing[1]
        parsed.doubtful |= start == end and item.last.start - first.start < len("12.05-")  # «12-12»
        precision = max(precision, precision_of(last), key=RANK.__getitem__)
    # A school year is named for what runs all through it, a bare «2026 год» is a window.
    ongoing = (item.ongoing and precision == "year") or (first.unit == "school" and not item.last)
    named = first.unit == "holiday"
    return Resolved(start, end, precision, item.span(), ongoing=ongoing, named=named,
                    loose=any(moment.loose for moment in item.moments()))  # fmt: skip


def _whole_of(part: Moment) -> Moment:
    return replace(part, unit=part.of, n=part.of_n)


def _moment_days(moment: Moment, plan: PlanPeriod, ongoing: bool, parsed: Parsed) -> Interval:
    if moment.unit == "month" and moment.month is None:
        if plan.start.month != plan.end.month or plan.start.year != plan.end.year:
            raise UnclearDateError
        return plan.start, plan.end
    if moment.unit == "year" and moment.of == "plan":
        if not ongoing:
            raise UnclearDateError
        return _year_of(plan)
    if moment.unit == "part" and moment.of in ("year", "half"):
        parsed.doubtful = True
    if moment.unit == "dates" and moment.n in (10, 20):
        parsed.doubtful = True
    assert moment.year is not None
    return bounds(moment, moment.year, plan)


def _year_of(plan: PlanPeriod) -> Interval:
    """The calendar year of the plan; a plan for a school year has that one."""
    if (plan.start.month, plan.start.day, plan.end.month) == (9, 1, 6):
        return plan.start, plan.end
    return date(plan.start.year, 1, 1), date(plan.end.year, 12, 31)


def _open_ended(item: Item, plan: PlanPeriod, parsed: Parsed) -> Resolved:
    """«до 15 мая» begins and «после 10 мая» ends at the edge of the plan's period."""
    moment = item.first
    if moment.unit == "holiday":  # «ко Дню Победы»: about that day
        start, end = _moment_days(moment, plan, False, parsed)
        return Resolved(start, end, "day", item.span(), named=True, deadline=True)
    edge = 3 if item.bound in ("until", "after") else 1
    if moment.unit == "part" and moment.n == edge:
        # «до конца года» is until the year is over, «с начала мая» from the first day.
        moment = _whole_of(moment)
    start, end = _moment_days(moment, plan, True, parsed)
    precision = precision_of(moment)
    if item.bound == "until":
        if moment.unit == "part" and moment.n == 1:
            end = start - timedelta(days=1)
        opening = min(plan.start, end) if end >= plan.start else min(start, end)
        return Resolved(opening, end, precision, item.span(), deadline=True, loose=moment.loose)
    if item.bound == "after":
        start = end + timedelta(days=1)
    return Resolved(start, max(plan.end, start), precision, item.span(), loose=moment.loose)


def _expand(item: Item, plan: PlanPeriod, windows: list[Item], parsed: Parsed) -> list[Resolved]:
    """«вторая пятница каждого месяца», day by day over the plan or over the window named."""
    spans = [(plan.start, plan.end)]
    if item.first.year is not None:
        spans = [(date(item.first.year, 1, 1), date(item.first.year, 12, 31))]
    elif windows:
        spans = []
        for window in windows:
            try:
                days = _days(window, plan, parsed)
            except (ImpossibleDateError, UnclearDateError):
                continue
            spans.append((days.start, days.end))
    found: list[Resolved] = []
    for start, end in spans:
        index = start.year * 12 + start.month - 1
        while index <= end.year * 12 + end.month - 1:
            moment = replace(item.first, month=index % 12 + 1, every_month=False)
            index += 1
            try:
                first, last = bounds(moment, (index - 1) // 12, plan)
            except (ImpossibleDateError, UnclearDateError):
                continue  # a month without a fifth Friday has none
            if item.last is not None:  # «ежемесячно с 1 по 5 число»
                closing = replace(item.last, month=first.month, every_month=False)
                try:
                    last = bounds(closing, first.year, plan)[1]
                except (ImpossibleDateError, UnclearDateError):
                    last = month_end(first.year, first.month)
                if last < first:
                    parsed.impossible = True
                    continue
            if item.bound is not None:  # «ежемесячно до 10 числа»
                first = first.replace(day=1)
                parsed.doubtful = True
            if first <= end and last >= start:
                precision = precision_of(moment)
                found.append(Resolved(first, last, precision, item.span(), listed=True))
    return found
