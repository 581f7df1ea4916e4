"""A dash that parts a date from its place or a remark, which joins no two dates.

«3 апреля – Брест⏎10 апреля – Смоленск» are two days; «3 апреля (Брест) – 10 апреля (Смоленск)»
may be two, or a stretch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_tokens import Token
from etl.dates.date_words import closes, opens
from etl.dates.remark_words import names_a_land

_ENDS_A_DATE = frozenset({"number", "ordinal", "date", "months", "year", "month_year", "quarter"})
_BEGINS = frozenset({"number", "ordinal", "date", "in", "months", "month_year", "quarter", "roman"})
_COUNTED = ("quarter", "half", "decade", "week")
_NAMING = frozenset({"noise", "stage", "vague"})
_ENDS = re.compile(r"(?<![а-я])(?:открыти|закрыти|начал|окончан|заверш|старт|финиш)")


def with_label_dashes(tokens: Sequence[Token], cell: str) -> list[Token]:
    """The tokens with such a dash as a separator, or as a guess.

    Args:
        tokens: of the cell, names told from dates, with their places in it.
        cell: the cell, normalised.
    """
    kept = list(tokens)
    for at, token in enumerate(kept):
        if token.kind != "dash" or not 0 < at < len(kept) - 1:
            continue
        if _is_hyphen(kept, at):
            kept[at] = replace(token, kind="noise")
        elif _ends_a_date(kept, at - 1) and _is_name(kept[at + 1], cell):
            after = _behind_names(kept, at + 1, cell)
            if after is not None and after.kind in _BEGINS:
                kept[at] = replace(token, kind="sep")
        elif kept[at + 1].kind in _BEGINS and (name := _name_before(kept, at, cell)) is not None:
            if name == 0:
                continue  # «Брест – 3 апреля»
            if _is_name(kept[0], cell) and _kind_behind_names(kept, 0, cell) == "dash":
                kept[at] = replace(token, kind="sep")  # «№ 1 – 3 апреля⏎№ 2 – 10 апреля»
            elif behind := _named_behind(kept, at + 1, cell):
                same = behind == _words(kept[name:at], cell)
                if not same and not _is_a_way(kept[name:at], cell):
                    kept[at] = replace(token, value="guessed")
    return kept


def _behind_names(tokens: Sequence[Token], at: int, cell: str) -> Token | None:
    """What follows names, those in brackets behind them left out: «Пекин (КНР) 15 июня»."""
    while at < len(tokens):
        end = at
        if tokens[at].kind == "(":
            end = at + 1
            while end < len(tokens) and _is_name(tokens[end], cell):
                end += 1
            closed = end > at + 1 and end < len(tokens) and tokens[end].kind == ")"
            end = end if closed else at
        if end == at and not _is_name(tokens[at], cell):
            return tokens[at]
        at = end + 1
    return None


def _kind_behind_names(tokens: Sequence[Token], at: int, cell: str) -> str:
    token = _behind_names(tokens, at, cell)
    return "" if token is None else token.kind


def _ends_a_date(tokens: Sequence[Token], at: int) -> bool:
    while at and (tokens[at].kind == "dot" or (tokens[at].kind, tokens[at].value) == _YEAR):
        at -= 1
    counted = tokens[at].kind == "units" and tokens[at].value in _COUNTED
    return tokens[at].kind in _ENDS_A_DATE or counted


_YEAR = ("units", "year")


def _is_name(token: Token, cell: str) -> bool:
    """Whether a token is a place, a number of a list or what is on, no first or last day."""
    words = cell[token.start : token.end]
    named = re.search(r"[а-яa-z]{3}|№", words) is not None
    ends = _ENDS.search(words) or opens(words) or closes(words)
    return token.kind in _NAMING and token.value != "duration" and named and not ends


def _name_before(tokens: Sequence[Token], dash: int, cell: str) -> int | None:
    """Where a name between a date and a dash begins, in brackets or without; None if none is."""
    at = dash - 1
    bracketed = tokens[at].kind == ")"
    at -= bracketed
    first = at
    while first >= 0 and _is_name(tokens[first], cell):
        first -= 1
    if first == at:
        return None
    if bracketed:
        if first < 0 or tokens[first].kind != "(":
            return None
        first -= 1
        while first >= 0 and _is_name(tokens[first], cell):  # «Пекин (КНР) – 12 мая»
            first -= 1
    return first + 1 if first < 0 or _ends_a_date(tokens, first) else None


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """«Минск-Брест»: one name."""
    before, after = tokens[at - 1], tokens[at + 1]
    glued = before.end == tokens[at].start and after.start == tokens[at].end
    return glued and before.kind == after.kind == "noise"


def _is_a_way(tokens: Sequence[Token], cell: str) -> bool:
    """«15 мая (Смоленск) – 17 мая (Минск)»: from town to town."""
    words = [cell[token.start : token.end] for token in tokens[1:-1]]
    return tokens[0].kind == "(" and all(names_a_land(word) for word in words)


def _named_behind(tokens: Sequence[Token], at: int, cell: str) -> list[str]:
    """The name that the date which begins here has behind it as well."""
    while at < len(tokens) and (
        tokens[at].kind in _BEGINS | _ENDS_A_DATE or (tokens[at].kind, tokens[at].value) == _YEAR
    ):
        at += 1
    at += at < len(tokens) and tokens[at].kind == "("
    end = at
    while end < len(tokens) and _is_name(tokens[end], cell):
        end += 1
    return _words(tokens[at:end], cell)


def _words(tokens: Sequence[Token], cell: str) -> list[str]:
    text = " ".join(cell[token.start : token.end] for token in tokens)
    return [word for word in re.findall(r"[а-яa-z]+|[0-9]+", text) if word != "г"]
