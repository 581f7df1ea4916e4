"""Towns abroad that several countries have: the land named beside one, or its neighbours, tell.

«Валенсия (штат Карабобо)» is Venezuela's, and so is the one of «Валенсия, Маракайбо, Каракас».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.countries.country_words import Kind
from etl.countries.unit_nouns import unit_told
from etl.country_names import country_name
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES
from etl.model import CountryMention
from etl.morphology import parses
from etl.text import key

_LAND_BEHIND = re.compile(r"\s?(?P<sign>[(,])\s?(?:[а-яё]+\.?\s?){0,2}")
_UNIT_BEHIND = re.compile(r"\s?\((?P<noun>[а-яё]+)\.?\s(?P<name>[А-ЯЁ][а-яё-]+)[^();]*\)")
_FEW_TO_DOUBT = 5
"""A namesake with fewer than one of so many people is hardly the town that is meant."""
_GREAT_TOWN = 60_000
_TOWNS = ("settlement", "guess")


def _people_by_country(text: str, mention: CountryMention) -> dict[str, int]:
    """How many live in the largest town of that name in each country."""
    spelling = text[mention.start : mention.end]
    names = {key(spelling), *(key(one.normal_form) for one in parses(spelling))}
    found: dict[str, int] = {}
    for row in (row for name in names for row in settlements_named(name)):
        found[row.country_code] = max(row.population, found.get(row.country_code, -1))
    return found


def _moved(mention: CountryMention, code: str, *, sure: bool) -> CountryMention:
    kind: Kind = "settlement" if sure else "guess"
    return replace(mention, code=code, name=country_name(code), kind=kind)


def _by_its_land(
    text: str, mention: CountryMention, others: Sequence[CountryMention]
) -> CountryMention | None:
    """«Валенсия (штат Карабобо)», «Брест, департамент Финистер»; None where no land tells."""
    behind = [one for one in others if one.kind == "region" and one.start > mention.end]
    land = min(behind, key=lambda one: one.start, default=None)
    gap = _LAND_BEHIND.fullmatch(text, mention.end, land.start) if land is not None else None
    if land is None or gap is None:
        return _doubted_by_unknown_land(text, mention, others)
    if land.code in (None, "RU", mention.code):
        return None
    people = _people_by_country(text, mention).get(land.code, -1)
    if people >= (_GREAT_TOWN if mention.kind == "name" else 0):
        if mention.code in HOME_COUNTRIES and gap["sign"] == "," and not _has_a_unit(gap[0]):
            return replace(mention, kind="guess")  # «делегации из Бреста, Нормандии»: of both?
        return _moved(mention, land.code, sure=True)
    doubted = gap["sign"] == "(" and mention.kind != "name"
    return replace(mention, kind="guess") if doubted else None


def _has_a_unit(words: str) -> bool:
    """«Брест, департамент Финистер»."""
    return any(unit_told(key(word)) for word in re.findall("[а-яё]+", words))


def _doubted_by_unknown_land(
    text: str, mention: CountryMention, others: Sequence[CountryMention]
) -> CountryMention | None:
    """«Кордова (провинция Кордоба)»: of which of the countries that have both?"""
    unit = _UNIT_BEHIND.match(text, mention.end)
    told = unit_told(key(unit["noun"])) if unit is not None else None
    if unit is None or told is None or told[1] or mention.kind not in _TOWNS:
        return None
    if any(unit.start() <= one.start < unit.end() for one in others):
        return None
    people = _people_by_country(text, mention)
    known = people.get(str(mention.code), 0)
    rivals = [n for code, n in people.items() if code != mention.code and n >= _GREAT_TOWN]
    if any(n * _FEW_TO_DOUBT >= known for n in rivals):
        return replace(mention, kind="guess")
    return None


def _by_its_neighbours(
    text: str, mention: CountryMention, others: Sequence[CountryMention]
) -> CountryMention | None:
    """«Валенсия, Маракайбо, Каракас»; one town beside it leaves it open which is meant."""
    abroad = [one for one in others if one.code != "RU"]
    codes = {one.code for one in abroad}
    if mention.kind not in _TOWNS or mention.code in (*codes, *HOME_COUNTRIES) or len(codes) != 1:
        return None  # «г. Брест, г. Ницца»: Belarus is named beside any other country
    code = codes.pop()
    towns = {text[one.start : one.end] for one in abroad if one.kind == "settlement"}
    people = _people_by_country(text, mention)
    there, known = people.get(str(code), 0), people.get(str(mention.code), 0)
    if code is None or not towns or there < _GREAT_TOWN or there * _FEW_TO_DOUBT < known:
        return None
    if there < known and len(towns) == 1:
        return replace(mention, kind="guess")
    return _moved(mention, code, sure=there >= known and len(towns) > 1)


def put_into_land(
    text: str, mention: CountryMention, mentions: Sequence[CountryMention]
) -> CountryMention:
    """The mention of a town, of the country that what stands beside it tells.

    Args:
        text: the cell.
        mention: any mention in it.
        mentions: all of them.
    """
    if mention.kind not in (*_TOWNS, "name") or mention.code in (None, "RU"):
        return mention
    others = [one for one in mentions if one != mention]
    return (
        _by_its_land(text, mention, others) or _by_its_neighbours(text, mention, others) or mention
    )
