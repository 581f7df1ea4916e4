"""Words of a date cell that are something else beside their neighbours.

«предварительные заезды» are races, no doubt of their day; «молодёжный форум» names what is on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_tokens import COUNTING, Token
from etl.dates.date_words import is_preliminary, look_up
from etl.dates.remark_words import is_ordinary
from etl.morphology import parses
from etl.text import small

_NAMED = frozenset({"stage", "other_date"})
_DATE_ENDS = frozenset({"months", "year", "units", "date", "number", "dot"})
_ADJECTIVE = re.compile(r"предварительн(?:ый|ого|ая|ой|ую|ое|ые|ых|ым|ом)$")
_MOST_WORDS = 3
_SHOWN = ((2, 7), (3, 7), (2, 6), (3, 6))
_DAY_OF = re.compile(r"д(?:ень|ня|ню|не) ([а-я]+)")
_BARE_NUMBER = re.compile(r"(?:[12]?[0-9]|3[01]) (?:заседание|сессия|съезд|слет|выпуск)(?![а-я])")
_SHIFTS = ("заезд", "выезд")
_OWN = ("выезд", "прием", "сбор")
_AGREED = ("согла", "утв", "подтвержд")
_COUNTED = re.compile(
    r"этап|тур(?![а-я]*нир)|раунд|смен|поток|част|блок|финал|полуфинал|сесси|показ|отборочн|матч"
    r"|игр|встреч|отделен|школ|класс|заезд|выезд"
)
_CAPITAL = re.compile("[А-ЯЁ][А-Яа-яЁё]+")
# «от Минска до Бреста, 5 мая», «г. Минск»: the words before a town are its own.
_LED = (["to"], ["from"], ["by"], ["toward"], ["after"], ["dot"], ["units"])
_BEGINNINGS: tuple[list[str], ...] = ([], ["sep"], ["("])


def by_neighbours(tokens: Sequence[Token], cell: str) -> list[Token]:
    """The tokens, each for what it is beside its neighbours.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell with its capitals.
    """
    kept = _with_shifts(tokens, cell)
    for at, token in enumerate(kept):
        word = small(cell[token.start : token.end])
        ahead = [one.kind for one in kept[at + 1 : at + 3]]
        before = [one.kind for one in kept[max(0, at - 2) : at]]
        if token.kind == "tentative" and ahead and _ADJECTIVE.match(word):
            _take_preliminary(kept, at, cell)
        elif token.kind == "other_date" and word.startswith("выездн"):
            kept[at] = replace(token, kind="stage")  # «20 мая выездное заседание»
        elif token.kind == "other_date" and word.startswith(_OWN) and ahead[:1] != ["other_date"]:
            kept[at] = replace(token, value="own")  # «5 мая выезд в Минск» may be what is on
        elif token.kind == "paper" and word.startswith(_AGREED) and not _in_brackets(kept, at):
            kept[at] = replace(token, value="agreed")  # «согласовано 12 мая»
        elif token.kind == "other_date" and word.startswith("награжден"):
            # «финал и награждение 15 ноября», «6 июня конкурс, 7 июня награждение»
            if _is_with_another(kept, at) or before[-1:] in (["months"], ["date"], ["year"]):
                kept[at] = replace(token, kind="stage")
        elif token.kind == "toward" and ahead[:1] == ["vague"]:
            kept[at] = replace(token, kind="noise")  # «12 июля, ко Дню семьи»
        elif token.kind == "units" and token.value == "week" and before[-1:] == ["ordinal"]:
            # «1-я неделя: 1-7 июня»; «3-я неделя: июнь» is a week of June.
            if ahead[:1] in (["colon"], ["dash"]) and ahead[1:] in (["number"], ["date"]):
                kept[at] = replace(token, kind="stage")
        elif token.kind == "units" and token.value == "year" and before[-1:] in _BEGINNINGS:
            if ahead in (["colon", "year"], ["dash", "year"]):
                kept[at] = replace(token, kind="noise")  # «год – 2026-й, месяц – июль»
        elif token.kind == "ordinal" and ahead[:1] == ["vague"] and _is_day(kept[at + 1], cell):
            # «первый день форума 15 мая»: no first of May
            kept[at : at + 2] = [replace(one, kind="noise") for one in kept[at : at + 2]]
        elif token.kind == "weekdays" and (end := _open_till(kept, at)):
            kept[at:end] = [replace(one, kind="noise") for one in kept[at:end]]
        elif token.kind == "stage" and _is_behind_a_day(kept, at, cell):
            # «15 мая форум, 16-го выставка»; is «май, 10 конференция» the tenth one?
            kept[at] = replace(token, kind="sep", value="guessed")
        elif token.kind == "stage" and _is_of_other(kept, at, cell):
            kept[at] = replace(token, kind="noise")  # «заявки на форум до 5 мая»
        elif token.kind == "stage":
            _take_in(kept, at, cell)
        elif token.kind == "colon" and ahead[:1] and ahead[0] in ("number", "date", "months"):
            _take_name(kept, at, cell)
        elif token.kind == "noise" and _BARE_NUMBER.match(word):
            if before[-2:] == ["months", "sep"]:  # «июнь, 12 заседание комиссии»: its 12th?
                kept[at] = replace(token, kind="sep", value="guessed")
        elif token.kind == "word" and before[-1:] not in _LED and _is_town(kept, at, cell):
            kept[at] = replace(token, kind="noise")
    return _with_papers_apart(kept)


def _with_shifts(tokens: Sequence[Token], cell: str) -> list[Token]:
    """«1 заезд – 6-26 июля, 2 заезд – 3-23 августа»: counted, they are what is on."""
    kept = list(tokens)
    counted = [
        at for at in range(1, len(kept))
        if kept[at].kind == "other_date" and kept[at - 1].kind in COUNTING
        and small(cell[kept[at].start : kept[at].end]).startswith(_SHIFTS)
    ]  # fmt: skip
    numbers = [kept[at - 1].value for at in counted]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        for at in counted:
            kept[at] = replace(kept[at], kind="stage")
    return kept


def _with_papers_apart(tokens: list[Token]) -> list[Token]:
    """«11–14 июня, согласовано 15.12.2025» as «11–14 июня (согласовано 15.12.2025)»."""
    told = [at for at, token in enumerate(tokens) if token.kind == "paper" and at]
    if len(told) != 1 or any(token.kind == "(" for token in tokens):
        return tokens
    comma = told[0] - 1
    if tokens[comma].kind != "sep" or tokens[comma - 1].kind not in _DATE_ENDS:
        return tokens
    closed = next((at for at in range(comma + 1, len(tokens)) if tokens[at].kind == "sep"), None)
    behind = tokens[closed:] if closed else []
    inside = tokens[comma + 1 : closed]
    mark = Token(")", None, inside[-1].end, inside[-1].end)
    return [*tokens[:comma], replace(tokens[comma], kind="("), *inside, mark, *behind]


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    kinds = [token.kind for token in tokens[:at]]
    return kinds.count("(") > kinds.count(")")


def _is_town(tokens: Sequence[Token], at: int, cell: str) -> bool:
    """«Смоленск 12 мая⏎Витебск 14 мая»; a cell with nothing but a town says no date."""
    word = cell[tokens[at].start : tokens[at].end]
    if not _CAPITAL.fullmatch(word):  # other signs pymorphy3 cannot take
        return False
    best = parses(small(word))[0]
    named = best.is_known and "Geox" in best.tag
    return named and any(one.kind in ("number", "date", "months") for one in tokens)


def _take_preliminary(tokens: list[Token], at: int, cell: str) -> None:
    """«предварительные заезды – 2 мая», «по предварительной записи»: no doubt of a date."""
    ahead = tokens[at + 1]
    if ahead.kind in _NAMED or is_preliminary(small(cell[ahead.start : ahead.end])):
        tokens[at] = replace(tokens[at], kind="noise")
        races = small(cell[ahead.start : ahead.end]).startswith("заезды")
        if ahead.kind == "word" or races:
            tokens[at + 1] = replace(ahead, kind="stage")
        if at and tokens[at - 1].kind == "by":
            tokens[at - 1] = replace(tokens[at - 1], kind="noise")
            tokens[at + 1] = replace(ahead, kind="noise")


def _is_with_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is on stands before it with the same date: «финал и церемония награждения»."""
    while at and tokens[at - 1].kind == "stage":
        at -= 1
    return [one.kind for one in tokens[max(0, at - 2) : at]] in (["stage", "and"], ["stage", "sep"])


