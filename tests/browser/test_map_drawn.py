"""What the browser draws of the map: names, grounds, few nodes, a saved picture."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.show.story.story import Scene, Story, pack
from tests.browser.map_opened import POSITIONS, opened, zoom_in
from tests.browser.pointing import click_at
from tests.browser.serving import serve, wait_until_idle
from tests.browser.staging import open_stage
from tests.pages import golden_tables

pytestmark = pytest.mark.browser
NAMES = """() => [...document.querySelectorAll('.st-key-map-box .scatterlayer .textpoint text')]
  .filter((e) => e.checkVisibility({checkOpacity: true}))
  .filter((e) => e.textContent.trim().length > 1)
  .map((e) => [e, e.getBoundingClientRect()])
  .map(([e, b]) => [e.textContent, b.left, b.top, b.right, b.bottom])"""


def overlapping(names: list[Any]) -> list[tuple[str, str]]:
    """Pairs whose letters meet; a line's box has air above and below its letters."""
    return [
        (a[0], b[0])
        for a, b in itertools.combinations(names, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] + 4 < b[4] and b[2] + 4 < a[4]
    ]


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (390, 844)])
def test_names_do_not_overlap_as_drawn(page: Page, dashboard: str, size: tuple[int, int]) -> None:
    opened(page, dashboard, *size)
    names = page.evaluate(NAMES)
    assert len(names) >= 10
    assert overlapping(names) == []
    frame = page.locator(".pl-chart").bounding_box()
    assert frame
    for name, left, top, right, bottom in names:
        assert frame["x"] <= left < right <= frame["x"] + frame["width"], name
        assert frame["y"] <= top + 4 < bottom - 4 <= frame["y"] + frame["height"], name


_DOTS = """() => {
  const paths = document.querySelectorAll('.pl-chart .scatterlayer .fills path');
  // The first dot of each outline, as wide as it stands on the screen.
  const wide = [...paths].map((path) => {
    const dot = path.getAttribute('d').split('M')[1].split(/[LZ]/).filter(Boolean);
    const xs = dot.map((corner) => Number(corner.split(',')[0]));
    return Math.max(...xs) - Math.min(...xs);
  });
  return { wide, nodes: document.querySelectorAll('.pl-chart .scatterlayer *').length };
}"""


def test_hundreds_of_places_are_few_nodes_and_keep_their_size(page: Page, tmp_path: Path) -> None:
    """A node a place made each picture of a moved map take half a second."""
    tables = golden_tables.many_places(400)
    with serve(golden_tables.write(tmp_path, tables)) as address:
        opened(page, address, 1440, 900)
        dots = page.evaluate(_DOTS)
        assert dots["nodes"] < 1_500
        # Rings of ten spheres, and what is white in them: 10 and 3 pixels and the corners' loss.
        assert len(dots["wide"]) == 11
        assert all(8.8 < w <= 10 for w in dots["wide"][:-1])
        assert 2.5 < dots["wide"][-1] <= 3.1
        box = zoom_in(page, 300, 250)
        closer = page.evaluate(_DOTS)["wide"]
        assert closer == pytest.approx(dots["wide"], abs=0.2)
        # Each is still a place of its own that can be clicked.
        places = page.evaluate(POSITIONS)
        inside = {
            key: at
            for key, at in places.items()
            if box["x"] + 100 < at[0] < box["x"] + 600 and box["y"] + 100 < at[1] < box["y"] + 400
        }
        key, (x, y) = max(inside.items(), key=lambda item: item[0])
        click_at(page, x, y)
        name = key.split("|")[0].removeprefix("town:").capitalize()
        page.wait_for_selector(f".map-panel h2:text-is('{name}')")
        wait_until_idle(page)
        rings = page.evaluate(
            """() => document.querySelector('.pl-chart').data
              .filter((t) => t.marker?.maxdisplayed === 0)
              .map((t) => [t.x.length, t.marker.opacity])"""
        )
        assert rings == [[1, 1]]
        page = page.context.new_page()
        page.set_viewport_size({"width": 1280, "height": 720})
        open_stage(page, f"{address}/stage?scenes={pack(Story('', (Scene('map'),), '2026-H1'))}")
        drawn = page.locator(".marks-plot .scatterlayer .fills path")
        expect(drawn).to_have_count(11)
        assert "NaN" not in str(drawn.first.get_attribute("d"))


def test_names_of_far_places_have_a_ground_of_their_size(page: Page, dashboard: str) -> None:
    """On a wide screen it grew and lay over the names beside it."""
    opened(page, dashboard, 1920, 1080)
    over = page.evaluate(
        """() => {
          const names = [...document.querySelectorAll('.pl-chart .xy2, .pl-chart .x2y2')]
            .flatMap((e) => [...e.querySelectorAll('.textpoint text')])
            .filter((e) => /км$/.test(e.textContent) && e.querySelectorAll('tspan').length > 1)
            .map((e) => e.getBoundingClientRect());
          const grounds = document.querySelector('.pl-chart .x2y2 .js-fill')
            .getAttribute('d').split('M').filter(Boolean).map((d) => {
              const xs = d.split(/[LZ]/).filter(Boolean).map((p) => Number(p.split(',')[0]));
              return Math.max(...xs) - Math.min(...xs);
            });
          const wide = names.map((b) => b.width);
          return [grounds.sort((a, b) => a - b), wide.sort((a, b) => a - b)];
        }"""
    )
    grounds, names = over
    assert len(grounds) == len(names) == 3  # Москва, Санкт-Петербург, Астана
    for ground, name in zip(grounds, names, strict=True):
        assert name - 2 < ground < name + 12
    credit = page.locator(".pl-chart .layer-above .imagelayer image, .pl-chart image").last
    assert (
        8 < page.evaluate("(e) => e.getBoundingClientRect().height", credit.element_handle()) < 22
    )


def test_a_saved_picture_has_a_russian_name(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    with page.expect_download() as download:
        page.locator(".pl-chart .modebar-btn[data-title^=Сохранить]").click()
    name = download.value.suggested_filename
    assert name.endswith(", карта.png")
