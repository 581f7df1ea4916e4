"""A point set by hand: as many digits as the hand could tell apart, and what lies near."""

from __future__ import annotations

import pytest

from etl.corrections.points import read_point
from etl.nearest import nearest_settlement, settlements_around
from etl.plan_home import home_of_region
from pages.events.settling.pin_map import Pinned, pinned_at
from pages.events.settling.settle_rows import point_typed
from pages.map.ground.boundary_files import load_outlines


@pytest.mark.parametrize(
    ("pixel_km", "typed"),
    [(1.3, "54,78; 32,05"), (0.2, "54,778; 32,051"), (0.02, "54,7783; 32,0509")],
)
def test_a_pixel_of_a_kilometre_has_two_digits(pixel_km: float, typed: str) -> None:
    assert Pinned(54.7783, 32.0509, pixel_km).typed == typed


@pytest.mark.parametrize(
    ("region", "at"),
    [
        ("Смоленская область", (55.21, 34.29)),
        ("Чукотский автономный округ", (66.17, -169.80)),
        ("Сахалинская область", (46.95, 142.73)),
    ],
)
def test_a_point_of_the_sheet_is_a_correction(region: str, at: tuple[float, float]) -> None:
    """What is pointed at is written as the contract has it, also beyond the 180th meridian."""
    outlines = load_outlines(home_of_region(region))
    pinned = pinned_at(outlines, *outlines.sheet.point(*at), 0.01 / outlines.sheet.unit_km)
    point = read_point(point_typed(pinned.typed, "settlement"))
    assert (point.latitude, point.longitude) == pytest.approx(at, abs=1e-4)
    assert point.level == "settlement"


def test_what_lies_near_is_said() -> None:
    near = nearest_settlement(55.605, 31.199)
    assert near is not None
    assert near.name == "Велиж"
    assert near.km < 1
    assert nearest_settlement(0.0, -30.0) is None
    around = settlements_around(54.78, 32.05, within_km=60, most=3)
    assert around[0][0] == "Смоленск"
    assert len(around) == 3
