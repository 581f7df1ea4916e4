"""Calendars whose dates stand over the events as sections, where no column is for dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_PART = re.compile(r"\d\d\.\d{4}|\d квартал \d{4}")
"""What ``part_titles.part_named`` makes of a title."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says a day or a month, and what consists of dates only."""
    # Here only: the process that reads a document starts without the names of months.
    from etl.calendar_names import MONTHS, MONTHS_GENITIVE, WEEKDAYS

    month = rf"\b(?:{'|'.join((*MONTHS, *MONTHS_GENITIVE))})\b"
    quarter = r"\b(?:IV|I{1,3}|[1-4])(?:-?й)?\s+квартал\b"
    words = rf"{month}|{quarter}|\b(?:{'|'.join(WEEKDAYS)}|г|год|года|с|по|и|до)\b"
    day = rf"\d\s*{month}|\d\.(?:0[1-9]|1[0-2])\b|^\W*(?:{month}|{quarter})"
    return re.compile(day, re.IGNORECASE), re.compile(rf"(?:{words}|[\W\d_])+", re.IGNORECASE)


def is_date(text: str) -> bool:
    """Whether a section row is the date of the events under it, and nothing else.

    >>> [is_date(t) for t in ("24-28 мая 2026 г.", "15.05.2026 (пятница)", "Май", "2.1. Спорт")]
    [True, True, True, False]
    """
    if not text:
        return False
    day, only_dates = _patterns()
    return day.search(text) is not None and only_dates.fullmatch(text) is not None


def is_part(section: str) -> bool:
    """Whether a section is the time of a part of the plan, out of its title."""
    return _PART.fullmatch(section) is not None


def sphere_over(sections: Sequence[str]) -> str:
    """The nearest section that is no date, "" where there is none."""
    named = (t for t in reversed(sections) if not is_part(t) and not is_date(t))
    return next(named, "")
