"""«Кумертау (РБ)», «Уфа, РБ»: beside a town or district of Башкортостан «РБ» is that republic."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.gazetteer import settlements_named
from etl.lookups import lookup_rows
from etl.morphology import parses
from etl.text import key

ABBREVIATION = "РБ"
_REGION = "Республика Башкортостан"
_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_BESIDE = re.compile(
    rf"(?P<name>{_NAME})(?P<district>\s(?:(?:муниципальн|городск)\w+\s)?(?:район\w*|р-н\w*|округ\w*))?"
    r"\s?(?:,\s?|\(\s?|\s)$"
)
_REACH = 80
_SOME = 10_000


def is_bashkortostan(text: str, word: CellWord) -> bool:
    """Whether «РБ» stands behind a town or district that only Башкортостан has.

    Args:
        text: the cell.
        word: «РБ» in it.
    """
    before = _BESIDE.search(text[max(0, word.start - _REACH) : word.start])
    if before is None:
        return False
    if before["district"]:
        return _is_a_district(before["name"])
    rows = [row for name in _nominatives(before["name"]) for row in settlements_named(name)]
    there = any(row.region == _REGION for row in rows)
    return there and not any(row.country_code == "BY" for row in rows)


def names_a_bashkir_town(text: str) -> bool:
    """Whether a town of some size in Башкортостан is named that has no larger namesake."""
    return any(
        rows[0].region == _REGION and rows[0].population >= _SOME
        for word in re.findall(_NAME, text)
        for name in _nominatives(word)
        if (rows := settlements_named(name))
    )


def _nominatives(word: str) -> set[str]:
    places = {one.normal_form for one in parses(word) if "Geox" in one.tag}
    return {key(name) for name in (word, *places, *_by_ending(word))}


def _by_ending(word: str) -> tuple[str, ...]:
    """A town that the dictionary has not: «Сибая» of «Сибай», «Нефтекамска»."""
    if word.endswith(("а", "у", "е", "ом")):
        return (re.sub(r"(?:а|у|е|ом)$", "", word),)
    return (f"{word[:-1]}й",) if word.endswith(("я", "ю")) else ()


def _is_a_district(adjective: str) -> bool:
    return re.sub(r"(?:ий|ого|ому|им|ом|ие|их|ими)$", "", key(adjective)) in _districts()


@lru_cache(maxsize=1)
def _districts() -> frozenset[str]:
    """How the adjectives of its districts begin in any case («мелеузовск»)."""
    ours = _stems("places_districts_russia.csv", "region", _REGION)
    return ours - _stems("places_districts.csv", "country_code", "BY")


def _stems(table: str, column: str, value: str) -> frozenset[str]:
    rows = lookup_rows(table)
    return frozenset(key(row["adjective"])[:-2] for row in rows if row[column] == value)
