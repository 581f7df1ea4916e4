"""Many viewers at once: ``python -m tests.bench.many_viewers 50 60`` (viewers, seconds).

Each viewer is a connection of its own that speaks Streamlit's protocol, opens one of the pages and
changes its first filter every ``EVERY`` seconds, at a moment of its own. The empty app bears the
same load first, on the same machine: what counts is the ratio of the 95th percentiles. The last
column is processor time of the server by an answer, which other programs change little: what a
core can give in a second, divided by it, is what one process can answer in a second. An answer
that says something failed, that does not come within two minutes, or a lost connection is an error,
and the command ends with 1. The viewers take processor time of the same machine: a tenth of the
dashboard's; run it where nothing else runs. ``--tables FOLDER`` shows another folder of plans.
``--behind-nginx`` shows each by two processes behind a real nginx with the shipped settings.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests import behind_nginx
from tests.bench import builds
from tests.bench.light_viewer import LightViewer
from tests.bench.served_memory import processor_of, resident_of
from tests.browser.serving import free_port, serve

EVERY = 5.0
_NGINX_STARTS = 1.0
_PAGES = ("", "calendar", "map", "spheres", "events")


@dataclass
class Borne:
    """What viewers met.

    Attributes:
        first: seconds of each first picture.
        answers: seconds of each answer to a filter.
        late: clicks that had to wait for the answer before them.
        errors: what went wrong, a line each.
        megabytes: of the server when all were there.
        received: bytes that came in all.
        processor: seconds of the processor that the server took.
    """

    first: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    late: int = 0
    errors: list[str] = field(default_factory=list)
    megabytes: float = 0.0
    received: int = 0
    processor: float = 0.0

    def in_words(self, name: str) -> str:
        """A line of the table."""
        return (
            f"{name:10s} {len(self.answers):7d} {_ms(median, self.first):9s} "
            f"{_ms(median, self.answers):9s} {_ms(p95, self.answers):9s} "
            f"{_ms(max, self.answers):9s} {self.late:5d} {len(self.errors):6d} "
            f"{self.megabytes:8.0f} {self.received / 2**20:8.0f} "
            f"{self.processor * 1000 / max(1, len(self.answers) + len(self.first)):9.0f}"
        )


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _ms(what: object, times: Sequence[float]) -> str:
    return f"{what(times) * 1000:.0f}" if times and callable(what) else "-"


async def _view(address: str, page: str, until: float, start: float, borne: Borne) -> None:
    chance = random.Random(start)
    await asyncio.sleep(start)
    viewer = LightViewer(address, page)
    try:
        async with viewer:
            borne.first.append(await viewer.open())
            due = time.monotonic() + EVERY * chance.random()
            while (wait := due - time.monotonic()) + time.monotonic() < until:
                borne.late += wait < 0
                await asyncio.sleep(max(0.0, wait))
                values = chance.sample(viewer.options, min(1, len(viewer.options)))
                borne.answers.append(await viewer.choose(values if chance.random() < 0.8 else []))
                due = max(due + EVERY, time.monotonic())
    except Exception as error:  # a lost connection has many names; none may be overlooked
        borne.errors.append(f"{page or 'overview'}: {type(error).__name__}: {error}")
    borne.received += viewer.received


async def _together(address: str, ports: Sequence[int], viewers: int, seconds: float) -> Borne:
    borne = Borne()
    until = time.monotonic() + seconds
    views = [
        _view(address, _PAGES[n % len(_PAGES)], until, EVERY * n / viewers, borne)
        for n in range(viewers)
    ]
    before = sum(map(processor_of, ports))
    running = asyncio.gather(*views)
    await asyncio.sleep(max(0.0, seconds - 1))
    borne.megabytes = sum(map(resident_of, ports))
    await running
    borne.processor = sum(map(processor_of, ports)) - before
    return borne


def load(tables: Path, script: str, viewers: int, seconds: float, *, behind: bool = False) -> Borne:
    """Let viewers come to a server of its own.

    Args:
        tables: the folder of plans.
        script: what Streamlit runs.
        viewers: how many.
        seconds: how long they stay.
        behind: whether it is two processes behind nginx.
    """
    with ExitStack() as running:
        ports = [free_port() for _ in range(2 if behind else 1)]
        reached = [running.enter_context(serve(tables, script=script, port=p)) for p in ports]
        for address in reached:
            asyncio.run(_warm(address))
        if behind:
            folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
            port, plain = free_port(), free_port()
            whole = behind_nginx.settings(folder, ports, port, plain)
            running.enter_context(behind_nginx.nginx(whole))
            address = f"https://{behind_nginx.NAME}:{port}"
            time.sleep(_NGINX_STARTS)
        return asyncio.run(_together(address, ports, viewers, seconds))


async def _warm(address: str) -> None:
    """One visitor before all others, whom nobody counts."""
    for page in _PAGES:
        async with LightViewer(address, page) as viewer:
            await viewer.open()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where there was any error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("viewers", type=int, nargs="?", default=50)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("--tables", type=Path, help="a folder of plans; the shipped plan's else")
    parser.add_argument("--behind-nginx", action="store_true", help="two processes behind nginx")
    options = parser.parse_args(arguments)
    behind = options.behind_nginx
    with tempfile.TemporaryDirectory() as scratch:
        tables = options.tables or builds.shipped_tables(Path(scratch) / "tables")
        print(
            f"{options.viewers} viewers, each a filter every {EVERY:.0f} s, {options.seconds:.0f} s"
        )
        print(
            "            clicks first ms  median ms p95 ms    max ms    late errors MB held"
            "  MB sent  CPU ms"
        )
        empty = load(
            tables, "tests/bench/empty_app.py", options.viewers, options.seconds, behind=behind
        )
        print(empty.in_words("empty app"), flush=True)
        ours = load(tables, "dashboard.py", options.viewers, options.seconds, behind=behind)
        print(ours.in_words("dashboard"), flush=True)
    if empty.answers and ours.answers:
        print(f"95th percentile: {p95(ours.answers) / p95(empty.answers):.1f} of the empty app's")
    for line in [*empty.errors, *ours.errors][:20]:
        print(f"error: {line}")
    return 1 if empty.errors or ours.errors else 0


if __name__ == "__main__":
    sys.exit(main())
