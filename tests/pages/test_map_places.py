"""What stands on the map, and what does not: counted against the shipped plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from etl.folders import BOUNDARIES
from etl.home import load_home
from pages.map.figure import Appearance, plot_map
from pages.map.ground.boundary_files import OWN_FILES, read_outlines
from pages.map.ground.outlines import Outlines
from pages.map.prepared_map import map_data
from pages.map.spots.spot_building import build_map_data
from pages.map.spots.spots import MapData, MapVenue, Spot
from pages.map.words.map_words import distance_words, far_lines, far_words, spot_hover
from pages.shared.plan.tables import Plan
from tests.pages.shipped_ground import shipped_outlines


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return shipped_outlines()


@pytest.fixture(scope="module")
def data(golden_plan: Plan, outlines: Outlines) -> MapData:
    return map_data(golden_plan, outlines)


def spot(data: MapData, name: str) -> Spot:
    return next(s for s in data.spots if s.name == name)


def venue(event_id: str = "a", **given: Any) -> MapVenue:
    """A town-level venue in Смоленск, changed as told."""
    values: dict[str, Any] = {
        "name": "",
        "settlement": "Смоленск",
        "district": "",
        "region": "Смоленская область",
        "country_code": "RU",
        "place_precision": "settlement",
        "point": (54.78, 32.05),
        "point_precision": "settlement",
        "remote": False,
    }
    return MapVenue(event_id=event_id, **(values | given))


def build(outlines: Outlines, *venues: MapVenue, ids: tuple[str, ...] = ()) -> MapData:
    events = ids or tuple(dict.fromkeys(v.event_id for v in venues))
    remote = frozenset(v.event_id for v in venues if v.remote)
    return build_map_data(events, venues, outlines, {"CN": "Китай"}, remote)


def test_every_event_of_the_plan_is_on_the_map_or_in_a_list(
    golden_plan: Plan, data: MapData
) -> None:
    listed = [*data.held, *data.linked, *data.no_place, *data.remote_only]
    assert sorted(listed) == sorted(golden_plan.events["event_id"])


def test_smolensk_is_one_mark_and_remote_events_are_no_visits(data: MapData) -> None:
    """Read from the plan: rows held in the town, and rows linked to it from afar."""
    smolensk = spot(data, "Смоленск")
    held = (9, 11, 13, 18, 21, 22, 26, 37, 38, 41, 43, 44, 45)
    assert smolensk.visits == tuple(f"e{n:02d}" for n in held)
    assert set(smolensk.remote) == {"e16", "e17", "e32", "e36"}
    assert smolensk.precision == "settlement"


@pytest.mark.parametrize(
    ("name", "precision", "visits"),
    [
        ("туристическая стоянка оз. Рытое", "venue", 1),
        ("Мольгино", "settlement", 2),
        ("Духовщинский муниципальный округ", "settlement", 1),
        ("Минская область", "region", 1),
        ("Смоленская область", "region", 3),
        ("Республика Беларусь", "country", 1),
        ("Поставы", "settlement", 0),
    ],
)
def test_precision_is_what_the_plan_says(
    data: MapData, name: str, precision: str, visits: int
) -> None:
    found = spot(data, name)
    assert (found.precision, len(found.visits)) == (precision, visits)


def test_far_places_are_far_and_belarus_is_not(data: MapData) -> None:
    far = {s.name for s in data.spots if s.far}
    assert far == {"Москва", "Астана", "Санкт-Петербург"}


def test_links_of_the_plan(data: MapData) -> None:
    links = {(k.start.name, k.end.name, k.remote): k.events for k in data.links}
    assert links == {
        ("Смоленск", "Могилев", False): ("e21",),
        ("Смоленск", "Витебск", False): ("e38",),
        ("Смоленск", "Витебск", True): ("e32",),
        ("Рославль", "Витебск", True): ("e33",),
        ("Кардымово", "Витебск", True): ("e34",),
        ("Смоленск", "Поставы", True): ("e36",),
    }


def test_events_and_visits_are_two_counts(data: MapData) -> None:
    """Rows 21 and 38 have two places each."""
    assert (len(data.held), data.venue_rows) == (32, 34)


def test_an_event_twice_in_a_town_is_one_visit_of_two_rows(outlines: Outlines) -> None:
    data = build(outlines, venue(name="Музей"), venue(name="Библиотека"))
    assert data.spots[0].visits == ("a",)
    assert data.spots[0].sites == ("Музей", "Библиотека")
    assert data.venue_rows == 2


def test_a_building_is_a_dot_only_where_its_own_point_is_known(outlines: Outlines) -> None:
    known = {"name": "Музей", "place_precision": "venue", "point_precision": "venue"}
    exact = build(outlines, venue(**known, point=(54.7803, 32.0461)))
    assert exact.spots[0].precision == "venue"
    mixed = build(outlines, venue(**known, point=(54.7803, 32.0461)), venue("b"))
    assert mixed.spots[0].precision == "settlement"
    # A point finer than the plan's words proves nothing: the town is all that is named.
    assert build(outlines, venue(point_precision="venue")).spots[0].precision == "settlement"


def test_a_region_is_never_a_point(outlines: Outlines) -> None:
    region = venue(settlement="", place_precision="region", point_precision="region")
    found = build(outlines, region).spots[0]
    assert found.precision == "region"
    assert found.area is not None


def test_a_far_region_or_country_is_an_arrow(outlines: Outlines) -> None:
    china = venue(
        settlement="", region="", country_code="CN", place_precision="country",
        point=(35.0, 105.0), point_precision="country",
    )  # fmt: skip
    found = build(outlines, china).spots[0]
    assert (found.name, found.far, found.precision) == ("Китай", True, "country")


def test_only_a_place_that_one_can_go_to_has_a_distance(outlines: Outlines) -> None:
    town = build(outlines, venue(point=(59.94, 30.31), settlement="Санкт-Петербург")).spots[0]
    assert far_words(town, outlines.home) == "584\u00a0км от города Смоленск"
    china = venue(
        settlement="", region="", country_code="CN", place_precision="country",
        point=(35.0, 105.0), point_precision="country",
    )  # fmt: skip
    own = venue(settlement="", place_precision="region", point_precision="region")
    for area in (build(outlines, china).spots[0], build(outlines, own).spots[0]):
        assert distance_words(outlines.home, area) == ""
        assert "км" not in spot_hover(area, {}, outlines.home)
    assert far_lines(build(outlines, china).spots[0], outlines.home) == ("Китай",)


def test_the_own_country_is_listed_and_not_drawn(outlines: Outlines) -> None:
    russia = venue(settlement="", region="", place_precision="country", point=None)
    data = build(outlines, russia)
    assert data.spots == ()
    assert data.no_place == ("a",)


def test_an_unlocated_town_is_listed(outlines: Outlines) -> None:
    data = build(outlines, venue(point=None))
    assert (data.spots, data.no_place) == ((), ("a",))


def test_namesakes_in_two_regions_are_two_places(outlines: Outlines) -> None:
    other = venue("b", region="Тверская область", point=(56.0, 33.0))
    assert len(build(outlines, venue(), other).spots) == 2


def boundaries(folder: Path) -> Path:
    """The shipped folder without any further file."""
    for name in [*OWN_FILES, "towns.csv", "names.csv", "sheet.csv"]:
        (folder / name).write_bytes((BOUNDARIES / name).read_bytes())
    return folder


def collection(*geometries: Any, **properties: str) -> str:
    features = [{"type": "Feature", "properties": properties, "geometry": g} for g in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features})


def polygon(*corners: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(c) for c in (*corners, corners[0])]]}


DEMIDOV = polygon((31.4, 55.1), (32.3, 55.1), (32.3, 55.6), (31.4, 55.6))
METRES = polygon((3495000, 7380000), (3596000, 7380000), (3596000, 7470000))


def test_a_foreign_layer_gives_its_districts_outlines(tmp_path: Path) -> None:
    text = collection(DEMIDOV, **{"name:ru": "Демидовский район"})
    (boundaries(tmp_path) / "районы.geojson").write_text(text, "utf-8")
    outlines = read_outlines(tmp_path, load_home())
    assert [layer.name for layer in outlines.layers] == ["районы"]
    assert outlines.refused == ()
    district = venue(
        settlement="", district="Демидовский район", place_precision="district",
        point_precision="district", point=(55.3, 31.9),
    )  # fmt: skip
    assert build(outlines, district).spots[0].area is not None
    assert build(shipped_outlines(), district).spots[0].area is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "не читается"),
        ("это не карта", "не читается"),
        ("[]", "нет списка объектов"),
        ('{"type": "Topology", "objects": {}}', "нет списка объектов"),
        ('{"features": [1]}', "нет списка объектов"),
        (collection(), "нет ни одной линии"),
        (collection({"type": "Point", "coordinates": [32, 55]}), "нет ни одной линии"),
        (collection({"type": "Polygon", "coordinates": [[31, 55]]}), "не по правилам GeoJSON"),
        (collection({"type": "LineString", "coordinates": [["а", "б"]]}), "не по правилам GeoJSON"),
        (collection({"coordinates": []}), "не по правилам GeoJSON"),
        (collection(METRES), "не в градусах"),
        (collection(polygon((55.1, 31.4), (55.1, 32.3), (55.6, 32.3))), "за краем карты"),
    ],
)
def test_a_broken_layer_is_refused_in_a_sentence_and_the_rest_is_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, why: str
) -> None:
    (boundaries(tmp_path) / "broken.geojson").write_text(text, "utf-8")
    (tmp_path / "good.geojson").write_text(collection(DEMIDOV), "utf-8")
    outlines = read_outlines(tmp_path, load_home())
    assert [layer.name for layer in outlines.layers] == ["good"]
    (sentence,) = (words.replace("\u00a0", " ") for words in outlines.refused)
    assert sentence.startswith("Слой «broken.geojson» не показан: ")
    assert why in sentence
    assert "broken.geojson" in caplog.text
    assert outlines.find("region", "Смоленская область") is not None


def test_every_chosen_layer_is_drawn(tmp_path: Path) -> None:
    for name in ("районы", "парк"):
        (boundaries(tmp_path) / f"{name}.geojson").write_text(collection(DEMIDOV), "utf-8")
    outlines = read_outlines(tmp_path, load_home())
    figure = plot_map(
        MapData(), outlines, appearance=Appearance(layers=("районы", "парк"))
    ).to_plotly_json()
    # Plotly draws one picture for each place and size (its key in components/images/draw.js).
    keys = [tuple(i[k] for k in ("xref", "x", "sizex", "yref", "y", "sizey"))
            for i in figure["layout"]["images"]]  # fmt: skip
    assert len(keys) == len(set(keys)) == 4
    assert len(plot_map(MapData(), outlines).to_plotly_json()["layout"]["images"]) == 2


HARBIN = {"settlement": "Харбин", "country_code": "CN", "point": (45.75, 126.65)}


@pytest.mark.parametrize(
    ("second", "marks"),
    [
        ({"region": ""}, 1),
        ({"region": "провинция Хэйлунцзян"}, 1),
        ({"region": "", "name": "выставочный центр", "place_precision": "venue"}, 1),
        ({"region": "", "point": (40.0, 120.0)}, 2),
        ({"region": "", "country_code": "RU"}, 2),
        ({"region": "провинция Гирин"}, 2),
    ],
)
def test_a_town_told_with_its_land_and_without_is_one_mark(
    outlines: Outlines, second: dict[str, Any], marks: int
) -> None:
    first = venue("a", **{**HARBIN, "region": "провинция Хэйлунцзян"})
    made = build(outlines, first, venue("b", **{**HARBIN, **second}))
    assert len(made.spots) == marks
    if marks == 1:
        assert made.spots[0].visits == ("a", "b")


def test_of_two_lands_a_town_may_lie_in_none_is_chosen(outlines: Outlines) -> None:
    lands = ("провинция Хэйлунцзян", "провинция Гирин", "")
    venues = [venue(str(at), **{**HARBIN, "region": land}) for at, land in enumerate(lands)]
    assert len(build(outlines, *venues).spots) == 3
