"""A cell's value as Excel shows it to a Russian reader."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from etl.calendar_names import MONTHS, MONTHS_GENITIVE
from etl.documents.xlsx.format_words import (
    dated,
    has_words,
    is_divided,
    numbered,
    section_of,
    worded,
)

# Quoted words, colours and locales inside of a number format are no part of the pattern.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DECIMALS = re.compile(r"#?,?#*0\.(0+)%?")
_FIRST_DAY = datetime(1899, 12, 30)
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shown(value: Any, pattern: str) -> str:
    """Write a value as text.

    Args:
        value: what openpyxl gives.
        pattern: the cell's number format, e.g. "dd.mm.yyyy", "0.00".

    Returns:
        The text; dates with a day as «12.05.2026» or, where the format shows no year,
        «12 мая»; a month alone as «май 2026»; words that the format adds stand where
        Excel shows them.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return worded(_CODE.sub(_character, value), pattern)
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, (int, float)):
        return _counted(value, pattern)
    if isinstance(value, (date, time, timedelta)):
        return _timed(value, pattern)
    return str(value)


def _counted(value: float, pattern: str) -> str:
    section = section_of(value, pattern)
    if not section and ";" in pattern:
        return ""
    if has_words(section) or is_divided(section):
        return numbered(value, pattern)
    return _number(value, section)


def _timed(value: date | time | timedelta, pattern: str) -> str:
    """A date, a time of day, or a stretch of time: the section that shows it decides."""
    section = section_of(_serial(value), pattern)
    if not section and ";" in pattern:
        return ""
    if has_words(section):
        seconds = value.total_seconds() if isinstance(value, timedelta) else 0
        return dated(_moment_of(value), section, seconds)
    if isinstance(value, datetime):
        return _moment(value, section)
    if isinstance(value, date):
        return _day(value, section)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def _moment_of(value: date | time | timedelta) -> datetime:
    if isinstance(value, timedelta):
        return _FIRST_DAY + timedelta(seconds=value.total_seconds() % 86_400)
    if isinstance(value, time):
        return datetime.combine(_FIRST_DAY, value)
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _serial(value: date | time | timedelta) -> float:
    """The number that Excel keeps for a moment."""
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return (_moment_of(value).replace(tzinfo=None) - _FIRST_DAY) / timedelta(days=1)


def _character(match: re.Match[str]) -> str:
    """Excel writes control characters as «_x0007_»; a NUL is no character of a text."""
    code = int(match.group(1), 16)
    return chr(code) if code and not 0xD800 <= code < 0xE000 else ""


def _moment(value: datetime, pattern: str) -> str:
    day = _day(value.date(), pattern)
    if value.time() == time() or "h" not in _plain(pattern):
        return day
    return f"{day} {value:%H:%M}"


def _plain(pattern: str) -> str:
    """A number format without its literal words, the first of its sections."""
    return _LITERAL.sub("", pattern.lower()).split(";")[0]


def _day(value: date, pattern: str) -> str:
    """A date at the fineness that its format shows: what is not shown is not said."""
    plain = _plain(pattern)
    before_time = plain.split("h")[0]
    if "d" in plain and ("y" in plain or "m" not in before_time):
        return f"{value:%d.%m}.{value.year}"
    if "d" in plain:
        return f"{value.day} {MONTHS_GENITIVE[value.month - 1]}"
    if "mmm" in plain or ("m" in plain and "y" in plain):
        month = MONTHS[value.month - 1]
        return f"{month} {value.year}" if "y" in plain else month
    if "y" in plain:
        return str(value.year)
    return f"{value:%d.%m}.{value.year}"


def _number(value: float, pattern: str) -> str:
    decimals = _DECIMALS.fullmatch(_plain(pattern))
    if pattern.endswith("%"):
        places = len(decimals.group(1)) if decimals else 0
        return f"{value * 100:.{places}f}%"
    if decimals:
        return f"{value:.{len(decimals.group(1))}f}"
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
