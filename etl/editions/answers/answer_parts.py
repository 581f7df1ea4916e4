"""What a field of an answered sheet says: nothing, one answer, or several with their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from etl.lookups import longest_first, lookup_words
from etl.text import fold, key


def letter_words() -> Mapping[str, Any]:
    """The words of letters and of their answers (``plan_data/lookups/letters.toml``)."""
    return lookup_words("letters.toml")


def answer_parts(text: str, column: str) -> dict[str, str]:
    """The answers of a field, by the column that each is about; none of an empty field.

    Args:
        text: the field, line breaks kept.
        column: the one that was asked about.

    >>> answer_parts("14–16 мая 2026 года. Место: г. Минск", "dates_text")
    {'dates_text': '14–16 мая 2026 года', 'place_text': 'г. Минск'}
    """
    parts: dict[str, list[str]] = {}
    at, now = 0, column
    for match in _labels().finditer(text):
        parts.setdefault(now, []).append(text[at : match.start()])
        at, now = match.end(), _column_of(match["label"])
    parts.setdefault(now, []).append(text[at:])
    said = {name: _said(pieces) for name, pieces in parts.items()}
    return {name: words for name, words in said.items() if words}


def _said(pieces: list[str]) -> str:
    words = fold(" ".join(pieces)).strip(" ;,")
    words = words.removesuffix(".") if not words.endswith(" г.") else words
    return "" if key(words).strip(" .") in _nothing() or not words.strip(" .-–—?") else words


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(key(words) for words in letter_words()["no_answer"])


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    """A label at the beginning, or after what ends another answer."""
    labels = [label for own in letter_words()["labels"].values() for label in own]
    names = longest_first(labels)
    return re.compile(rf"(?:^|(?<=[\n;.,]))\s*(?P<label>{names})\s*:", re.IGNORECASE)


def _column_of(label: str) -> str:
    labels: Mapping[str, list[str]] = letter_words()["labels"]
    return next(name for name, own in labels.items() if key(label) in map(key, own))
