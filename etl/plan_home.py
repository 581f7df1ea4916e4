"""Whose plan it is: the region that the title names, else the region of home.toml."""

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


def plan_home(title: str) -> Home:
    """The home region of a plan.

    Args:
        title: the text above the plan's table.

    Returns:
        The one Russian region that the title names, with its capital; the region of
        home.toml where the title names none, several, or one whose capital is not known.
    """
    home = load_home()
    named = {key(mention.name): mention.name for mention in regions(title)}
    known = [name for folded, name in named.items() if folded in _capitals()]
    if len(known) != 1 or key(known[0]) == key(home.region):
        return home
    row = _capitals()[key(known[0])]
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
