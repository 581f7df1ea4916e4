"""Periods as people say them: «9–12 февраля», «март», «II квартал», «весь год»."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any

from etl.dates import calendar
from etl.periods_in_words import NBSP, day_in_words, ongoing_in_words, period_in_words
from pages.shared.words.open_words import open_words

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""The time inside a file whose edition does not know when it was built."""
MANY_PERIODS = 6
"""From here on separate periods are counted instead of listed."""


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


def _as_date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def month_end(month: date) -> date:
    """The last day of the month that begins on ``month``."""
    return calendar.month_end(month.year, month.month)
