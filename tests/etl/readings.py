"""What a document's rows are read as: shared by the tests of each format."""

from __future__ import annotations

from datetime import date

from etl.events import Event, read_events
from etl.home import load_home
from etl.model import PlanDocument, PlanPeriod

YEAR = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))


def event(plan: PlanDocument, at: int = 0) -> Event:
    """One row as it is read; the first where nothing else is said."""
    return read_events(plan, YEAR, load_home())[at]


def bounds(plan: PlanDocument) -> list[tuple[date, date]]:
    """First and last day of each period of the first row."""
    return [(period.start, period.end) for period in event(plan).dates.periods]


def day(month: int, first: int, last: int | None = None) -> tuple[date, date]:
    """The bounds of a day, or of days, of 2026."""
    return date(2026, month, first), date(2026, month, last or first)
