"""How it is said that a person settled a value: the one sentence of lists, hovers and cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from etl.corrections.correction import LABELS
from pages.shared.words.dates_in_words import day_in_words


def settled_in_words(corrected: Sequence[str]) -> str:
    """«Уточнено человеком: срок, место»; "" where nothing is.

    Args:
        corrected: the columns that a person settled (``events.corrected``).
    """
    return f"Уточнено человеком: {settled_columns(corrected)}" if corrected else ""


def settled_columns(corrected: Sequence[str]) -> str:
    """«срок, место»."""
    return ", ".join(LABELS.get(name, name) for name in corrected)


def who_and_when(author: str, at: str) -> str:
    """«Иванова, 12 марта 2026»; what is not known is left out.

    Args:
        author: who says it.
        at: when, ISO 8601.
    """
    try:
        when = day_in_words(datetime.fromisoformat(at).date())
    except ValueError:
        when = ""
    return ", ".join(filter(None, (author, when)))
