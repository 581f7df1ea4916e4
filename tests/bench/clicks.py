"""From a click on a filter until the page has stopped changing, in real Chromium.

``python -m tests.bench.clicks 47 5000 180000``, with the plan of ``tests/many_events.py``;
``PAGES="map events"`` measures these pages alone.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median

from playwright.sync_api import Page, sync_playwright

from tests import many_events
from tests.browser.serving import PAGES, PATIENCE, launch, open_page, serve

ALL = tuple(name or "overview" for name in PAGES)
WITH_MANY = ("overview", "calendar", "map", "spheres", "events", "data")
"""The pages whose work grows with the plan."""

AS_INSTALLED = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
"""The one setting of .streamlit/config.toml that an empty app's clicks depend on, as it comes."""
EMPTY = "tests/bench/empty_app.py"
OWN_FLOOR = "floor with our settings"

# Counts from the release of the mouse to the last change of the page: the script has
# ended, and then nothing was added, removed or redrawn for QUIET ms (not counted).
QUIET = 400
_WATCH = """
(quiet) => {
  const app = document.querySelector('[data-testid=stApp]');
  window.__drawn = new Promise((done) => {
    let start = null, last = null;
    document.addEventListener('pointerup', (event) => {
      start = last = performance.now();
    }, {capture: true, once: true});
    // What is said aloud some time later, by said.js and by the lists of Streamlit, is neither
    // seen nor drawn; nor is what is set to the value that it has.
    const unseen = (one) => {
      const at = one.target.nodeType === 1 ? one.target : one.target.parentElement;
      return at?.closest('#pl-said, [data-live-announcer]') ||
        (one.type === 'attributes' && one.oldValue === at.getAttribute(one.attributeName));
    };
    const watcher = new MutationObserver((all) => {
      if (!all.every(unseen)) last = performance.now();
    });
    watcher.observe(document.body,
      {subtree: true, childList: true, characterData: true, attributes: true,
       attributeOldValue: true});
    const timer = setInterval(() => {
      if (start === null || app.dataset.testScriptState === 'running') return;
      if (performance.now() - last > quiet) {
        clearInterval(timer); watcher.disconnect(); done(last - start);
      }
    }, 10);
  });
}
"""


def _timed_click(page: Page, selector: str) -> float:
    target = page.locator(selector).first
    target.wait_for(state="visible")
    page.evaluate(f"({_WATCH})({QUIET})")
    target.click()
    return float(page.evaluate("window.__drawn"))


def samples(page: Page, count: int) -> Iterator[tuple[float, float]]:
    """Choose the first sphere and take it away again, ``count`` times; both times of each pair."""
    box = "[data-testid=stMultiSelect]"
    for _ in range(count):
        page.locator(f"{box} input").first.click()
        chosen = _timed_click(page, "[role=option] >> nth=0")
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
        taken_away = _timed_click(page, f"{box} [data-tag] button >> visible=true")
        page.wait_for_timeout(200)
        yield chosen, taken_away


def _middle(times: list[tuple[float, float]]) -> float:
    """The mean of both acts' medians.

    Choosing redraws the open list too and takes up to three times as long as taking away: one
    median over both stood on the edge between them, now on the one side and now on the other.
    """
    return float(mean(median(act) for act in zip(*times, strict=True)))


def measure(tables: Path, count: int = 10, pages: Sequence[str] = ALL) -> dict[str, float]:
    """Milliseconds per page, the empty app under "floor"; ``count`` times there and back.

    The floor is what Streamlit gives who installs it; under ``OWN_FLOOR`` the same app with the
    settings of this one, which spare it the search for garbage after each run.
    """
    out: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with (
            serve(tables, script=EMPTY, further=AS_INSTALLED) as empty,
            serve(tables, script=EMPTY) as quickened,
            serve(tables) as address,
        ):
            urls = {name: f"{address}/{'' if name == 'overview' else name}" for name in pages}
            targets = {"floor": empty, OWN_FLOOR: quickened} | urls
            for name, url in targets.items():
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.set_default_timeout(PATIENCE)  # 180,000 events are read for some seconds
                open_page(page, url)
                out[name] = _middle(list(samples(page, count + 1))[1:])  # the first warms up
                page.close()
        browser.close()
    return out


def main(counts: list[int]) -> None:
    """Print a table of each number of events."""
    pages = os.environ.get("PAGES", "").split() or WITH_MANY
    for count in counts:
        with tempfile.TemporaryDirectory() as directory:
            tables = many_events.write(Path(directory) / "tables", count)
            times = measure(tables, pages=pages)
        floor, own = times.pop("floor"), times.pop(OWN_FLOOR)
        print(f"{count} events: the empty app {floor:.0f} ms, with our settings {own:.0f} ms")
        for name, value in times.items():
            print(f"  {name:10s} {value:6.0f} ms {value / floor:6.2f} floors", flush=True)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [47])
