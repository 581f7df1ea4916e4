"""A page's first picture in a browser that has nothing of it: until nothing changes any more.

``python -m tests.bench.first_pictures 47 5000 180000``, with the plan of ``tests/many_events.py``;
``PAGES="map events"`` measures these pages alone. The empty app and the pages are opened in turn,
each time in a new context of the browser, without a cache; figures are drawn when it counts. The
first time of all, when nobody has looked at the page on this server yet, is printed apart.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests import many_events
from tests.bench.clicks import ALL, AS_INSTALLED, EMPTY
from tests.browser.serving import PATIENCE, launch, serve

FLOOR = "empty"
QUIET = 600
"""Milliseconds without a change, which are not counted, after which a page is taken to stand."""
_WATCH = """
window.__last = 0;
new MutationObserver(() => { window.__last = performance.now(); }).observe(document,
  {subtree: true, childList: true, characterData: true, attributes: true});
"""
_STANDS = """
(quiet) => document.querySelector('h1') &&
  document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning' &&
  !document.querySelector('[data-testid=stSkeleton]') &&
  performance.now() - window.__last > quiet
"""


def opened(browser: Browser, url: str) -> float:
    """Milliseconds from the address to the last change of the page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(_WATCH)
        page.goto(url)
        page.wait_for_function(_STANDS, arg=QUIET)
        return float(page.evaluate("window.__last"))
    finally:
        context.close()


def measure(
    tables: Path, count: int = 9, pages: Sequence[str] = ALL
) -> tuple[dict[str, float], dict[str, float]]:
    """Milliseconds per page, the empty app as ``FLOOR``: the first time, the median of others."""
    times: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with serve(tables, script=EMPTY, further=AS_INSTALLED) as empty, serve(tables) as address:
            urls = {name: f"{address}/{'' if name == 'overview' else name}" for name in pages}
            for _ in range(count + 1):
                for name, url in ({FLOOR: empty} | urls).items():
                    times.setdefault(name, []).append(opened(browser, url))
        browser.close()
    first = {name: found[0] for name, found in times.items()}
    return first, {name: median(found[1:]) for name, found in times.items()}


def main(counts: list[int]) -> None:
    """Print a table for each number of events."""
    pages = os.environ.get("PAGES", "").split() or ALL
    for count in counts:
        with tempfile.TemporaryDirectory() as directory:
            tables = many_events.write(Path(directory) / "tables", count)
            first, later = measure(tables, pages=pages)
        print(f"{count} events: the empty app {later[FLOOR]:.0f} ms (first {first[FLOOR]:.0f})")
        for name in pages:
            ratio, alone = later[name] / later[FLOOR], first[name]
            print(f"  {name:10s} {later[name]:6.0f} ms {ratio:6.2f} floors (first {alone:.0f})")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [47])
