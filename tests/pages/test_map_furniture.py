"""Far places of any region keep off what stands on the map itself: buttons, scale, credit."""

from __future__ import annotations

import pytest

from etl.plan_home import home_of_region
from pages.map.ground.boundary_files import load_outlines
from pages.map.layout.arrange import arrange
from pages.map.layout.label_canvas import Box, Canvas, Label, Placed, square
from pages.map.layout.screen import View
from pages.map.spots.spot_building import build_map_data
from pages.map.spots.spots import MapVenue

AROUND = {
    "Пекин": ("CN", 39.9, 116.4), "Москва": ("RU", 55.75, 37.6), "Токио": ("JP", 35.7, 139.7),
    "Анкоридж": ("US", 61.2, -149.9), "Магадан": ("RU", 59.6, 150.8), "Париж": ("FR", 48.9, 2.4),
    "Ташкент": ("UZ", 41.3, 69.3), "Стамбул": ("TR", 41.0, 29.0), "Мурманск": ("RU", 69.0, 33.1),
    "Владивосток": ("RU", 43.1, 131.9),
}  # fmt: skip
REGIONS = (
    "Смоленская область", "Чукотский автономный округ", "Калининградская область",
    "Гродненская область", "Сахалинская область", "Москва", "Санкт-Петербург", "Приморский край",
)  # fmt: skip


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("view", [View(), View.telephone()], ids=["laptop", "telephone"])
def test_far_places_keep_off_buttons_scale_and_credit(region: str, view: View) -> None:
    outlines = load_outlines(home_of_region(region))
    venues = [
        MapVenue(f"e{at}", "", name, "", "", country, "settlement", (latitude, longitude),
                 "settlement", remote=False)
        for at, (name, (country, latitude, longitude)) in enumerate(AROUND.items())
    ]  # fmt: skip
    data = build_map_data([v.event_id for v in venues], venues, outlines, {})
    drawn = arrange(data, outlines, view)
    assert len(drawn.far) >= 6
    tools, bar, credit = view.furniture
    covered = [
        (mark.spot.name, box)
        for mark in drawn.far
        for box in (tools, bar)
        if square(mark.x, mark.y, mark.radius).overlaps(box)
    ]
    covered += [
        (str(far.label.lines), box)
        for far in drawn.far_labels
        for box in (tools, bar, credit)
        if far.box.overlaps(box)
    ]
    assert covered == []


def test_a_leader_across_another_is_a_bad_place() -> None:
    canvas = Canvas(400, 400)

    def led(y: float, to: float) -> Placed:
        label = Label("a", ("Пекин",), 12.0, 100.0, y, required=True)
        return Placed(label, 100.0, y, "middle right", 80.0, Box(180, to, 220, to + 12), (180, to))

    canvas.name(led(100, 200))
    across, beside = (canvas.misread(led(200, to)) for to in (100.0, 300.0))
    assert across > beside