def _is_day(token: Token, cell: str) -> bool:
    day = _DAY_OF.match(small(cell[token.start : token.end]))
    of = look_up(day.group(1)) if day else None  # «первый день лета» is a date
    return day is not None and (of is None or of.kind in ("stage", "noise"))


def _open_till(tokens: Sequence[Token], at: int) -> int:
    """Where «вт-вс» ends in «5-30 мая, вт-вс, 10.00-18.00», days with hours; 0 elsewhere."""
    ahead = [place for place in range(at, min(at + 8, len(tokens))) if tokens[place].kind != "dot"]
    days = [tokens[place] for place in ahead[:3]]
    if at == 0 or [one.kind for one in days] != ["weekdays", "dash", "weekdays"]:
        return 0
    behind = [tokens[place].kind for place in ahead[3:5]]
    hours = behind[:1] == ["noise"] or behind == ["sep", "noise"]
    shown = (days[0].value, days[2].value) in _SHOWN and tokens[at - 1].kind in ("sep", "(")
    return ahead[2] + 1 if hours and shown else 0


def _is_behind_a_day(tokens: Sequence[Token], at: int, cell: str) -> bool:
    """Whether the number before what is on is a day of the month named, and counts nothing."""
    words = small(cell[tokens[at].start :])
    first = at - 1
    if first > 1 and tokens[first - 1].kind == "dash" and tokens[first - 2].kind == "number":
        first -= 2
    lead = tokens[first - 1].kind if first > 0 else ""
    if first < 0 or lead not in ("", "sep", "(", "colon", "dash"):
        return False
    if _COUNTED.match(words):
        return False
    number = tokens[at - 1]
    day = number.kind == "number" or cell[number.start : number.end].endswith("го")
    # «июнь, 12-14 заседание комиссии»; «12-14 мая (5 форум)» is the fifth
    told = tokens if first < at - 1 else tokens[:first]
    dated = any(token.kind in ("months", "date") for token in told)
    if lead not in ("", "sep"):
        dated = dated and all(token.kind not in ("number", "date") for token in tokens[:first])
    return (
        day
        and number.kind in ("number", "ordinal")
        and dated
        and not _is_counted(words, number.value)
    )


