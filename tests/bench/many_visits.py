"""Whether a server grows with its visits: ``python -m tests.bench.many_visits 1000``.

Visits come one after another, a few at a time: each opens a connection as a browser does, a page,
chooses a filter, takes it away and leaves. What the server holds is looked at after the first
hundred, when everything is loaded and every cache has seen each page, and then a tenth of the way
at a time. Streamlit keeps the last visits for two minutes to let them come back; that is the same
number at both times.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from tests.bench import builds
from tests.bench.light_viewer import LightViewer
from tests.bench.served_memory import resident_of
from tests.browser.serving import PAGES, serve

_FIRST = 100
_AT_ONCE = 4


async def _visit(address: str, number: int, gate: asyncio.Semaphore) -> None:
    async with gate, LightViewer(address, PAGES[number % len(PAGES)]) as viewer:
        await viewer.open()
        if viewer.options:
            await viewer.choose([viewer.options[number % len(viewer.options)]])
            await viewer.choose([])


async def _visits(address: str, first: int, last: int) -> None:
    gate = asyncio.Semaphore(_AT_ONCE)
    await asyncio.gather(*(_visit(address, number, gate) for number in range(first, last)))


def measure(tables: Path, count: int) -> list[tuple[int, float]]:
    """Visits made and megabytes held, from the first hundred on."""
    found = []
    with serve(tables) as address:
        port = int(address.rpartition(":")[2])
        steps = [0, _FIRST, *range(_FIRST, count + 1, max(1, (count - _FIRST) // 9))[1:]]
        for before, after in pairwise(steps):
            asyncio.run(_visits(address, before, after))
            found.append((after, resident_of(port)))
            print(f"{after:6d} visits {found[-1][1]:8.1f} MB", flush=True)
    return found


def main(count: int) -> None:
    """Print what is held, and the growth in kilobytes a visit."""
    with tempfile.TemporaryDirectory() as scratch:
        tables = builds.shipped_tables(Path(scratch) / "tables")
        found = measure(tables, count)
    (first, before), (last, after) = found[0], found[-1]
    half = found[len(found) // 2]
    print(
        f"from {first} to {last} visits: {after - before:+.1f} MB, of it in the second half "
        f"{after - half[1]:+.1f} MB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
