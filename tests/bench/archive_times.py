"""``python -m tests.bench.archive_times 200``: an archive taken by one worker and by two.

Prints lines for the table in ``tests/bench/archive.md``, and fails where the tables differ.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from os import wait4
from pathlib import Path

from tests.browser.serving import ROOT
from tests.etl.archive_made import make


def taken(folder: Path, directory: Path, workers: int) -> tuple[float, float]:
    """Take an archive; gives wall seconds and processor seconds of all processes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", "archive", str(folder), "--data", str(directory),
         "--workers", str(workers)],
        cwd=ROOT, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = wait4(process.pid, 0)
    process.returncode = status >> 8
    if process.returncode not in (0, 3):
        raise RuntimeError(f"ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def tables(directory: Path) -> dict[str, bytes]:
    """Every table of a folder of plans."""
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in directory.rglob("*.parquet")
    }


def main(count: int) -> None:
    """Take the same archive by two workers and by one."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "archive"
        for _ in make(folder, range(count)):
            pass
        found = {}
        for workers in (2, 1):
            directory = Path(place) / str(workers)
            seconds, processor = taken(folder, directory, workers)
            found[workers] = tables(directory)
            print(
                f"{count} documents, {workers} workers: {seconds:.0f} s, "
                f"{count / seconds * 60:.0f} a minute; processor {processor:.0f} s",
                flush=True,
            )
        if found[1] != found[2]:
            raise RuntimeError("the tables differ")


if __name__ == "__main__":
    main(int(sys.argv[1]))
