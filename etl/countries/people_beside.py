"""Whether what looks like a town is somebody: initials, a first name or a surname beside it."""

from __future__ import annotations

import re
from typing import Any

from etl.countries.country_candidates import Candidate, CellReading
from etl.countries.country_tokens import CellWord
from etl.morphology import parses
from etl.text import small

_INITIALS_BEFORE = re.compile(r"(?<![А-Яа-яё])[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?$")
_INITIALS_AFTER = re.compile(r"\s[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.|[\s,;)]|$)")
# «мэр Марселя Пайян»: the town's, whatever first name is spelt so
_OF_AN_OFFICIAL = re.compile(
    r"(?<![а-я])(?:мэр|посол|посл|глав|губернатор|президент|премьер|министр|консул|депутат|ректор"
    r"|тренер|епископ|архиепископ|митрополит|представител|гост[ья]|из)[а-я]{0,3}\s$"
)
_OF_A_MAN = re.compile(r"(?:[ое]в|ин)а$")
_NEVER_DECLINED = re.compile(r"(?:ян|дзе|швили|енко|чук|ых|их)$")
_VOWELS = tuple("аеиоуэюя")
_FAMILY_BEHIND = re.compile(
    r"(?P<names>(?:(?:,|\sи)\s[А-ЯЁ][а-яё]+){0,4})"
    r"\s[А-ЯЁ][а-яё]+(?:(?:[ое]в|ин)(?:ы|ых|ым|ыми)|[сц]к(?:ие|их|им|ими))(?![а-яё])"
)
_NAMES_AHEAD = re.compile(r"(?<![а-яё])(?P<names>(?:[А-ЯЁ][а-яё]+(?:,|\sи)\s){1,4})$")
_NAMES_BEFORE = 60
# «Семья Сидоровых: Флоренция, Пётр»
_OF_A_FAMILY = re.compile(
    r"(?<![а-я])(?:семь[яиюе]|семьей|супруги|братья|сестры)\s[а-я]+(?:ых|их|[ое]вы|ины|ские)\s?[:(–-]\s?"
    r"(?:[а-я]+(?:,\s|\sи\s))*$"
)
_SURNAME = re.compile(r"(?:[ое]в|ин)а?$")


def is_person(reading: CellReading, first: int, last: int) -> bool:
    """Whether the words are somebody's surname: initials or a first name beside them."""
    words, text = reading.words, reading.text
    start, end = words[first].start, words[last].end
    if _INITIALS_AFTER.match(text, end):
        return True
    if _INITIALS_BEFORE.search(reading.before(start, 8)):
        return True
    beside = []
    if first and text[words[first - 1].end : start].isspace():
        beside.append(words[first - 1])
    if _is_seat_of_an_official(reading, words[first]):
        pass  # «мэр Марселя Бенуа Пайян», «гости из Милана Паоло Росси»
    elif last + 1 < len(words) and text[end : words[last + 1].start].isspace():
        beside.append(words[last + 1])
    return any(word.capitalised and _is_first_name(word) for word in beside)


def _is_seat_of_an_official(reading: CellReading, word: CellWord) -> bool:
    """Whether somebody of a town is led by «мэр», «гости из» and the town is in the genitive."""
    genitive = any("Geox" in one.tag and one.tag.case == "gent" for one in parses(word.form))
    return genitive and bool(_OF_AN_OFFICIAL.search(reading.folded_before(word.start)))


def has_a_surname(reading: CellReading, candidate: Candidate) -> bool:
    """«Флоренция Мамедова»: a surname behind what is a town abroad and a first name.

    Not «мэр Риги Ушаков», «мэр Баку Алиев»: a town in the genitive, or one that has no cases.
    """
    last, words = candidate.last, reading.words
    if candidate.entry.code == "BY" or candidate.first != last or last + 1 >= len(words):
        return False
    name, behind = words[last], words[last + 1]
    if _is_of_a_family(reading, name):
        return True
    beside = behind.capitalised and reading.text[name.end : behind.start].isspace()
    if not beside or _OF_AN_OFFICIAL.search(reading.folded_before(name.start)):
        return False
    if _is_a_full_name(name, behind) or _is_a_foreign_surname(name, behind):
        return True
    if _SURNAME.search(behind.form) is None:
        return False
    named = {one.tag.gender for one in parses(name.form) if _is_nominative(one)}
    surname = {
        one.tag.gender for one in parses(behind.form) if _is_nominative(one) and "Surn" in one.tag
    }
    return bool(named & surname)


def _is_of_a_family(reading: CellReading, name: CellWord) -> bool:
    """«Милана и Роман Петровы», «Роман и Милана Петровы»: first names with one surname.

    «Флоренция и Пётр Сидоровы»: what no dictionary has as a first name is one beside another.
    """
    if not any({"Name", "Geox"} & one.tag.grammemes for one in parses(name.form)):
        return False
    if _OF_A_FAMILY.search(reading.folded_before(name.start, _NAMES_BEFORE)):
        return True
    behind = _FAMILY_BEHIND.match(reading.text, name.end)
    if behind is None:
        return False
    ahead = _NAMES_AHEAD.search(reading.before(name.start, _NAMES_BEFORE))
    beside = f"{behind['names']} {ahead['names'] if ahead else ''}"
    others = [one for one in re.findall("[А-ЯЁа-яё]+", beside) if one[0].isupper()]
    first, *rest = [_tags_of_a_name(word) for word in (name.form, *map(small, others))]
    named = any("Name" in tag for tags in (first, *rest) for tag in tags)
    named = named or behind.group().endswith("ы")  # «Севилья и Милан Смирновы»
    return bool(rest) and named and all((first, *rest))


def _tags_of_a_name(form: str) -> list[Any]:
    """How a word may be a first name, be it a town's name otherwise («Севилья»)."""
    known = [one for one in parses(form) if one.is_known]
    return [
        one.tag for one in known if "Name" in one.tag or ("Geox" in one.tag and _is_nominative(one))
    ]


def _is_a_foreign_surname(name: CellWord, behind: CellWord) -> bool:
    """«Марселя Марсо»: a first name before all else, and a surname that no dictionary has."""
    unknown = not any(one.is_known for one in parses(behind.form))
    return unknown and behind.form.endswith(_VOWELS) and _is_first_name(name)


def _is_a_full_name(name: CellWord, behind: CellWord) -> bool:
    """Whether two words are a first name and a surname, in one case or the second in none."""
    firsts = [one.tag for one in parses(name.form) if one.is_known and "Name" in one.tag]
    lasts = [
        one.tag
        for one in parses(behind.form)
        if one.is_known and {"Surn", "Patr"} & one.tag.grammemes
    ]
    women = any(tag.gender == "femn" for tag in firsts)
    if women and _NEVER_DECLINED.search(behind.form):
        return True
    if any(tag.case == "gent" for tag in firsts) and _OF_A_MAN.search(behind.form):
        return True  # «Анатолия Алексина»
    return any(
        first.case == last.case or (first.gender == "femn" and last.case == "nomn")
        for first in firsts
        for last in lasts
        if first.number == last.number and (first.gender == last.gender or last.case == "nomn")
    )


def _is_nominative(parse: Any) -> bool:
    return {"nomn", "sing"} in parse.tag and "Fixd" not in parse.tag


def _is_first_name(word: CellWord) -> bool:
    best = parses(word.form)[0]
    return best.is_known and ("Name" in best.tag or "Patr" in best.tag)
