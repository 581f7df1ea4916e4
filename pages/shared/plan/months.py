"""The months of a plan and their names in the address."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pages.shared.plan.tables import Plan
from pages.shared.words.dates_in_words import MONTHS


@lru_cache(maxsize=16)
def months_of(plan: Plan) -> tuple[date, ...]:
    """First days of the plan's own months."""
    info = plan.info
    count = (info.end.year - info.start.year) * 12 + info.end.month - info.start.month + 1
    first = info.start.year * 12 + info.start.month - 1
    return tuple(date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(count))


def month_label(month: date) -> str:
    """«март 2026»: with the year, so that a link keeps its meaning in the next plan."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def month_called(label: str) -> date:
    """The first day of the month that ``month_label`` names so.

    Raises:
        ValueError: no month is called so.
    """
    name, _, year = label.partition(" ")
    return date(int(year), MONTHS.index(name) + 1, 1)
