"""``python -m tests.bench.archive_times 50 500 5000``: archives of so many documents, 20 rows each.

Each is taken by two workers, those of up to ``--both`` documents by one worker too. Printed are
lines for the table in ``tests/bench/archive.md`` and then what the aims ask for: two workers
against one, time per row against that of the smallest archive, memory likewise. It fails where
the tables of one and of two workers differ. Wall time says something only on a machine that has
nothing else to do: 5,000 documents take two cores for about an hour.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from os import wait4
from pathlib import Path

import pyarrow.parquet as pq

from tests.browser.serving import ROOT
from tests.etl.archive_made import ROWS, make

WORKERS = (2, 1)


@dataclass(frozen=True)
class Taken:
    """What an archive cost.

    Attributes:
        documents: how many there were.
        workers: how many read them.
        rows: events in all tables of all editions.
        seconds: by the clock.
        processor: seconds of all processes together.
        megabytes: resident memory of the largest process at its highest.
    """

    documents: int
    workers: int
    rows: int
    seconds: float
    processor: float
    megabytes: float

    @property
    def per_row(self) -> float:
        """Processor milliseconds per row."""
        return 1000 * self.processor / max(self.rows, 1)

    def line(self) -> str:
        """A row of the table."""
        return (
            f"| {self.documents:,} | {self.rows:,} | {self.workers} | {self.seconds:.0f} | "
            f"{1000 * self.seconds / max(self.rows, 1):.1f} | {self.processor:.0f} | "
            f"{self.per_row:.1f} | {self.megabytes:.0f} |"
        )


def taken(folder: Path, directory: Path, documents: int, workers: int) -> Taken:
    """Take an archive."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", "archive", str(folder), "--data", str(directory),
         "--workers", str(workers)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = status >> 8
    if process.returncode not in (0, 3):
        raise RuntimeError(f"ended with {process.returncode}")
    rows = sum(pq.read_metadata(path).num_rows for path in directory.rglob("events.parquet"))
    processor = usage.ru_utime + usage.ru_stime
    return Taken(documents, workers, rows, seconds, processor, usage.ru_maxrss / 1024)


def digests(directory: Path) -> dict[str, str]:
    """Every table of a folder of plans by its digest."""
    return {
        path.relative_to(directory).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in directory.rglob("*.parquet")
    }


def measure(documents: int, workers: Sequence[int]) -> list[Taken]:
    """Take one archive by each number of workers."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "archive"
        for _ in make(folder, range(documents)):
            pass
        costs: list[Taken] = []
        tables: list[Mapping[str, str]] = []
        for number in workers:
            directory = Path(place) / str(number)
            costs.append(taken(folder, directory, documents, number))
            print(costs[-1].line(), flush=True)
            tables.append(digests(directory))
        if any(other != tables[0] for other in tables):
            raise RuntimeError("the tables differ")
        return costs


def aims(costs: Sequence[Taken]) -> list[str]:
    """What the aims ask for, in a line each."""
    lines = []
    by_size: dict[int, dict[int, Taken]] = {}
    for cost in costs:
        by_size.setdefault(cost.documents, {})[cost.workers] = cost
    for documents, own in by_size.items():
        if set(WORKERS) <= own.keys():
            faster = own[1].seconds / own[2].seconds
            lines.append(f"{documents:,} documents: two workers {faster:.2f} × one (aim 1.8)")
    two = [own[2] for own in by_size.values()]
    for cost in two[1:]:
        by_clock = (cost.seconds / cost.rows) / (two[0].seconds / two[0].rows)
        lines.append(
            f"{cost.rows:,} rows against {two[0].rows:,}: time per row {by_clock:.2f} × by the "
            f"clock, {cost.per_row / two[0].per_row:.2f} × of the processors (aim 1.1); "
            f"memory {cost.megabytes / two[0].megabytes:.2f} ×"
        )
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure archives of several sizes, the smallest first."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.archive_times")
    parser.add_argument("documents", type=int, nargs="+", help=f"how many, of {ROWS} rows each")
    parser.add_argument("--both", type=int, default=500, help="up to so many also by one worker")
    options = parser.parse_args(arguments)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    print(f"{date.today()}, {commit}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print("| documents | rows | workers | wall s | wall ms/row | processor s | ms/row | MB |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    costs = [
        cost
        for documents in sorted(options.documents)
        for cost in measure(documents, WORKERS if documents <= options.both else WORKERS[:1])
    ]
    print("", *aims(costs), sep="\n")


if __name__ == "__main__":
    main()
