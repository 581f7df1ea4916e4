"""Clicks of two states of the program in turn: ``python -m tests.bench.before_after TREE [pages]``.

``TREE`` is a checkout of the earlier state (``git worktree add TREE COMMIT``), run with this one's
environment. Both servers stand at the same time and each page of both is clicked alternately, so
that the machine's mood strikes both; what counts is the median of the differences of neighbours.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import mean, median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import builds, clicks
from tests.browser import serving

RUNS = 10


@contextmanager
def _of(tree: Path, module: Any) -> Any:
    own, module.ROOT = module.ROOT, tree
    try:
        yield
    finally:
        module.ROOT = own


def _served(tree: Path, tables: Path, stack: ExitStack) -> str:
    with _of(tree, builds):
        builds.shipped_tables(tables)
    with _of(tree, serving):
        return stack.enter_context(serving.serve(tables))


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(serving.PATIENCE)
    serving.open_page(page, address)
    return page


def _in_turn(pages: list[Page]) -> list[list[float]]:
    """Milliseconds of each page, a value a round: the mean of choosing and taking away."""
    taken: list[list[float]] = [[] for _ in pages]
    for number in range(RUNS + 1):
        for page, times in zip(pages, taken, strict=True):
            page.bring_to_front()
            both = next(clicks.samples(page, 1))
            if number:  # the first warms up
                times.append(mean(both))
    return taken


def main(before: Path, names: list[str]) -> None:
    """Print a line for each page."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        tables = [Path(scratch) / name for name in ("before", "after")]
        trees = (before.resolve(), serving.ROOT)
        addresses = [_served(*one, stack) for one in zip(trees, tables, strict=True)]
        floor = serving.serve(tables[1], script=clicks.EMPTY, further=clicks.AS_INSTALLED)
        addresses.append(stack.enter_context(floor))
        browser = serving.launch(stack.enter_context(sync_playwright()))
        print("page       before   after   empty app   difference (ms, medians)")
        for name in names or clicks.ALL:
            path = "" if name == "overview" else name
            pages = [_opened(browser, f"{address}/{path}") for address in addresses[:2]]
            pages.append(_opened(browser, addresses[2]))
            old, new, empty = _in_turn(pages)
            apart = median(after - earlier for earlier, after in zip(old, new, strict=True))
            print(
                f"{name:10s} {median(old):6.0f} {median(new):7.0f} {median(empty):11.0f} "
                f"{apart:+12.0f}",
                flush=True,
            )
            for page in pages:
                page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
