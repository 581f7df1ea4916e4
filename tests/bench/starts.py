"""A server's start until its first page stands: ``python -m tests.bench.starts 5`` (runs).

With the program compiled at its installation, as ``make install-offline`` and the Dockerfile leave
it, and with nothing of it compiled, as a folder that the server may not write to stays for ever;
then with the packages not compiled either. Processor seconds of the server, the kinds in turn.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from deploy.bundle import program_into
from tests.bench import builds
from tests.bench.light_viewer import LightViewer
from tests.bench.served_memory import processor_of
from tests.browser import serving

KINDS = ("compiled", "program not", "nothing")


def _start(program: Path, tables: Path, kind: str, nowhere: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processor until the first page has come whole."""
    further = {"PYTHONDONTWRITEBYTECODE": "1"}
    if kind == "nothing":
        further["PYTHONPYCACHEPREFIX"] = str(nowhere)
    began = time.perf_counter()
    with _served_from(program), serving.serve(tables, further=further) as address:
        asyncio.run(_first(address))
        taken = time.perf_counter() - began
        return taken, processor_of(int(address.rpartition(":")[2]))


async def _first(address: str) -> None:
    async with LightViewer(address) as viewer:
        await viewer.open()


@contextmanager
def _served_from(program: Path) -> Any:
    own, serving.ROOT = serving.ROOT, program
    try:
        yield
    finally:
        serving.ROOT = own


def main(runs: int) -> None:
    """Print the medians."""
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        tables, nowhere = Path(scratch) / "tables", Path(scratch) / "nowhere"
        build = [sys.executable, "-m", "etl", "build", str(builds.PLAN), "--out", str(tables)]
        subprocess.run(build, cwd=serving.ROOT, check=True, stdout=subprocess.DEVNULL)
        programs = {}
        for kind in KINDS:
            programs[kind] = Path(scratch) / kind.replace(" ", "-")
            programs[kind].mkdir()
            program_into(programs[kind])
        compile_ = [sys.executable, "-m", "compileall", "-q", "etl", "pages"]
        subprocess.run(compile_, cwd=programs["compiled"], check=True)
        for _ in range(runs):
            for kind in KINDS:
                found[kind].append(_start(programs[kind], tables, kind, nowhere))
    print(f"median of {runs}, load {os.getloadavg()[0]:.0f}")
    for kind in KINDS:
        clock, processor = map(median, zip(*found[kind], strict=True))
        print(f"{kind:12s} {clock:5.1f} s by the clock, {processor:5.1f} s of the processor")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
