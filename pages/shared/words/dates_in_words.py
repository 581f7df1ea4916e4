"""Periods as people say them: «9–12 февраля», «март», «II квартал», «весь год»."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from etl.calendar_names import MONTHS, MONTHS_GENITIVE
from pages.shared.words.open_words import open_words

NBSP = "\u00a0"
ROMAN = ("I", "II", "III", "IV")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""The time inside a file whose edition does not know when it was built."""
MANY_PERIODS = 6
"""From here on separate periods are counted instead of listed."""


def day_in_words(day: date, *, own_years: Collection[int] = ()) -> str:
    """«9 февраля», with the year where it is not the plan's only one."""
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}" + _year(day.year, own_years)


def time_of(text: str | None) -> datetime | None:
    """A moment as the folder of plans names it, in this machine's time."""
    try:
        return datetime.fromisoformat(text).astimezone() if text else None
    except ValueError:
        return None


def time_in_words(text: str | None) -> str:
    """«12 марта 2026 года, 12:30»; "" where there is no such moment."""
    moment = time_of(text)
    return f"{day_in_words(moment.date())}, {moment:%H:%M}" if moment else ""


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


DATE_CELLS = ("date_precision", "date_kind", "date_tentative", "dates_text", "quality")
"""All that ``event_dates_in_words`` asks of a row."""


def event_dates_in_words(
    event: Any, periods: Iterable[tuple[date, date]], *, own_years: Collection[int] = ()
) -> str:
    """All periods of an event in one phrase; what the plan says instead where none is known.

    Args:
        event: a row of events, at least ``DATE_CELLS`` of it.
        periods: the event's periods as (first day, last day).
        own_years: see ``period_in_words``.
    """
    spans = [(_as_date(start), _as_date(end)) for start, end in periods]
    precision = str(event["date_precision"])
    if not spans:
        return undated_in_words(str(event["dates_text"] or ""), event["quality"])
    if len(spans) > MANY_PERIODS:
        first = day_in_words(spans[0][0], own_years=own_years)
        last = day_in_words(spans[-1][1], own_years=own_years)
        words = f"{len(spans)} раз: с{NBSP}{first} по{NBSP}{last}"
    elif event["date_kind"] == "ongoing" and len(spans) == 1:
        words = ongoing_in_words(*spans[0], own_years=own_years)
    else:
        words = ", ".join(
            period_in_words(start, end, precision, own_years=own_years) for start, end in spans
        )
    if event["date_tentative"]:
        words += f" ({open_words(str(event['dates_text'] or ''), 'предварительно')})"
    return words


def undated_in_words(dates_text: str, quality: Collection[str]) -> str:
    """An event without any period: an empty cell names no date, another may say what is open.

    Args:
        dates_text: the cell.
        quality: the row's codes; one says that the cell was not understood.
    """
    if "date_unreadable" in quality:
        return "срок не понят"
    return f"срок {open_words(dates_text, 'не назван')}"


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


def _as_date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def month_end(month: date) -> date:
    """The last day of the month that begins on ``month``."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
