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
_NAME = (
    r"([А-ЯЁ][а-яё]+(?:(?:[- ]|-(?:ду|да|де|дель|ла|эль|ан)-)(?!Республик|Китай)[А-ЯЁ][а-яё]+)*)"
)
PROVINCE = re.compile(rf"(?<!\w)(?:[Фф]едеральн[а-я]+\s)?({'|'.join(_NOUNS)})\s+{_NAME}")
_NEXT_NAME = re.compile(rf"(?:\s?,\s?|\s(?:и|или)\s){_NAME}(?=\s*(?:$|[,;).(]|(?:и|или)\s))")
UNITS = tuple(dict.fromkeys(row["unit"] for row in _ROWS))
"""First-level units abroad, as they are written in a region's name."""
# Nouns of many meanings: only before a region that is known, and none where the adjective leads.
_ANY_NOUN = {row["unit"] for row in _ROWS if row["many_meanings"]}
_SPOKEN_OTHERWISE = (None, *HOME_COUNTRIES)


def country_of(*wordings: str) -> str | None:
    """The country of a region; «Самаркандская область» is told by its town."""
    for wording in wordings:
        for mention in find_countries(wording):
            if mention.kind in ("region", "adjective") and mention.code is not None:
                return mention.code
    return None


_LIKE_ITS_TOWN = 50_000


def country_of_unit(noun: str, name: str) -> str | None:
    """The country of «провинция Анталья», which is called like its town; None where several are."""
    if noun in _ANY_NOUN:
        return None
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


def unit_abroad(match: re.Match[str]) -> str | None:
    """The name of a unit that ``PROVINCE`` found; None where its noun means something else."""
    noun = province_noun(match.group(1))
    if any(key(m.name) == key(match.group(2)) for m in find_countries(match.group(2))):
        return None  # «Исламский Эмират Афганистан»
    if noun in _ANY_NOUN and country_of(match.group()) in _SPOKEN_OTHERWISE:
        known = noun != "область" or not re.search(r"(?:ая|ой|ую)$", match.group(2))
        if not (known and _stands_in_its_country(match.string, match.end())):
            return None
    return f"{noun} {match.group(2)}"


def units_listed(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """«провинции Хэйлунцзян, Ляонин»: where further units of the same noun and country stand."""
    found: list[tuple[int, int, str]] = []
    noun, code = province_noun(match.group(1)), country_of(match.group())
    at = match.end() if code is not None else len(match.string)
    while (further := _NEXT_NAME.match(match.string, at)) is not None:
        unit = f"{noun} {further.group(1)}"
        if country_of(unit) != code:
            break
        at = further.end(1)
        found.append((*further.span(1), unit))
    return found


def province_noun(noun: str) -> str:
    """The nominative of the noun of a first-level unit abroad («пров.», «штате»)."""
    known = (row for row in _ROWS if row["wording"])
    noun = noun if noun.isupper() else noun.lower()
    return next(row["unit"] for row in known if re.fullmatch(row["wording"], noun))
