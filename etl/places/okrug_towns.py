"""The town that «Ачинский городской округ», «Верхнепышминский муниципальный округ» is called by."""

from __future__ import annotations

import re
from itertools import product

from etl.gazetteer import settlements_named
from etl.model import GazetteerRow
from etl.text import key

_SMALL_TOWN = 10_000
"""A place of fewer people has no okrug of its own, or its village is not heard of elsewhere."""
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

    All endings are tried: «Златоустовский» is of Златоуст, though a village is Златоустовск.

    Args:
        adjective: «Ачинский», «Находкинский», «Алапаевское».
    """
    masculine = re.sub(r"(?<=[цс]к)ое$", "ий", adjective)
    names = [re.sub(r"ий$", "", masculine), re.sub(r"сский$", "сс", masculine)]  # «Миасский»
    names = [name for name in names if name != masculine]
    if "-" in masculine or not any(map(settlements_named, names)):
        names.append(masculine)  # «Берёзовский», but «Троицкий» is of Троицк
    for ending, replacements in _ENDINGS:
        if re.search(ending, masculine):
            names += [re.sub(ending, new, masculine) for new in replacements]
    rows = [row for name in dict.fromkeys(names) for row in settlements_named(name)]
    rows += _of_two_words(masculine)
    return tuple(row for row in rows if row.population >= _SMALL_TOWN)


def _of_two_words(adjective: str) -> tuple[GazetteerRow, ...]:
    """«Верхнепышминский» – Верхняя Пышма, «Великолукский» – Великие Луки."""
    parts = _TWO_WORDS.fullmatch(key(adjective))
    if parts is None:
        return ()
    first, second = parts.groups()
    named = [f"{first}{a} {second}{b}" for a, b in product(_OF_FIRST, _OF_SECOND)]
    return tuple(row for name in named for row in settlements_named(name) if row.population)
