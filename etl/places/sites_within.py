"""What lies within a town: its parts that bear a name, towns within a city's bounds."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import lru_cache

from etl.gazetteer import kilometres_between, settlements_named
from etl.home import Home
from etl.lookups import lookup_rows
from etl.places.cell_piece import Piece
from etl.places.mention import Mention
from etl.places.other_names import are_one_town
from etl.places.place_words import (
    district_centres,
    first_level_cities,
    known_site,
    told_settlement,
    words,
)
from etl.places.town_namesakes import Context, choose
from etl.text import key

_OF_CLOSED_TOWN = 60_000
"""A town of more people lies beside a closed one, not within its bounds."""


def site_hints(name: str) -> list[Mention]:
    """The region, or else the country, of a site that everybody knows; empty for another."""
    site = known_site(name)
    if site is None:
        return []
    region, country = site
    if region is None:
        return [Mention("country", 0, 0, country, country)]
    return [Mention("region", 0, 0, region, country)]


@lru_cache(maxsize=1)
def _town_parts() -> frozenset[tuple[str, str]]:
    return frozenset(
        (key(row["town"]), key(row["part"])) for row in lookup_rows("places_town_parts.csv")
    )


def parts_of_town(town: str) -> frozenset[str]:
    """Keys of the parts of a town that ``places_town_parts.csv`` tells."""
    return frozenset(part for whole, part in _town_parts() if whole == key(town))


_FEDERAL = re.compile(r"ФТ|федеральная территория")


def is_federal_within(part: Mention, town: Mention | None, home: Home) -> bool:
    """«г. Сочи, ФТ «Сириус»»: named beside its town, a territory keeps its name as a site."""
    federal = part.settlement_type is not None and _FEDERAL.fullmatch(part.settlement_type)
    return bool(federal) and town is not None and is_within_town(part, town, home)


def federal_sites(pieces: list[Piece], text: str, home: Home) -> list[Piece]:
    """«ФТ «Сириус», г. Сочи»: named in front of its town, it is a site too."""
    found = list(pieces)
    for at, (piece, following) in enumerate(itertools.pairwise(pieces)):
        part, town = piece.mention, following.mention
        if part and town and town.kind == "settlement" and is_federal_within(part, town, home):
            words = (part.start, part.end + (text[part.end : part.end + 1] in ("»", '"')))
            found[at] = Piece("name", piece.join, text[slice(*words)], words, inside=piece.inside)
    return found


_GROUNDS = re.compile(r"(?:^|[,;(:]\s?)([Тт]ерритория,?\s)$")


def with_grounds(pieces: list[Piece], text: str) -> list[Piece]:
    """«территория Курской Коренской ярмарки»: without its noun the name would be a genitive."""
    found = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.kind != "name" or piece.words is None:
            continue
        said = _GROUNDS.search(text[: piece.words[0]])
        if said is not None:
            words = (said.start(1), piece.words[1])
            found[at] = replace(piece, text=text[slice(*words)], words=words)
    return found


def goes_with_site(piece: Piece, town: Mention, home: Home) -> bool:
    """«г. Сочи, КЦ «Галактика», Красная Поляна»: what is named behind a site says where it is."""
    mention = piece.mention
    if mention is None:
        return False
    bracketed = piece.inside and mention.size in ("village", "small")
    # «г. Пушкин, Екатерининский дворец, г. Санкт-Петербург»
    return bracketed or is_within_town(mention, town, home) or is_within_town(town, mention, home)


def is_town_of_city(part: Mention) -> bool:
    """«Москва, Зеленоград», not «Москва, Измайлово»: a town by itself within a city's bounds."""
    return key(part.name) in words()["town"]["within_city"]


def is_site_of(name: str, town: Mention, home: Home) -> bool:
    """Whether a word is a known site of the city before it rather than a town within it."""
    site = known_site(name)
    of_city = site is not None and key(site[0] or "") == key(town.name)
    return of_city and not is_within_town(Mention("settlement", 0, 0, name), town, home)


def is_abroad_too(part: Mention) -> bool:
    """«Нахичевань»: a part of Rostov, and of towns one abroad alone is called so."""
    rows = settlements_named(part.name)
    return bool(rows) and all(len(r.country_code) == 2 and r.country_code != "RU" for r in rows)


