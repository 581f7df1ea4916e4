"""What a person may type, on a page, in a file, as an option: one rule for all of them.

Values, reasons, meanings and names are kept in the record and shown beside the plan's own words, so
nothing may stand in them that a reader cannot see or that turns what follows it.
"""

from __future__ import annotations

from datetime import datetime
from unicodedata import category

from etl.text import TURNING, fold

LONGEST_VALUE = 2_000
"""Characters of a value, a reason; a cell of a plan has a tenth of it."""
LONGEST_NAME = 200
"""Characters of a person's name with the post; the field on a page has fewer."""

_NO_LETTERS = ("Cc", "Cs", "Co", "Cn")


def typed(text: str) -> str:
    r"""The words as they are kept: folded, without what parts no words and nobody sees.

    Soft hyphens, zero-width and direction marks come along with what is copied out of Word; what
    turns the writing round stays, for ``value_fault`` to name.

    >>> typed(" г.\u00a0Смо\u00adленск\u200b ")
    'г. Смоленск'
    """
    return fold("".join(c for c in text if c in TURNING or category(c) != "Cf"))


def time_fault(text: str) -> str:
    """Why words are no time of a record, as a part of a Russian sentence; "" where they are one."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return f"время «{text}» не в виде 2026-03-12T10:00 (ISO 8601)"
    return ""


def value_fault(text: str, longest: int = LONGEST_VALUE) -> str:
    """Why words cannot be kept, as a part of a Russian sentence; "" where they can.

    Args:
        text: what a person typed.
        longest: how many characters it may have.
    """
    if len(text) > longest:
        return f"значение длиннее {longest} знаков"
    for letter in text:
        if letter in TURNING:
            return (
                f"в значении есть невидимый знак U+{ord(letter):04X}, который переставляет буквы: "
                "наберите его заново"
            )
        if category(letter) in _NO_LETTERS and not letter.isspace():
            return f"в значении есть знак, которого не бывает в тексте (U+{ord(letter):04X})"
    return ""
