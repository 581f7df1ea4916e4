"""Whose plan it is: the region that the title names, else a person, else home.toml."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from etl.folders import GAZETTEER
from etl.gazetteer import first_level_units
from etl.home import Home, load_home
from etl.morphology import parses
from etl.places.regions import regions
from etl.text import key

_CAPITALS = re.compile(r"(?<!\w)(?!АО\b)[А-ЯЁ]{2,}(?:-[А-ЯЁ]+)*(?!\w)")
_KIND = re.compile(r"ОБЛАСТ|ОБЛ$|КРА[ЙЯЮЕ]|АВТОНОМН|ОКРУГ")
_CITIES = {"Москвы": "Москва", "Санкт-Петербурга": "Санкт-Петербург", "Минска": "Минск"}
"""Cities that are regions, as a plan is called after them; one beside another town is not alone."""
_CITY = re.compile(
    r"(?<!\w)(?:(?P<other>(?i:из|от|до|для|с|у|и))\s+)?(?:(?i:г\.\s?|города\s+))?"
    rf"(?P<city>{'|'.join(_CITIES)})(?![\w-]|\s+(?i:и)\s)"
)


@lru_cache(maxsize=1)
def _capitals() -> dict[str, dict[str, str]]:
    with (GAZETTEER / "capitals.csv").open(encoding="utf-8", newline="") as file:
        return {key(row["region"]): row for row in csv.DictReader(file)}


def regions_known() -> list[str]:
    """The regions that a plan can be of: those of Russia and Belarus whose capital is known."""
    return [row["region"] for row in _capitals().values()]


def region_in(title: str) -> str:
    """The one region that a title names; "" where it is none, or none alone.

    A region of Russia comes before one of Belarus: «План Псковской области … с Витебской
    областью» is the former's.

    Args:
        title: the text above the plan's table.
    """
    spelled = _CAPITALS.sub(_as_in_a_sentence, title).replace("—", "–")
    named = {key(mention.name) for mention in regions(spelled)}
    if not named & _capitals().keys():
        cities = [found["city"] for found in _CITY.finditer(spelled) if not found["other"]]
        named = {key(_CITIES[city]) for city in cities}
    known = [_capitals()[folded] for folded in named if folded in _capitals()]
    for country in ("RU", "BY"):
        own = [row["region"] for row in known if row["country_code"] == country]
        if own:
            return own[0] if len(own) == 1 else ""
    return ""


def _as_in_a_sentence(match: re.Match[str]) -> str:
    """A word of a title set in capitals: «ПСКОВСКОЙ ОБЛАСТИ» -> «Псковской области»."""
    word = match.group()
    return word.lower() if _KIND.match(word) else word.title()


def plan_home(title: str, told: str = "") -> Home:
    """The home region of a plan.

    Args:
        title: the text above the plan's table.
        told: the region that a person told, where the title does not say it.

    Returns:
        The region that the title names, with its capital; the one told where the title names
        none, several, or one whose capital is not known; the region of home.toml where nobody
        has told one.
    """
    name = region_in(title) or told
    return home_of_region(name) if key(name) in _capitals() else load_home()


@lru_cache(maxsize=256)
def home_of_region(name: str) -> Home:
    """A region as a home: capital and partner countries as ``capitals.csv`` has them.

    Args:
        name: one of ``regions_known``, in any case.
    """
    home = load_home()
    if key(name) == key(home.region):
        return home
    row = _capitals()[key(name)]
    codes = {(country, key(name)): code for (country, code), name in first_level_units().items()}
    return Home(
        region=row["region"],
        region_genitive=_genitive(row["region"]),
        capital=row["capital"],
        capital_latitude=float(row["latitude"]),
        capital_longitude=float(row["longitude"]),
        country_code=row["country_code"],
        geonames_admin1=codes[row["country_code"], key(row["region"])],
        bias_countries=tuple(code for code in row["partners"].split("; ") if code),
    )


def _genitive(region: str) -> str:
    """«Псковская область» -> «Псковской области», «Республика Татарстан» -> «Республики …»."""
    words: list[str] = []
    for word in region.split(" "):
        # A republic's own name stays: «Республики Татарстан».
        keep = words and words[0] == "Республики"
        words.append(word if keep else _word_genitive(word))
    return " ".join(words)


def _word_genitive(word: str) -> str:
    forms = [
        form.inflect({"gent"})
        for form in parses(word)
        if {"nomn", "sing"} <= set(form.tag.grammemes)
    ]
    genitive = next((form.word for form in forms if form is not None), word.lower())
    # «Санкт-Петербурга», «Кабардино-Балкарской»: each part as it was written.
    parts = zip(word.split("-"), genitive.split("-"), strict=True)
    return "-".join(new.capitalize() if old[0].isupper() else new for old, new in parts)
