"""Islands beside towns: within one of them, places of their own, or lands that say where."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.home import HOME_COUNTRIES
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


def around_settlement(draft: Draft) -> Draft:
    """«архипелаг Шпицберген, пос. Баренцбург»: the settlement is the place, no site within it."""
    if draft.settlement is not None and _ARCHIPELAGO.fullmatch(draft.name or ""):
        draft.name, draft.named_at = None, []
    return draft


def is_abroad(draft: Draft) -> bool:
    """Whether a country is named that is neither Russia nor Belarus."""
    return draft.country is not None and draft.country.code not in HOME_COUNTRIES


def is_island_abroad(name: str, draft: Draft) -> bool:
    """«г. Тунис, остров Джерба»: an island may lie far from the town before it."""
    return is_abroad(draft) and draft.settlement is not None and is_island(name)
