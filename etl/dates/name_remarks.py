"""Names of places and people in a date cell: «10 июня (Минск)», «12 мая, на базе ДВФУ».

They date nothing, so they are no part of the date that was left unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from etl.dates.date_tokens import Token
from etl.dates.date_words import EXACT, one_slip, tells_time
from etl.dates.remark_words import is_ordinary, names_a_land
from etl.morphology import parses
from etl.text import small

_ENDS = frozenset({"sep", "(", ")", "dash", "colon", "slash"})
# What may stand in a stretch that names a place: its words, prepositions, «г.», «и».
_GLUE = frozenset({"word", "in", "and", "from", "by", "noise", "time", "event", "dot", "stage"})
_DATE_ENDS = frozenset({"months", "year", "date", "month_year"})
_NAMING = frozenset({"NOUN", "ADJF"})
_HYPHENED = frozenset({"word", "stage", "noise"})
_REMARK = _GLUE - {"by"}
# A long word of dates with slips of the pen is as near to it as this.
_LIKE = 0.75
_DATED = frozenset({"months", "units", "weekdays", "seasons", "parts", "recurring", "ordinal"})


def without_names(tokens: Sequence[Token], cell: str) -> list[Token]:
    """Turn words that name a place, somebody or what is on into remarks.

    Such are the words of a stretch between separators, or of what follows «в», that holds
    no number and no word of dates but a word with a capital, or nothing but ordinary nouns.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell with its capitals.
    """
    kept = list(tokens)
    start = 0
    for at in range(len(kept) + 1):
        if at < len(kept) and (kept[at].kind not in _ENDS or _is_hyphen(kept, at)):
            continue
        # How a cell begins is no remark: «Рождественские чтения, январь» is about that day?
        names = _names(kept, start, at, cell)
        if names == 0 and not (at and _is_town_mark(kept, 0)):  # «г. Октябрьский, 5 июня»
            names = at
        if start == 0 and _is_labelled(kept, at, cell):
            names = 0
        names = min(names, _ordinary(kept, start, at, cell))
        for index in range(names, at):
            kept[index] = replace(kept[index], kind="noise")
        start = at + 1
    return kept


def _is_labelled(tokens: Sequence[Token], end: int, cell: str) -> bool:
    """Whether a cell begins with an abbreviation: «ДК «Октябрь»», «МИД – 12 мая»."""
    words = [cell[token.start : token.end] for token in tokens[:end] if token.kind == "word"]
    named = any(token.value == "name" for token in tokens[:end])
    headed = end < len(tokens) and tokens[end].kind in ("dash", "colon", "(")
    short = all(word.isupper() and _is_abbreviation(small(word)) for word in words)
    glued = all(token.kind in _GLUE for token in tokens[:end])
    return bool(words) and short and glued and (named or headed)


def _is_abbreviation(word: str) -> bool:
    best = parses(word)[0]
    return not best.is_known or "Abbr" in best.tag


def _names(tokens: Sequence[Token], start: int, end: int, cell: str) -> int:
    """Where in a stretch the names begin; its end where there are none."""
    for first in range(start, end):
        led = first == start > 0 or tokens[first].kind == "in" or _is_town_mark(tokens, first)
        led = led or (first > start and _begins_a_line(tokens, first, cell))
        rest = range(first, end)
        if not led or not all(
            tokens[at].kind in _GLUE or _is_town_mark(tokens, at) or _is_hyphen(tokens, at)
            for at in rest
        ):
            continue
        words = [
            cell[tokens[at].start : tokens[at].end] for at in rest if tokens[at].kind == "word"
        ]
        if any(_is_name(word) and not _is_like_date(word) for word in words):
            return first
    return end


def _begins_a_line(tokens: Sequence[Token], at: int, cell: str) -> bool:
    """Whether a name stands right behind a date: «12 мая⏎Министерство культуры»."""
    before = tokens[at - 1]
    if before.kind == "dot" and at > 1:
        before = tokens[at - 2]
    closed = before.kind in _DATE_ENDS or (before.kind == "units" and before.value == "year")
    word = cell[tokens[at].start : tokens[at].end]
    named = tokens[at].kind == "word" and _is_name(word) and not word.isupper()
    if not closed or not named or tells_time(small(word)):
        return False
    return parses(small(word))[0].tag.POS in _NAMING  # «12 мая Не состоится»


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash joins two words into one («гала-концерт», «Курбан-байрам»)."""
    if tokens[at].kind != "dash" or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    words = before.kind in _HYPHENED and after.kind in _HYPHENED
    return words and before.end == tokens[at].start and after.start == tokens[at].end


def _ordinary(tokens: Sequence[Token], start: int, end: int, cell: str) -> int:
    """Where a stretch begins that is a remark of ordinary nouns; its end where it is none."""
    # «Концерт – 3 апреля» begins a cell like a label, «Чтения, январь» does not.
    labels = end < len(tokens) and tokens[end].kind in ("dash", "colon", "(")
    labels |= any(token.value == "name" for token in tokens[start:end])  # «кинотеатр «Октябрь», …»
    labels |= any(  # «Республика Беларусь, 5 мая»
        token.kind == "noise" and names_a_land(small(cell[token.start : token.end]))
        for token in tokens[start:end]
    )
    stretch = [t for i, t in enumerate(tokens[start:end], start) if not _is_hyphen(tokens, i)]
    if not (start or labels) or not all(token.kind in _REMARK for token in stretch):
        return end
    firsts = {tokens[at - 1].end for at in range(start + 1, end) if _is_hyphen(tokens, at)}
    words = [
        cell[token.start : token.end]
        for token in stretch
        if token.kind == "word"
        and not (token.end in firsts and cell[token.start : token.end].endswith("о"))
    ]
    ordinary = words and all(is_ordinary(small(word)) for word in words)
    return start if ordinary else end


def _is_town_mark(tokens: Sequence[Token], at: int) -> bool:
    """«г. Минск»: the sign of a town, which reads like that of a year."""
    is_year = tokens[at].kind == "units" and tokens[at].value == "year"
    following = [token.kind for token in tokens[at + 1 : at + 3] if token.kind != "dot"][:1]
    short = tokens[at].end - tokens[at].start < 3
    before = tokens[at - 1].kind if at else "sep"
    led = before in (*_ENDS, "in", "word", "months")  # «набережная р. Волги» is no year either
    return is_year and short and following == ["word"] and led


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > (1 if word.isupper() else 2)


@lru_cache(maxsize=2_000)
def _is_like_date(word: str) -> bool:
    """Whether a word may be one of dates with a slip («Марьт», «Кварталл»)."""
    low = small(word)
    best = parses(low)[0]
    if best.is_known and low not in EXACT and (len(low) > 6 or "Geox" in best.tag):
        return False  # «Октябрьский», «Первомайское», «Рудня»
    near = (
        form
        for form, meaning in EXACT.items()
        if len(form) > 2 and meaning.kind in _DATED and abs(len(form) - len(low)) < 3
    )
    if word.isupper() and len(low) < 6:
        return low in EXACT
    if len(low) < 6:
        return any(one_slip(low, form) for form in near)
    return any(
        form[0] == low[0] and SequenceMatcher(None, low, form).ratio() >= _LIKE for form in near
    )
