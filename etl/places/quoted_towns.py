"""The town within an institution's quoted name: «ГУО «Средняя школа № 2 г. Дубровно»»."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.home import Home
from etl.places.mention import Mention
from etl.places.named_areas import find_areas
from etl.places.place_words import pattern
from etl.places.venue_draft import Draft, settlement_agrees
from etl.text import key

# «… г. Дубровно имени Героя Советского Союза …»
_GOES_ON = re.compile(r"[\s.]*|\s(?:имени|им\.)\s.+")
# «МУК «ЦКС с. Чесма»»: what letters stand for is a house of the village.
_LETTERS = re.compile(r"[А-ЯЁ]{2,5}\s")
_HOUSE = re.compile(rf"(?:{pattern('name', 'of_village').pattern})\s?$", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"](.+)[»\"]")


def areas_in_quotes(name: str, home: Home) -> list[Mention]:
    """Typed areas in the genitive within a quoted name («ГУО «Школа № 45 г. Витебска»»)."""
    quoted = _QUOTED.search(name)
    if quoted is None:
        return []
    return [
        one
        for one in find_areas(quoted[1], home)
        if (one.start or _is_all_of(one, quoted))
        and (one.oblique if one.kind == "region" else one.settlement_type is not None)
    ]


def _is_all_of(town: Mention, quoted: re.Match[str]) -> bool:
    """«МОУ СОШ «с. Париж»», not «ООО «Посёлок Солнечный»»: a village's house by its village."""
    alone = town.end == len(quoted[1]) and (town.settlement_type or "").endswith(".")
    return alone and _HOUSE.search(key(quoted.string[: quoted.start()])) is not None


def _is_institution(before: str, town: Mention) -> bool:
    """Whether the words of a quotation before its town are an institution's."""
    letters = _LETTERS.fullmatch(before) and town.size in ("village", "small")
    return bool(letters) or any(
        pattern("name", nouns).search(key(before)) for nouns in ("site", "of_village")
    )


def settle_by_names(drafts: list[Draft], home: Home) -> list[Draft]:
    """The venues; where no town is named but at the end of an institution's name, it is there."""
    for draft in drafts:
        if draft.name is not None and draft.named_at and draft.settlement is None:
            draft.settlement = _town_of(draft, draft.name, home)
    return drafts


def _town_of(draft: Draft, name: str, home: Home) -> Mention | None:
    quoted = _QUOTED.search(name)
    towns = [one for one in areas_in_quotes(name, home) if one.kind == "settlement"]
    if quoted is None or not towns:
        return None
    town, inner = towns[-1], quoted[1]
    # «Музей «Оборона г. Москвы»» tells of the town, it may stand anywhere.
    before = inner[: town.start]
    institution = town.start == 0 or "№" in before or _is_institution(before, town)
    if _GOES_ON.fullmatch(inner, town.end) is None or not institution:
        return None
    at = draft.named_at[0][0] + quoted.start(1)
    town = replace(town, start=at + town.start, end=at + town.end)
    country = draft.country.code if draft.country is not None else None
    region = draft.region.name if draft.region is not None else None
    there = Draft(settlement=town, district=draft.district)
    return town if settlement_agrees(there, country=country, region=region) else None
