"""The town that «Ачинский городской округ», «Верхнепышминский муниципальный округ» is called by."""

from __future__ import annotations

import re
from itertools import product

from etl.gazetteer import settlements_named
from etl.model import GazetteerRow
from etl.text import key

_SMALL_TOWN = 15_000
_SOME_PEOPLE = 1_000
CALLED_BY_TOWN = re.compile(r"\S+ (?:(?:городской|муниципальный) округ|муниципальн\S+ \S+)")
"""A district whose adjective may be a town's; a «район» may be a part of a town as well."""
# «Кушвинский» – Кушва, «Асбестовский» – Асбест, «Ивдельский» – Ивдель, «Махнёвский» – Махнёво
_ENDINGS = (
    (r"инский$", ("а",)),
    (r"(?:ов)?ский$", ("", "ь", "а", "ы")),
    (r"(?<=[оеё]в)ский$|(?<=[иы]н)ский$", ("о",)),
)
_FIRST = r"(верхн|нижн|средн|стар|нов|велик|больш|мал|бел|красн)[ео](?!град|город)"
_TWO_WORDS = re.compile(rf"{_FIRST}(\S+?)(?:(?:ин|ов|ев|ен)?ский|цкий)$")
_OF_FIRST = ("ий", "ый", "ая", "яя", "ое", "ее", "ие", "ые")
_OF_SECOND = ("", "а", "я", "ь", "о", "е", "и", "ы")


def towns_of_okrug(adjective: str) -> tuple[GazetteerRow, ...]:
    """The towns that an okrug's adjective, in any gender, may be made of; none where none is known.

    Args:
        adjective: «Ачинский», «Находкинский», «Алапаевское».
    """
    masculine = re.sub(r"(?<=[цс]к)ое$", "ий", adjective)
    plain = settlements_named(re.sub(r"ий$", "", masculine))
    plain = plain or settlements_named(re.sub(r"сский$", "сс", masculine))  # «Миасский»
    own = settlements_named(masculine) if "-" in masculine or masculine.endswith("ой") else ()
    return plain or own or _of_two_words(masculine) or _of_one_word(masculine)


def _of_one_word(adjective: str) -> tuple[GazetteerRow, ...]:
    for ending, replacements in _ENDINGS:
        if re.search(ending, adjective):
            names = [re.sub(ending, new, adjective) for new in replacements]
            least = _SOME_PEOPLE if replacements == ("о",) else _SMALL_TOWN
            rows = [r for n in names for r in settlements_named(n) if r.population > least]
            if rows:
                return tuple(rows)
    return ()


def _of_two_words(adjective: str) -> tuple[GazetteerRow, ...]:
    """«Верхнепышминский» – Верхняя Пышма, «Великолукский» – Великие Луки."""
    parts = _TWO_WORDS.fullmatch(key(adjective))
    if parts is None:
        return ()
    first, second = parts.groups()
    named = [f"{first}{a} {second}{b}" for a, b in product(_OF_FIRST, _OF_SECOND)]
    return tuple(row for name in named for row in settlements_named(name) if row.population)
