"""First-level units of other countries: «провинция Ляонин», «область Ломбардия, Италия»."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES
from etl.lookups import lookup_rows
from etl.text import key

_ROWS = lookup_rows("places_units_abroad.csv")
_NOUNS = [
    f"[{wording[0]}{wording[0].upper()}]{wording[1:]}" if wording[0].islower() else wording
    for row in _ROWS
    if (wording := row["wording"])
]
_STATE = r"(?:Республик|Китай|Исламск|Народн)"
_NAME = rf"([А-ЯЁ][а-яё]+(?:(?:[- ]|-(?:ду|да|де|дель|ла|эль|ан)-)(?!{_STATE})[А-ЯЁ][а-яё]+)*)"
PROVINCE = re.compile(rf"(?<!\w)({'|'.join(_NOUNS)})(?:\s+|(?<=\.)){_NAME}")
_NEXT_NAME = re.compile(
    rf"(?:\s?,\s?|\s(?:и|или)\s){_NAME}(?=\s*(?:$|[,;).(]|(?:и|или|КНР)(?!\w)|(?:Китай|Республик|Королевств|Исламск|Народн)))"
)
UNITS = tuple(dict.fromkeys(row["unit"] for row in _ROWS))
"""First-level units abroad, as they are written in a region's name."""
# Nouns of many meanings: only before a region that is known, and none where the adjective leads.
_ANY_NOUN = {row["unit"] for row in _ROWS if row["many_meanings"]}
_ONLY_IN = {row["unit"]: row["only_in"] for row in _ROWS if row["only_in"]}
_SPOKEN_OTHERWISE = (None, *HOME_COUNTRIES)


def country_of(*wordings: str) -> str | None:
    """The country of a region; «Самаркандская область» is told by its town."""
    for wording in wordings:
        for mention in find_countries(wording):
            part = wording[mention.start : mention.end]
            # «область Ломбардия»: a land that the vocabulary has among its country's own names
            known = mention.kind == "name" and part.istitle() and not part.endswith("ии")
            known = known and part[:3] != mention.name[:3]
            if mention.code is not None and (mention.kind in ("region", "adjective") or known):
                return mention.code
    return None


_LIKE_ITS_TOWN = 50_000


def country_of_unit(noun: str, name: str) -> str | None:
    """The country of «провинция Анталья», which is called like its town; None where several are."""
    if noun in _ANY_NOUN:
        return None
    if noun in _ONLY_IN:
        return _ONLY_IN[noun]
    rows = [row for row in settlements_named(name) if row.population > _LIKE_ITS_TOWN]
    codes = {row.country_code for row in rows}
    return codes.pop() if len(codes) == 1 and not codes & set(HOME_COUNTRIES) else None


def names_land_abroad(text: str) -> bool:
    """Whether a text names any country but Russia and Belarus, in whatever way."""
    return any(mention.code not in HOME_COUNTRIES for mention in find_countries(text))


def is_of_unknown_country(region: str | None, country: str | None) -> bool:
    """«провинция Кордова», «Смоленское воеводство»: a unit abroad, and nothing tells where."""
    abroad = region is not None and (region.startswith(UNITS) or region.endswith(" воеводство"))
    return abroad and country is None


def _stands_in_its_country(text: str, end: int) -> bool:
    """Whether another country is named right behind a unit («область Ломбардия, Италия»)."""
    rest = re.match(r"\s?[,(]\s?([^,;()]+)", text[end:])
    named = find_countries(rest.group(1)) if rest is not None else []
    return any(m.kind == "name" and m.code not in HOME_COUNTRIES for m in named)


def unit_end(match: re.Match[str], group: int) -> int:
    """Where a unit's name ends, the country behind it left out («штат Гоа Индии»)."""
    head, _, last = match.group(group).rpartition(" ")
    told = find_countries(last) if head else []
    if told and told[0].kind == "name" and key(told[0].name) not in key(head):
        return match.start(group) + len(head)
    return match.end(group)


def _is_region(name: str) -> bool:
    return any(m.kind == "region" and m.code not in HOME_COUNTRIES for m in find_countries(name))


def unit_abroad(match: re.Match[str]) -> str | None:
    """The name of a unit that ``PROVINCE`` found; None where its noun means something else."""
    noun = province_noun(match.group(1))
    if any(key(m.name) == key(match.group(2)) for m in find_countries(match.group(2))):
        return None  # «Исламский Эмират Афганистан»
    if match.group(1) == "пр." and not _is_region(match.group(2)):
        return None  # «пр. Мира» is a street
    if noun in _ANY_NOUN and country_of(match.group()) in _SPOKEN_OTHERWISE:
        known = noun != "область" or not re.search(r"(?:ая|ой|ую)$", match.group(2))
        if not (known and _stands_in_its_country(match.string, match.end())):
            return None
    return f"{noun} {match.string[match.start(2) : unit_end(match, 2)]}"


def units_listed(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """«провинции Хэйлунцзян, Ляонин»: where further units of the same noun and country stand."""
    found: list[tuple[int, int, str]] = []
    noun = province_noun(match.group(1))
    code = country_of(match.group()) or _ONLY_IN.get(noun)
    at = match.end() if code is not None else len(match.string)
    while (further := _NEXT_NAME.match(match.string, at)) is not None:
        at = unit_end(further, 1)
        unit = f"{noun} {match.string[further.start(1) : at]}"
        land = any(key(m.name) == key(further.group(1)) for m in find_countries(further.group(1)))
        if land or code not in (country_of(unit), _ONLY_IN.get(noun)):
            break
        found.append((further.start(1), at, unit))
    return found


def province_noun(noun: str) -> str:
    """The nominative of the noun of a first-level unit abroad («пров.», «штате»)."""
    known = (row for row in _ROWS if row["wording"])
    noun = noun if noun.isupper() else noun.lower()
    return next(row["unit"] for row in known if re.fullmatch(row["wording"], noun))
