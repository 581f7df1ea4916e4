"""Islands beside towns: within one of them, places of their own, or lands that say where."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES
from etl.lookups import lookup_words
from etl.places.mention import Mention
from etl.places.place_words import Island, islands, known_site, usual_name
from etl.places.venue_draft import Draft
from etl.text import key

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


def apart_or_around(draft: Draft) -> list[Draft]:
    """«о. Крит, г. Ираклион», «г. Афины, о. Крит»: one place, or two, by where the town lies."""
    island, town = _known(draft.name or ""), draft.settlement
    if island is None or town is None or draft.address is not None:
        return [_around_settlement(draft)]
    rows = [row for row in settlements_named(town.name) if row.country_code == island.country_code]
    if any(island.has(row.latitude, row.longitude) for row in rows):
        draft.name, draft.named_at = None, []
        return [draft]
    if not rows:
        return [_around_settlement(draft)]
    land = draft.country or Mention("country", 0, 0, island.country_code, island.country_code)
    own = Draft(name=draft.name, country=land, named_at=draft.named_at, group=draft.group)
    bare = replace(draft, name=None, named_at=[], unsure=False)
    return [own, bare] if draft.name_first else [bare, own]


def _known(name: str) -> Island | None:
    """The island abroad that a name with its noun is of, where the table has it."""
    noun = _ISLAND.match(name)
    return islands().get(key(name[noun.end() - 1 :])) if noun is not None else None


def _around_settlement(draft: Draft) -> Draft:
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
    unknown = is_island(name) and _known(name) is None
    return is_abroad(draft) and draft.settlement is not None and unknown
