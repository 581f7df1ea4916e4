"""Figures in real Chromium: how often they are drawn, and whether they fit the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pointing import rests
from tests.browser.serving import choose, open_page, wait_until_idle
from tests.browser.test_widths import resize

pytestmark = pytest.mark.browser

_COUNT_DRAWINGS = """() => {
  window.__drawings = 0;
  const chart = document.querySelector('.js-plotly-plot');
  chart.on('plotly_afterplot', () => { window.__drawings += 1; });
}"""


def test_a_figure_that_was_there_before_waits_for_no_server(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/map")
    marks = page.locator(".js-plotly-plot .shapelayer path")
    before = marks.count()
    choose(page, "Сфера", "Спорт")
    expect(marks).not_to_have_count(before)
    page.keyboard.press("Escape")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".pl-chip").click()
    expect(marks).to_have_count(before)
    assert [url for url in asked if "/picture/" in url] == []


@pytest.mark.parametrize("path", ["calendar", "spheres"])
def test_a_filters_click_draws_the_chart_that_is_there_once(
    page: Page, dashboard: str, path: str
) -> None:
    page.set_viewport_size({"width": 1437, "height": 900})
    open_page(page, f"{dashboard}/{path}")
    page.evaluate(_COUNT_DRAWINGS)
    page.locator("[data-testid=stMultiSelect] input").first.click()
    page.locator("[role=option] >> nth=0").click()
    page.wait_for_selector(".pl-chip")
    wait_until_idle(page)
    # 0: it was thrown away and another one drawn
    assert rests(page, "() => window.__drawings") == 1


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080)])
def test_all_lanes_of_the_plan_are_on_the_first_screen(
    page: Page, dashboard: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{dashboard}/calendar")
    box = page.locator(".st-key-calendar-figure .js-plotly-plot").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= size[1]


def test_a_figure_that_cannot_be_drawn_says_so_and_tries_again(page: Page, dashboard: str) -> None:
    """The basemap did not come: nothing was drawn and nothing was said."""
    page.route("**/picture/*", lambda route: route.abort())
    page.goto(f"{dashboard}/map")
    words = page.locator(".pl-failed")
    expect(words).to_have_text("Рисунок не обновился: обновите страницу.")
    page.unroute("**/picture/*")
    page.set_viewport_size({"width": 1500, "height": 900})
    expect(words).to_have_count(0)
    expect(page.locator(".pl-chart .main-svg").first).to_be_visible()


def test_the_legend_of_the_months_stands_whole_on_a_telephone(page: Page, dashboard: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, dashboard)
    frame = page.locator(".pl-chart").first.bounding_box()
    assert frame
    legend = page.locator(".pl-chart .legendtext")
    expect(legend).to_have_count(2)
    for i in range(2):
        box = legend.nth(i).bounding_box()
        assert box
        assert frame["y"] <= box["y"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_what_a_slow_run_has_not_drawn_yet_grows_pale(page: Page, dashboard: str) -> None:
    """After half a second, and without an animation that would make a layer of each element."""
    open_page(page, f"{dashboard}/map")
    wait_until_idle(page)
    at_once, later, current = page.evaluate("""async () => {
      const element = document.querySelector('.st-key-map');
      const opacity = () => Number(getComputedStyle(element).opacity);
      element.dataset.stale = 'true';
      const turning = element.getAnimations();
      const seen = [opacity(), turning.map((a) => a.transitionProperty)];
      await Promise.all(turning.map((a) => a.finished));
      const late = opacity();
      element.dataset.stale = 'false';
      return [seen, late, opacity()];
    }""")
    assert at_once == [1, ["--pl-current"]]
    assert later == pytest.approx(0.33)
    assert current == 1


@pytest.mark.parametrize("path", ["calendar", "map", "spheres", "data"])
@pytest.mark.parametrize(
    "sphere",
    ["Экономическое развитие", "Молодежная политика и гражданско-патриотическое воспитание"],
)
def test_a_first_filter_does_not_push_the_page_down(
    page: Page, dashboard: str, path: str, sphere: str
) -> None:
    top = "document.querySelector('[data-testid=stMain] h2').getBoundingClientRect().top"
    page.set_viewport_size({"width": 1440, "height": 900})
    open_page(page, f"{dashboard}/{path}")
    wait_until_idle(page)
    before = page.evaluate(top)
    choose(page, "Сфера", sphere)
    expect(page.locator(".pl-chip")).to_have_text(f"Сфера: {sphere} ×")
    wait_until_idle(page)
    assert page.evaluate(top) == pytest.approx(before, abs=2)


def test_many_filters_fill_the_headings_line_and_keep_clear_of_it(
    page: Page, dashboard: str
) -> None:
    chosen = "&".join(
        f"sphere={name}" for name in ("Спорт", "Здравоохранение", "Сельское хозяйство")
    )
    boxes = """() => [...document.querySelectorAll('.pl-top h1, .pl-chips a')]
      .map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.top, b.bottom])"""
    page.set_viewport_size({"width": 1100, "height": 900})
    open_page(page, f"{dashboard}/map?{chosen}")
    heading, *chips = page.evaluate(boxes)
    on_its_line = [chip for chip in chips if chip[1] < heading[2]]
    assert 1 <= len(on_its_line) < len(chips)
    resize(page, 390, 844)
    heading, *chips = page.evaluate(boxes)
    below = [chip for chip in chips if chip[1] > heading[1] + 10]
    assert min(chip[1] for chip in below) >= heading[2] + 2
    assert {round(left) for left, _, _ in below if left < 60} == {round(heading[0])}
