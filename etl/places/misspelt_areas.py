"""Areas with one letter wrong: «Витебкая область», «Лиознинкий район», «Республика Беларус»."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_words import index
from etl.country_names import country_name
from etl.one_letter import OneLetter
from etl.places.adjectives import adjective_nominative
from etl.places.mention import Mention
from etl.places.place_words import districts, districts_called, region_table
from etl.places.units_abroad import country_of, names_land_abroad
from etl.text import key

_SHORTEST, _SHORTEST_STATE = 7, 5
_REGION = re.compile(
    r"(?<![\w-])([А-ЯЁ][а-яё]{3,20}(?:-[А-ЯЁ]?[а-яё]+)?(?:ая|ой|ую))\s(об[а-яё]{3,7}|обл\.)"
)
_DISTRICT = re.compile(
    r"(?<![\w-])([А-ЯЁ][а-яё]{5,20}(?:ий|ого|ом|ому))\s((?:муниципальн\w+\s)?(?:район|округ)\w{0,2}|р-н\w?)"
)
_STATE = re.compile(
    r"(?<![\w-])(?:Республик[аиеу]|Респ\.|Королевств[оаеу]|Княжеств[оаеу])\s([А-ЯЁ][а-яё]{3,15})(?![\w-])"
)
_NOUNS = ("область", "области", "областью")


@lru_cache(maxsize=1)
def _noun() -> OneLetter:
    return OneLetter(_NOUNS)


@lru_cache(maxsize=1)
def _regions() -> OneLetter:
    return OneLetter(name for name in region_table() if name.endswith(" область"))


@lru_cache(maxsize=1)
def _districts() -> OneLetter:
    return OneLetter(districts())


def _misspelt_regions(text: str) -> list[Mention]:
    found = []
    for match in _REGION.finditer(text):
        noun = key(match.group(2))
        wrong = noun not in (*_NOUNS, "обл.")
        if wrong and not _noun().near(noun):
            continue
        name = key(f"{adjective_nominative(match.group(1), 'ая')} область")
        known = name in region_table()
        meant = name if known else _regions().only(name)
        if (known and not wrong) or meant is None or (not known and country_of(match.group())):
            continue
        shown, code = region_table()[meant]
        found.append(Mention("region", *match.span(), shown, code, oblique=True, guess=True))
    return found


def _misspelt_districts(text: str) -> list[Mention]:
    found = []
    for match in _DISTRICT.finditer(text):
        name = adjective_nominative(match.group(1), "ий")
        if len(name) < _SHORTEST or districts_called(f"{name} район") or country_of(name):
            continue
        if names_land_abroad(text):
            continue  # the tables are of Russia and Belarus
        if (meant := _districts().only(key(name))) is not None:
            shown = f"{meant.capitalize()} район"
            found.append(
                Mention(
                    "district", *match.span(), shown, oblique=name != match.group(1), guess=True
                )
            )
    return found


@lru_cache(maxsize=1)
def _states() -> tuple[OneLetter, dict[str, set[str]]]:
    """Names of one word behind «Республика»: of states in every case, of republics of Russia."""
    of: dict[str, set[str]] = {}
    for form, entries in index().items():
        for entry in entries:
            if entry.kind == "name" and entry.code and len(entry.words) == 1:
                of.setdefault(form, set()).add(entry.code)
    for name in region_table():
        if name.startswith("республика ") and name.count(" ") == 1:
            of.setdefault(name.split(" ")[1], set()).add(name)
    return OneLetter(of), of


def _misspelt_states(text: str) -> list[Mention]:
    found = []
    for match in _STATE.finditer(text):
        form = key(match.group(1))
        names, of = _states()
        near = {one for right in names.near(form) for one in of[right]}
        if form in of or len(form) < _SHORTEST_STATE or len(near) != 1:
            continue
        (one,) = near
        if one in region_table():
            shown, code = region_table()[one]
            found.append(Mention("region", *match.span(), shown, code, oblique=True, guess=True))
        else:
            found.append(Mention("country", *match.span(), country_name(one), one, guess=True))
    return found


def misspelt_areas(text: str) -> list[Mention]:
    """Areas of a shadow that only a letter keeps from being known: guesses, and said to be."""
    return [*_misspelt_regions(text), *_misspelt_districts(text), *_misspelt_states(text)]
