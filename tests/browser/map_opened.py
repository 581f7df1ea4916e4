"""The map as a browser has drawn it: opened at a size, zoomed, where its marks are."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Page

from tests.browser.pointing import moves, rests
from tests.browser.serving import open_page

POSITIONS = """() => {
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

SEEN_FROM = "() => document.querySelector('.pl-chart')._fullLayout.xaxis.range"


def opened(page: Page, dashboard: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, f"{dashboard}/map")
    rests(page, POSITIONS)


def zoom_in(page: Page, x: float, y: float) -> FloatRect:
    """Turn the wheel four times at a point of the map; answers the map's box on the screen."""
    box = page.locator(".pl-chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + x, box["y"] + y)
    for _ in range(4):
        before = page.evaluate(SEEN_FROM)
        page.mouse.wheel(0, -600)
        moves(page, SEEN_FROM, before)
    return box
