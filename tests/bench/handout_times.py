"""``python -m tests.bench.handout_times 47 5000 100000``: each file of a slice, made once.

A process of its own for each, so that none finds what another has kept; processor seconds of making
it, and how much memory that took beyond the plan itself. ``make bench`` asks for 47 and 5,000; the
table of ``tests/bench/handouts.md`` is written by hand.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from tests.browser.serving import ROOT


@dataclass(frozen=True, slots=True)
class HandoutCost:
    """What making a file took; a refusal is its sentence instead of a size."""

    seconds: float
    megabytes: float
    size: int
    refused: str = ""


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _made_here(key: str, count: int) -> HandoutCost:
    from pages.handouts.handout import RefusedError, slice_of
    from pages.shared.visit.file_formats import FORMATS
    from tests.many_events import many_plan

    form = FORMATS[key]
    handed = slice_of(many_plan(count), {})
    make = import_module(f"pages.handouts.{form.module}").make
    before, start = _peak(), time.process_time()
    try:
        content, refused = make(handed, "event"), ""
    except RefusedError as error:
        content, refused = b"", str(error)
    return HandoutCost(time.process_time() - start, _peak() - before, len(content), refused)


def measure(key: str, count: int) -> HandoutCost:
    """Make a file of so many events in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.handout_times", "--one", key, str(count)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return HandoutCost(*json.loads(told))


def main(counts: Sequence[int]) -> None:
    """Print a line a format and count."""
    from pages.shared.visit.file_formats import FORMATS

    print("Files of a slice: processor s, MB beyond the plan, MB of the file")
    for key in FORMATS:
        for count in counts:
            cost = measure(key, count)
            size = cost.refused or f"{cost.size / 1e6:7.1f}"
            print(
                f"  {key:12s}{count:8d}{cost.seconds:8.2f}{cost.megabytes:8.0f}  {size}", flush=True
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one = _made_here(sys.argv[2], int(sys.argv[3]))
        print(json.dumps([one.seconds, one.megabytes, one.size, one.refused]))
    else:
        main([int(word) for word in sys.argv[1:]] or [47, 5_000])
