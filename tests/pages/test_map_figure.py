"""The figure's data: no name on another, precision seen, nothing asked of any host."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from pages.map.drawing.map_traces import round_km
from pages.map.drawing.mark_shapes import wedge_path
from pages.map.figure import APART, Appearance, plot_map
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import WHOLE
from pages.map.layout.arrange import arrange
from pages.map.layout.label_canvas import Box, Canvas, Label, Placed, square
from pages.map.layout.label_placing import place_labels
from pages.map.layout.screen import Arrangement, View, capital_window, home_window, radius_of
from pages.map.map_settings import MapRequest
from pages.map.prepared_map import map_data, map_figure
from pages.map.spots.spot_building import build_map_data
from pages.map.spots.spots import MapData, MapVenue
from pages.shared.figures.text_fit import text_width
from pages.shared.plan.tables import Plan
from tests.pages.shipped_ground import shipped_outlines


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return shipped_outlines()


@pytest.fixture(scope="module")
def data(golden_plan: Plan, outlines: Outlines) -> MapData:
    return map_data(golden_plan, outlines)


@pytest.fixture(scope="module")
def figure(golden_plan: Plan, outlines: Outlines) -> dict[str, Any]:
    spheres = tuple(dict.fromkeys(golden_plan.events["sphere_name"]))
    drawn = map_figure(golden_plan, outlines, MapRequest(spheres, "light", View()))
    return dict(json.loads(drawn.to_json()))


VIEWS = {
    "telephone": View.telephone(),
    "laptop": View(WHOLE, 740.0),
    "hall": View(WHOLE, 1140.0),
    "region": View(home_window(shipped_outlines()), 740.0),
    "close": View(WHOLE, 3000.0),
}


def arranged(data: MapData, outlines: Outlines, name: str) -> Arrangement:
    return arrange(data, outlines, VIEWS[name])


@pytest.mark.parametrize("name", VIEWS)
def test_no_name_covers_another_or_a_mark(data: MapData, outlines: Outlines, name: str) -> None:
    drawn = arranged(data, outlines, name)
    for one, other in itertools.combinations(drawn.labels, 2):
        assert not one.box.overlaps(other.box), (one.label.lines, other.label.lines)
    for placed, mark in itertools.product(drawn.labels, drawn.marks):
        box = square(*drawn.view.to_screen(mark.x, mark.y), mark.radius)
        assert not placed.box.overlaps(box), (placed.label.lines, mark.spot.name)


@pytest.mark.parametrize("name", ["telephone", "laptop", "hall", "region"])
def test_far_names_keep_clear_too(data: MapData, outlines: Outlines, name: str) -> None:
    drawn = arranged(data, outlines, name)
    left, top = drawn.view.corner
    for far in drawn.far_labels:
        b = far.box
        box = Box(b.left + left, b.top + top, b.right + left, b.bottom + top)
        assert not any(box.overlaps(p.box) for p in drawn.labels), far.label.lines
        assert 0 < b.left < b.right < drawn.view.width, far.label.lines
        assert 0 < b.top < b.bottom < drawn.view.height, far.label.lines
    for one, other in itertools.combinations(drawn.far_labels, 2):
        assert not one.box.overlaps(other.box), (one.label.lines, other.label.lines)


@pytest.mark.parametrize("name", ["laptop", "hall", "region"])
def test_every_place_with_events_has_its_name(data: MapData, outlines: Outlines, name: str) -> None:
    drawn = arranged(data, outlines, name)
    named = {p.label.label_id for p in (*drawn.labels, *drawn.far_labels)}
    assert {s.spot_id for s in data.spots} <= named


def test_the_closer_the_more_towns(data: MapData, outlines: Outlines) -> None:
    counts = [
        sum(p.label.label_id.startswith("base:") for p in arranged(data, outlines, n).labels)
        for n in ("telephone", "laptop", "region")
    ]
    assert counts[0] < counts[1] < counts[2]


def test_far_places_stand_at_the_edge_in_their_direction(data: MapData, outlines: Outlines) -> None:
    drawn = arranged(data, outlines, "laptop")
    far = {m.spot.name: m for m in drawn.far}
    view = drawn.view
    assert far["Санкт-Петербург"].y < 50
    assert far["Москва"].x > view.width - 50
    assert far["Астана"].x > view.width - 50
    assert far["Москва"].y < far["Астана"].y  # Москва lies further to the north


def test_many_far_places_keep_apart(outlines: Outlines) -> None:
    venues = [
        MapVenue(f"e{i}", "", f"Город {i}", "", "Край", "RU", "settlement", (55 + i / 9, 60.0 + i),
              "settlement", remote=False)
        for i in range(9)
    ]  # fmt: skip
    data = build_map_data([v.event_id for v in venues], venues, outlines, {})
    drawn = arrange(data, outlines, View())
    for one, other in itertools.combinations(drawn.far, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > 2 * one.radius
    assert all(0 < m.y < drawn.view.height for m in drawn.far)


def test_area_of_a_mark_goes_with_its_count() -> None:
    assert radius_of(16, 16, View()) / radius_of(4, 16, View()) == pytest.approx(2)
    assert radius_of(500, 500, View()) <= 21
    assert radius_of(13, 13, View.telephone()) < radius_of(13, 13, View())


def test_plotly_accepts_the_figure(figure: dict[str, Any]) -> None:
    """The page skips plotly's checks for speed, so they are made here."""
    go.Figure(figure)


