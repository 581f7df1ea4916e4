"""Whether an area named beside a venue is another's: its name, its rank or its country says so."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.places.mention import Mention
from etl.places.okrug_towns import towns_of_okrug
from etl.places.place_words import district_centres, districts_called, first_level_cities
from etl.places.venue_draft import Draft, is_urban
from etl.text import key

_AWAY = re.compile(r"(?:\S+\s)?(?:представительств|посольств|консульств|дом\s)", re.IGNORECASE)

_STEM = 5
"""Letters of a city's name by which a region is known to be called after it."""


def speaks_of_another(draft: Draft, region: Mention) -> bool:
    """«Правительство Омской области … с Актюбинской областью»: the name has its own region.

    A body that stands for its region elsewhere is where the cell says.
    """
    if draft.name is None or draft.settlement or draft.district or _AWAY.match(draft.name):
        return False
    own = [hint for hint in draft.hints if hint.kind == "region" and hint.end]
    return bool(own) and all(key(hint.name) != key(region.name) for hint in own)


def is_own_region(draft: Draft, region: str) -> bool:
    """Whether a city is a first-level unit by itself, so that no other region holds it."""
    town = draft.settlement if draft.district is None else None
    if town is None or town.size == "village":
        return False
    return key(town.name) in first_level_cities() and key(town.name) != key(region)


def is_city_beside(town: str, region: Mention) -> bool:
    """«г. Каракас, штат Миранда»: a city abroad that no other unit of its country holds."""
    own = first_level_cities().get(key(town))
    named = key(town)[:_STEM] in key(region.name)  # «г. Ташкент, Ташкентская область»
    return own is not None and own == region.code and own not in HOME_COUNTRIES and not named


def is_called_after(district: Mention, town: Mention | None) -> bool:
    """Whether a district bears the town's name («Уфимский район»)."""
    stem = re.sub(r"[аеиоуыьяй]$|[её]л$", "", key(town.name)) if town is not None else ""
    return bool(stem) and key(district.name).startswith(stem)


def lie_apart(draft: Draft, last: Draft, region: Mention) -> bool:
    """«Тегеран, Решт, провинция Гилян»: two towns of one country in different units of it."""
    units = []
    for town in (draft.settlement, last.settlement):
        rows = settlements_named(town.name) if town is not None else ()
        units += [row.unit for row in rows if row.country_code == region.code][:1]
    return region.code not in HOME_COUNTRIES and len(set(filter(None, units))) > 1


def district_of(draft: Draft) -> str:
    """The name of a draft's district, "" where it has none."""
    return draft.district.name if draft.district is not None else ""


def is_district_here(draft: Draft, area: Mention, home: Home) -> bool:
    """Whether a draft is but a district of Russia or Belarus, and an area lies elsewhere.

    Of a name that several regions have («Октябрьский район») other lands have one too.
    """
    if area.code in (None, *HOME_COUNTRIES) or draft.region or draft.country:
        return False
    rows = districts_called(district_of(draft))
    regions = {row.region for row in rows if not row.of_town}
    return home.region in regions or len(regions) == 1


def _lies_in(district: str, region: str) -> bool | None:
    """Whether a region has a district of that name; None where no table has the district."""
    rows = [row for row in districts_called(district) if not row.of_town]
    return any(key(row.region) == key(region) for row in rows) if rows else None


def _is_of_another(draft: Draft) -> bool:
    """Whether the tables have a draft's district, and not in the region that is told of it."""
    if draft.district is None or draft.settlement is not None or draft.region is None:
        return False
    said = draft.region
    return said.code in HOME_COUNTRIES and _lies_in(draft.district.name, said.name) is False


def is_of_region_beside(draft: Draft) -> bool:
    """«Псковская область, Вельский район»: one other region has it, and none else would.

    An okrug may be that of a town of the region, which no table has («Сосновоборский»).
    """
    name = district_of(draft)
    if not _is_of_another(draft) or len(districts_called(name)) != 1 or "городской" in name:
        return False
    towns = towns_of_okrug(name.split(" ")[0])
    return not any(draft.region and row.region == draft.region.name for row in towns)


def may_share_district(draft: Draft, district: Mention) -> bool:
    """«п. Коноша и д. Норинская (Коношский район)»; the seat of another one lies in its own."""
    settlement = draft.settlement
    if settlement is None or not (settlement.size in ("village", "small") or is_urban(settlement)):
        return False
    rows, name = districts_called(district.name), key(settlement.name)
    own = any(key(row.centre) == name for row in rows)
    return own or not any((name, key(row.region)) in district_centres() for row in rows)


def part_from_region(drafts: list[Draft], region: Mention) -> bool:
    """«Карелия, Вельский и Онежский районы Архангельской области»: the first is a place by itself.

    Whether the last districts lie in the region behind them rather than in the one before.
    """
    moved: list[Draft] = []
    for draft in reversed(drafts):
        same = not moved or (draft.group == moved[0].group and draft.region == moved[0].region)
        bare = draft.name is None and is_of_region_beside(draft)
        if not (same and bare and _lies_in(district_of(draft), region.name)):
            break
        moved.insert(0, draft)
    if not moved:
        return False
    first = moved[0]
    if "region" not in first.inherited:
        before = Draft(region=first.region, country=first.country, group=first.group)
        drafts.insert(drafts.index(first), before)
    for draft in moved:
        draft.region, draft.country = region, None
        draft.inherited.discard("region")
    return True
