"""Fifty who look while one publishes: ``python -m tests.siege.readers [100] [50]``.

Each reads what the pages read, over and over, until the publishing ends; every reading is of one
edition, whole, and none is refused.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

from etl.editions.listing import list_editions
from etl.editions.published_again import publish_again
from pages.shared.plan.tables import read_plan
from tests.etl.killing import Publishing, state
from tests.siege.pairs import plans

THREADS = 5
"""Readers of one process, as a server has them."""


def rows_of(edition: int) -> int:
    """How many rows an edition of ``plans`` has."""
    return 3 + edition


def look(directory: Path, stop: threading.Event, seen: Counter[int], wrong: list[str]) -> None:
    """Read until told to stop."""
    while not stop.is_set():
        try:
            plan = read_plan(directory)
            shown = [row["edition"] for row in list_editions(directory) if row["published"]]
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error}")
            return
        editions = {plan.info.edition, *plan.events["edition"]}
        if len(editions) != 1 or len(plan.events) != rows_of(plan.info.edition) or len(shown) != 1:
            wrong.append(f"{editions}, {len(plan.events)} rows, {shown}")
        seen[plan.info.edition] += 1


def _many_looks(directory: Path, pipe: int) -> int:
    """One process of readers; it ends when the pipe does. Gives 0 where nothing was wrong."""
    stop, seen, wrong = threading.Event(), Counter[int](), list[str]()
    threads = [
        threading.Thread(target=look, args=(directory, stop, seen, wrong)) for _ in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    os.read(pipe, 1)
    stop.set()
    for thread in threads:
        thread.join()
    print(*wrong[:3], dict(seen), flush=True)
    return 1 if wrong or not seen else 0


def watched_while_publishing(folder: Path, publishes: int, readers: int) -> list[int]:
    """Publish the editions of a plan in turn while readers look; gives their exit codes."""
    documents = plans(folder)
    publishing = Publishing(*documents)
    directory = folder / "data"
    for document in documents[:2]:
        publishing.publish(document, directory)
    plan = next((directory / "editions").iterdir()).name
    read_end, write_end = os.pipe()
    children = []
    for _ in range(0, readers, THREADS):
        child = os.fork()
        if child == 0:
            os.close(write_end)
            os._exit(_many_looks(directory, read_end))
        children.append(child)
    os.close(read_end)
    for edition in itertools.islice(itertools.cycle((1, 2)), publishes):
        publish_again(directory, plan, edition)
    os.close(write_end)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert len(state(directory)[3]) == publishes + 2
    return codes


def main(words: list[str]) -> int:
    """Look and publish; gives 1 where anything was wrong."""
    publishes, readers = (*map(int, words), *(100, 50)[len(words) :])
    with tempfile.TemporaryDirectory() as folder:
        codes = watched_while_publishing(Path(folder), publishes, readers)
    print(f"{publishes} публикаций, {readers} читателей: {'плохо' if any(codes) else 'хорошо'}")
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
