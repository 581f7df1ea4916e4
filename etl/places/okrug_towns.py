"""The town that «Ачинский городской округ», «Верхнепышминский муниципальный округ» is called by."""

from __future__ import annotations

import re
from itertools import product

from etl.gazetteer import settlements_named
from etl.home import Home
from etl.model import GazetteerRow
from etl.places.mention import Mention
from etl.places.place_words import districts_called
from etl.places.settlement_types import URBAN
from etl.places.town_namesakes import Context, choose
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


def _called_after(district: str, town: str) -> list[GazetteerRow]:
    """The towns of one name that a district may be called after."""
    adjective = district.split(" ")[0]
    same = settlements_named(town) if key(adjective) == key(town) else ()  # «Волжский»
    return [
        row
        for row in (*same, *towns_of_okrug(adjective))
        if key(row.name) == key(town) and row.population >= _SMALL_TOWN
    ]


def is_town_of_okrug(town: str, district: str) -> bool:
    """«г. Березовский, Березовский городской округ»: one address, whatever lies elsewhere."""
    return district.endswith("городской округ") and bool(_called_after(district, town))


def region_of_own_okrug(
    district: str, town: Mention, country: str | None, home: Home
) -> tuple[str | None, str, bool] | None:
    """«Озёрский городской округ, г. Озёрск»: of the town, though others have such a district.

    Args:
        district: as the cell names it.
        town: the settlement beside it.
        country: what else the cell says of where it is.
        home: its town wins; a «район» that only another region has leaves a doubt.

    Returns:
        Region, country, and whether a namesake leaves it in doubt; None where the district is
        called after no town beside it, or the tables have it where the town is.
    """
    if town.size in ("village", "small", "part") or re.match(URBAN, town.settlement_type or ""):
        return None
    rows = _called_after(district, town.name)
    told = {
        row.region: row.country_code
        for row in districts_called(district)
        if not (row.of_town and key(row.centre) != key(town.name))
    }
    if not rows or not told:
        return None
    meant, open_ = choose(settlements_named(town.name), Context(country, size="town"), home)
    if meant is not None and meant.region == home.region not in told and meant in rows:
        return home.region, home.country_code, district.endswith("район")
    if district.endswith("район") or home.region in told:
        return None
    if meant is None or meant.region is None:
        # «Железногорский городской округ, г. Железногорск»: of two large towns
        return (None, "RU", True) if open_ else None
    if meant.region in told or meant not in rows:
        return None
    namesake = any(row.region in told for row in settlements_named(town.name))
    return meant.region, meant.country_code, namesake
