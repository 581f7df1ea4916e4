"""Stretches in quotation marks, and whether a place in one is only a part of a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from etl.countries.country_tokens import CellWord
from etl.countries.traps import is_adjectival, is_one
from etl.text import right_before

_BARE_LIMIT = 12
# «Вена – город музыки» tells of the place.
_DEFINED = re.compile(
    r"\s?[-–—]\s(?:это\s|город|стран|столиц|родин|земл|кра[йя]|колыбел|душ|сердц|жемчужин|люб|мо[йя]\s)"
)
# «МФК «Ханой-Москва»»: a house is called after both; «Москва – Минск» is a journey.
_TWO_TOWNS = re.compile(r"[А-ЯЁ][а-яё]+[-–‑][А-ЯЁ][а-яё]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks excluded."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """Every quoted stretch, nested ones too, by their beginning."""
    found: list[Quotation] = []
    stack: list[int] = []
    plain: int | None = None
    for position, char in enumerate(text):
        if char in "«“„":
            stack.append(position + 1)
        elif char in "»”" and stack:
            found.append(Quotation(stack.pop(), position))
        elif char == '"':
            if plain is None:
                plain = position + 1
            else:
                found.append(Quotation(plain, position))
                plain = None
    # A missing second mark («УО «Витебский университет») closes where its text ends.
    found += [Quotation(start, len(text)) for start in stack]
    return sorted(found, key=lambda quotation: quotation.start)


def is_a_bare_name(text: str, start: int, end: int) -> bool:
    """Whether a quotation that is little but the place is the name of a team or company.

    «команда «Бавария»», «ансамбль «Цыганский Париж»», «команда «Чикаго буллс»».
    """
    before = re.search(
        r"([а-яё]+)\s?[«\"“„](?:[а-яё]+(?:ий|ый|ой|ая|ое)\s)?$", right_before(text, start).lower()
    )
    closed = re.match(r"(?:\s[а-яё]+)?[»\"”]", text[end:]) is not None
    return closed and before is not None and not is_one("sport", before.group(1))


def _tells_of(word: CellWord) -> bool:
    """Whether a word is said of a place: «солнечная», «моя»."""
    return is_adjectival(word) or is_one("said_of", word.form)


def _is_house(before: list[CellWord]) -> bool:
    """Whether «МФК», «гостиница» or «деловой центр» leads a quotation, the nearest word first."""
    if not before:
        return False
    kind = is_one("house_kind", before[1].form) if before[1:] else False
    return is_one("building", before[0].form) or (kind and is_one("house_of", before[0].form))


def quoted_as_brand(
    quotation: Quotation,
    words: list[CellWord],
    first: int,
    last: int,
    text: str,
    *,
    town: bool,
    named: bool,
) -> bool:
    """Whether the words ``first`` to ``last`` are in the name of a hotel, a fair, a play.

    A quotation that is nothing but the place name («Минск», «Пекин-1990») is the name of
    something else too, unless a club or a company of performers is called so.
    ``named``: the words are a name, no adjective.
    """
    if named and _DEFINED.match(text, words[last].end):
        return True
    at = bisect_right(words, quotation.start - 1, key=lambda word: word.start)
    before: list[CellWord] = []
    for back in range(at - 1, max(-1, at - 4), -1):
        gap_end = words[back + 1].start if back + 1 < len(words) else len(text)
        if re.search(r"[;:.,()»]", text[words[back].end : min(gap_end, quotation.start)]):
            break
        before.append(words[back])
    inside_end = bisect_right(words, quotation.end - 1, key=lambda word: word.start)
    # «Моя Япония», «Солнечная Армения»: what is said of the place is no name of another.
    bare = inside_end - at < _BARE_LIMIT and all(
        first <= inside <= last
        or words[inside].form.isdigit()
        or (named and inside < first and _tells_of(words[inside]))
        for inside in range(at, inside_end)
    )
    inside_words = words[at:inside_end] if bare else []
    numbers = [word.form for word in inside_words if word.form.isdigit()]
    if _TWO_TOWNS.fullmatch(text, quotation.start, quotation.end) and _is_house(before):
        return True
    if numbers and len(numbers[0]) < 3 and not any(is_one("brand", word.form) for word in before):
        return False  # «Беларусь-1»: a team
    if town and any(is_one("club", word.form) for word in before):
        # «ХК «Гомель»» plays for its town, a «клуб «Рим»» need not
        sport = any(is_one("sport", word.form) for word in before)
        return bare and not sport and before[0].form.startswith("клуб")
    if any(is_one("brand", word.form) for word in before):
        return True
    return bare
