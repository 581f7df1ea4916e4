"""The times that the calendar can look at, from years down to a day, and the steps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from etl.calendar_names import MONTHS
from etl.periods_in_words import ROMAN, day_in_words, period_in_words
from pages.shared.words.dates_in_words import month_end

Unit = Literal["year", "half", "month", "week", "day"]

_DAY = timedelta(days=1)
_NAMES = re.compile(r"(\d{4})(?:-(?:H([12])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?")


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A stretch of time with its name in the address.

    Attributes:
        name: «2027», «2027-H1», «2027-03», «2027-W12», «2027-03-14».
        unit: what it is.
        first: its first day.
        last: its last day, inclusive.
    """

    name: str
    unit: Unit
    first: date
    last: date

    @property
    def words(self) -> str:
        """«март 2027 года»."""
        return in_words(self.unit, self.first, self.last)


def in_words(unit: Unit, first: date, last: date) -> str:
    """A stretch of time by its name: «2027 год», «неделя 6–12 апреля 2027 года»."""
    year = f"{first.year}\u00a0год"
    if unit == "year":
        return year
    if unit == "half":
        return f"{ROMAN[first.month // 7]}\u00a0полугодие {year}а"
    if unit == "month":
        return f"{MONTHS[first.month - 1]} {year}а"
    if unit == "week":
        return f"неделя {period_in_words(first, last, 'day')}"
    return day_in_words(first)


def step_called(name: str) -> TimeStep | None:
    """The time of a name; None where no time is called so."""
    found = _NAMES.fullmatch(name)
    if not found:
        return None
    year, half, week, month, day = (int(text) if text else 0 for text in found.groups())
    try:
        if half:
            return _step("half", date(year, 6 * half - 5, 1))
        if week:
            return _step("week", date.fromisocalendar(year, week, 1))
        if month:
            return _step("day" if day else "month", date(year, month, day or 1))
        return _step("year", date(year, 1, 1)) if "-" not in name else None
    except (ValueError, OverflowError):
        return None


def _step(unit: Unit, day: date) -> TimeStep:
    """The stretch of a unit that a day lies in."""
    if unit == "year":
        return TimeStep(f"{day.year}", unit, date(day.year, 1, 1), date(day.year, 12, 31))
    if unit == "half":
        number = 1 + day.month // 7
        first, last = (
            date(day.year, 6 * number - 5, 1),
            date(day.year, 6 * number, 30 + number // 2),
        )
        return TimeStep(f"{day.year}-H{number}", unit, first, last)
    if unit == "month":
        return TimeStep(f"{day:%Y-%m}", unit, day.replace(day=1), month_end(day.replace(day=1)))
    if unit == "week":
        year, week, weekday = day.isocalendar()
        monday = day - timedelta(days=weekday - 1)
        return TimeStep(f"{year}-W{week:02d}", unit, monday, monday + timedelta(days=6))
    return TimeStep(f"{day:%Y-%m-%d}", unit, day, day)


_LONGEST: tuple[tuple[int, Unit], ...] = (
    (1, "day"), (35, "day"), (190, "week"), (370, "month"), (2_200, "half"),
)  # fmt: skip
"""By the days of a time, what it is divided into: no more columns than a screen has room for."""


def unit_within(first: date, last: date) -> Unit:
    """What a time is divided into for counting."""
    days = (last - first).days + 1
    return next((unit for longest, unit in _LONGEST if days <= longest), "year")


def steps_within(first: date, last: date) -> list[TimeStep]:
    """A time cut into steps of its unit; the outer ones end where it does."""
    return list(_steps(unit_within(first, last), first, last))


def _steps(unit: Unit, first: date, last: date) -> Iterator[TimeStep]:
    day = first
    while day <= last:
        step = _step(unit, day)
        yield TimeStep(step.name, unit, max(step.first, first), min(step.last, last))
        day = step.last + _DAY


def wider(step: TimeStep, first: date, last: date) -> list[TimeStep]:
    """The times around a step that are a part of the plan's, the widest first."""
    days = (last - first).days + 1
    units: list[Unit] = []
    if step.unit in ("half", "month", "week", "day") and days > 370:
        units.append("year")
    if step.unit in ("month", "week", "day") and days > 190:
        units.append("half")
    if step.unit == "day":
        units.append("month")
    return [_step(unit, step.first) for unit in units]


def beside(step: TimeStep, first: date, last: date) -> tuple[TimeStep | None, TimeStep | None]:
    """The step before and the one after, as far as the plan's time goes."""
    before = _step(step.unit, step.first - _DAY) if step.first > first else None
    after = _step(step.unit, step.last + _DAY) if step.last < last else None
    return before, after
