"""First-level units of other countries: «провинция Ляонин», «область Ломбардия, Италия»."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.home import HOME_COUNTRIES
from etl.lookups import lookup_rows

_ROWS = lookup_rows("places_units_abroad.csv")
_NOUNS = [row["wording"] for row in _ROWS if row["wording"]]
PROVINCE = re.compile(
    rf"(?<!\w)(?:[Фф]едеральн[а-я]+\s)?({'|'.join(_NOUNS)})\s+"
    r"([А-ЯЁ][а-яё]+(?:(?:[- ]|-(?:ду|да|де|дель|ла|эль|ан)-)(?!Республик|Китай)[А-ЯЁ][а-яё]+)*)"
)
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


def _stands_in_its_country(text: str, end: int) -> bool:
    """Whether another country is named right behind a unit («область Ломбардия, Италия»)."""
    rest = re.match(r"\s?[,(]\s?([^,;()]+)", text[end:])
    named = find_countries(rest.group(1)) if rest is not None else []
    return any(m.kind == "name" and m.code not in HOME_COUNTRIES for m in named)


def unit_abroad(match: re.Match[str]) -> str | None:
    """The name of a unit that ``PROVINCE`` found; None where its noun means something else."""
    noun = province_noun(match.group(1))
    if noun in _ANY_NOUN and country_of(match.group()) in _SPOKEN_OTHERWISE:
        known = noun != "область" or not re.search(r"(?:ая|ой|ую)$", match.group(2))
        if not (known and _stands_in_its_country(match.string, match.end())):
            return None
    return f"{noun} {match.group(2)}"


def province_noun(noun: str) -> str:
    """The nominative of the noun of a first-level unit abroad («пров.», «штате»)."""
    known = (row for row in _ROWS if row["wording"])
    return next(row["unit"] for row in known if re.fullmatch(row["wording"], noun))
