"""A thousand pairs of writers at once: ``python -m tests.siege.pairs [1000] [seed]``.

Two builds into one folder, two who publish, publish and correct, correct the same and different
things, go back to an earlier edition: whoever comes second comes after the first, nothing of
either is lost, and what is shown is whole.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.columns import CORRECTIONS
from etl.editions.published_again import publish_again
from etl.store import find_edition, read, read_here, write
from etl.typed_rows import Line
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.etl.killing import Publishing, state

Action = Callable[[Path], object]
EDITIONS = 3


def plans(folder: Path) -> list[Path]:
    """Editions of a small plan: each has a row more and a date moved."""
    made = []
    for edition in range(1, EDITIONS + 1):
        rows = [item(str(n), f"Форум {n}", dates=f"{n + edition} мая 2026") for n in range(1, 5)]
        rows += [item(str(4 + n), f"Ярмарка {n}") for n in range(1, edition)]
        text = "\n".join(
            [f"{TITLE} Смоленской области", *("\t".join(r) for r in (HEADINGS, *rows))]
        )
        path = folder / f"редакция-{edition}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        made.append(path)
    return made


def held(directory: Path, row: int, value: str, by: str) -> list[Line]:
    """A correction of the status of one row of the published edition."""
    tables = read(directory)
    cells = dict.fromkeys(CORRECTIONS, "") | {
        "event_id": str(tables.events["event_id"].iloc[row]), "column": "status",
        "old_value": "planned", "new_value": value, "author": by,
    }  # fmt: skip
    return [(2, cells)]


def at_once(directory: Path, actions: Sequence[Action]) -> list[int]:
    """Run actions in copies of this process that begin together; gives their exit codes."""
    read_end, write_end = os.pipe()
    children = []
    for action in actions:
        child = os.fork()
        if child == 0:
            os.close(write_end)
            os.read(read_end, 1)  # until the parent lets go
            code = 1
            try:
                action(directory)
                code = 0
            except BaseException as error:
                print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            finally:
                os._exit(code)
        children.append(child)
    os.close(read_end)
    os.close(write_end)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


class Pairs:
    """The kinds of pairs, on a folder of plans whose first edition is published."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._documents = plans(folder)
        self._publishing = Publishing(*self._documents)
        self._start = folder / "start"
        self._publish(0)(self._start)
        self._both = folder / "both"
        shutil.copytree(self._start, self._both)
        self._publish(1)(self._both)
        self._built = [self._tables(start) for start in (self._start, self._both)]
        self._warm(folder / "warm")
        self.kinds: dict[str, Callable[[Path, random.Random], None]] = {
            "две сборки": self._builds,
            "публикация и публикация": self._publishes,
            "один и тот же документ дважды": self._same,
            "публикация и исправление": self._publish_and_correct,
            "два исправления разного": self._corrections,
            "два исправления одного": self._same_correction,
            "возврат и публикация": self._back_and_on,
        }

    @staticmethod
    def _tables(start: Path) -> tuple[dict[str, pa.Table], dict[str, Any]]:
        """The tables of the published edition and their manifest, as a build writes them."""
        place = find_edition(start)
        manifest = {k: v for k, v in read_here(place).manifest.items() if k != "files"}
        return {path.stem: pq.read_table(path) for path in place.glob("*.parquet")}, manifest

    def _warm(self, here: Path) -> None:
        """Do each act once in this process, so that its copies need not import and learn."""
        shutil.copytree(self._both, here)
        self._correct(0, "held", "Один")(here)
        publish_again(here, next((here / "editions").iterdir()).name, 1)
        state(here)
        shutil.rmtree(here)

    def _publish(self, edition: int) -> Action:
        return partial(self._publishing.publish, self._documents[edition])

    def _correct(self, row: int, value: str, by: str) -> Action:
        return partial(self._publishing.correct, held(self._start, row, value, by))

    def _builds(self, here: Path, dice: random.Random) -> None:
        """Into one folder of tables: one or the other, whole."""

        def into(number: int, directory: Path) -> None:
            write(*self._built[number], directory)

        numbers = [0, 1] if dice.random() < 0.8 else [1, 1]
        if dice.random() < 0.5:
            into(0, here)
        assert at_once(here, [partial(into, n) for n in numbers]) == [0, 0]
        tables = read_here(here)
        assert set(tables.events["edition"]) == {tables.manifest["edition"]}
        assert not list(here.glob(".build-*"))

    def _from(self, start: Path, here: Path) -> None:
        shutil.copytree(start, here)

    def _publishes(self, here: Path, dice: random.Random) -> None:
        self._from(self._start, here)
        assert at_once(here, [self._publish(1), self._publish(2)]) == [0, 0]
        count, shown, _, acts = state(here)
        assert (count, shown, acts) == (3, [3], ["published"] * 3)

    def _same(self, here: Path, dice: random.Random) -> None:
        self._from(self._start, here)
        assert at_once(here, [self._publish(1), self._publish(1)]) == [0, 0]
        count, shown, _, acts = state(here)
        assert (count, shown, acts) == (2, [2], ["published"] * 2)

    def _publish_and_correct(self, here: Path, dice: random.Random) -> None:
        self._from(self._start, here)
        assert at_once(here, [self._publish(1), self._correct(0, "held", "Один")]) == [0, 0]
        count, shown, settled, acts = state(here)
        assert (count, shown, settled) == (2, [2], ["status"])
        assert sorted(acts) == ["corrected", "published", "published"]

    def _corrections(self, here: Path, dice: random.Random) -> None:
        self._from(self._start, here)
        pair = [self._correct(0, "held", "Один"), self._correct(1, "cancelled", "Другой")]
        assert at_once(here, pair) == [0, 0]
        assert state(here)[3] == ["published", "corrected", "corrected"]
        assert list(read(here).events["status"])[:2] == ["held", "cancelled"]

    def _same_correction(self, here: Path, dice: random.Random) -> None:
        self._from(self._start, here)
        pair = [self._correct(0, "held", "Один"), self._correct(0, "cancelled", "Другой")]
        assert 0 in at_once(here, pair)
        assert read(here).events["status"].iloc[0] in ("held", "cancelled")
        state(here)

    def _back_and_on(self, here: Path, dice: random.Random) -> None:
        self._from(self._both, here)
        plan = next((here / "editions").iterdir()).name

        def back(directory: Path) -> None:
            publish_again(directory, plan, 1, by="Один")

        assert at_once(here, [back, self._publish(2)]) == [0, 0]
        count, shown, _, acts = state(here)
        assert count == 3
        assert sorted(acts) == ["published"] * 3 + ["republished"]
        assert shown == ([1] if acts[-1] == "republished" else [3])


def main(words: list[str]) -> None:
    """Try pairs in turn; ends with an error at the first that is not as it should be."""
    number, seed = (int(words[0]) if words else 1_000), (int(words[1]) if len(words) > 1 else 1)
    dice = random.Random(seed)
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        pairs = Pairs(Path(folder))
        kinds = list(pairs.kinds)
        for at in range(number):
            # Two builds are quickest, and met within four milliseconds once.
            kind = kinds[at % 21] if at % 21 < len(kinds) else kinds[0]
            here = Path(folder) / "here"
            pairs.kinds[kind](here, dice)
            shutil.rmtree(here)
            done[kind] += 1
            if at % 100 == 99:
                print(f"… {at + 1}", flush=True)
    print(f"{number} пар: {dict(done)}; ничего не потеряно")


if __name__ == "__main__":
    main(sys.argv[1:])
