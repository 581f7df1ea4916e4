"""Islands beside towns: within one of them, places of their own, or lands that say where."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.home import HOME_COUNTRIES
from etl.lookups import lookup_words
from etl.places.place_words import known_site, usual_name
from etl.places.venue_draft import Draft

_ISLAND = re.compile(r"(?:о\.|о-в|остров|п-ов|полуостров|архипелаг)\s?[А-ЯЁ]", re.IGNORECASE)


def is_island(name: str) -> bool:
    """Whether a name is that of an island, or the like, and its noun."""
    return _ISLAND.match(name) is not None


def lies_elsewhere(island: str, draft: Draft) -> bool:
    """«Япония: г. Саппоро, о. Сахалин»: an island that is known in other countries only."""
    land = draft.region if draft.country is None else draft.country
    name = _ISLAND.match(island)
    if land is None or name is None:
        return False
    site, called = known_site(island), island[name.end() - 1 :]
    codes = {site[1]} if site is not None else {one.code for one in find_countries(f"г. {called}")}
    return bool(codes) and usual_name(land.code or "") not in codes


_ARCHIPELAGO = re.compile(
    r"(?:арх\.|архипелаг)\s?[А-ЯЁ].*|Шпицберген|[А-ЯЁ][а-яё]+ий архипелаг", re.I
)


_NOUN = re.compile(r"п-ов|полуостров|о-в|остров|о\.", re.IGNORECASE)  # «п-ов Камчатка, г. Елизово»
_WIDE = re.compile(
    rf".*(?:{'|'.join(lookup_words('places_remarks.toml')['islands']['wide'])})", re.IGNORECASE
)


def around_settlement(draft: Draft) -> Draft:
    """«о. Кунашир, пгт Южно-Курильск»: the settlement is the place, no site within it.

    So behind it too where the island is known to be the wider («пос. Хужир, о. Ольхон»); «о. Канта,
    г. Калининград» and «с. Чемал, о. Патмос» lie within theirs.
    """
    name, town = draft.name or "", draft.settlement
    if town is None or "settlement" in draft.inherited:
        return draft
    first = draft.name_first and (town.size != "town" or is_abroad(draft))
    wide = _WIDE.fullmatch(name) is not None
    if (
        _ARCHIPELAGO.fullmatch(name)
        or _NOUN.fullmatch(name)
        or (is_island(name) and (first or wide))
    ):
        draft.name, draft.named_at = None, []
    return draft


def is_abroad(draft: Draft) -> bool:
    """Whether a country is named that is neither Russia nor Belarus."""
    return draft.country is not None and draft.country.code not in HOME_COUNTRIES


def is_island_abroad(name: str, draft: Draft) -> bool:
    """«г. Тунис, остров Джерба»: an island may lie far from the town before it."""
    return is_abroad(draft) and draft.settlement is not None and is_island(name)
