"""A number behind a name is a house more likely than a day: «май, Минское шоссе, 5»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_tokens import Token

_DATED = (["months"], ["month_year"], ["year"], ["units"])
_BEGINNINGS = (["sep"], ["("])
_OF_A_NAME = frozenset({"noise", "dot", "dash"})
_ENDS = frozenset({"", ")", "("})


def with_houses(tokens: Sequence[Token], cell: str) -> list[Token]:
    """The tokens with such a number as a guess, which says no day.

    Args:
        tokens: of the cell, names told from dates, with their places in it.
        cell: the cell, normalised.
    """
    kept = list(tokens)
    for at, token in enumerate(kept):
        if token.kind == "number" and _is_house(kept, at, cell):
            kept[at] = replace(token, kind="sep", value="guessed")
    return kept


def _is_house(tokens: Sequence[Token], at: int, cell: str) -> bool:
    """Whether a lone number closes a stretch behind a month and then a name."""
    if at < 2 or tokens[at - 1].kind != "sep":
        return False
    first = at - 1
    while first > 0 and tokens[first - 1].kind in _OF_A_NAME:
        first -= 1
    name = tokens[first : at - 1]
    if not any(_is_name(token, cell) for token in name) or any(_counts(t, cell) for t in name):
        return False
    behind = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    before = [token.kind for token in tokens[:first] if token.kind != "dot"]
    return behind in _ENDS and before[-1:] in _BEGINNINGS and before[-2:-1] in _DATED


def _is_name(token: Token, cell: str) -> bool:
    letters = sum(letter.isalpha() for letter in cell[token.start : token.end])
    return token.kind == "noise" and letters > 1


def _counts(token: Token, cell: str) -> bool:
    return any(map(str.isdigit, cell[token.start : token.end]))
