"""A people of another land («казахи Монголии», «узбекские корейцы»): the land alone takes part."""

from __future__ import annotations

import re

from etl.countries.country_candidates import Candidate, CellReading
from etl.countries.country_words import Entry, index
from etl.text import key

# «монголы и ойраты КНР»: of both
_AND_ANOTHER = re.compile(r"\sи\s[а-яё]+(?:ы|и|е)(?=\s[А-ЯЁ])")
_LEADS = frozenset({"республики", "королевства"})
_OF_A_UNIT = re.compile(
    r"\s(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*(?:ого|ой|их))\s(?:муниципальн\w+\s)?"
    r"(?P<noun>район|округ|сельсовет|поселени|област|провинци|воеводств|уезд|велаят|аймак|вилаят)"
)
_JOINT = re.compile(r"\s|-")
_KINDS = ("name", "abbreviation", "region", "settlement")


def are_of_a_land(reading: CellReading, candidate: Candidate) -> bool:
    """Whether people are called by their nationality and live in another land than their own.

    A district that no other country has is Russia's («казахи Кош-Агачского района»).
    """
    if candidate.entry.local:
        return False
    first, last = candidate.first, candidate.last
    if first and _is_of_another(reading, first, candidate.entry.code):
        return True
    end = reading.words[last].end
    another = _AND_ANOTHER.match(reading.text, end)
    at = another.end() if another is not None else end
    unit = _OF_A_UNIT.match(reading.text, at)
    if unit is not None:
        codes = {one.code for part in unit["name"].split("-") for one in _entries(part)}
        abroad = bool(codes - {None, "RU"})
        of_district = unit["noun"] in ("район", "округ", "сельсовет", "поселени")
        return candidate.entry.code not in codes and (abroad or of_district)
    land = last + (3 if another is not None else 1)
    if land < len(reading.words) and reading.words[land].form in _LEADS:
        land += 1
    if land >= len(reading.words):
        return False
    between = reading.text[another.end() if another else end : reading.words[land].start]
    word = reading.words[land]
    return (
        between.strip() in ("", "Республики", "Королевства")
        and between != ""
        and word.capitalised
        and any(
            _is_another(entry, candidate.entry.code)
            and reading.last_of(land, entry.words, _JOINT) is not None
            for entry in index().get(word.form, ())
        )
    )


def _entries(word: str) -> list[Entry]:
    return index().get(key(word), [])


def _is_another(entry: Entry, code: str | None) -> bool:
    return entry.kind in _KINDS and not entry.rule and entry.code not in ("RU", code)


def _is_of_another(reading: CellReading, at: int, code: str | None) -> bool:
    """Whether an adjective of another country stands right before («узбекские корейцы»)."""
    before, word = reading.words[at - 1], reading.words[at]
    return reading.text[before.end : word.start] == " " and any(
        entry.kind == "adjective"
        and not entry.local
        and len(entry.words) == 1
        and entry.code not in ("RU", code)
        for entry in index().get(before.form, ())
    )
