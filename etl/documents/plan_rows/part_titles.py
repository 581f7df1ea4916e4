"""Titles of the further parts of a plan: one more sheet or table for each month or quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.calendar_names import one_month
from etl.dates.date_words import PART_OF_YEAR
from etl.dates.title_period import read_title_period
from etl.model import PlanPeriod
from etl.text import key

TITLE_WORD = re.compile(
    rf"\bплан\b|\bплана\b|перечень|утвержд|приложени|состояни|согласован|\b{PART_OF_YEAR}"
    r"|\b(?:19|20)\d\d\b|\bгода?\b",
    re.IGNORECASE,
)
"""Words of a title; a sphere has none of them."""
_TITLE = re.compile(
    r"^\W*(?:\d\w*\W+)?(?:на|за)\b|\b(?:план|перечень|график|календарь|программа)\b", re.IGNORECASE
)
_PART_ALONE = re.compile(
    rf"\W*\w+(?:-\w{{1,2}})?\s+{PART_OF_YEAR}\w*(?:\W+\d{{4}}\W*\w{{0,4}})?\W*", re.IGNORECASE
)
_IDS = re.compile(r"(\d{4})-(?:Q([1-4])|(\d\d))")


def _named(text: str) -> PlanPeriod | None:
    """The period that a title is for, or a line of nothing else: «ФЕВРАЛЬ 2026 года»."""
    alone = one_month(text) or _PART_ALONE.fullmatch(text)
    return read_title_period(text) if alone or _TITLE.search(text) else None


def is_part_of(title: str, text: str) -> bool:
    """Whether a text over a further table is the title of one more part of the same plan.

    >>> title = "План мероприятий на январь 2026 года"
    >>> [is_part_of(title, t) for t in ("на февраль 2026 года", "План на 2025 год", "12.02.2026")]
    [True, False, False]
    """
    first, further = read_title_period(title), _named(text)
    return first is not None and further is not None and first.start.year == further.start.year


def is_title_again(title: str, text: str) -> bool:
    """Whether a row between the items is the plan's title again, for another month.

    >>> title = "План мероприятий на январь 2026 года"
    >>> [is_title_again(title, t) for t in ("План мероприятий на май 2026 года", "Май 2026 года")]
    [True, False]
    """
    same = key(title).split()[:2] == key(text).split()[:2]
    return same and is_part_of(title, text) and bool(part_named(text))


def part_named(text: str) -> str:
    """The month or quarter that a title is for, as a section row names it; "" for other times.

    >>> [part_named(f"План на {time} 2026 года") for time in ("февраль", "II квартал", "весь")]
    ['02.2026', '2 квартал 2026', '']
    """
    period = _named(text)
    found = _IDS.fullmatch(period.plan_id) if period is not None else None
    if found is None:
        return ""
    year, quarter, month = found.groups()
    return f"{quarter} квартал {year}" if quarter else f"{month}.{year}"


def parts_named(lines: Sequence[str]) -> list[str]:
    """The months and quarters that the lines of a title name, each or all together."""
    return [*filter(None, map(part_named, lines))] or [*filter(None, [part_named(" ".join(lines))])]
