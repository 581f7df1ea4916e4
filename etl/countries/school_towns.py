"""Names made of a place's: a university's by its town or its founders, a firm's."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.countries.namesakes import russian_regions
from etl.countries.traps import is_one
from etl.gazetteer import settlements_named
from etl.morphology import parses

_ADJECTIVE = re.compile(r"(.{3,})(?<![ео]в)ск(?:ий|ого|ому|им|ом|ая|ой|ую)$")
_HYPHEN = re.compile(r"\s?[-–—‑]\s?")
_SCHOOL = ("университет", "академи", "консерватори", "институт", "политех")
# What else is called by its town; a surname may stand there too, so it is a guess.
_OF_A_TOWN = (
    "театр", "музей", "библиотек", "филармони", "оркестр", "палат", "мэри", "муниципалитет",
    "лице", "гимнази", "колледж", "союз", "завод", "комбинат", "магистрат", "капелл", "опер",
)  # fmt: skip
# What a town's name may have after the stem of its adjective: «Болон-ья», «Упсал-а», «Бон-н».
_ENDINGS = ("", "а", "я", "о", "е", "и", "ы", "у", "ь", "й", "ья", "ия", "ия", "ск", "ка", "на")
_LINKS = ("ан", "ен", "ин", "ь", "и", "й")
"""What an adjective may put between: «Паду-ан-ский», «Упсал-ь-ский»."""


def _stems(form: str) -> list[str]:
    found = _ADJECTIVE.match(form)
    if found is None:
        return []
    stem = found.group(1)
    return [stem, *(stem.removesuffix(link) for link in _LINKS if stem.endswith(link))]


_SURE_STEM = 5
"""Letters of a town's name that no other word is likely to begin with."""
_KNOWN_TOWN = 100_000


def _is_a_surname(stem: str) -> bool:
    return any(parse.is_known and "Surn" in parse.tag for parse in parses(stem))


@lru_cache(maxsize=1_000)
def _country(form: str) -> tuple[str, bool] | None:
    """The country, and whether the adjective can be of nothing else."""
    for stem in _stems(form):
        rows = [row for ending in _ENDINGS for row in settlements_named(stem + ending)]
        codes = {row.country_code for row in rows}
        if "RU" in codes:
            return None
        if rows and len(stem) > 2:
            largest = max(rows, key=lambda row: row.population)
            rivals = [row for row in rows if row.country_code != largest.country_code]
            alone = all(row.population * 2 < largest.population for row in rivals)
            if largest.population < _KNOWN_TOWN and _is_a_surname(stem):
                return None  # «Державинский университет»
            sure = not rivals and len(stem) >= _SURE_STEM
            return (largest.country_code, sure) if alone else None
    return None


def school_country(word: CellWord, head: CellWord | None) -> tuple[str, bool] | None:
    """The country whose town the adjective of a university is of.

    Args:
        word: an adjective that the vocabulary does not know.
        head: the noun that it belongs to.

    Returns:
        Whether it is sure stands beside it. None for an adjective without its capital, and where
        Russia has such a town or two countries have large ones.
    """
    if head is None or not word.capitalised or not head.form.startswith(_SCHOOL + _OF_A_TOWN):
        return None
    if word.form[: word.form.rfind("ск") + 2] in russian_regions():
        return None  # «Горно-Алтайский университет», «Алтайского университета»
    found = _country(word.form)
    if found is None or head.form.startswith(_SCHOOL):
        return found
    known = any(parse.is_known for parse in parses(word.form))  # «Карельский», «Детский»
    return None if known else (found[0], False)


@lru_cache(maxsize=1_000)
def firm_country(form: str) -> str | None:
    """The country whose town the name of a firm begins with («Барановичхлебопродукт»)."""
    for length in range(len(form) - 3, 3, -1):
        if not is_one("firm_root", form[length:]):
            continue
        for entry in index().get(form[:length], ()):
            if entry.kind == "settlement" and len(entry.words) == 1 and not entry.rule:
                return entry.code
    return None


def is_a_founder(text: str, words: list[CellWord], first: int, head: CellWord) -> bool:
    """Whether an adjective only tells with whom a university was founded.

    «Казахстанско-Немецкий университет» is Kazakhstan's: where it stands is said first.
    """
    if not first or not head.form.startswith(_SCHOOL):
        return False
    seat = words[first - 1]
    joined = _HYPHEN.fullmatch(text[seat.end : words[first].start]) is not None
    return joined and any(
        entry.kind == "adjective" and not entry.local and entry.code not in (None, "RU")
        for entry in index().get(seat.form, ())
    )
