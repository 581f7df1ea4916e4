"""A first and a last day, each with its word: «заезд 10 июля, отъезд 15 июля» is one stretch.

So is «открытие 15 мая, работает до 15 июня».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from etl.dates.date_tokens import Token
from etl.dates.date_words import closes, opens, runs

_BETWEEN = frozenset(
    {"stage", "sep", "dash", "colon", "and", "noise", "time", "word", "dot", "(", ")"}
)
_DATE = frozenset({"number", "date", "months", "year", "units", "dot", "weekdays", "noise", "time"})
_DATED = frozenset({"number", "date", "months", "year", "units", "weekdays"})
_LITTLE = frozenset({"в", "г", "с", "на"})
_ONTO = (["dash", "number"], ["dash", "date"], ["by", "number"], ["by", "date"])
_STEM = 6
_HALF_A_YEAR = 6
_THEN = frozenset({"далее", "затем"})
_ENDING = frozenset({"parts", "months", "year", "units"})
_SHOWN = ("выставк", "экспозици", "ярмарк", "фестивал", "форум")


def joined_ends(tokens: Sequence[Token], cell: str) -> list[Token]:
    """Put a dash between the days of an opening and a closing, where a cell says nothing else.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell, normalised.
    """
    tokens = _from_a_named_day(tokens)
    words = [cell[token.start : token.end] for token in tokens]
    if stretch := _opened_till(tokens, words):
        return stretch
    # «открытие выставки 5 марта, закрытие 30 апреля»; of a season they are two events
    shown = any(word.startswith(_SHOWN) for word in words)
    first = [at for at, w in enumerate(words) if opens(w) or (shown and w.startswith("открыти"))]
    last = [at for at, w in enumerate(words) if closes(w) or (shown and w.startswith("закрыти"))]
    if len(first) == 2 and not last and words[first[1]].startswith("выезд"):
        last = [first.pop()]  # «заезд 1 июня, выезд 5 июня»
    if len(first) != 1 or len(last) != 1 or first[0] > last[0]:
        return list(tokens)
    opening, closing = first[0], last[0]
    if framed := _in_a_month(tokens, opening, closing):
        return framed
    if words[closing].startswith("закрыти") and _is_another_show(tokens, words, closing):
        return list(tokens)
    if all(token.kind in _BETWEEN for token in tokens[:opening]):
        one, other = tokens[opening + 1 : closing], tokens[closing + 1 :]
    elif all(token.kind in _BETWEEN for token in tokens[closing + 1 :]):
        one, other = tokens[:opening], tokens[opening + 1 : closing]
    else:
        return list(tokens)
    joiner = None
    begun = [at for at, token in enumerate(one) if "открыти" in cell[token.start : token.end]]
    if opening == 0 and len(begun) == 1 and not shown and _is_a_day(_bare(one[: begun[0]])):
        # «заезд 9 сентября; открытие 10 сентября; отъезд 12 сентября»: until when is it?
        one, joiner = one[begun[0] :], "guessed"
    one, other = _bare(one), _bare(other)
    if not (_is_a_day(one) and _is_a_day(other)):
        return list(tokens)
    return [*one, Token("dash", joiner, one[-1].end, other[0].start), *other]


def _from_a_named_day(tokens: Sequence[Token]) -> Sequence[Token]:
    """«с Дня Победы (9 мая) по 12 мая» as «с 9 мая по 12 мая»; with a dash it is a guess."""
    kinds = [token.kind for token in tokens]
    for at, kind in enumerate(kinds):
        if kind != "holiday" or kinds[at + 1 : at + 2] != ["("] or ")" not in kinds[at:]:
            continue
        end = kinds.index(")", at)
        joiner, inner = tokens[end + 1 : end + 2], tokens[at + 2 : end]
        onto = kinds[end + 1 : end + 3] in _ONTO and _is_a_day(tokens[end + 2 :])
        if not onto or not _is_a_day(inner):
            continue
        dash = replace(joiner[0], value="guessed" if joiner[0].kind == "dash" else None)
        return [*tokens[:at], *inner, dash, *tokens[end + 2 :]]
    return tokens


def _is_another_show(tokens: Sequence[Token], words: Sequence[str], closing: int) -> bool:
    """«открытие выставки «А» 5 марта, закрытие выставки «Б» 30 апреля» are two events."""
    ahead, behind = (
        {word[:_STEM] for at in part for word in re.findall("[а-я]+", words[at])
         if tokens[at].kind not in _DATED and word not in _LITTLE}
        for part in (range(closing), range(closing + 1, len(tokens)))
    )  # fmt: skip
    return not behind <= ahead


def _in_a_month(tokens: Sequence[Token], opening: int, closing: int) -> list[Token] | None:
    """«июнь (заезд 5 июня, отъезд 25 июня)»: of which days the month's are the event's."""
    before = tokens[:opening]
    if not before or before[-1].kind != "(" or tokens[-1].kind != ")":
        return None
    if any(token.kind in ("number", "date", "sep", "and", "(") for token in before[:-1]):
        return None
    coming, going = tokens[opening + 1 : closing], tokens[closing + 1 : -1]
    one, other, joiner = _bare(coming), _bare(going), None
    if not (_is_a_day(one) and _is_a_day(other)):
        # «июнь (заезд 5 июня, отъезд 25 июня, экскурсия 10 июня)»: so, with a doubt
        one, other, joiner = _bare(_to_comma(coming)), _bare(_to_comma(going)), "guessed"
    if not (_is_a_day(one) and _is_a_day(other)):
        return None
    dash = Token("dash", joiner, one[-1].end, other[0].start)
    return [*before, *one, dash, *other, tokens[-1]]


def _to_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    commas = [at for at, token in enumerate(tokens) if token.kind == "sep"]
    return tokens[: commas[0]] if commas else tokens


def _opened_till(tokens: Sequence[Token], words: Sequence[str]) -> list[Token] | None:
    """«открытие 15 мая, работает до 15 июня»: from the one day to the other, or the first alone?"""
    till = [at for at, token in enumerate(tokens) if at and token.kind in ("to", "by")]
    if len(till) != 1 or not _goes_on(tokens, words, till[0]):
        return None
    if any(token.kind == "other_date" for token in tokens):  # «приём заявок открыт до 15 апреля»
        return None
    bracketed = any(token.kind == "(" for token in tokens[: till[0]])
    opening = any(word.startswith("открыти") for word in words)
    if bracketed and not opening:
        return None  # «5 октября (выставка продлится до 30 ноября)»
    one, other = _bare(tokens[: till[0] - 1]), _bare(tokens[till[0] + 1 :])
    if one and not _is_a_day(one) and _is_a_day(other) and not bracketed:
        # «15 и 16 мая, выставка работает до 14 мая»: the last day of something else?
        apart = Token("except", None, tokens[till[0] - 1].start, tokens[till[0] - 1].end)
        return [*tokens[: till[0] - 1], apart, *tokens[till[0] :]]
    if not (_is_a_day(one) and (_is_a_day(other) or _is_an_ending(other))):
        return None
    dash = Token("dash", "guessed", one[-1].end, other[0].start)
    if not opening and _is_a_day(other) and _is_shortly_before(other, one):
        return [*one, dash]  # «концерт 15 мая, продажа билетов открыта до 14 мая»
    return [*one, dash, *other]


def _goes_on(tokens: Sequence[Token], words: Sequence[str], till: int) -> bool:
    """«работает до», «далее – по»."""
    before = till - 1
    while before and tokens[before].kind in ("dash", "sep"):
        before -= 1
    if words[before].startswith(_SHOWN[:2]) and any(w.startswith("открыти") for w in words[:till]):
        return True  # «5 мая – открытие, экспозиция до 5 июня»
    return words[before] in _THEN or (before == till - 1 and runs(words[before]))


def _is_an_ending(tokens: Sequence[Token]) -> bool:
    """«конца мая»: the last day of a month, near enough."""
    kinds = [token.kind for token in tokens]
    return kinds[:2] == ["parts", "months"] and set(kinds) <= _ENDING


def _is_shortly_before(other: Sequence[Token], one: Sequence[Token]) -> bool:
    """Whether a day is of the same spell and earlier; «15 декабря … до 15 января» is later."""
    (day, month, year), (first_day, first_month, first_year) = _numbers(other), _numbers(one)
    if None in (month, first_month):
        return False
    if year is not None and first_year is not None and year != first_year:
        return bool(year < first_year)
    return (month, day) < (first_month, first_day) and first_month - month < _HALF_A_YEAR


def _numbers(tokens: Sequence[Token]) -> tuple[Any, Any, Any]:
    """Day, month and year of what ``_is_a_day``."""
    named = {token.kind: token.value for token in tokens}
    day, month, year = named.get("date") or (named["number"], named.get("months"), None)
    return day, month, named.get("year", year)


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """Tokens without what stands around their date."""
    kept = [at for at, token in enumerate(tokens) if token.kind not in _BETWEEN]
    return tokens[kept[0] : kept[-1] + 1] if kept else []


def _is_a_day(tokens: Sequence[Token]) -> bool:
    days = sum(token.kind in ("number", "date") for token in tokens)
    return days == 1 and all(token.kind in _DATE for token in tokens)
