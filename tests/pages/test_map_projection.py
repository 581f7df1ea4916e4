"""Projection and outlines against geodesy and against what is known of the region."""

from __future__ import annotations

import math

import pytest
from geopy.distance import geodesic

from pages.map.ground.inner_points import holds, inner_points
from pages.map.ground.outlines import Area, Outlines
from pages.map.ground.projection import LIMIT, WHOLE
from tests.pages.shipped_ground import shipped_outlines

SMOLENSK, MINSK, BREST = (54.7783, 32.0509), (53.9, 27.5667), (52.0975, 23.6877)
VYAZMA, GOMEL, POLOTSK = (55.2104, 34.285), (52.4345, 30.9754), (55.4856, 28.7855)


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return shipped_outlines()


@pytest.mark.parametrize(
    ("one", "other"),
    [(SMOLENSK, MINSK), (BREST, VYAZMA), (GOMEL, POLOTSK), (SMOLENSK, GOMEL)],
)
def test_distances_on_the_map_are_distances_on_the_ground(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    on_map = math.dist(shipped_outlines().sheet.point(*one), shipped_outlines().sheet.point(*other))
    assert on_map == pytest.approx(geodesic(one, other).km, rel=0.002)


def test_the_projection_is_conformal() -> None:
    """A step east and a step north of equal length stay equal and at right angles."""
    latitude, longitude = SMOLENSK
    x, y = shipped_outlines().sheet.point(latitude, longitude)
    north = geodesic(kilometers=1).destination(SMOLENSK, 0)
    east = geodesic(kilometers=1).destination(SMOLENSK, 90)
    nx, ny = shipped_outlines().sheet.point(north.latitude, north.longitude)
    ex, ey = shipped_outlines().sheet.point(east.latitude, east.longitude)
    a, b = (nx - x, ny - y), (ex - x, ey - y)
    assert math.hypot(*a) == pytest.approx(math.hypot(*b), rel=1e-3)
    assert a[0] * b[0] + a[1] * b[1] == pytest.approx(0, abs=2e-3)


@pytest.mark.parametrize(
    ("place", "direction"),
    [((59.9386, 30.3141), 0.0), ((55.752, 37.6178), 90.0), ((50.45, 30.52), 180.0)],
    ids=["Санкт-Петербург", "Москва", "Киев"],
)
def test_bearings_point_the_right_way(place: tuple[float, float], direction: float) -> None:
    degrees = math.degrees(shipped_outlines().sheet.bearing(*SMOLENSK, *place))
    assert abs((degrees - direction + 180) % 360 - 180) < 25


def test_a_bearing_is_the_straight_line_on_the_map_for_a_near_place() -> None:
    """Near by, the shortest way and the straight line on a conformal map are one."""
    x0, y0 = shipped_outlines().sheet.point(*SMOLENSK)
    x1, y1 = shipped_outlines().sheet.point(*VYAZMA)
    straight = math.atan2(x1 - x0, y1 - y0)
    assert shipped_outlines().sheet.bearing(*SMOLENSK, *VYAZMA) == pytest.approx(straight, abs=0.01)


def test_home_and_belarus_lie_inside_the_first_view(outlines: Outlines) -> None:
    for level, name, code in (
        ("region", "Смоленская область", ""),
        ("country", "", "BY"),
    ):
        area = outlines.find(level, name, code)
        assert area is not None
        for ring in area.rings:
            assert all(WHOLE.holds(x, y) for x, y in ring)
    assert LIMIT.west < WHOLE.west
    assert LIMIT.east > WHOLE.east


@pytest.mark.parametrize(
    ("point", "region"),
    [
        (SMOLENSK, "Смоленская область"),
        (VYAZMA, "Смоленская область"),
        (POLOTSK, "Витебская область"),
        (GOMEL, "Гомельская область"),
        (BREST, "Брестская область"),
        ((53.9088, 30.3404), "Могилевская область"),
    ],
)
def test_towns_lie_in_their_regions(
    outlines: Outlines, point: tuple[float, float], region: str
) -> None:
    area = outlines.find("region", region)
    assert area is not None
    assert holds(area, *shipped_outlines().sheet.point(*point))


def test_neighbours_share_their_border_to_the_point(outlines: Outlines) -> None:
    """Thinned in one topology: the corners along a shared border are the same ones."""
    corners = {
        a.name: {tuple(p) for ring in a.rings for p in ring.round(2)}
        for a in outlines.areas
        if a.level == "region"
    }
    shared = corners["Смоленская область"] & corners["Могилёвская область"]
    assert len(shared) > 20


def test_inner_points_are_inside_and_the_first_is_the_deepest(outlines: Outlines) -> None:
    area = outlines.find("region", "Минская область")
    assert area is not None
    points = inner_points(area)
    assert all(holds(area, x, y) for x, y in points[:20])
    depth = [_depth(area, point) for point in points]
    assert depth[0] > 0.9 * max(depth)


def _depth(area: Area, point: tuple[float, float]) -> float:
    return float(min(math.dist(point, corner) for ring in area.rings for corner in ring[::5]))


def test_rivers_have_russian_names(outlines: Outlines) -> None:
    names = {river.name for river in outlines.rivers}
    assert {"Днепр", "Западная Двина", "Березина", "Десна", "Сож", "Неман", "Припять"} <= names
