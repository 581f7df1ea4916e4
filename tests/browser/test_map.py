"""The map in real Chromium: sealed, clickable, and no name on another as really drawn."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page

from pages.show.story.story import Scene, Story, pack
from tests.browser.serving import choose, open_page, serve, wait_until_idle
from tests.browser.staging import open_stage
from tests.pages import golden_tables

pytestmark = pytest.mark.browser

_POSITIONS = """() => {
  const gd = document.querySelector('.st-key-map-box .js-plotly-plot');
  const layout = gd._fullLayout, at = gd.getBoundingClientRect(), found = {};
  for (const trace of gd.data.filter((t) => t.visible !== false)) {
    const second = trace.xaxis === 'x2' ? '2' : '';
    const x = layout['xaxis' + second], y = layout['yaxis' + second];
    (trace.customdata || []).forEach((id, i) => {
      found[id[0]] = [at.x + x._offset + x.c2p(trace.x[i]), at.y + y._offset + y.c2p(trace.y[i])];
    });
  }
  return found;
}"""
_NAMES = """() => [...document.querySelectorAll('.st-key-map-box .scatterlayer .textpoint text')]
  .filter((e) => e.checkVisibility({checkOpacity: true}))
  .filter((e) => e.textContent.trim().length > 1)
  .map((e) => [e, e.getBoundingClientRect()])
  .map(([e, b]) => [e.textContent, b.left, b.top, b.right, b.bottom])"""


def opened(page: Page, dashboard: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, f"{dashboard}/map")
    page.wait_for_timeout(500)


def zoom_in(page: Page, x: float, y: float) -> FloatRect:
    """Turn the wheel four times at a point of the map; answers the map's box on the screen."""
    box = page.locator(".pl-chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + x, box["y"] + y)
    for _ in range(4):
        page.mouse.wheel(0, -600)
        page.wait_for_timeout(200)
    page.wait_for_timeout(800)
    return box


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
    names = page.evaluate(_NAMES)
    assert len(names) >= 10
    assert overlapping(names) == []
    frame = page.locator(".pl-chart").bounding_box()
    assert frame
    for name, left, top, right, bottom in names:
        assert frame["x"] <= left < right <= frame["x"] + frame["width"], name
        assert frame["y"] <= top + 4 < bottom - 4 <= frame["y"] + frame["height"], name


def test_a_click_lists_the_events_of_a_place(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    places = page.evaluate(_POSITIONS)
    for start, name in (("town:смоленск", "Смоленск"), ("town:москва", "Москва")):
        x, y = next(at for key, at in places.items() if key.startswith(start))
        page.mouse.move(x, y)
        page.wait_for_timeout(300)  # plotly finds what is under the pointer a moment later
        page.mouse.click(x, y)
        page.wait_for_selector(f".map-panel h2:text-is('{name}')")
        wait_until_idle(page)
    assert page.locator(".map-panel .pl-list li").count() == 3  # rows 1, 3 and 27 of the plan


def test_a_telephone_shows_the_parts_of_a_ring(page: Page, dashboard: str) -> None:
    """They were hidden by a style meant for thin lines, and the 13 was covered."""
    opened(page, dashboard, 390, 844)
    fills = page.evaluate(
        """() => [...document.querySelectorAll('.pl-chart .shapelayer path')]
          .filter((e) => e.checkVisibility({checkOpacity: true}))
          .map((e) => getComputedStyle(e).fill)"""
    )
    # Events of six spheres meet in Смоленск: more colours than white, black and grey.
    assert len(set(fills)) >= 7
    covered = page.evaluate(
        """() => {
          const number = [...document.querySelectorAll('.pl-chart .shapelayer text')]
            .find((e) => e.textContent === '13');
          const box = number.getBoundingClientRect();
          const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          const drag = document.querySelectorAll('.pl-chart .draglayer, .pl-chart .hoverlayer');
          drag.forEach((e) => { e.style.display = 'none'; });
          const paths = [...document.querySelectorAll('.pl-chart .shapelayer path')];
          const above = paths.filter((path) => {
            const b = path.getBoundingClientRect();
            const after = number.compareDocumentPosition(path) & Node.DOCUMENT_POSITION_FOLLOWING;
            return after && b.left < middle[0] && middle[0] < b.right
              && b.top < middle[1] && middle[1] < b.bottom;
          });
          return above.length;
        }"""
    )
    assert covered == 0


_VIEW = """() => {
  const gd = document.querySelector('.pl-chart');
  return [gd.dataset.first, ...gd._fullLayout.xaxis.range.map(Math.round)].join();
}"""


def test_the_view_outlives_a_filter(page: Page, dashboard: str) -> None:
    """Streamlit's own chart is thrown away with every filter, and the view with it."""
    opened(page, dashboard, 1440, 900)
    page.evaluate("document.querySelector('.pl-chart').dataset.first = 'yes'")
    whole = page.evaluate(_VIEW)
    box = page.locator(".pl-chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + 500, box["y"] + 150)
    page.mouse.wheel(0, -400)
    page.wait_for_function(f"() => ({_VIEW})() !== '{whole}'")
    page.wait_for_timeout(400)
    zoomed = page.evaluate(_VIEW)
    choose(page, "Сфера", "Спорт")
    page.wait_for_selector(".pl-chip")
    wait_until_idle(page)
    assert page.evaluate(_VIEW) == zoomed


def test_a_town_seen_close_parts_into_its_buildings(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    assert not any(key.startswith("site:культурно") for key in page.evaluate(_POSITIONS))
    page.get_by_role("radio", name="Смоленск", exact=True).click()
    page.wait_for_function(
        f"() => Object.keys(({_POSITIONS})()).some((k) => k.startsWith('rest:'))"
    )
    places = page.evaluate(_POSITIONS)
    x, y = next(at for key, at in places.items() if "тенишевых" in key)
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.click(x, y)
    page.wait_for_selector(".map-panel h2:has-text('Тенишевых')")
    wait_until_idle(page)
    assert page.locator(".map-panel .pl-list li").count() == 2  # rows 9 and 13


_LINKS = f"() => Object.keys(({_POSITIONS})()).filter((id) => id.startsWith('link:')).length"


def test_lines_are_drawn_for_the_place_that_is_asked_for(page: Page, dashboard: str) -> None:
    """All at once they were a knot of lines and beads around Смоленск."""
    opened(page, dashboard, 1440, 900)
    assert page.evaluate(_LINKS) == 0
    places = page.evaluate(_POSITIONS)
    x, y = next(at for key, at in places.items() if key.startswith("town:могилев"))
    page.mouse.move(x, y)
    page.wait_for_function(f"() => ({_LINKS})() === 1")  # row 21
    page.mouse.move(x + 200, y + 200)
    page.wait_for_function(f"() => ({_LINKS})() === 0")
    x, y = next(at for key, at in places.items() if key.startswith("town:смоленск"))
    page.mouse.move(x, y)
    page.wait_for_function(f"() => ({_LINKS})() === 4")  # rows 21, 38, 32, 36
    page.mouse.click(x, y)
    page.wait_for_selector(".map-panel h2:text-is('Смоленск')")
    wait_until_idle(page)
    page.mouse.move(x + 200, y + 200)
    page.wait_for_timeout(1_200)
    assert page.evaluate(_LINKS) == 4
    # A line's bead is chosen as a place is, and its line stays.
    bead, (x, y) = next(
        (key, at) for key, at in page.evaluate(_POSITIONS).items() if key.startswith("link:remote")
    )
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.click(x, y)
    page.wait_for_selector(".map-panel h2:has-text('Смоленск — ')")
    wait_until_idle(page)
    page.mouse.move(x + 300, y + 250)
    page.wait_for_function(f"() => ({_LINKS})() === 1")
    assert bead in page.evaluate(_POSITIONS)


_SEEN = """() => {
  const gd = document.querySelector('.pl-chart'), { xaxis, yaxis, _size } = gd._fullLayout;
  const middle = (range) => (range[0] + range[1]) / 2;
  const bar = gd.data.find((t) => t.meta?.scalebar);
  const own = gd._fullLayout.xaxis2;
  const long = (bar.x[4] - bar.x[0]) / Math.abs(own.range[1] - own.range[0]) * _size.w;
  return { x: middle(xaxis.range), y: middle(yaxis.range), width: _size.w,
    scale: _size.w / (xaxis.range[1] - xaxis.range[0]),
    up: _size.h / (yaxis.range[1] - yaxis.range[0]),
    bar: long / parseFloat(bar.text[2].replace(',', '.')) };
}"""


def test_a_resize_keeps_the_view_and_the_scale_bar_true(page: Page, dashboard: str) -> None:
    """Full screen or a folded sidebar threw the zoom away and left a false scale."""
    opened(page, dashboard, 1440, 900)
    whole = page.evaluate(_SEEN)
    assert whole["bar"] == pytest.approx(whole["scale"], rel=0.01)
    zoom_in(page, 500, 150)
    before = page.evaluate(_SEEN)
    assert before["scale"] > 1.3 * whole["scale"]
    last = before["width"]
    for width, height in ((1250, 800), (1100, 900), (1700, 950), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"() => Math.abs(({_SEEN})().width - {last}) > 20")
        page.wait_for_timeout(800)
        after = page.evaluate(_SEEN)
        last = after["width"]
        assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=12)
        assert after["scale"] == pytest.approx(after["up"], rel=0.01)
        assert after["width"] / after["scale"] < 0.9 * whole["width"] / whole["scale"]
        assert after["bar"] == pytest.approx(after["scale"], rel=0.01)
    # There and back is where it was: sizes are not fitted to one another.
    assert after["scale"] == pytest.approx(before["scale"], rel=0.01)
    choose(page, "Сфера", "Спорт")
    page.wait_for_selector(".pl-chip")
    wait_until_idle(page)
    filtered = page.evaluate(_SEEN)
    assert (filtered["x"], filtered["scale"]) == pytest.approx(
        (after["x"], after["scale"]), rel=1e-3
    )
    page.locator(".pl-chart .modebar-btn[data-attr=zoom][data-val=reset]").click()
    page.wait_for_timeout(800)
    home = page.evaluate(_SEEN)
    assert home["width"] / home["scale"] == pytest.approx(whole["width"] / whole["scale"], rel=0.1)


_MARKED = """() => document.querySelector('.pl-chart').data
  .flatMap((t) => (t.selectedpoints || []).map((i) => t.customdata[i][0].split('|')[0])).sort()"""

_INKS = """() => Object.fromEntries(
  [...document.querySelectorAll('.st-key-map-box .scatterlayer .textpoint text')].map((text) => {
    const { fill, fillOpacity } = getComputedStyle(text);
    return [text.dataset.unformatted.replace(/<br>|\\s/g, ' '), `${fill} ${fillOpacity}`];
  }))"""


def test_a_box_gives_way_to_what_is_chosen_next(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    places = page.evaluate(_POSITIONS)
    x, y = next(at for key, at in places.items() if key.startswith("town:молодечно"))
    page.locator(".pl-chart .modebar-btn[data-val=select]").click()
    page.mouse.move(x - 25, y - 25)
    page.mouse.down()
    inks = page.evaluate(_INKS)
    page.mouse.move(x + 60, y + 60, steps=6)
    page.wait_for_timeout(300)
    drawing = page.evaluate(_INKS)
    page.mouse.up()
    # Names around the box do not fade while it is drawn.
    outside = ("Вильнюс", "Витебская область", "Сож", "Москва 370 км", "100 км")
    assert {name: drawing[name] for name in outside} == {name: inks[name] for name in outside}
    assert len({inks[name] for name in outside}) == 3  # towns, rivers, places of the plan
    page.wait_for_selector(".map-panel h2:has-text('Выбрано мест: 2')")
    wait_until_idle(page)
    assert page.evaluate(_MARKED) == ["town:минск", "town:молодечно"]
    boxes = "document.querySelector('.pl-chart')._fullLayout.selections.length"
    assert page.evaluate(boxes) == 0
    # With Shift a second box adds.
    x, y = next(at for key, at in places.items() if key.startswith("town:поставы"))
    page.keyboard.down("Shift")
    page.mouse.move(x - 15, y - 15)
    page.mouse.down()
    page.mouse.move(x + 15, y + 15, steps=6)
    page.mouse.up()
    page.keyboard.up("Shift")
    page.wait_for_selector(".map-panel h2:has-text('Выбрано мест: 3')")
    wait_until_idle(page)
    assert page.evaluate(boxes) == 0
    page.locator(".pl-chart .modebar-btn[data-val=pan]").click()
    x, y = next(at for key, at in places.items() if key.startswith("town:могилев"))
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.click(x, y)
    page.wait_for_selector(".map-panel h2:text-is('Могилев')")
    wait_until_idle(page)
    assert page.evaluate(_MARKED) == ["town:могилев"]


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
        places = page.evaluate(_POSITIONS)
        inside = {
            key: at
            for key, at in places.items()
            if box["x"] + 100 < at[0] < box["x"] + 600 and box["y"] + 100 < at[1] < box["y"] + 400
        }
        key, (x, y) = max(inside.items(), key=lambda item: item[0])
        page.mouse.move(x, y)
        page.wait_for_timeout(300)
        page.mouse.click(x, y)
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
        assert drawn.count() == 11
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
