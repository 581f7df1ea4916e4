"""Every point of the shipped plan against a second source, and in the region that it names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from geopy.distance import geodesic

from etl.store import Tables
from etl.text import key
from pages.map.ground.inner_points import holds
from pages.map.ground.outlines import Area
from tests.pages.shipped_ground import shipped_outlines

ROOT = Path(__file__).resolve().parents[2]
GAZETTEER = ROOT / "plan_data" / "gazetteer"
TOWN_KM = 5.0
"""Two sources may mean the station and the square; a namesake is never so near."""
BORDER_KM = 2.0
"""So far may the thinned outlines lie from the real border (plan_data/boundaries/SOURCES.md)."""
ALONE = {"Мольгино", "Максимовка"}
"""Villages that no second source was found for: only their region is checked."""


@dataclass(frozen=True)
class Point:
    """One point that some file or table gives, and the region it is said to be in."""

    what: str
    region: str
    country_code: str
    latitude: float
    longitude: float


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(what: str, region: str, row: Mapping[str, str]) -> Point:
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    return Point(what, region, row["country_code"], latitude, longitude)


def second_source() -> dict[tuple[str, str], tuple[float, float]]:
    rows = read(Path(__file__).parent / "second_source.csv")
    return {
        (key(row["settlement"]), row["country_code"]): (
            float(row["latitude"]),
            float(row["longitude"]),
        )
        for row in rows
    }


def points_of(tables: Tables) -> pd.DataFrame:
    both = pd.concat([tables.venues, tables.partner_places], ignore_index=True)
    return both[
        both["latitude"].notna() & both["coordinate_precision"].isin(["venue", "settlement"])
    ]


def test_every_town_of_the_plan_is_where_a_second_source_has_it(shipped: Tables) -> None:
    second, found, wrong = second_source(), points_of(shipped), []
    in_towns = found[found["settlement"].notna()]
    assert len(in_towns) > 50
    for row in in_towns.to_dict("records"):
        if row["settlement"] in ALONE:
            continue
        # A town without a second value fails here: look it up, with its source.
        there = second[key(row["settlement"]), row["country_code"]]
        km = geodesic(there, (row["latitude"], row["longitude"])).km
        if km > TOWN_KM:
            wrong.append(f"{row['settlement']}: {km:.1f} km from the second source")
    assert wrong == []
    named = {key(name) for name in in_towns["settlement"]}
    assert {name for name, _ in second} <= named


def test_what_stands_outside_towns_is_in_its_district(shipped: Tables) -> None:
    # By hand: the house of culture stands in Духовщина, the lake 27 km north of Демидов.
    venues = points_of(shipped)
    alone = venues[venues["settlement"].isna()].drop_duplicates(["latitude", "longitude"])
    centres = {
        "Духовщинский муниципальный округ": ("Духовщина", 2),
        "Демидовский район": ("Демидов", 35),
    }
    assert set(alone["district"]) == set(centres)
    towns = {row["name"]: row for row in read(ROOT / "plan_data/boundaries/towns.csv")}
    for row in alone.to_dict("records"):
        town, most = centres[row["district"]]
        centre = float(towns[town]["latitude"]), float(towns[town]["longitude"])
        assert geodesic(centre, (row["latitude"], row["longitude"])).km < most, row["district"]


@lru_cache(maxsize=1)
def outlined() -> dict[tuple[str, str], Area]:
    areas = shipped_outlines().areas
    return {(a.country_code, key(a.name)): a for a in areas if a.level == "region"}


def beyond(area: Area, x: float, y: float) -> float:
    """How many kilometres a point lies outside an area."""
    if holds(area, x, y):
        return 0.0
    nearest = []
    for ring in area.rings:
        closed = np.vstack([ring, ring[:1]])
        start, side = closed[:-1], np.diff(closed, axis=0)
        length = np.maximum((side**2).sum(axis=1), 1e-9)
        t = np.clip((((x, y) - start) * side).sum(axis=1) / length, 0, 1)
        nearest.append(float(np.hypot(*(start + side * t[:, None] - (x, y)).T).min()))
    return min(nearest)


def misplaced(points: Iterator[Point]) -> tuple[int, list[str]]:
    """How many of the points lie in outlined regions, and which of them do not where they say."""
    looked, wrong = 0, []
    for point in points:
        area = outlined().get((point.country_code, key(point.region)))
        if area is None:
            continue
        looked += 1
        x, y = shipped_outlines().sheet.point(point.latitude, point.longitude)
        km = beyond(area, x, y)
        capital = outlined()["BY", "минск"]
        if point.region == "Минская область" and holds(capital, x, y):
            km = 0.0  # the city lies in the oblast's hole; its outline takes in near villages
        if km > BORDER_KM:
            wrong.append(f"{point.what}: {km:.1f} km outside {point.region}")
    return looked, wrong


def table_points(frame: pd.DataFrame) -> Iterator[Point]:
    for row in frame[frame["latitude"].notna() & frame["region"].notna()].to_dict("records"):
        what = row["name"] or row["settlement"] or row["region"]
        place = row["region"], row["country_code"], row["latitude"], row["longitude"]
        yield Point(str(what), *place)


@pytest.mark.parametrize("table", ["venues", "partner_places"])
def test_every_point_of_the_plan_lies_in_the_region_it_names(shipped: Tables, table: str) -> None:
    looked, wrong = misplaced(table_points(getattr(shipped, table)))
    assert looked > 40
    assert wrong == []


def geonames() -> Iterator[Point]:
    regions = {
        (r["country_code"], r["admin1"]): r["region"] for r in read(GAZETTEER / "admin1.csv")
    }
    fields = ("key", "name", "country_code", "admin1", "latitude", "longitude")
    with (GAZETTEER / "geonames.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, fields, delimiter="\t", quoting=csv.QUOTE_NONE):
            region = regions.get((row["country_code"], row["admin1"]), "")
            # Of Russia's other regions GeoNames files many a quarter of Moscow under the oblast.
            if row["country_code"] == "BY" or region == "Смоленская область":
                yield said(row["name"], region, row)


def by_hand() -> Iterator[Point]:
    for name in ("venues.csv", "settlements.csv"):
        for row in read(GAZETTEER / name):
            yield said(row["name"], row["region"], row)
    for row in read(GAZETTEER / "areas.csv"):
        if row["kind"] == "region":
            yield said(row["name"], row["name"], row)


@pytest.mark.parametrize(("source", "least"), [(geonames, 400), (by_hand, 30)])
def test_every_row_of_the_gazetteer_lies_in_the_region_it_names(source: object, least: int) -> None:
    assert callable(source)
    looked, wrong = misplaced(source())
    assert looked > least
    assert wrong == []


def test_a_point_in_the_wrong_region_is_noticed() -> None:
    vitebsk = Point("Витебск", "Смоленская область", "RU", 55.1904, 30.2049)
    looked, (wrong,) = misplaced(iter([vitebsk]))
    assert looked == 1
    # On a map: some forty kilometres from Витебск to the border.
    assert re.fullmatch(r"Витебск: (3[5-9]|4[0-5])\.\d km outside Смоленская область", wrong)
