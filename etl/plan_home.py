"""Whose plan it is: the region that the title names, else a person, else home.toml."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import lru_cache

from etl.folders import GAZETTEER
from etl.gazetteer import first_level_units
from etl.home import Home, load_home
from etl.morphology import parses
from etl.places.regions import regions
from etl.text import key


@lru_cache(maxsize=1)
def _capitals() -> dict[str, dict[str, str]]:
    with (GAZETTEER / "capitals.csv").open(encoding="utf-8", newline="") as file:
        return {key(row["region"]): row for row in csv.DictReader(file)}


def regions_known() -> list[str]:
    """The regions that a plan can be of: those whose capital is known, by name."""
    return [row["region"] for row in _capitals().values()]


def region_in(title: str) -> str:
    """The one Russian region that a title names; "" where it is none, or none alone.

    Args:
        title: the text above the plan's table.
    """
    named = {key(mention.name) for mention in regions(title)}
    known = [_capitals()[folded]["region"] for folded in named if folded in _capitals()]
    return known[0] if len(known) == 1 else ""


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
    home = load_home()
    name = region_in(title) or told
    if key(name) not in _capitals() or key(name) == key(home.region):
        return home
    row = _capitals()[key(name)]
    codes = {
        key(name): code for (country, code), name in first_level_units().items() if country == "RU"
    }
    return replace(
        home,
        region=row["region"],
        region_genitive=_genitive(row["region"]),
        capital=row["capital"],
        capital_latitude=float(row["latitude"]),
        capital_longitude=float(row["longitude"]),
        geonames_admin1=codes[key(row["region"])],
    )


def _genitive(region: str) -> str:
    """«Псковская область» -> «Псковской области», «Республика Татарстан» -> «Республики …»."""
    words: list[str] = []
    for word in region.split(" "):
        forms = [
            form.inflect({"gent"})
            for form in parses(word)
            if {"nomn", "sing"} <= set(form.tag.grammemes)
        ]
        form = next((f.word for f in forms if f is not None), word.lower())
        # A republic's own name stays: «Республики Татарстан».
        keep = words and words[0] == "Республики"
        words.append(word if keep else form.capitalize() if word[0].isupper() else form)
    return " ".join(words)
