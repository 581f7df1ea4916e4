"""First and last day of what a cell names, once the year is known."""

from __future__ import annotations

from datetime import date, timedelta

from etl.dates.calendar import days_of_week, holiday_bounds, month_end, months, nth_weekday
from etl.dates.nodes import Moment
from etl.model import DatePrecision, PlanPeriod

RANK: dict[DatePrecision, int] = {"day": 0, "month": 1, "quarter": 2, "year": 3, "unknown": 4}

_PRECISION: dict[str, DatePrecision] = {
    "day": "day", "weekday": "day", "weekend": "day", "holiday": "day",
    "nth_day": "day",
    "month": "month", "part": "month", "decade": "month", "week": "month", "share": "month",
    "dates": "month", "quarter": "quarter", "season": "quarter",
    "half": "year", "year": "year", "plan": "year",
    "school": "year", "school_half": "year", "term": "year",
}  # fmt: skip

Interval = tuple[date, date]
WEEKS_OF_A_MONTH = 5
NOWHERE = PlanPeriod("", date(2000, 1, 1), date(2000, 12, 31))
"""The plan for moments whose days no plan decides."""


class ImpossibleDateError(ValueError):
    """No calendar has this day: «31 июня»."""


class UnclearDateError(ValueError):
    """The words name no date that could be computed."""


def precision_of(moment: Moment) -> DatePrecision:
    """How finely a moment names its date: the ``date_precision`` of the tables."""
    if moment.unit == "part" and moment.of == "school":
        return "month"
    if moment.unit == "week" and moment.weekday is not None:
        return "day"
    if moment.unit == "part" and moment.of in ("half", "year"):
        return "quarter" if moment.of == "half" else "year"
    return _PRECISION[moment.unit]


def bounds(moment: Moment, year: int, plan: PlanPeriod) -> Interval:
    """First and last day of a moment in a year.

    Raises:
        ImpossibleDateError: there is no such day.
        UnclearDateError: the month or the number is missing.
    """
    unit = moment.unit
    if unit == "plan":
        return plan.start, plan.end
    if unit == "year":
        return months(year, 1, 12)
    if unit == "school":
        return date(year, 9, 1), date(year + 1, 6, 30)
    if unit == "school_half":
        return months(year, 9, 12) if moment.n == 1 else months(year + 1, 1, 6)
    if unit == "term":
        if moment.n not in (1, 2):
            raise ImpossibleDateError
        return months(year, 9, 12) if moment.n == 1 else months(year, 2, 6)
    if unit == "holiday":
        if moment.holiday is None:
            raise UnclearDateError
        return holiday_bounds(moment.holiday.rule, year)
    if unit == "season":
        return season_bounds(moment.n or 0, year)
    if unit in ("quarter", "half"):
        return _numbered(unit, moment.n, year, plan)
    if unit == "part" and moment.of != "month":
        return _part_of(moment, year, plan)
    if unit == "week" and moment.month is None and (moment.n or 0) > WEEKS_OF_A_MONTH:
        return _week_of_year(year, moment.n or 0)
    if moment.month is None or (moment.n is None and unit in ("day", "week")):
        raise UnclearDateError
    if not 1 <= moment.month <= 12:
        raise ImpossibleDateError
    if unit == "month":
        return months(year, moment.month, moment.month)
    if unit in ("day", "nth_day"):
        return _day(year, moment.month, moment.n or 0)
    return _within_month(moment, year, moment.month)


def _week_of_year(year: int, number: int) -> Interval:
    """«21-я неделя» as calendars count them (ISO 8601)."""
    try:
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    except ValueError as error:
        raise ImpossibleDateError from error


def season_bounds(season: int, year: int) -> Interval:
    """Three whole months; a winter by the year of its December."""
    if season == 4:
        return date(year, 12, 1), month_end(year + 1, 2)
    return months(year, 3 * season, 3 * season + 2)


def _day(year: int, month: int, day: int) -> Interval:
    try:
        found = month_end(year, month) if day == -1 else date(year, month, day)
    except ValueError as error:
        raise ImpossibleDateError from error
    return found, found


def _numbered(unit: str, number: int | None, year: int, plan: PlanPeriod) -> Interval:
    size = 3 if unit == "quarter" else 6
    if number is None:  # «в течение полугодия»: the one that the plan is for
        number = (plan.start.month - 1) // size + 1
        whole = months(plan.start.year, number * size - size + 1, number * size)
        if plan.start < whole[0] or plan.end > whole[1]:
            raise UnclearDateError
        return whole
    if number == -1:
        number = 12 // size
    if not 1 <= number <= 12 // size:
        raise ImpossibleDateError
    return months(year, number * size - size + 1, number * size)


def _part_of(moment: Moment, year: int, plan: PlanPeriod) -> Interval:
    """«конец I квартала»: the third of the whole that the word stands for."""
    whole = Moment(moment.of, moment.start, moment.end, n=moment.of_n)
    start, end = bounds(whole, year, plan)
    if moment.of == "school":  # «в начале учебного года» is September, its end May and June
        edges = {1: months(year, 9, 9), 2: months(year + 1, 1, 2), 3: months(year + 1, 5, 6)}
        return edges[moment.n or 1]
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    third = max(1, length // 3)
    number = moment.n or 1
    return _add_months(start, third * (number - 1)), _last_day(start, third * number - 1)


def _add_months(day: date, count: int) -> date:
    index = day.year * 12 + day.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def _last_day(day: date, count: int) -> date:
    first = _add_months(day, count)
    return month_end(first.year, first.month)


def _within_month(moment: Moment, year: int, month: int) -> Interval:
    last = month_end(year, month).day
    number = moment.n or 0
    if moment.unit in ("weekday", "weekend"):
        return _counted_days(moment, year, month)
    cuts: list[tuple[int, int]]
    if moment.unit in ("part", "decade"):
        cuts = [(1, 10), (11, 20), (21, last)]
    elif moment.unit == "share":
        cuts = [(1, 15), (16, last)]
    elif moment.unit == "week":
        cuts = [(1, 7), (8, 14), (15, 21), (22, 28), (29, last)]
        if number == -1:
            return _weekday_in((date(year, month, last - 6), date(year, month, last)), moment)
        if number == 5 and last < 29:
            raise ImpossibleDateError
    elif moment.unit == "dates":
        named = {1: (1, 10), 10: (10, 19), 20: (20, last), -1: (21, last)}
        if number not in named:
            raise UnclearDateError
        return date(year, month, named[number][0]), date(year, month, named[number][1])
    else:
        raise UnclearDateError
    number = len(cuts) if number == -1 else number
    closing = moment.n_last or number
    if not 1 <= number <= closing <= len(cuts):
        raise ImpossibleDateError
    found = date(year, month, cuts[number - 1][0]), date(year, month, cuts[closing - 1][1])
    return _weekday_in(found, moment)


def _weekday_in(week: Interval, moment: Moment) -> Interval:
    """«среда второй недели мая»: the day of that name among the seven."""
    if moment.weekday is None:
        return week
    days = days_of_week(*week, {moment.weekday})
    if not days:
        raise ImpossibleDateError
    return days[0], days[0]


def _counted_days(moment: Moment, year: int, month: int) -> Interval:
    weekday = 6 if moment.unit == "weekend" else moment.weekday or 1
    found = nth_weekday(year, month, weekday, moment.n or 0)
    if found is None:
        raise ImpossibleDateError
    return found, found + timedelta(days=1 if moment.unit == "weekend" else 0)
