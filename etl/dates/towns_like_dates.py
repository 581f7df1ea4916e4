"""Towns that are called like a month or a season: «Червень, 5 мая», «г. Зима»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_tokens import Token
from etl.morphology import parses
from etl.text import small

_LIKE = frozenset({"months", "seasons"})
_DATED = frozenset({"number", "date", "months", "month_year", "quarter"})
_LED = frozenset({"sep", "(", "in", "dash", "colon", "stage"})


def without_towns(tokens: Sequence[Token], cell: str) -> list[Token]:
    """The tokens with such towns as remarks.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell with its capitals.
    """
    kept = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind in _LIKE and _is_town(tokens, at, cell):
            for part in range(_mark_of(tokens, at, cell), at + 1):
                kept[part] = replace(kept[part], kind="noise")
    return kept


def _is_town(tokens: Sequence[Token], at: int, cell: str) -> bool:
    word = cell[tokens[at].start : tokens[at].end]
    if not word[:1].isupper() or word.isupper():
        return False
    if _mark_of(tokens, at, cell) < at:
        return True
    best = parses(small(word))[0]
    named = best.is_known and "Geox" in best.tag
    others = [*tokens[:at], *tokens[at + 1 :]]
    return named and any(token.kind in _DATED for token in others)


def _mark_of(tokens: Sequence[Token], at: int, cell: str) -> int:
    """Where the mark of «г. Зима» stands, its own place where none does («2026 г. Зима»)."""
    mark = at - 1 - (at > 0 and tokens[at - 1].kind == "dot")
    if mark < 0 or cell[tokens[mark].start : tokens[mark].end] != "г":
        return at
    return mark if mark == 0 or tokens[mark - 1].kind in _LED else at
