"""Ends a process with kill -9 before its n-th change of a folder of plans."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from etl.build import ReadPlan, read_plan
from etl.documents import Reading
from etl.editions import publishing, remaking
from etl.editions.correcting import correct
from etl.editions.listing import list_editions, log_of
from etl.editions.record import Record
from etl.editions.record_rows import in_force, told_in_force
from etl.store import read
from etl.told.told_row import ToldRow
from etl.typed_rows import Line

_CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
State = tuple[Any, ...]
KILLED = -signal.SIGKILL


def forked(action: Callable[[], object]) -> int:
    """Run an action in a copy of this process; gives its exit code, minus the signal's number."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            action()
            code = 0
        except OSError:
            code = 3
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_before(step: int, directory: Path, action: Callable[[], object]) -> int:
    """Run an action and kill it before its n-th change below a directory."""
    done = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event == "open":
            mode, flags = arguments[1], arguments[2] or 0
            if not (set(mode or "") & set("wax+") or flags & _WRITES):
                return
        elif event not in _CHANGES:
            return
        if str(arguments[0]).startswith(str(directory)):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)

    real = os.fsync

    def count_sync(handle: int) -> None:
        count("os.rename", (str(directory),))
        real(handle)

    def run() -> None:
        sys.addaudithook(count)
        with mock.patch("os.fsync", count_sync):
            action()

    return forked(run)


class Publishing:
    """Publishes or corrects with documents that have been read beforehand: a kill is quick."""

    def __init__(self, *documents: Path, told: Sequence[ToldRow] = ()) -> None:
        self.read: dict[str, ReadPlan] = {}
        for path in documents:
            reading = Reading(path)
            self.read[reading.sha256] = read_plan(reading, told=told)
            reading.close()

    def _known(self, reading: Reading, period: str | None = None, **told: object) -> ReadPlan:
        return self.read[reading.sha256]

    @contextmanager
    def reads_at_once(self) -> Iterator[None]:
        """Documents are not read in the block: what they say is known."""
        with (
            mock.patch("etl.documents.apart.reading.Reading._begun"),
            mock.patch.object(publishing, "read_plan", self._known),
            mock.patch.object(remaking, "read_plan", self._known),
        ):
            yield

    def publish(self, document: Path, directory: Path, **settled: Any) -> None:
        """Publish a document, with what was told and corrected in its preview."""
        with self.reads_at_once():
            publishing.publish(Reading(document), directory, by="Второй", **settled)

    def correct(self, lines: list[Line], directory: Path) -> None:
        """Take corrections over."""
        with self.reads_at_once():
            correct(directory, lines, by="Третий")


def state(directory: Path) -> tuple[Any, ...]:
    """What is published and what the log says; fails where anything is half."""
    rows = list_editions(directory)
    acts = [row["act"] for row in log_of(directory)]
    for row in rows:
        tables = read(Path(row["directory"]))
        assert len(tables.events) == row["events"]
        assert set(tables.events["edition"]) == {row["edition"]}
    shown = [row["edition"] for row in rows if row["published"]]
    # What was told and corrected is in force only with the edition it was told of.
    said = [act["what"] for act in log_of(directory)]
    record = Record(directory)
    assert len(told_in_force(record)) == sum(len(what.get("told", ())) for what in said)
    force = {no for row in rows for no in in_force(record, row["plan"])}
    assert len(force) == sum(len(what.get("taken", ())) for what in said)
    served = read(directory)
    assert [served.manifest["edition"]] == shown
    settled = sorted({c for value in served.events["corrected"] for c in value})
    return len(rows), shown, settled, acts


def kill_at_times(
    start: Path, action: Callable[[Path], object], outcomes: list[tuple[Any, ...]], times: int
) -> int:
    """Kill an action at times spread over its whole course; gives how many kills there were."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(start, Path(folder) / "data")
        began = time.monotonic()
        assert forked(lambda: action(Path(folder) / "data")) == 0
        whole = time.monotonic() - began
    kills = 0
    for number in range(times):
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder) / "data"
            shutil.copytree(start, here)
            child = os.fork()
            if child == 0:
                action(here)
                os._exit(0)
            time.sleep(whole * (number + 0.5) / times)
            os.kill(child, signal.SIGKILL)
            kills += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
            assert state(here) in outcomes, number
    return kills


def kill_all(
    start: Path, action: Callable[[Path], object], outcomes: list[tuple[Any, ...]], every: int = 1
) -> int:
    """Kill an action before each of its changes; gives how many kills there were.

    After each one the folder is as before or as after, and the action can be done again.
    """
    kills, step = 0, 1
    while True:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder) / "data"
            shutil.copytree(start, here)
            code = killed_before(step, here, partial(action, here))
            if code == 0:
                return kills
            assert code == KILLED, code
            assert state(here) in outcomes, step
            assert forked(partial(action, here)) == 0
            assert state(here) == outcomes[1], step
        kills += 1
        step += every
