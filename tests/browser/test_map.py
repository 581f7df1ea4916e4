"""The map in real Chromium: sealed, clickable, and no name on another as really drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.map_opened import POSITIONS, SEEN_FROM, opened, zoom_in
from tests.browser.pointing import click_at, moves, rests
from tests.browser.serving import choose, open_page, wait_until_idle

pytestmark = pytest.mark.browser


def test_a_click_lists_the_events_of_a_place(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    places = page.evaluate(POSITIONS)
    for start, name in (("town:смоленск", "Смоленск"), ("town:москва", "Москва")):
        x, y = next(at for key, at in places.items() if key.startswith(start))
        click_at(page, x, y)
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
    zoomed = moves(page, _VIEW, whole)
    choose(page, "Сфера", "Спорт")
    page.wait_for_selector(".pl-chip")
    wait_until_idle(page)
    assert page.evaluate(_VIEW) == zoomed


def test_a_town_seen_close_parts_into_its_buildings(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    assert not any(key.startswith("site:культурно") for key in page.evaluate(POSITIONS))
    page.get_by_role("radio", name="Смоленск", exact=True).click()
    page.wait_for_function(f"() => Object.keys(({POSITIONS})()).some((k) => k.startsWith('rest:'))")
    places = page.evaluate(POSITIONS)
    x, y = next(at for key, at in places.items() if "тенишевых" in key)
    click_at(page, x, y)
    page.wait_for_selector(".map-panel h2:has-text('Тенишевых')")
    wait_until_idle(page)
    assert page.locator(".map-panel .pl-list li").count() == 2  # rows 9 and 13


_LINKS = f"() => Object.keys(({POSITIONS})()).filter((id) => id.startsWith('link:')).length"


def test_lines_are_drawn_for_the_place_that_is_asked_for(page: Page, dashboard: str) -> None:
    """All at once they were a knot of lines and beads around Смоленск."""
    opened(page, dashboard, 1440, 900)
    assert page.evaluate(_LINKS) == 0
    # None is given to plotly before: it takes a millisecond for each that nobody sees.
    assert not page.evaluate("document.querySelector('.pl-chart').data.some((t) => t.meta?.asked)")
    places = page.evaluate(POSITIONS)
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
        (key, at) for key, at in page.evaluate(POSITIONS).items() if key.startswith("link:remote")
    )
    click_at(page, x, y)
    page.wait_for_selector(".map-panel h2:has-text('Смоленск — ')")
    wait_until_idle(page)
    page.mouse.move(x + 300, y + 250)
    page.wait_for_function(f"() => ({_LINKS})() === 1")
    assert bead in page.evaluate(POSITIONS)


def test_lines_come_by_pointing_whatever_filters_a_visit_began_with(
    page: Page, dashboard: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_page(page, f"{dashboard}/map?sphere=Экономическое+развитие")
    rests(page, POSITIONS)
    # Москва and Астана, each event at one place: no line.
    assert page.evaluate("document.querySelector('.pl-chart').plChart.waiting.length") == 0
    page.get_by_role("link", name="Снять все отборы").click()
    page.wait_for_function(f"() => Object.keys(({POSITIONS})()).some((k) => /могилев/.test(k))")
    wait_until_idle(page)
    rests(page, POSITIONS)
    page.mouse.move(*_at(page, "town:могилев"))
    page.wait_for_function(f"() => ({_LINKS})() === 1")


def _at(page: Page, place: str) -> tuple[float, float]:
    places = page.evaluate(POSITIONS)
    x, y = next(at for key, at in places.items() if key.startswith(place))
    return x, y


def test_a_map_in_the_hand_stays_under_it_when_a_line_goes(page: Page, dashboard: str) -> None:
    """A drawing in the middle of a drag counted the way so far twice."""
    opened(page, dashboard, 1440, 900)
    x, y = _at(page, "town:могилев")
    frame = page.locator(".pl-chart").bounding_box()
    assert frame
    zoom_in(page, x - frame["x"], y - frame["y"])
    rests(page, POSITIONS)
    x, y = _at(page, "town:могилев")
    page.mouse.move(x, y)
    page.wait_for_function(f"() => ({_LINKS})() === 1")
    (west, east), width = page.evaluate(SEEN_FROM), page.evaluate(_SEEN)["width"]
    page.mouse.move(x + 30, y + 30)  # beside the place, whose line goes 0.9 s later
    page.mouse.down()
    page.mouse.move(x + 90, y + 30, steps=4)
    page.wait_for_timeout(1_500)
    page.mouse.move(x + 91, y + 30)
    page.mouse.up()
    page.wait_for_function(f"() => ({_LINKS})() === 0")
    rests(page, SEEN_FROM)
    moved = (west - page.evaluate(SEEN_FROM)[0]) / (east - west) * width
    assert moved == pytest.approx(61, abs=3)


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
        after = rests(page, _SEEN)
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
    home = moves(page, _SEEN, filtered)
    assert home["width"] / home["scale"] == pytest.approx(whole["width"] / whole["scale"], rel=0.1)


_MARKED = """() => document.querySelector('.pl-chart').data
  .flatMap((t) => (t.selectedpoints || []).map((i) => t.customdata[i][0].split('|')[0])).sort()"""

_INKS = """() => Object.fromEntries(
  [...document.querySelectorAll('.st-key-map-box .scatterlayer .textpoint text')].map((text) => {
    const { fill, fillOpacity } = getComputedStyle(text);
    return [text.dataset.unformatted.replace(/<br>|\\s/g, ' '), `${fill} ${fillOpacity}`];
  }))"""

_HAND = "document.querySelector('.pl-chart')._fullLayout.dragmode"


def test_a_box_gives_way_to_what_is_chosen_next(page: Page, dashboard: str) -> None:
    opened(page, dashboard, 1440, 900)
    places = page.evaluate(POSITIONS)
    x, y = next(at for key, at in places.items() if key.startswith("town:молодечно"))
    page.locator(".pl-chart .modebar-btn[data-val=select]").click()
    page.wait_for_function(f"() => {_HAND} === 'select'")
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
    page.wait_for_function(f"() => {_HAND} === 'pan'")
    x, y = next(at for key, at in places.items() if key.startswith("town:могилев"))
    click_at(page, x, y)
    page.wait_for_selector(".map-panel h2:text-is('Могилев')")
    wait_until_idle(page)
    assert page.evaluate(_MARKED) == ["town:могилев"]
