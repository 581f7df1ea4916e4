"""Places of Russia with a name from abroad: «забег «Париж – Варна»» in «с. Париж», districts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.gazetteer import settlements_named
from etl.model import CountryMention, Venue
from etl.places.adjectives import adjective_nominative
from etl.places.name_cases import nominatives
from etl.places.place_words import districts_called
from etl.places.sites_within import parts_of_town
from etl.text import key, small

_DISTRICT = re.compile(r"\s(?:муниципальн\w+\s)?(?:район(?!н)|р-н|округ)")
# «прогулка по Нахичевани», «Нахичеванский рынок»: of Rostov; whatever else is so called is abroad
_WALK = re.compile(r"(?i:прогул|экскурс)[а-яё]+\s(?:[а-яё-]+\s)?по\s(?:старой\s)?$")
_SITE = re.compile(
    r"\s(?:двор(?!е?ц)|рын(?:ок|к)|базар|парк(?!ет)|сад(?!о)|сквер|бульвар|променад|площад|улиц|лини|"
    r"набережн|храм|собор(?!а?н))[а-яё]{0,4}(?![а-яё-])"
)
_BEHIND = 60
_STEM = 7
"""Letters by which a region's name is known again in any case («Краснодарский», «Марий Эл»)."""


def towns_of_ours(
    text: str, mentions: Sequence[CountryMention], venues: Sequence[Venue]
) -> list[CountryMention]:
    """The mentions that are towns of Russia, since the row is held in one of them.

    Args:
        text: the cell.
        mentions: the countries in it.
        venues: the row's venues. A mention that bears the name of one in Russia is that; another
            of the same cell is ours where that venue's region has a village so called.
    """
    held = [one for one in venues if one.country_code == "RU" and one.settlement]
    parts = {part for one in held for part in parts_of_town(one.settlement or "")}
    own = {key(venue.settlement or "") for venue in held}
    within = [one for one in mentions if parts and _is_part(text, one, parts, own)]
    towns = [one for one in mentions if one.kind in ("settlement", "guess")]
    named = [(one, _names(text, one)) for one in towns] if held else []
    regions = {
        venue.region for venue in held for _, names in named if key(venue.settlement or "") in names
    }
    if not regions:
        return within
    return within + [one for one, names in named if names & own or _lies_in(names, regions)]


def _is_last_of(text: str, mention: CountryMention, towns: set[str]) -> bool:
    """«г. Ростов-на-Дону, Нахичевань», and no more: the place reader doubts it."""
    town = re.fullmatch(r"(?:г\.\s?|город\s)?([^,;]+),\s", text[: mention.start])
    rest = text[mention.end :].strip(" .")
    return town is not None and key(town[1]) in towns and not rest


def _is_part(text: str, mention: CountryMention, parts: set[str], own: set[str]) -> bool:
    """«(Нахичевань)», «Нахичеванский бульвар» in Rostov, which has a part so called."""
    if mention.kind in ("settlement", "guess"):
        bracketed = text[: mention.start].endswith("(") and text[mention.end :].startswith(")")
        within = bracketed or _WALK.search(text[: mention.start]) or _is_last_of(text, mention, own)
        return bool(within) and bool(_names(text, mention) & parts)
    if not _SITE.match(text, mention.end):
        return False
    called = re.sub(r"ск\w{2,3}$", "", key(text[mention.start : mention.end]))
    return mention.kind == "adjective" and any(re.sub("[ьаяйоеы]$", "", p) == called for p in parts)


def is_a_district_of_ours(text: str, mention: CountryMention, venues: Sequence[Venue]) -> bool:
    """«Оршанский район» of a row held in Марий Эл, «Тбилисский район, Краснодарский край»."""
    if mention.kind != "adjective" or not _DISTRICT.match(text, mention.end):
        return False
    called = adjective_nominative(text[mention.start : mention.end], "ий")
    regions = {row.region for row in districts_called(called) if row.country_code == "RU"}
    behind = small(text[mention.end : mention.end + _BEHIND])
    told = any(_begins(region) in behind for region in regions)
    return told or any(one.country_code == "RU" and one.region in regions for one in venues)


def _begins(region: str) -> str:
    """How a region's own name begins: «Республика Марий Эл» is known by its second word."""
    own = small(region).removeprefix("республика ")
    return own[:_STEM]


def _names(text: str, mention: CountryMention) -> set[str]:
    word = text[mention.start : mention.end]
    return {key(name) for name in (word, *nominatives(word))}


def _lies_in(names: set[str], regions: set[str | None]) -> bool:
    rows = [row for name in names for row in settlements_named(name)]
    return any(row.country_code == "RU" and row.region in regions for row in rows)
