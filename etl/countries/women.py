"""Women of a country whose word stands with one for somebody: «студентка-сербка».

By itself such a word is rather a dance, a shoe, a tool, a village («полька», «чешки», «болгарка»).
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.acceptance import stands
from etl.countries.country_candidates import Candidate, CellReading
from etl.countries.country_tokens import CellWord
from etl.countries.country_words import Entry
from etl.countries.dwellers import is_russian_place
from etl.countries.inflection import citizen_forms
from etl.countries.namesakes import follows_a_land_of_russia, is_of_a_russian_region
from etl.countries.traps import is_one
from etl.country_names import country_name
from etl.lookups import lookup_rows, several
from etl.model import CountryMention
from etl.morphology import agreements

_HYPHEN = re.compile(r"[-‐‑]")
_LISTED = re.compile(r",\s|\sи\s|,\sи\s")
_ARE = re.compile(r"\s[-–—]\s")


@lru_cache(maxsize=1)
def _women() -> dict[str, tuple[Entry, bool]]:
    """Whose the forms are, and whether a thing is called so too."""
    found: dict[str, tuple[Entry, bool]] = {}
    for row in lookup_rows("countries_women.csv"):
        for wording in several(row["women"]):
            forms = citizen_forms(wording.rstrip("?"))
            entry = Entry(row["code"], country_name(row["code"]), "citizen", (forms,))
            found |= dict.fromkeys(forms, (entry, wording.endswith("?")))
    return found


def woman_of_a_land(reading: CellReading, at: int) -> CountryMention | None:
    """The country of a woman that a word in small letters names, as a guess: she may live here.

    Args:
        reading: the text.
        at: the word; it is joined to another for her («художница-японка»), of a word that means
            nothing else a space joins too, and of several «– студентки» is said.
    """
    word = reading.words[at]
    found = None if word.capitalised else _women().get(word.form)
    if found is None or not stands(reading, Candidate(found[0], at, at)):
        return None
    if not (_is_joined(reading, at, thing=found[1]) or _are_told(reading, at)):
        return None
    lives_here = is_russian_place(reading.text, word.end, towns=True) or (
        is_of_a_russian_region(reading.folded, word.end)
        or follows_a_land_of_russia(reading.folded, word.start)
    )
    if lives_here:
        return None
    return CountryMention(found[0].code, found[0].name, word.start, word.end, "guess")


def _is_joined(reading: CellReading, at: int, *, thing: bool) -> bool:
    """Whether the word next to one is somebody of the same case, joined to it."""
    words, text = reading.words, reading.text
    for other in (at - 1, at + 1):
        if not 0 <= other < len(words):
            continue
        first, second = sorted((words[at], words[other]), key=lambda one: one.start)
        between = text[first.end : second.start]
        hyphen = _HYPHEN.fullmatch(between) is not None
        if not (hyphen or (between == " " and not thing)):
            continue
        if _is_somebody(words[at], words[other], of_either=hyphen):
            return True
    return False


def _are_told(reading: CellReading, at: int) -> bool:
    """«сербки, кубинки и вьетнамки – студентки»: not all of them are things as well."""
    words = [word for word in reading.words if word.form != "и"]
    first = last = words.index(reading.words[at])
    while first and _are_listed(reading, words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and _are_listed(reading, words[last], words[last + 1]):
        last += 1
    if last + 1 == len(words) or all(_women()[one.form][1] for one in words[first : last + 1]):
        return False
    told = _ARE.fullmatch(reading.text[words[last].end : words[last + 1].start])
    return bool(told) and _is_somebody(reading.words[at], words[last + 1], of_either=False)


def _are_listed(reading: CellReading, one: CellWord, other: CellWord) -> bool:
    listed = _LISTED.fullmatch(reading.text[one.end : other.start]) is not None
    return listed and all(not w.capitalised and w.form in _women() for w in (one, other))


def _is_somebody(woman: CellWord, other: CellWord, *, of_either: bool) -> bool:
    """Whether a word is for somebody in the same case and number as she."""
    if other.capitalised or not (
        is_one("woman", other.form) or (of_either and is_one("of_either", other.form))
    ):
        return False
    hers, theirs = (
        {(number, case) for number, case, _ in agreements(word.form, ("NOUN",))}
        for word in (woman, other)
    )
    return bool(hers & theirs)