def test_nothing_is_asked_of_any_host(figure: dict[str, Any]) -> None:
    assert {t["type"] for t in figure["data"]} == {"scatter"}
    sources = [image["source"] for image in figure["layout"]["images"]]
    assert all(s.startswith("data:image/svg+xml;base64,") for s in sources)
    assert "http" not in json.dumps(figure["data"])


def test_the_figure_is_light(figure: dict[str, Any]) -> None:
    assert len(json.dumps(figure)) < 300_000


def test_areas_are_hatched_and_never_a_dot(figure: dict[str, Any]) -> None:
    hatches = [t for t in figure["data"] if "fillpattern" in t]
    hatched = {name for t in hatches for name in t["meta"]["areas"]}
    assert hatched == {"Республика Беларусь", "Минская область", "Смоленская область"}


def test_an_area_without_outline_is_a_dashed_circle(outlines: Outlines) -> None:
    district = MapVenue(
        "a", "", "", "Демидовский район", "Смоленская область", "RU", "district",
        (55.27, 31.52), "district", remote=False,
    )  # fmt: skip
    data = build_map_data(["a"], [district], outlines, {})
    figure = plot_map(data, outlines)
    ring = next(t for t in figure.data if t.fill == "toself" and "areas" in t.meta)
    assert ring.line.dash != "solid"
    points = np.array([(x, y) for x, y in zip(ring.x, ring.y, strict=True) if x is not None])
    assert np.ptp(points[:, 0]) == pytest.approx(30, abs=0.5)


def test_remote_links_are_dashed_and_held_ones_solid(figure: dict[str, Any]) -> None:
    dashes = {t["line"]["dash"] for t in figure["data"] if "dash" in t.get("line", {})}
    assert any("px" in d for d in dashes)
    assert "solid" in dashes


def test_lines_that_wait_name_who_calls_for_them(
    golden_plan: Plan, outlines: Outlines, data: MapData
) -> None:
    spheres = tuple(dict.fromkeys(golden_plan.events["sphere_name"]))
    asked = MapRequest(spheres, "light", View(), links="asked")
    traces = [
        t
        for t in json.loads(map_figure(golden_plan, outlines, asked).to_json())["data"]
        if "asked" in t.get("meta", {})
    ]
    assert all(t["x"] == [] for t in traces)
    for mode in ("lines", "markers"):
        named = [ids for t in traces if t["mode"] == mode for ids in t["meta"]["asked"]]
        wanted = {(k.link_id, k.start.spot_id, k.end.spot_id) for k in data.links}
        assert {tuple(ids) for ids in named} == wanted
        assert len(named) == len(data.links)
    for trace in traces:
        assert {len(each) for each in trace["meta"]["each"].values()} == {
            len(trace["meta"]["asked"])
        }
    none = MapRequest(spheres, "light", View(), links="none")
    drawn = json.loads(map_figure(golden_plan, outlines, none).to_json())["data"]
    assert not any(
        "dash" in t.get("line", {}) and "px" in t["line"]["dash"]
        for t in drawn
        if "areas" not in t.get("meta", {})
    )
    assert not any(t.get("name") == "связи" for t in drawn)


def test_every_clickable_point_names_its_place(figure: dict[str, Any], data: MapData) -> None:
    ids = {c[0] for t in figure["data"] for c in t.get("customdata", [])}
    assert ids == {s.spot_id for s in data.spots} | {k.link_id for k in data.links}


@pytest.fixture(scope="module")
def closer(golden_plan: Plan, outlines: Outlines) -> dict[str, Any]:
    """The figure that parts a town's buildings on zooming in."""
    view = View(capital_window(outlines))
    spheres = tuple(dict.fromkeys(golden_plan.events["sphere_name"]))
    drawn = map_figure(golden_plan, outlines, MapRequest(spheres, "light", view, apart=True))
    return dict(json.loads(drawn.to_json()))


