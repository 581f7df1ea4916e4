"""How smoothly the map pans with thousands of places, against the same map without any."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from tests.browser.serving import launch, serve
from tests.pages import golden_tables

VENUES = 5_000
_RECORD = """() => {
  window.__frames = [];
  let last = performance.now();
  const next = (now) => {
    window.__frames.push(now - last);
    last = now;
    window.__id = requestAnimationFrame(next);
  };
  window.__id = requestAnimationFrame(next);
}"""
_STOP = "() => { cancelAnimationFrame(window.__id); return window.__frames; }"


@dataclass(frozen=True)
class Pan:
    """Milliseconds between two pictures while the map is dragged."""

    middle: float
    slowest_tenth: float


def _frames(page: Page, address: str) -> Pan:
    page.goto(f"{address}/map")
    page.wait_for_selector(".pl-chart .main-svg", timeout=180_000)
    page.wait_for_timeout(3000)
    box = page.locator(".pl-chart").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -400)  # the whole map has no room to move
    page.wait_for_timeout(1500)
    page.mouse.down()
    page.evaluate(_RECORD)
    for step in range(60):
        page.mouse.move(x + 2 * step, y + step)
    times = page.evaluate(_STOP)
    page.mouse.up()
    return Pan(median(times), quantiles(times, n=10)[-1])


def measure() -> tuple[Pan, Pan]:
    """The map with ``VENUES`` places and the same map with none."""
    out = []
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        browser = launch(playwright)
        for count in (VENUES, 1):
            tables = golden_tables.many_places(count)
            if count == 1:
                tables["venues"] = tables["venues"].iloc[:0]
            published = golden_tables.write(Path(directory) / str(count), tables)
            with serve(published) as address:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.set_default_timeout(120_000)
                out.append(_frames(page, address))
                page.close()
        browser.close()
    return out[0], out[1]
