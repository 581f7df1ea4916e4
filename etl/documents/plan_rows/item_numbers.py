"""The numbers of items and of sections, as plans print them."""

from __future__ import annotations

import re

from etl.documents.raised_marks import without_marks
from etl.text import fold

_PLAIN = r"№?\s*\d{1,4}(?:\s*\.\s*\d{1,4})*\s*[.)]?"
_PARTED = r"№?\s*(?:[IVXLCІХ]{1,7}|[А-ЯЁA-Z]{1,2})(?:\s*[./-]\s*\d{1,3}){1,3}\s*[.)]?"
"""«I/1», «II.3», «А-1»: the part of the plan before the number within it."""
_WITHIN = r"№?\s*\d{1,3}(?:\s*[./]\s*\d{1,3}){1,3}\s*[.)]?|№?\s*\d{1,3}(?:\.\d{1,3})*[а-яё][.)]?"
"""«1/2», «2.1а»; two numbers with a dash are days."""
_NUMBER = re.compile(f"(?:{_PLAIN}|{_PARTED}|{_WITHIN})", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLCІХ]{1,7}\s*[.)]?", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Whether a text is an item's number and nothing else: «12.», «2.1», «№ 3», «I/1», «А-2».

    >>> [is_number(t) for t in ("12.", "I/1", "Б-2", "3а", "1/2", "14-16", "Б-группа")]
    [True, True, True, True, True, False, False]
    """
    return _NUMBER.fullmatch(fold(without_marks(text))) is not None


def is_roman(text: str) -> bool:
    """Whether a text is a Roman number, as sections have it: «II.»."""
    return _ROMAN.fullmatch(fold(text)) is not None


def is_part_of_number(whole: str, part: str) -> bool:
    """Whether an item's number is one within a section's: «2.1» and «2/1» in «2.».

    >>> [is_part_of_number("2.", n) for n in ("2.1", "2/1", "21", "2")]
    [True, True, False, False]
    """
    stem, number = (text.rstrip(".) ") for text in (whole, part))
    return bool(stem) and number != stem and number.startswith(tuple(stem + s for s in "./-"))
