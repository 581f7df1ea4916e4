"""Facts of the calendar that date cells lean on; nothing here knows Russian."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of whole months of one year."""
    return date(year, first, 1), month_end(year, last)


def are_whole_months(start: date, end: date) -> bool:
    """Whether a time begins with a month and ends with one, the same or a later."""
    return start.day == 1 and end == month_end(end.year, end.month)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th Monday (1) … Sunday (7) of a month, -1 the last; None where there is none."""
    if n == -1:
        last = month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    return day if day.month == month and n >= 1 else None


def holiday_bounds(rule: str, year: int) -> tuple[date, date]:
    """First and last day of a named day in a year (rules: ``dates_holidays.csv``)."""
    name, _, numbers = rule.partition(":")
    if name == "easter":
        first, last = numbers.split(":")
        feast = easter(year, EASTER_ORTHODOX)
        return feast + timedelta(days=int(first)), feast + timedelta(days=int(last))
    if name == "nth":
        month, weekday, n = (int(number) for number in numbers.split(":"))
        day = nth_weekday(year, month, weekday, n)
        assert day is not None, rule
        return day, day
    month, day_number = (int(number) for number in rule.split("-"))
    return date(year, month, day_number), date(year, month, day_number)


def days_of_week(first: date, last: date, weekdays: set[int]) -> list[date]:
    """Every day between the two that falls on one of the weekdays (1 … 7)."""
    span = (last - first).days + 1
    days = (first + timedelta(days=offset) for offset in range(span))
    return [day for day in days if day.isoweekday() in weekdays]
