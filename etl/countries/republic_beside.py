"""«Кумертау (РБ)», «Уфа, РБ»: beside a town or district of Башкортостан «РБ» is that republic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.gazetteer import settlements_named
from etl.lookups import lookup_rows
from etl.morphology import parses
from etl.text import key

ABBREVIATION = "РБ"
_REGION = "Республика Башкортостан"
_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_BESIDE = re.compile(
    rf"(?P<name>{_NAME})(?P<district>\s(?:(?:муниципальн|городск)\w+\s)?(?:район\w*|р-н\w*|округ\w*))?"
    r"\s?(?:(?P<listed>,)\s?|\(\s?|\s)$"
)
_REACH = 80
_SOME = 10_000


def is_bashkortostan(text: str, word: CellWord) -> bool | None:
    """Whether «РБ» stands behind a town or district that Башкортостан has and Belarus has not.

    Args:
        text: the cell.
        word: «РБ» in it.

    Returns:
        None where a larger one of that name lies elsewhere and the two may be a list: «студенты
        г. Благовещенск, РБ и КНР» of a plan of Амурская область.
    """
    before = _BESIDE.search(text[max(0, word.start - _REACH) : word.start])
    if before is None or _is_a_country(before["name"]):
        return False
    if before["district"]:
        there, alone = _district(before["name"])
    else:
        there, alone = _town(before["name"])
    return there if alone or not before["listed"] else (None if there else False)


def _town(spelling: str) -> tuple[bool, bool]:
    """Whether Башкортостан has such a town and Belarus none; whether it is the largest one."""
    rows = [row for name in _nominatives(spelling) for row in settlements_named(name)]
    there = any(row.region == _REGION for row in rows)
    here = there and not any(row.country_code == "BY" for row in rows)
    return here, here and max(rows, key=lambda row: row.population).region == _REGION


def _is_a_country(name: str) -> bool:
    """«Нигер, Чад, РБ»: a list of countries, though a village is called so."""
    return any(len(one.words) == 1 and one.kind == "name" for one in index().get(key(name), ()))


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


def _district(adjective: str) -> tuple[bool, bool]:
    """Whether Башкортостан has such a district and Belarus none; whether it is the only one."""
    stem = re.sub(r"(?:ий|ого|ому|им|ом|ие|их|ими)$", "", key(adjective))
    return stem in _districts(ours=True), stem not in _districts(ours=False)


@lru_cache(maxsize=2)
def _districts(*, ours: bool) -> frozenset[str]:
    """How the adjectives of its districts begin in any case («мелеузовск»); of all the others."""
    rows = lookup_rows("places_districts_russia.csv")
    found = _stems([row for row in rows if (row["region"] == _REGION) is ours])
    belarus = [row for row in lookup_rows("places_districts.csv") if row["country_code"] == "BY"]
    return found - _stems(belarus) if ours else found


def _stems(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    return frozenset(key(row["adjective"])[:-2] for row in rows)
