"""Settlements by their Russian name, out of the shipped GeoNames index.

The index is a sorted text of one line per place and name, so that opening it is one
read and a look-up one bisection; nothing is parsed that nobody asks for. Places that
GeoNames has not are in ``settlements.csv``; entities of disputed status, which GeoNames
files under a country, are taken out from under it by ``entities.csv``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from geopy.distance import great_circle

from etl.folders import GAZETTEER
from etl.home import HOME_COUNTRIES
from etl.lookups import rows_of
from etl.model import GazetteerRow
from etl.text import key


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    lines = (GAZETTEER / "geonames.tsv").read_text(encoding="utf-8").split("\n")
    return lines[:-1]


@lru_cache(maxsize=1)
def first_level_units() -> dict[tuple[str, str], str]:
    """Russian names of the first-level units of Russia and Belarus by country and code."""
    rows = rows_of(GAZETTEER / "admin1.csv")
    return {(row["country_code"], row["admin1"]): row["region"] for row in rows}


@lru_cache(maxsize=1)
def units_abroad() -> tuple[tuple[str, str, str], ...]:
    """Country, code and how the name begins of the first-level units of other countries."""
    rows = rows_of(GAZETTEER / "units_abroad.csv")
    return tuple((row["country_code"], row["admin1"], key(row["begins"])) for row in rows)


@lru_cache(maxsize=1)
def _entities() -> dict[tuple[str, str, str], str]:
    return {
        (row["country_code"], row["admin1"], key(row["settlement"])): row["entity"]
        for row in rows_of(GAZETTEER / "entities.csv")
    }


@lru_cache(maxsize=1)
def added_settlements() -> tuple[GazetteerRow, ...]:
    """The settlements that were looked up by hand because GeoNames lacks them."""
    return tuple(
        GazetteerRow(
            name=row["name"],
            country_code=row["country_code"],
            region=row["region"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]),
            source=row["source"],
        )
        for row in rows_of(GAZETTEER / "settlements.csv")
    )


@lru_cache(maxsize=1)
def _added_by_name() -> dict[str, list[GazetteerRow]]:
    found: dict[str, list[GazetteerRow]] = {}
    for row in added_settlements():
        found.setdefault(key(row.name), []).append(row)
    return found


def _entity(country: str, admin1: str, name: str) -> str:
    named = _entities()
    for place in ((country, "", name), (country, admin1, ""), (country, "", "")):
        if place in named:
            return named[place]
    return country


def _lines_of(wanted: str) -> Iterator[str]:
    lines = _lines()
    # Not islice: it walks to where it begins, a hundred thousand lines for each name.
    for at in range(bisect_left(lines, f"{wanted}\t"), len(lines)):
        if not lines[at].startswith(f"{wanted}\t"):
            return
        yield lines[at]


def first_level_codes(name: str, country: str, least: int) -> frozenset[str]:
    """GeoNames' codes of the units of a country that have a settlement of that name.

    Empty where the largest of them has fewer people than ``least``.
    """
    rows = [line.split("\t") for line in _lines_of(key(name))]
    own = [(int(row[6]), row[3]) for row in rows if row[2] == country]
    return (
        frozenset(code for _, code in own) if max(own, default=(0, ""))[0] >= least else frozenset()
    )


@lru_cache(maxsize=20_000)
def settlements_named(name: str) -> tuple[GazetteerRow, ...]:
    """Every settlement of that Russian name, the most populous first.

    Args:
        name: nominative, as in «Витебск»; case and ё/е do not matter.

    Returns:
        The settlements; empty where no gazetteer has the name. ``region`` is given in
        Russia and Belarus only; ``country_code`` of an entity without a code of its own
        or of disputed status is its name («Республика Абхазия»).
    """
    wanted = key(name)
    rows = {row.source: row for row in _added_by_name().get(wanted, ())}
    for line in _lines_of(wanted):
        same, spelling, country, admin1, latitude, longitude, people, geonameid = line.split("\t")
        source = f"GeoNames {geonameid}"
        rows[source] = GazetteerRow(
            name=spelling,
            country_code=_entity(country, admin1, same),
            region=first_level_units().get((country, admin1)),
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(people),
            source=source,
            unit=admin1,
        )
    return tuple(sorted(rows.values(), key=lambda row: -row.population))


def is_of_russia(name: str, *, largest: bool = False) -> bool:
    """Whether a settlement of Russia has a name; ``largest``: whether the largest of all has it."""
    rows = settlements_named(name)
    return any(row.country_code == "RU" for row in (rows[:1] if largest else rows))


def kilometres_between(one: GazetteerRow, other: GazetteerRow) -> float:
    """How far two settlements lie from each other, as the crow flies."""
    here, there = (one.latitude, one.longitude), (other.latitude, other.longitude)
    return float(great_circle(here, there).km)


def every_point() -> Iterator[tuple[str, int, float, float]]:
    """Name, people, latitude and longitude of every settlement that a gazetteer has, each once."""
    for row in added_settlements():
        yield row.name, row.population, row.latitude, row.longitude
    seen = set()
    for line in _lines():
        _, name, _, _, latitude, longitude, people, geonameid = line.split("\t")
        if geonameid not in seen:
            seen.add(geonameid)
            yield name, int(people), float(latitude), float(longitude)


@lru_cache(maxsize=1)
def towns_abroad(least: int) -> dict[str, dict[str, int]]:
    """Keys of larger towns of other countries than Russia and Belarus: country and people."""
    found: dict[str, dict[str, int]] = {}
    for line in _lines():
        name, _, country, _, _, _, people, _ = line.split("\t")
        if country not in HOME_COUNTRIES and int(people) >= least:
            own = found.setdefault(name, {})
            own[country] = max(int(people), own.get(country, 0))
    return found


@lru_cache(maxsize=1)
def large_towns() -> frozenset[str]:
    """Keys of the towns of Russia and Belarus with more than 10,000 people."""
    found = set()
    for line in _lines():
        name, _, country, _, _, _, people, _ = line.split("\t")
        if country in HOME_COUNTRIES and int(people) > 10_000:
            found.add(name)
    return frozenset(found)


@lru_cache(maxsize=1)
def region_capitals() -> dict[str, dict[str, str]]:
    """The rows of ``capitals.csv`` by the key of their region."""
    return {key(row["region"]): row for row in rows_of(GAZETTEER / "capitals.csv")}
