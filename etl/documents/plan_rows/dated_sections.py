"""Calendars whose dates stand over the events as sections, where no column is for dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.calendar_names import MONTHS, MONTHS_GENITIVE, WEEKDAYS

_MONTH = rf"\b(?:{'|'.join((*MONTHS, *MONTHS_GENITIVE))})\b"
_QUARTER = r"\b(?:IV|I{1,3}|[1-4])(?:-?й)?\s+квартал\b"
_WORDS = rf"{_MONTH}|{_QUARTER}|\b(?:{'|'.join(WEEKDAYS)}|г|год|года|с|по|и|до)\b"
_ONLY_DATES = re.compile(rf"(?:{_WORDS}|[\W\d_])+", re.IGNORECASE)
_DAY = re.compile(
    rf"\d\s*{_MONTH}|\d\.(?:0[1-9]|1[0-2])\b|^\W*(?:{_MONTH}|{_QUARTER})", re.IGNORECASE
)
_PART = re.compile(r"\d\d\.\d{4}|\d квартал \d{4}")
"""What ``part_titles.part_named`` makes of a title."""


def is_date(text: str) -> bool:
    """Whether a section row is the date of the events under it, and nothing else.

    >>> [is_date(t) for t in ("24-28 мая 2026 г.", "15.05.2026 (пятница)", "Май", "2.1. Спорт")]
    [True, True, True, False]
    """
    return _DAY.search(text) is not None and _ONLY_DATES.fullmatch(text) is not None


def sphere_over(sections: Sequence[str]) -> str:
    """The nearest section that is no date, "" where there is none."""
    named = (t for t in reversed(sections) if not is_date(t) and not _PART.fullmatch(t))
    return next(named, "")
