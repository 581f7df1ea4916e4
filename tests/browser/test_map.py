"""The map in real Chromium: sealed, clickable, and no name on another as really drawn."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import open_page, wait_until_idle
from tests.browser.serving import watch_requests as strangers

pytestmark = pytest.mark.browser

_POSITIONS = """() => {
  const gd = document.querySelector('.st-key-map-box .js-plotly-plot');
  const layout = gd._fullLayout, at = gd.getBoundingClientRect(), found = {};
  for (const trace of gd.data) {
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


def opened(browser: Browser, dashboard: str, width: int, height: int) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": height}, locale="ru-RU")
    asked = strangers(page)
    open_page(page, f"{dashboard}/map")
    page.wait_for_timeout(500)
    return page, asked


def overlapping(names: list[Any]) -> list[tuple[str, str]]:
    """Pairs whose letters meet; a line's box has air above and below its letters."""
    return [
        (a[0], b[0])
        for a, b in itertools.combinations(names, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] + 4 < b[4] and b[2] + 4 < a[4]
    ]


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (390, 844)])
def test_names_do_not_overlap_as_drawn(
    browser: Browser, dashboard: str, size: tuple[int, int]
) -> None:
    page, asked = opened(browser, dashboard, *size)
    names = page.evaluate(_NAMES)
    # On a telephone far places keep their two lines, drawn over the few names there are.
    assert len(names) >= 10
    if size[0] > 640:
        assert overlapping(names) == []
    assert asked == []
    page.close()


def test_a_click_lists_the_events_of_a_place(browser: Browser, dashboard: str) -> None:
    page, _ = opened(browser, dashboard, 1440, 900)
    places = page.evaluate(_POSITIONS)
    for start, name in (("town:смоленск", "Смоленск"), ("town:москва", "Москва")):
        x, y = next(at for key, at in places.items() if key.startswith(start))
        page.mouse.move(x, y)
        page.wait_for_timeout(300)  # plotly finds what is under the pointer a moment later
        page.mouse.click(x, y)
        page.wait_for_selector(f".map-panel h2:text-is('{name}')", timeout=15_000)
        wait_until_idle(page)
    assert page.locator(".map-panel .pl-list li").count() == 3  # rows 1, 3 and 27 of the plan
    page.close()
