"""Whether what looks like a town is somebody: initials, a first name or a surname beside it."""

from __future__ import annotations

import re
from typing import Any

from etl.countries.country_candidates import Candidate, CellReading
from etl.countries.country_tokens import CellWord
from etl.morphology import parses

_INITIALS_BEFORE = re.compile(r"(?<![А-Яа-яё])[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?$")
_INITIALS_AFTER = re.compile(r"\s[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.|[\s,;)]|$)")
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
    if last + 1 < len(words) and text[end : words[last + 1].start].isspace():
        beside.append(words[last + 1])
    return any(word.capitalised and _is_first_name(word) for word in beside)


def has_a_surname(reading: CellReading, candidate: Candidate) -> bool:
    """«Флоренция Мамедова»: a surname behind what is a town abroad and a first name.

    Not «мэр Риги Ушаков», «мэр Баку Алиев»: a town in the genitive, or one that has no cases.
    """
    last, words = candidate.last, reading.words
    if candidate.entry.code == "BY" or candidate.first != last or last + 1 >= len(words):
        return False
    name, behind = words[last], words[last + 1]
    beside = behind.capitalised and reading.text[name.end : behind.start].isspace()
    if not beside or _SURNAME.search(behind.form) is None:
        return False
    named = {one.tag.gender for one in parses(name.form) if _is_nominative(one)}
    surname = {
        one.tag.gender for one in parses(behind.form) if _is_nominative(one) and "Surn" in one.tag
    }
    return bool(named & surname)


def _is_nominative(parse: Any) -> bool:
    return {"nomn", "sing"} in parse.tag and "Fixd" not in parse.tag


def _is_first_name(word: CellWord) -> bool:
    best = parses(word.form)[0]
    return best.is_known and ("Name" in best.tag or "Patr" in best.tag)
