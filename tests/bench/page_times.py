"""What a page's run costs the server, by the number of events.

``python -m tests.bench.page_times N …``; without numbers those of ``SIZES``.
Processor time of this process alone, so that others on the machine change little. Each page is run
as Streamlit runs it, without a browser: first by a visitor who comes to a plan that nobody has
looked at, then with a sphere chosen and taken away again.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

from tests import many_events
from tests.browser.serving import ROOT
from tests.pages.message_sizes import message_sizes

CARD = "card"
"""The card of an event, on the page of the list."""
PAGES = ("overview", "calendar", "map", "spheres", "events", CARD, "show", "data")
SIZES = (47, 500, 5_000, 180_000)


@dataclass(frozen=True)
class PageCost:
    """Processor milliseconds and kilobytes of the messages of one page.

    Attributes:
        first: the first visit.
        fresh: median of clicks on filters that nobody has chosen yet.
        again: median of clicks on one that has been chosen before.
        message: the largest rerun's messages, uncompressed, in kilobytes.
    """

    first: float
    fresh: float
    again: float
    message: float


def main(counts: list[int]) -> None:
    """Print the table; each number of events in a process of its own."""
    if len(counts) != 1:
        for count in counts or SIZES:
            os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-m", __spec__.name, str(count))
        return
    (count,) = counts
    os.environ["PLAN_TODAY"] = "2026-04-10"
    with tempfile.TemporaryDirectory() as directory, _compiled_once():
        os.environ["PLAN_DATA_DIR"] = str(many_events.write(Path(directory) / "tables", count))
        before = _resident()
        start = time.process_time()
        from pages.shared.plan.tables import load_plan

        load_plan()
        reading = time.process_time() - start
        floor = _floor()
        print(f"\n{count} events: read in {reading:.1f} s; floor {floor:.1f} ms")
        print("page        first ms  fresh ms  again ms  again/floor  message KB")
        only = os.environ.get("PAGES", "").split() or PAGES
        for page in only:
            cost = measure(page)
            print(
                f"{page:10s} {cost.first:9.0f} {cost.fresh:9.1f} {cost.again:9.1f} "
                f"{cost.again / floor:12.1f} {cost.message:11.0f}",
                flush=True,
            )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"memory: {before:.0f} MB before the plan, {_resident():.0f} MB now, {peak:.0f} MB peak"
        )


def measure(page: str, clicks: int = 10) -> PageCost:
    """Open a page and choose spheres, each a first time, then one of them again and again."""
    with message_sizes() as sizes:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=900)
        app.run()  # the first page, which the address leads to
        folder = "events" if page == CARD else page
        app.switch_page(f"pages/{folder}/page.py")
        if page == CARD:
            app.query_params["event"] = _an_event()
        first = _timed(app.run)
        if (page == CARD) != any("class='pl-carded'" in one.proto.body for one in app.get("html")):
            raise RuntimeError(f"{page}: not what was asked for")
        spheres = list(app.multiselect(key="sphere").options)
        fresh, again = [], []
        for sphere in spheres[:5]:
            fresh.append(
                _timed(lambda s=sphere: app.multiselect(key="sphere").set_value([s]).run())
            )
        for at in range(2 * clicks):
            value = spheres[:1] if at % 2 else []
            again.append(_timed(lambda v=value: app.multiselect(key="sphere").set_value(v).run()))
        if app.exception:
            raise RuntimeError(app.exception[0].value)
    return PageCost(first, median(fresh), median(again), max(sizes) / 1024)


def _an_event() -> str:
    from pages.shared.plan.tables import load_plan

    return str(load_plan().events["event_id"].iloc[0])


def _floor() -> float:
    app = AppTest.from_file(str(ROOT / "tests" / "bench" / "empty_app.py"), default_timeout=60)
    app.run()
    return median(_timed(lambda: app.run()) for _ in range(40))


def _timed(act: Any) -> float:
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


@contextmanager
def _compiled_once() -> Iterator[None]:
    """Scripts are compiled once, as a server does; a tested app has no such memory of its own."""
    kept = cache(ScriptCache().get_bytecode)
    with mock.patch.object(ScriptCache, "get_bytecode", lambda _, path: kept(path)):
        yield


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]])
