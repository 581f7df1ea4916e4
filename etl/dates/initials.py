"""Persons in a date cell: «Иванов И.И. – 12 мая, Петров П.П. – 15 мая»; initials number nothing."""

from __future__ import annotations

from collections.abc import Sequence

from etl.dates.date_tokens import Token


def without_persons(tokens: Sequence[Token], cell: str) -> list[Token]:
    """The tokens with surnames and their initials as remarks.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell with its capitals.
    """
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_initials(tokens, at, cell)
        led = _is_surname(kept[-1:], cell)
        if end and (led or _is_surname(tokens[end : end + 1], cell)):
            first = kept.pop() if led else tokens[at]
            end += not led
            if kept and kept[-1].kind == "from" and _is_accompanying(tokens[end - 1], cell):
                first = kept.pop()  # «встреча с В. Петровым 5 мая» is on that day
            kept.append(Token("noise", None, first.start, tokens[end - 1].end))
            at = end
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _end_of_initials(tokens: Sequence[Token], at: int, cell: str) -> int:
    """Where «И.И.» or «И.» that begins here ends; 0 where none does."""
    end = at
    while (
        end + 1 < len(tokens) and _is_capital(tokens[end], cell) and tokens[end + 1].kind == "dot"
    ):
        end += 2
    if end == at + 2 and _is_capital(tokens[end : end + 1], cell):
        end += 1  # «И.И» without its last dot
    return end if end > at else 0


def _is_capital(token: Token | Sequence[Token], cell: str) -> bool:
    if not isinstance(token, Token):
        return bool(token) and _is_capital(token[0], cell)
    letter = cell[token.start : token.end]
    return len(letter) == 1 and letter.isupper() and "А" <= letter <= "Я"


def _is_accompanying(token: Token, cell: str) -> bool:
    return cell[token.start : token.end].endswith(("ым", "им", "ой", "ом", "ем"))


def _is_surname(tokens: Sequence[Token], cell: str) -> bool:
    """A word of three letters or more with a capital that is no word of dates."""
    if not tokens or tokens[0].kind not in ("word", "noise"):
        return False
    word = cell[tokens[0].start : tokens[0].end]
    return len(word) > 2 and word[0].isupper() and word[1:].islower() and word.isalpha()
