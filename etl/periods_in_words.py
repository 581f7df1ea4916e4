"""Days and periods as people say them: «9–12 февраля», «март», «I полугодие 2026 года»."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from etl.calendar_names import MONTHS, MONTHS_GENITIVE

NBSP = "\u00a0"
ROMAN = ("I", "II", "III", "IV")


def day_in_words(day: date, *, own_years: Collection[int] = ()) -> str:
    """«9 февраля», with the year where it is not the plan's only one."""
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}" + _year(day.year, own_years)


def period_in_words(
    start: date, end: date, precision: str = "day", *, own_years: Collection[int] = ()
) -> str:
    """One period in words.

    Args:
        start: first day.
        end: last day, inclusive.
        precision: how finely the plan names it (``date_precision``).
        own_years: the calendar years of the plan; a plan within one year does not repeat it.
    """
    if start == end:
        return day_in_words(start, own_years=own_years)
    if precision != "day" and start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _whole_months(start, end, precision, own_years)
    words = _days(start, end, own_years)
    # A ten-day part or a half of a month: the day itself is not known.
    return words if precision == "day" else f"в{NBSP}пределах {words}"


def ongoing_in_words(start: date, end: date, *, own_years: Collection[int] = ()) -> str:
    """A long stretch by its name: «весь год», «I полугодие», «2025/2026 учебный год»."""
    if (start.month, start.day) == (9, 1) and end == date(start.year + 1, 6, 30):
        return f"{start.year}/{end.year} учебный{NBSP}год"
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    return period_in_words(start, end, "year" if whole else "day", own_years=own_years)


def _whole_months(start: date, end: date, precision: str, own_years: Collection[int]) -> str:
    if start.year == end.year:
        count = end.month - start.month + 1
        year = _year(start.year, own_years)
        if count == 12:
            return "весь год" if not year else f"весь {start.year}{NBSP}год"
        if count == 6 and start.month in (1, 7) and precision == "year":
            return f"{ROMAN[start.month // 7]}{NBSP}полугодие{year}"
        if precision == "quarter" and count % 3 == 0 and start.month % 3 == 1:
            first, last = start.month // 3, (end.month - 1) // 3
            if first == last:
                return f"{ROMAN[first]}{NBSP}квартал{year}"
            return f"{ROMAN[first]}–{ROMAN[last]}{NBSP}кварталы{year}"
        if count == 1:
            return MONTHS[start.month - 1] + year
        return f"{MONTHS[start.month - 1]}{NBSP}— {MONTHS[end.month - 1]}{year}"
    return (
        f"{MONTHS[start.month - 1]} {start.year}{NBSP}— "
        f"{MONTHS[end.month - 1]} {end.year}{NBSP}года"
    )


def _days(start: date, end: date, own_years: Collection[int]) -> str:
    if (start.year, start.month) == (end.year, end.month):
        month = MONTHS_GENITIVE[start.month - 1]
        return f"{start.day}–{end.day}{NBSP}{month}" + _year(start.year, own_years)
    first = f"{start.day}{NBSP}{MONTHS_GENITIVE[start.month - 1]}"
    last = f"{end.day}{NBSP}{MONTHS_GENITIVE[end.month - 1]}"
    if start.year == end.year:
        return f"{first}{NBSP}— {last}" + _year(start.year, own_years)
    return f"{first} {start.year}{NBSP}— {last} {end.year}{NBSP}года"


def _year(year: int, own_years: Collection[int]) -> str:
    return "" if set(own_years) == {year} else f" {year}{NBSP}года"