def is_within_town(part: Mention, town: Mention, home: Home) -> bool:
    """«г. Санкт-Петербург, г. Пушкин», «г. Сочи, пгт Сириус»: a town within a city's bounds."""
    if (key(town.name), key(part.name)) in _town_parts():
        typed = part.settlement_type in ("г.", "г", "город")
        # «г. Ростов-на-Дону, г. Нахичевань»: with «г.» Azerbaijan's, not the district
        return not (typed and is_abroad_too(part))
    country = first_level_cities().get(key(town.name))
    if country != home.country_code or key(town.name) == key(part.name):
        return False
    # The city is named beside it: «г. Троицк, Москва» is not Челябинская область's.
    row, _ = choose(settlements_named(part.name), Context(None, town.name, part.size), home)
    return row is not None and key(row.region or "") == key(town.name)


_BOUNDS_KM = 7
"""«г. Дорогобуж, п. Верхнеднепровский» are two; a city of more people reaches farther."""
_CITY, _CITY_KM = 100_000, 30


def lies_beyond(part: Mention, town: Mention) -> bool:
    """«г. Питкяранта, п. Ляскеля»: the nearest of that name lies outside of the town's bounds.

    So does the centre of a district of its own, however near («г. Смоленск, п. Кардымово»).
    """
    near = [row for row in settlements_named(town.name) if row.country_code == "RU"][:1]
    if any((key(part.name), key(row.region or "")) in district_centres() for row in near):
        return True
    km = [
        kilometres_between(a, b)
        for a in near
        for b in settlements_named(part.name)
        if b.region == a.region
    ]
    return bool(km) and min(km) > (_CITY_KM if near[0].population > _CITY else _BOUNDS_KM)


def is_open_part(part: Mention, town: Mention, following: Piece | None) -> bool:
    """«г. Анапа, с. Сукко, ВДЦ «Смена»»: one address, or the town and a place in the village."""
    leads = following is not None and following.kind in ("name", "address")
    if part.size == "small":
        return (leads or following is None) and lies_beyond(part, town)
    return part.size == "village" and part.settlement_type is not None and leads


def is_open_hamlet(part: Mention, village: Mention, following: Piece | None) -> bool:
    """«ст. Вёшенская, хутор Кружилин, усадьба»: one place, or two; two villages are two."""
    hamlet = re.match(r"х\.|хутор", part.settlement_type or "") is not None
    leads = following is None or following.kind in ("name", "address")
    return hamlet and leads and village.settlement_type is not None and village.size != "town"


_LESSER_TOWN = 30_000


def is_unheard_beside(part: Mention, town: Mention) -> bool:
    """A settlement that no gazetteer has, behind a town too small to have many within it."""
    rows = [row for row in settlements_named(town.name) if row.country_code == "RU"]
    small = all(row.population < _LESSER_TOWN for row in rows)
    return small and not settlements_named(part.name)


_SAME_KM = 1
"""«Новополоцк (Полоцк)» are neighbours of 13 km and two towns."""


def is_called_too(town: Mention, other: Mention) -> bool:
    """«г. Орал (Уральск)», «г. Астана (Нур-Султан)»: another name of the same town."""
    if other.settlement_type is not None:
        return False
    if are_one_town(town.name, other.name):
        return True
    return any(
        a.country_code == b.country_code  # «Благовещенск (Хэйхэ)» are two
        and kilometres_between(a, b) < _SAME_KM
        for a in settlements_named(town.name)[:1]
        for b in settlements_named(other.name)[:1]
    )


def region_of_closed_town(closed: Mention, inner: Mention) -> Mention | None:
    """The region of «ЗАТО Александровск, г. Полярный», where the second lies in the first."""
    told = told_settlement(closed.name, "ЗАТО")
    rows = settlements_named(closed.name) if told is None else ()
    region, country = told or ((rows[0].region, rows[0].country_code) if rows else (None, "RU"))
    if region is None:
        return None
    known = settlements_named(inner.name)
    near = [row for row in known if row.region == region and row.population < _OF_CLOSED_TOWN]
    if known and not near and inner.size == "town":
        return None
    return Mention("region", 0, 0, region, country)
