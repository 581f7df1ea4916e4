"""Adjectives of several countries joined by hyphens: «российско-китайско-монгольский»."""

from __future__ import annotations

import re

from etl.countries.country_words import index
from etl.text import small

# Some put spaces around it.
_DASH = r"\s?[-–—‑]\s?"
_REACH = 60
_BEFORE = re.compile(rf"(?:[А-Яа-яЁё]+о{_DASH})+$")
_BEHIND = re.compile(rf"(?:{_DASH}[А-Яа-яЁё]+о(?![а-яё]))*{_DASH}[А-Яа-яЁё]+")
_GOES_ON = re.compile(r"[-–—‑]|\s?[-–—‑]\s?[а-яё]")


def parts_of(text: str, start: int, end: int) -> list[str]:
    """All parts of the compound that the adjective belongs to, itself included.

    >>> parts_of("Российско-китайско-монгольская встреча", 10, 18)
    ['российско', 'китайско', 'монгольская']
    """
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    behind = _BEHIND.match(text, end) if text[start:end].endswith("о") else None
    whole = (before.group() if before else "") + text[start:end]
    return re.split(_DASH, small(whole + (behind.group() if behind else "")))


def is_with_russia(text: str, start: int, end: int) -> bool:
    """Whether Russia is one of the sides («российско-китайско-монгольский»)."""
    parts = parts_of(text, start, end)
    return len(parts) > 1 and any(part.startswith(("росси", "русск")) for part in parts)


def may_stand(text: str, start: int, end: int, rule: str) -> bool:
    """Whether an adjective that only begins compounds has the rest of one behind it."""
    if text[start:end].lower().endswith("ско") and not _GOES_ON.match(text, end):
        return False
    return rule != "compound" or _joins_countries(text, start, end)


def _joins_countries(text: str, start: int, end: int) -> bool:
    """Whether each part is a country: «армяно-иранский», not «греко-римский», «финно-угорский»."""
    parts = parts_of(text, start, end)
    return len(parts) > 1 and all(
        any(entry.kind == "adjective" and not entry.local for entry in index().get(part, ()))
        for part in parts
    )
