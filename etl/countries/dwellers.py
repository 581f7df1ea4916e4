"""Peoples who live in a place of Russia («немцы и поляки г. Томска»), and those who may."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_words import index
from etl.countries.namesakes import russian_regions
from etl.countries.traps import is_one, words_of
from etl.gazetteer import is_of_russia
from etl.morphology import parses
from etl.text import key

_MARK = r"(?:(?:в|во|на)\s)?(?:территории\s)?(?:г\.\s?|город\w*\s|[Рр]еспублик\w+\s)?"
# A list is followed over so many names: sought to its end for each of them, it takes too long.
_LIST = r"(?:(?:,\s|\sи\s)[А-ЯЁа-яё]+){0,12}"
# «армяне, грузины, проживающие в Саратовской области», «казахи и немцы – жители Алтайского
# края»; «, жители …» is an item of its own.
_LIVING = re.compile(
    rf"(?P<list>{_LIST})(?:(?:,\s?|\s[-–—]\s|\s)(?:живущ|прожива)\w+|"
    rf"(?:\s[-–—]\s|\s)жител\w+)\s{_MARK}"
)
_LISTED = re.compile(r"(?P<list>(?:(?:,\s|\sи\s)[А-ЯЁа-яё]+){1,12})(?=\s[А-ЯЁг])")
_BRACKETS = re.compile(rf"(?P<list>{_LIST})\s\((?:г\.\s?|республик\w+\s)?", re.IGNORECASE)
_BEHIND = re.compile(r"([А-ЯЁа-яё]+)(?:,\s|\sи\s)$")
_SET_APART = re.compile(rf",\s(?:жител\w+)\s{_MARK}")
_JOINED = re.compile(r"[А-ЯЁа-яё]{2,}")
_OURS = re.compile(r"(?:росси[яй]н|смолян|москвич|петербуржц)[а-я]*(?:,\s|\sи\s)?$")
_OUR_LAND = re.compile(r"(?:наш|област|регион|кра[ея]|росси|рф)", re.IGNORECASE)
_NAMED_THERE = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*")
_PLACE_BEHIND = re.compile(r"\s\(?(?:г\.\s?|города\s)?([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)")
_BACK = 40


@lru_cache(maxsize=1)
def russian_lands() -> frozenset[str]:
    """Lands of Russia that are no first-level unit by that name («кубань», «поволжье»)."""
    return frozenset(words_of("land"))


def is_russian_place(text: str, end: int, *, towns: bool) -> bool:
    """Whether a land of Russia follows in the genitive, or, where ``towns``, a town of it."""
    place = _PLACE_BEHIND.match(text, end)
    if place is None:
        return False
    forms = {key(place.group(1))} | {
        p.normal_form.replace("ё", "е")
        for p in parses(place.group(1))
        if "gent" in p.tag or "loct" in p.tag
    }
    return any(
        form in russian_lands() or (towns and is_of_russia(form, largest=True)) for form in forms
    )


def is_named_russian(text: str, at: int) -> bool:
    """Whether a region, land or town of Russia is named at a character, in whatever case."""
    place = _NAMED_THERE.match(text, at)
    if place is None:
        return False
    form = key(place.group())
    if re.sub(r"(?:ой|ого|ом|ая|ий)$", "", form) in russian_regions():
        return True
    lemmas = {form} | {
        p.normal_form.replace("ё", "е") for p in parses(form) if "Geox" in p.tag or not p.is_known
    }
    return any(lemma in russian_lands() or is_of_russia(lemma, largest=True) for lemma in lemmas)


def _is_people(word: str) -> bool:
    """Whether a word of a list is a people («немцы», «татары»), not guests, pupils or a team."""
    form = key(word)
    if is_one("people_of_russia", form):
        return True
    return any(
        entry.kind == "citizen" and not entry.local and entry.code != "RU"
        for entry in index().get(form, ())
    )


def _peoples(listed: str) -> list[bool]:
    return [_is_people(word) for word in _JOINED.findall(listed)]


def _follow_others(text: str, start: int) -> bool:
    """Whether the people stand behind another of a list («литовцы, латыши»)."""
    before = _BEHIND.search(text[max(0, start - _BACK) : start])
    return before is not None and _is_people(before.group(1))


def are_beside_russians(text: str, start: int) -> bool:
    """«россияне и белорусы, проживающие в Смоленске»: of both of them it may be said."""
    return _OURS.search(text[max(0, start - _BACK) : start].lower()) is not None


def live_in_russia(text: str, start: int, end: int) -> bool:
    """Whether people live in a region, land or town of Russia («узбеки, живущие в Туле»).

    Args:
        text: as it is written.
        start: where the word for the people begins.
        end: where it ends.
    """
    listed = _LISTED.match(text, end)  # «казахи, татары, немцы Оренбуржья»
    if listed is not None and all(_peoples(listed["list"])):
        marked = text.startswith((" г.", " города "), listed.end())
        if is_russian_place(text, listed.end(), towns=marked):
            return True
    told = _LIVING.match(text, end)
    if told is not None:
        here = is_named_russian(text, told.end()) or _OUR_LAND.match(text, told.end())
        return all(_peoples(told["list"])) and bool(here)
    told = _BRACKETS.match(text, end)
    alone = told is not None and not told["list"] and not _follow_others(text, start)
    return told is not None and alone and is_named_russian(text, told.end())


def may_live_in_russia(text: str, start: int, end: int) -> bool:
    """Whether a people named as a guest may be one that lives here: a person has to look.

    «белорусы и россияне, проживающие в Смоленской области», «литовцы, латыши (Калининград)»:
    of all of the list it is said, or of the last of it. Citizens of a town are guests.
    """
    if not _is_people(text[start:end]):
        return False
    if is_russian_place(text, end, towns=True) and text[end : end + 2] != " (":
        return True  # «поляки Томска»
    for pattern in (_LIVING, _SET_APART, _BRACKETS):
        told = pattern.match(text, end)
        if told is not None and (
            is_named_russian(text, told.end()) or _OUR_LAND.match(text, told.end())
        ):
            return True
    listed = _LISTED.match(text, end)
    if listed is None:
        return False
    last = _JOINED.findall(listed["list"])[-1]
    if not (_is_people(last) or _OURS.search(key(last))):
        return False
    return is_russian_place(text, listed.end(), towns=True)
