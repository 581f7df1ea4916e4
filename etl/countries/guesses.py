"""A country's name or adjective with one letter wrong («Узбекстан», «Бресткая область»).

A long name that is all of an item or that people are led by may have two («Азейрбаджан»).
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import Entry, index
from etl.gazetteer import settlements_named
from etl.morphology import parses
from etl.one_letter import OneLetter

_OF_PERSON = re.compile(r"(.+(?:ин|[её]в|ов|ын))ск(?:ий|ая|ое|ие|ого|ому|ой|ом|ую|им|их|ими)")
_SHORTEST = 8
_SHORTEST_ALONE = 6
"""Letters of a country's name that is all of an item: «Гурзия»."""
_LONG = 10
"""Letters of a country's name of which two may be wrong."""
_OF_A_PERSON = re.compile(r"ов[аеуы]?м?$")  # «делегация Азербайджанова»
_LED = re.compile(
    r"(?<![а-яё])(?:из|делегаци[а-я]{1,3}|представител[а-я]{1,3}|гост[а-я]{1,3}|команд[а-я]{1,3}"
    r"|сборн[а-я]{2,3}|посольств[а-я]{0,2}|граждан[а-я]{0,3}|студент[а-я]{0,3})\s$"
)


@lru_cache(maxsize=1)
def _forms() -> tuple[OneLetter, dict[str, list[Entry]]]:
    """The forms of the single-word wordings, to be guessed, and whose they are."""
    forms: dict[str, list[Entry]] = {}
    for form, entries in index().items():
        if len(form) < _SHORTEST_ALONE:
            continue
        for entry in entries:
            long = entry.kind == "adjective" and len(form) >= _SHORTEST
            plain = entry.kind == "name" or (long and entry.rule in ("", "region"))
            if len(entry.words) == 1 and plain and entry.code is not None:
                forms.setdefault(form, []).append(entry)
    return OneLetter(forms), forms


@lru_cache(maxsize=1)
def _towns() -> tuple[OneLetter, dict[str, list[Entry]]]:
    """The forms of towns of one word, likewise."""
    towns: dict[str, list[Entry]] = {}
    for form, entries in index().items():
        for entry in entries:
            named = entry.kind == "settlement" and not entry.rule and len(entry.words) == 1
            if named and entry.code not in (None, "RU") and len(form) >= _SHORTEST_ALONE:
                towns.setdefault(form, []).append(entry)
    return OneLetter(towns), towns


@lru_cache(maxsize=2_000)
def guessed_entry(
    form: str, *, alone: bool = False, led: bool = False, town: bool = False
) -> Entry | None:
    """The one country whose name or adjective a misspelt word is nearest to.

    Args:
        form: the word in lower case.
        alone: it is all of an item of a list, so that it may be shorter.
        led: people of it are named before it; then a long one may have two letters wrong, and
            so it may alone.
        town: it stands behind «г.», so that a town is meant.

    Returns:
        None for a word that the dictionary or a gazetteer knows, and where two countries
        are as near.
    """
    shortest = _SHORTEST_ALONE if alone or town else _SHORTEST
    if len(form) < shortest - 1:
        return None
    known, forms = _towns() if town else _forms()
    near = [entry for right in known.near(form) if len(right) >= shortest for entry in forms[right]]
    if not near and (alone or led):
        near = _two_letters_off(form, known, forms)
    if len({entry.code for entry in near}) != 1:
        return None
    if any(parse.is_known for parse in parses(form)) or settlements_named(form):
        return None
    return None if _is_of_person(form) else near[0]


def _two_letters_off(form: str, known: OneLetter, forms: dict[str, list[Entry]]) -> list[Entry]:
    """Whose long name has two letters more, less or others than a word («Кыргистана»)."""
    return [
        entry
        for right in known.near(form, letters=2)
        if len(right) >= _LONG <= len(form) + 1 and right[-1] == form[-1]  # «Португалов»
        if not _OF_A_PERSON.search(form)
        for entry in forms[right]
        if entry.kind == "name"
    ]


def is_led(before: str) -> bool:
    """Whether somebody of a land is named before it («гости из …», «делегация …»)."""
    return _LED.search(before) is not None


def _is_of_person(form: str) -> bool:
    """«Грушинский фестиваль»: an adjective of a surname that the dictionary has."""
    found = _OF_PERSON.fullmatch(form)
    named = parses(found.group(1)) if found is not None else ()
    return any(parse.is_known and "Surn" in parse.tag for parse in named)


def is_named_after_places(before: str) -> bool:
    """Whether an adjective with a capital goes on a name («Курская Коренская ярмарка»)."""
    return re.search(r"[А-ЯЁ][а-яё]+(?:ая|ий|ый|ое|ой|ого)\s$", before) is not None


def may_be_misspelt(word: CellWord) -> bool:
    """Whether a word stands like the name of a country: with a capital, not all in capitals."""
    return word.capitalised and not word.upper