def _is_counted(words: str, number: int) -> bool:
    """«3 форума», «12 ярмарок», where «16 выставка», «12-14 лекции» name days."""
    word = re.match("[а-я-]+", words)
    few = number % 10 in (2, 3, 4) and number // 10 != 1
    tags = [one.tag for one in parses(word.group())] if word else []
    return any("gent" in tag and ("sing" in tag) == few for tag in tags)


def _is_of_other(tokens: Sequence[Token], at: int, cell: str) -> bool:
    """Whether papers or a coming are of this stage: «приём заявок конкурса»."""
    before = at - 1
    if before > 0 and tokens[before].kind == "in":
        before -= 1
    other = tokens[before] if before >= 0 else None
    if other is None or other.kind != "other_date":
        return False
    return not small(cell[other.start : other.end]).startswith("награжден")


def _take_in(tokens: list[Token], at: int, cell: str) -> None:
    """«молодёжный форум 5 мая», «конкурс юных чтецов 12 мая»: the words of the name."""
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(tokens) and tokens[other].kind == "word":
            other += step
        taken = range(min(at, other) + 1, max(at, other))
        words = [small(cell[tokens[one].start : tokens[one].end]) for one in taken]
        # «заезд участников смены 3 июля»: the day of coming; «научно-практическая» is one word
        edge = tokens[other].kind if 0 <= other < len(tokens) else ""
        if edge == "other_date" or (edge == "dash" and step < 0):
            continue
        told = all(is_ordinary(word) and (step > 0 or _is_adjective(word)) for word in words)
        if len(words) <= _MOST_WORDS and told:
            for one in taken:
                tokens[one] = replace(tokens[one], kind="noise")


def _is_adjective(word: str) -> bool:
    return parses(word)[0].tag.POS in ("ADJF", "PRTF")  # «подготовка форума» is another thing


def _take_name(tokens: list[Token], colon: int, cell: str) -> None:
    """«Псков: 21 мая⏎Великие Луки: 22 мая»: a town with its day behind another's."""
    first = colon
    while first and tokens[first - 1].kind == "word" and colon - first < _MOST_WORDS:
        first -= 1
    words = tokens[first:colon]
    behind_a_date = first > 0 and tokens[first - 1].kind in _DATE_ENDS
    named = [cell[one.start].isupper() for one in words]
    ordinary = [is_ordinary(small(cell[one.start : one.end])) for one in words]
    if named[:1] == [True] and behind_a_date and all(map(any, zip(named, ordinary, strict=True))):
        for at in range(first, colon):
            tokens[at] = replace(tokens[at], kind="noise")
