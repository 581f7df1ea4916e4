"""A geocoder over the venues that a person looked up (``plan_data/gazetteer/venues.csv``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from geopy.location import Location

from etl.folders import GAZETTEER
from etl.geocode.query import Place
from etl.geocode.shipped import GazetteerGeocoder
from etl.lookups import rows_of, several
from etl.text import key

_SHORT = {
    "им": "имени",
    "оз": "озеро",
    "дк": "дом культуры",
    "дс": "дворец спорта",
    "гос": "государственный",
}


@lru_cache(maxsize=4096)
def name_words(name: str) -> frozenset[str]:
    """The words by which two spellings of an institution's name are compared.

    Legal forms (two and more capitals: «СОГБУК»), quotation marks and brackets do not
    count, ё is е, usual abbreviations are written out.
    """
    found: list[str] = []
    for word in re.findall(r"[\w-]+", name):
        bare = key(word)
        if re.fullmatch(r"[А-ЯЁ]{2,}", word) and bare not in _SHORT:
            continue
        found += _SHORT.get(bare, bare).split(" ")
    return frozenset(found) - {"и", "для", "в", "на", "–", "-"}


def _capitals(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<!\w)[А-ЯЁ]{2,}(?!\w)", name))


@lru_cache(maxsize=4)
def _venues(path: Path) -> tuple[Mapping[str, str], ...]:
    return tuple(rows_of(path))


class CuratedGeocoder(GazetteerGeocoder):
    """Finds institutions and sites by name; ``raw`` tells precision and source."""

    def __init__(self, path: Path = GAZETTEER / "venues.csv") -> None:
        super().__init__()
        self.path = path

    def locate(self, place: Place) -> Location | None:
        """The venue of that name, where it agrees with what is said of town and region."""
        if place.name is None:
            return None
        row = next((row for row in _venues(self.path) if _matches(row, place)), None)
        if row is None:
            return None
        return Location(
            ", ".join(part for part in (row["name"], row["settlement"], row["address"]) if part),
            (float(row["latitude"]), float(row["longitude"])),
            {
                "precision": row["precision"],
                "source": f"venues.csv: {row['source']}",
                "row": dict(row),
            },
        )


def _matches(row: Mapping[str, str], place: Place) -> bool:
    assert place.name is not None
    if place.settlement and row["settlement"] and key(place.settlement) != key(row["settlement"]):
        return False
    if place.settlement and not row["settlement"] and not _named_after(row, place):
        return False
    if place.region and key(place.region) != key(row["region"]):
        return False
    if place.country_code not in (None, row["country_code"]):
        return False
    if row["district"]:
        here = place.district or place.settlement
        stems = (key(row["district"]), key(row["district"])[:-4])
        there = here is not None and key(here).startswith(stems)
        if not there and not (row["settlement"] and place.settlement):
            return False
    wanted = name_words(place.name)
    for name in (row["name"], *several(row["aliases"])):
        if not name:
            continue
        words = name_words(re.sub(r"\(.*\)", "", name))
        if words and words <= wanted and len(wanted - words) <= 3:
            return True
        if not words and _capitals(name) and _capitals(name) <= _capitals(place.name):
            return True
    return False


def _named_after(row: Mapping[str, str], place: Place) -> bool:
    """Whether a row of a district town («Районный Дом культуры») is in the town asked for."""
    return key(place.settlement or "")[:6] in key(row["name"])
