"""``python -m etl build`` from a cold start against a process that only imports the same."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.browser.serving import ROOT

PLAN = ROOT / "plan_data" / "source" / "plan-2026-H1.txt"
_LIST_IMPORTS = f"""
import atexit, runpy, sys
sys.argv = ["etl", "build", {str(PLAN)!r}, "--out", sys.argv[1]]

@atexit.register  # a build leaves nothing to be done behind it
def _list():
    given = {{*sys.stdlib_module_names, "__main__"}}
    names = [name for name in sys.modules if name.partition(".")[0] not in given]
    print("\\n".join(names), flush=True)

runpy.run_module("etl", run_name="__main__")
"""


def shipped_tables(folder: Path) -> Path:
    """The tables of the shipped plan, built in a folder that is made for them; gives the folder."""
    subprocess.run(
        [sys.executable, "-m", "etl", "build", str(PLAN), "--out", str(folder)],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return folder


@dataclass(frozen=True)
class Cost:
    """Medians of one command: seconds by the clock, of the processor, peak memory in MB.

    The processor's seconds are of the command and the process that reads its document; on a
    machine with other work they alone can be compared.
    """

    seconds: float
    processor: float
    megabytes: float


def _run(command: list[str]) -> tuple[float, float, float]:
    # As on a user's machine: without this Python translates the program anew each time.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{command} ended with {status}")
    process.returncode = 0
    processor = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, processor, usage.ru_maxrss / 1024


def measure(runs: int = 7) -> tuple[Cost, Cost, Cost]:
    """The build, a process that imports all of the same, and one that imports its libraries.

    Run in turn so that the machine's mood strikes all.
    """
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory)
        listing = subprocess.run(
            [sys.executable, "-c", _LIST_IMPORTS, str(out / "listed")],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        names = listing.stdout.split("Таблицы:")[-1].splitlines()[1:]
        others = [name for name in names if name.partition(".")[0] != "etl"]
        build = [sys.executable, "-m", "etl", "build", str(PLAN), "--out"]
        importing = [_importing(out / "all.py", names), _importing(out / "others.py", others)]
        costs: list[list[tuple[float, float, float]]] = [[], [], []]
        for run in range(runs + 1):
            commands = [[*build, str(out / f"t{run}")], *importing]
            for command, samples in zip(commands, costs, strict=True):
                samples.append(_run(command))
    ours, floor, libraries = (_cost(samples[1:]) for samples in costs)
    return ours, floor, libraries


def _importing(script: Path, names: list[str]) -> list[str]:
    """The command of a process that imports modules and ends."""
    script.write_text(
        f"import importlib, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        f"for name in {names!r}:\n"
        "    try:\n        importlib.import_module(name)\n"
        "    except ImportError:\n        pass\n",
        encoding="utf-8",
    )
    return [sys.executable, str(script)]


def _cost(samples: list[tuple[float, float, float]]) -> Cost:
    return Cost(*map(median, zip(*samples, strict=True)))