def test_on_zooming_in_known_buildings_leave_their_town(
    golden_plan: Plan, outlines: Outlines, closer: dict[str, Any]
) -> None:
    apart = {s.name: s for s in map_data(golden_plan, outlines, apart=True).spots}
    # Rows 9 and 13: the Tenishev centre; 18 the museum (17 is remote); ten more in the town,
    # of which the plan or the gazetteer knows no building's point.
    assert len(apart["СОГБУК «Культурно-выставочный центр имени Тенишевых»"].visits) == 2
    assert len(apart["ОГБУК «Смоленский государственный музей-заповедник»"].visits) == 1
    assert len(apart["Смоленск"].visits) == 10
    assert apart["Смоленск"].precision == "settlement"
    assert apart["ОГБУК «Смоленский государственный музей-заповедник»"].precision == "venue"
    names = [
        "".join(t["text"])
        for t in closer["data"]
        if t.get("meta") == {"zoom": [APART, None]} and "text" in t
    ]
    assert any("Культурно-выставочный<br>центр имени Тенишевых" in text for text in names)


def test_a_piece_is_shown_at_its_own_scales_only(closer: dict[str, Any]) -> None:
    """The page shows what fits the scale; a saved or printed figure has the whole map's marks."""
    for trace in closer["data"]:
        low = trace.get("meta", {}).get("zoom", [0])[0]
        assert trace.get("visible", True) == (low == 0)
    named = [s for s in closer["layout"]["shapes"] if s.get("name", "").startswith("zoom ")]
    assert {s["name"] for s in named} == {"zoom 0 40", "zoom 40 Infinity"}
    assert all(s["visible"] == s["name"].startswith("zoom 0 ") for s in named)


def test_a_scale_bar_has_a_round_length() -> None:
    assert [round_km(k) for k in (1.9, 11.0, 115.0, 99.9, 0.6)] == [1, 10, 100, 50, 0.5]


def test_hovers_are_escaped(outlines: Outlines) -> None:
    bad = MapVenue("a", "", "<b>Город", "", "Смоленская область", "RU", "settlement",
                (54.9, 32.4), "settlement", remote=False)  # fmt: skip
    data = build_map_data(["a"], [bad], outlines, {})
    figure = json.loads(
        plot_map(
            data, outlines, appearance=Appearance(titles={"a": "<script>x</script>"})
        ).to_json()
    )
    texts = [h for t in figure["data"] for h in t.get("hovertext", []) if isinstance(h, str)]
    assert any("&lt;script&gt;" in h and "&lt;b&gt;Город" in h for h in texts)
    assert "<script>" not in "".join(texts)


def test_an_empty_plan_gives_a_map_without_marks(outlines: Outlines) -> None:
    figure = plot_map(MapData(), outlines)
    assert not figure.layout.shapes
    assert len(figure.layout.images) == 2


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_each_theme_has_its_own_picture(outlines: Outlines, theme: Any) -> None:
    source = plot_map(MapData(), outlines, appearance=Appearance(theme)).layout.images[0].source
    assert 50_000 < len(source) < 200_000


def test_a_wedge_goes_once_around() -> None:
    """Four quarter arcs of radius ten, as cubic curves."""
    assert wedge_path(0, 10, 0, 1).count("C") == 4
    assert wedge_path(6, 10, 0, 0.25).startswith("M0.00,10.00C")
    assert "10.00,0.00" in wedge_path(6, 10, 0, 0.25)


def test_a_required_name_moves_away_rather_than_out() -> None:
    canvas = Canvas(400, 400)
    canvas.mark(200, 200, 5)
    canvas.take(Box(120, 180, 280, 220))  # everything near the mark is taken
    label = Label("a", ("Духовщина",), 13, 200, 200, 5, required=True)
    (placed,) = place_labels([label], canvas)
    assert isinstance(placed, Placed)
    assert placed.leader is not None
    assert not place_labels([Label("b", ("Духовщина",), 13, 200, 200, 5)], canvas)


def test_text_is_measured_with_the_shipped_font() -> None:
    assert text_width("Щ", 10) > text_width("г", 10) > 0
    assert text_width("Смоленск", 14, bold=True) > text_width("Смоленск", 14)


def test_a_thousand_places_are_few_nodes(outlines: Outlines) -> None:
    """One node a place stuttered on panning: beyond the largest, a colour is one line."""
    venues = [
        MapVenue(f"e{i}", "", f"Деревня {i}", "", "Смоленская область", "RU", "settlement",
              (54.0 + i / 1000, 31.0 + i / 700), "settlement", remote=False)
        for i in range(1000)
    ]  # fmt: skip
    data = build_map_data([v.event_id for v in venues], venues, outlines, {})
    drawn = plot_map(data, outlines)
    markers = [t for t in drawn.data if "markers" in t.mode and t.customdata is not None]
    nodes = [t.marker.maxdisplayed or len(t.x) for t in markers]
    assert sum(nodes) <= 121
    found = {c[0] for t in drawn.data if t.customdata is not None for c in t.customdata}
    assert len(found) == 1000  # each still answers a pointer
    outer, inner = (t.meta for t in drawn.data if (t.meta or {}).get("dots"))
    assert (outer["dots"], inner["dots"]) == (5, 1.5)
    assert len(outer["x"]) == len(outer["y"]) == len(inner["x"]) == 880
