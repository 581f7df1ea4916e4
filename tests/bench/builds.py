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
    own = {{*sys.stdlib_module_names, "etl", "__main__"}}
    names = [name for name in sys.modules if name.partition(".")[0] not in own]
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


def measure(runs: int = 7) -> tuple[Cost, Cost]:
    """The build and its floor, run in turn so that the machine's mood strikes both."""
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory)
        listing = subprocess.run(
            [sys.executable, "-c", _LIST_IMPORTS, str(out / "listed")],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        names = listing.stdout.split("Таблицы:")[-1].splitlines()[1:]
        imports = out / "imports.py"
        imports.write_text(
            "import importlib\n"
            f"for name in {names!r}:\n"
            "    try:\n        importlib.import_module(name)\n"
            "    except ImportError:\n        pass\n",
            encoding="utf-8",
        )
        floor = [sys.executable, str(imports)]
        builds, floors = [], []
        for run in range(runs + 1):
            command = [
                sys.executable, "-m", "etl", "build", str(PLAN), "--out", str(out / f"t{run}"),
            ]  # fmt: skip
            builds.append(_run(command))
            floors.append(_run(floor))
    return _cost(builds[1:]), _cost(floors[1:])


def _cost(samples: list[tuple[float, float, float]]) -> Cost:
    return Cost(*map(median, zip(*samples, strict=True)))
