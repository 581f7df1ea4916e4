"""The map of any region: sheet, outline, capital, what lies around, from data alone."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from geopy.distance import geodesic

from etl.folders import BOUNDARIES
from etl.plan_home import home_of_region
from etl.region_names import regions_known
from etl.text import key
from pages.map.ground.basemap import COLOURS, base_shapes, basemap_image
from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.geojson import Line, lines_of, read_features
from pages.map.ground.inner_points import holds
from pages.map.ground.outlines import Area
from pages.map.ground.projection import PICTURE, WHOLE, MapSheet
from pages.map.ground.region_ground import read_sheet
from pages.map.layout.screen import closer_places, closer_window, home_window
from pages.map.words.map_headings import several_homes
from pages.shared.plan.tables import Plan
from pages.show.story.own_story import own_story
from tests.pages.shipped_ground import shipped_outlines

ALL = BOUNDARIES / "all"
CITIES_WITHIN = {"Московская область": "Москва", "Ленинградская область": "Санкт-Петербург",
                 "Минская область": "Минск"}  # fmt: skip


@lru_cache(maxsize=1)
def features() -> dict[str, Any]:
    found = [
        f for f in read_features(ALL / "areas.geojson") if f["properties"]["level"] == "region"
    ]
    return {key(f["properties"]["name"]): f for f in found}


def outline(name: str, sheet: MapSheet) -> Area:
    rings = tuple(lines_of(features()[key(name)]["geometry"], sheet))
    return Area(name, "region", "", rings)


def _off(area: Area, point: tuple[float, float]) -> float:
    """How far the nearest corner of an outline is."""
    return min(float(np.hypot(*(ring - point).T).min()) for ring in area.rings)


def size(ring: Line) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def test_every_region_has_a_sheet_that_shows_it_whole() -> None:
    assert len(regions_known()) == len(features()) == 90
    for name in regions_known():
        home, sheet = home_of_region(name), read_sheet(ALL / "sheets.csv", name)
        assert sheet is not None, name
        area = outline(name, sheet)
        for ring in area.rings:
            assert (ring[0] == ring[-1]).all(), f"{name}: not closed"
        within = [all(WHOLE.holds(x, y) for x, y in ring) for ring in area.rings]
        sizes = [size(ring) for ring in area.rings]
        seen = sum(one for one, whole in zip(sizes, within, strict=True) if whole)
        # But for a rock off Franz Josef Land that belongs to the Murmansk region.
        assert seen > 0.994 * sum(sizes), name
        capital = sheet.point(home.capital_latitude, home.capital_longitude)
        around = CITIES_WITHIN.get(name)
        assert WHOLE.holds(*capital), name
        # A town on a spit may lie a little outside of what the thinned outline has left of it.
        inside = holds(area, *capital) or _off(area, capital) * sheet.unit_km < 6
        assert inside or (around and holds(outline(around, sheet), *capital)), name


@pytest.mark.parametrize(
    ("region", "near"),
    [
        ("Псковская область", (56.34, 30.52)),  # Великие Луки
        ("Калининградская область", (55.08, 21.88)),  # Советск
        ("Сахалинская область", (50.23, 155.95)),  # Северо-Курильск
        ("Чукотский автономный округ", (66.17, -169.80)),  # Уэлен, beyond 180°
        ("Санкт-Петербург", (59.73, 30.09)),  # Красное Село
        ("Гродненская область", (53.15, 24.45)),  # Волковыск
    ],
)
def test_a_distance_on_the_map_is_one_on_the_ground(region: str, near: tuple[float, float]) -> None:
    outlines = load_outlines(home_of_region(region))
    home, sheet = outlines.home, outlines.sheet
    ground = geodesic((home.capital_latitude, home.capital_longitude), near).km
    on_map = math.dist(outlines.home_xy, sheet.point(*near)) * sheet.unit_km
    assert on_map == pytest.approx(ground, rel=0.006)
    latitude, longitude = sheet.degrees(*sheet.point(*near))
    assert (latitude, (longitude - near[1] + 180) % 360 - 180) == pytest.approx((near[0], 0))


@pytest.mark.parametrize(
    ("region", "neighbour", "partner", "towns"),
    [
        ("Псковская область", "Тверская область", "BY", {"Псков", "Великие Луки", "Минск"}),
        ("Калининградская область", "Гродненская область", "BY", {"Калининград", "Вильнюс"}),
        ("Сахалинская область", "Хабаровский край", "", {"Южно-Сахалинск", "Оха"}),
        ("Чукотский автономный округ", "Магаданская область", "", {"Анадырь", "Певек"}),
        ("Москва", "Московская область", "", {"Москва", "Тула"}),
        ("Республика Саха (Якутия)", "Магаданская область", "", {"Якутск", "Мирный"}),
        ("Витебская область", "Смоленская область", "RU", {"Витебск", "Полоцк", "Смоленск"}),
        ("Оренбургская область", "Самарская область", "KZ", {"Оренбург", "Орск"}),
    ],
)
def test_what_lies_around_a_region_is_drawn(
    region: str, neighbour: str, partner: str, towns: set[str]
) -> None:
    outlines = load_outlines(home_of_region(region))
    home = outlines.find("region", region)
    assert outlines.has_home
    assert home is not None
    assert outlines.find("region", neighbour) is not None
    assert towns <= {town.name for town in outlines.towns}
    coloured = {a.country_code for a in outlines.areas} & set(outlines.home.bias_countries)
    assert coloured == ({partner} if partner else set(outlines.home.bias_countries) & coloured)
    closer = home_window(outlines)
    assert all(closer.holds(x, y) for x, y in home.rings[0])
    # No line leaps over the sheet, as one would where a country is cut at 180°.
    steps = [np.abs(np.diff(line, axis=0)).max() for line in (*home.rings, *outlines.borders)]
    assert max(steps) < PICTURE.width / 3
    assert len(basemap_image(outlines, "light")["source"]) < 900_000


def test_names_of_regions_are_those_of_the_tables() -> None:
    assert home_of_region("псковская область").region_genitive == "Псковской области"
    words = {n: home_of_region(n).region_genitive for n in regions_known()}
    assert words["Санкт-Петербург"] == "Санкт-Петербурга"
    assert words["Кабардино-Балкарская Республика"] == "Кабардино-Балкарской Республики"
    assert words["Республика Северная Осетия – Алания"] == "Республики Северная Осетия – Алания"
    ugra = words["Ханты-Мансийский автономный округ – Югра"]
    assert ugra == "Ханты-Мансийского автономного округа – Югры"
    assert words["Могилевская область"] == "Могилевской области"


def test_several_regions_are_home_on_one_sheet() -> None:
    """Смоленск beside Сахалин: both whole, both filled as a home, both to be looked at closer."""
    homes = tuple(home_of_region(n) for n in ("Смоленская область", "Сахалинская область"))
    for pair in (homes, (homes[0], home_of_region("Псковская область"))):
        outlines = load_outlines(*pair)
        assert [area.name for area in outlines.home_areas] == [home.region for home in pair]
        for area in outlines.home_areas:
            assert all(WHOLE.holds(x, y) for ring in area.rings for x, y in ring)
        assert closer_places(outlines) == tuple(
            name for home in pair for name in (home.region, home.capital)
        )
        filled = [s for s in base_shapes(outlines, "light") if s.fill == COLOURS["light"].home]
        assert [len(shape.paths) for shape in filled] == [2]
        words = several_homes(outlines)
        assert all(home.region in words for home in pair)
        assert "от города Смоленск" in words
        for home in pair:
            closer = closer_window(home.region, outlines)
            assert closer is not None
            assert closer.width < WHOLE.width
    assert several_homes(shipped_outlines()) == ""
    # One region's two plans have the map that it has alone.
    assert load_outlines(homes[0]) is shipped_outlines()


def test_another_regions_plan_of_the_same_time_has_a_show_of_its_own(golden_plan: Plan) -> None:
    """The show shipped for 2026-H1 speaks of the Smolensk region."""
    info = replace(golden_plan.info, home=home_of_region("Псковская область"))
    elsewhere = Plan(info, *golden_plan.tables())
    assert any("Смоленской" in scene.notes for scene in own_story(golden_plan).scenes)
    assert not any("Смоленской" in scene.notes for scene in own_story(elsewhere).scenes)
