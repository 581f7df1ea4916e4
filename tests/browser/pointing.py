"""Pointing at what a figure has drawn, and waiting until what was moved stands still."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Error, Page

from tests.browser.serving import LOST, PATIENCE

_UNDER_THE_POINTER = """([x, y]) => document.elementFromPoint(x, y)
  ?.closest('.js-plotly-plot')?._hoverdata?.length > 0"""

_BAR = """(wanted) => {
  const same = (one) => JSON.stringify(one) === JSON.stringify(wanted);
  for (const gd of document.querySelectorAll('.js-plotly-plot')) {
    const bars = gd.data.filter((trace) => trace.type === 'bar');
    for (const [n, trace] of bars.entries()) {
      const i = (trace.customdata || []).findIndex(same);
      if (i < 0) continue;
      const layer = gd.querySelectorAll('.barlayer .trace.bars')[n];
      const box = layer.querySelectorAll('.point')[i].getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }
  }
}"""


def click_at(page: Page, x: float, y: float) -> None:
    """Click a mark of a figure that stands there, once plotly has found it under the pointer."""
    for _ in range(PATIENCE // LOST):
        page.mouse.move(x + 2, y)
        page.mouse.move(x, y)
        try:
            page.wait_for_function(_UNDER_THE_POINTER, arg=[x, y], timeout=LOST)
        except Error:  # drawn anew meanwhile: it has to be pointed at once more
            continue
        break
    page.mouse.click(x, y)


def click_mark(page: Page, customdata: Any) -> None:
    """Click the bar that hands these values over."""
    found = page.evaluate(_BAR, customdata)
    assert found, f"no bar with {customdata}"
    click_at(page, *found)


def rests(page: Page, view: str) -> Any:
    """What a view comes to: asked for until it has been the same for half a second."""
    seen, alike = page.evaluate(view), 0
    while alike < 3:
        page.wait_for_timeout(180)
        now = page.evaluate(view)
        seen, alike = now, alike + 1 if now == seen else 0
    return seen


def moves(page: Page, view: str, before: Any) -> Any:
    """What a view comes to after something that must change it."""
    page.wait_for_function(
        f"(before) => JSON.stringify(({view})()) !== JSON.stringify(before)", arg=before
    )
    return rests(page, view)
