"""What one visitor more holds in the server's memory: ``python -m tests.bench.open_visits 200``.

Visits come one after another, choose a filter, take it away and stay. What all share (caches, code
of pages) is filled before: each page with each value of the filter, then fifty visits; what each
further one adds is the server's growth by their number, beside that of the empty app. Every page
in turn. ``--tables FOLDER`` shows another folder of plans.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from tests.bench import builds
from tests.bench.light_viewer import LightViewer
from tests.bench.served_memory import resident_of
from tests.browser.serving import PAGES, serve

_FIRST = 50


async def _held(address: str, pages: Sequence[str], further: int) -> float:
    """Kilobytes that each of the further visits added."""
    port = int(address.rpartition(":")[2])
    for page in pages:
        async with LightViewer(address, page) as viewer:
            await viewer.open()
            for value in viewer.options:
                await viewer.choose([value])
    async with AsyncExitStack() as open_visits:
        for number in range(_FIRST + further):
            if number == _FIRST:
                before = resident_of(port)
            page = pages[number % len(pages)]
            viewer = await open_visits.enter_async_context(LightViewer(address, page))
            await viewer.open()
            if viewer.options:
                await viewer.choose([viewer.options[number % len(viewer.options)]])
                await viewer.choose([])
        return (resident_of(port) - before) * 1024 / further


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what a visit holds in both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("visits", type=int, nargs="?", default=200)
    parser.add_argument("--tables", type=Path, help="a folder of plans; the shipped plan's else")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        tables = options.tables or builds.shipped_tables(Path(scratch) / "tables")
        with serve(tables, script="tests/bench/empty_app.py") as address:
            empty = asyncio.run(_held(address, ("",), options.visits))
        with serve(tables) as address:
            ours = asyncio.run(_held(address, PAGES, options.visits))
    print(f"KB a visit: {empty:.0f} empty app, {ours:.0f} dashboard, ratio {ours / empty:.2f}")


if __name__ == "__main__":
    main()
