"""A disk with no room left, and one that nobody may write to: all stays, a sentence says why.

Both are file systems of their own (``tests/small_disk.py``), so that it is the system that refuses.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.bucket.bucket import Bucket
from etl.bucket.sending import send
from etl.columns import CORRECTIONS
from etl.documents import Reading
from etl.editions.listing import list_editions, log_of
from etl.editions.publishing import publish
from etl.store import read
from tests.etl import archive_made
from tests.etl.conftest import ROOT, SHIPPED
from tests.etl.killing import Publishing, State, forked, state
from tests.etl.plan_folders import PLAN, changed, content, corrections_file
from tests.s3_running import RunningStore
from tests.small_disk import NO_SMALL_DISK, SmallDisk, small_disk

pytestmark = pytest.mark.slow

MEGABYTE = 1 << 20
STEPS = (0, 4, 16, 48, 96, 160, 208)
"""Kilobytes that are free: too few at one write of an act after another."""

FIRST: State = (1, [1], [], ["published"])
SECOND: State = (2, [2], [], ["published", "published"])
CORRECTED: State = (1, [1], ["status"], ["published", "corrected"])


@pytest.fixture(scope="module")
def publishing(later: Path) -> Publishing:
    return Publishing(SHIPPED, later)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed(tmp_path_factory.mktemp("later"), "later.txt", ("3-6 июня", "4-7 июня"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Four megabytes, nothing on it."""
    with ExitStack() as held:
        mounted = held.enter_context(small_disk(tmp_path / "disk", 4 * MEGABYTE))
        if mounted is None:
            pytest.skip(NO_SMALL_DISK)
        yield mounted


class Commands:
    """Runs commands in a copy of this process that is on the disk; gives code and complaint."""

    def __init__(self, disk: SmallDisk, publishing: Publishing, scratch: Path) -> None:
        self._disk, self._publishing = disk, publishing
        self._said, self._told = scratch / "said", scratch / "told"

    def __call__(self, *words: object, **variables: str) -> tuple[int, str]:
        def run() -> None:
            self._disk.enter()
            os.environ.update(variables)
            for stream, path in ((1, self._said), (2, self._told)):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            data = [] if "--data" in words else ["--data", str(self._disk.place / "data")]
            with self._publishing.reads_at_once():
                code = main([*map(str, words), *data])
            sys.stdout.flush()
            os._exit(code)

        code = forked(run)
        return code, self._told.read_text("utf-8")

    def said(self) -> str:
        """What the last one said beside its complaint."""
        return self._said.read_text("utf-8")


@pytest.fixture
def command(disk: SmallDisk, publishing: Publishing, tmp_path: Path) -> Commands:
    return Commands(disk, publishing, tmp_path)


@pytest.fixture
def filled(disk: SmallDisk, published_folder: Path) -> Path:
    """The folder of plans on the disk, the shipped plan published in it."""
    shutil.copytree(published_folder, disk.seen / "data")
    return disk.seen / "data"


def one_sentence(complaint: str) -> str:
    assert complaint.count("\n") == 1, complaint
    assert complaint.endswith(".\n")
    return complaint.rstrip("\n")


def fails_until_there_is_room(
    disk: SmallDisk, act: Callable[[], tuple[int, str]], before: State, after: State
) -> None:
    """With less room than it takes an act changes nothing and says why; with room it is done."""
    folder = disk.seen / "data"
    stood = content(folder)
    refused = 0
    for kilobytes in STEPS:
        disk.fill(left=kilobytes << 10)
        code, complaint = act()
        disk.empty()
        if code == 0:
            break
        refused += 1
        assert code == 1
        said = one_sentence(complaint)
        assert said.startswith("Не удалось записать таблицы: "), said
        assert said.endswith("на диске нет места; освободите место и повторите."), said
        assert content(folder) == stood
        assert state(folder) == before
    else:
        assert act() == (0, "")
    assert refused >= 3
    assert state(folder) == after


def test_publishing_without_room_changes_nothing_and_works_once_there_is(
    disk: SmallDisk, filled: Path, command: Commands, later: Path
) -> None:
    fails_until_there_is_room(
        disk, lambda: command("publish", later, "--by", "Второй"), FIRST, SECOND
    )


def test_correcting_without_room_changes_nothing_and_works_once_there_is(
    disk: SmallDisk, filled: Path, command: Commands, tmp_path: Path
) -> None:
    cells = dict.fromkeys(CORRECTIONS, "") | {
        "plan": PLAN, "event_id": str(read(filled).events["event_id"].iloc[3]),
        "column": "status", "old_value": "planned", "new_value": "held", "author": "Третий",
    }  # fmt: skip
    file = corrections_file(tmp_path / "исправления.csv", [cells])
    fails_until_there_is_room(disk, lambda: command("correct", file), FIRST, CORRECTED)


def test_the_first_plan_on_a_full_disk_leaves_an_empty_folder(
    disk: SmallDisk, command: Commands
) -> None:
    for kilobytes in STEPS[:-1]:
        disk.fill(left=kilobytes << 10)
        code, complaint = command("publish", SHIPPED)
        assert code == 1, kilobytes
        assert "на диске нет места; освободите место" in one_sentence(complaint)
        folder = disk.seen / "data"
        assert not folder.exists() or list(folder.iterdir()) == [], kilobytes
    disk.empty()
    assert command("publish", SHIPPED) == (0, "")
    assert state(disk.seen / "data") == FIRST


def test_a_full_log_keeps_nobody_from_publishing(
    disk: SmallDisk, filled: Path, command: Commands, later: Path, tmp_path: Path
) -> None:
    """The log is on a full disk; the folder of plans has room."""
    log = disk.place / "log.jsonl"
    (disk.seen / "log.jsonl").write_text('{"what": "built"}\n' * 40, "utf-8")
    shutil.move(filled, tmp_path / "roomy")
    (disk.seen / "data").symlink_to(tmp_path / "roomy")
    disk.fill()
    while disk.free():  # what the last page of the log has room for
        disk.fill()
    with (disk.seen / "log.jsonl").open("ab", buffering=0) as file:
        file.write(b"x" * (-file.tell() % os.sysconf("SC_PAGE_SIZE")))
    stood = (disk.seen / "log.jsonl").read_bytes()
    assert command("publish", later, "--by", "Второй", PLAN_LOG=str(log)) == (0, "")
    assert state(tmp_path / "roomy") == SECOND
    assert (disk.seen / "log.jsonl").read_bytes() == stood


def archived(disk: SmallDisk, folder: Path) -> subprocess.CompletedProcess[str]:
    """The real command, with its real readers."""
    words = [sys.executable, "-m", "etl", "archive", str(folder), "--workers", "1",
             "--by", "Архив", "--data", str(disk.place / "data")]  # fmt: skip
    return subprocess.run(
        [*disk.within(), *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def published(folder: Path) -> int:
    """How many editions there are; each is whole, and published once."""
    rows = list_editions(folder)
    for row in rows:
        assert len(read(Path(row["directory"])).events) == row["events"]
    assert [act["act"] for act in log_of(folder)] == ["published"] * len(rows)
    return len(rows)


def test_an_archive_on_a_full_disk_keeps_what_is_taken_and_goes_on_later(
    disk: SmallDisk, tmp_path: Path
) -> None:
    folder = tmp_path / "архив"
    list(archive_made.make(folder, range(5, 9), 4))
    disk.fill(left=330 << 10)
    first = archived(disk, folder)
    assert first.returncode == 1, first.stdout + first.stderr
    taken = first.stdout.count("принят: ")
    assert 1 <= taken <= 3, first.stdout
    said = one_sentence(first.stderr)
    assert "на диске нет места; освободите место и повторите" in said
    assert f"Принято документов: {taken}; остальные возьмёт эта же команда" in said
    assert published(disk.seen / "data") == taken
    stood = content(disk.seen / "data" / "editions")
    disk.empty()
    again = archived(disk, folder)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.count("принят: ") == 4 - taken
    assert again.stdout.count("тот же: ") == taken
    now = content(disk.seen / "data" / "editions")
    assert {name: now[name] for name in stood} == stood
    assert published(disk.seen / "data") == 4


def test_a_copy_of_a_store_on_a_full_disk_stays_what_it_was(
    disk: SmallDisk, command: Commands, store: RunningStore, plans: Path, later: Path
) -> None:
    def editions() -> tuple[int, str, int]:
        code, complaint = command("editions", "--json", "--data", store.address, **copied)
        return code, complaint, command.said().count('"edition":')

    copied = {"PLAN_STORE_CACHE": str(disk.place / "copies")}
    send(plans, Bucket.of(store.address))
    assert editions() == (0, "", 1)
    publish(Reading(later), plans, by="Второй")
    send(plans, Bucket.of(store.address))
    disk.fill(left=16 << 10)
    code, complaint, known = editions()
    assert (code, known) == (0, 1)
    no_room = "записать некуда: на диске нет места; освободите место и повторите."
    assert no_room in one_sentence(complaint)
    disk.empty()
    assert editions() == (0, "", 2)


def test_on_a_disk_for_reading_alone_a_sentence_says_so(
    disk: SmallDisk, filled: Path, command: Commands, later: Path
) -> None:
    stood = content(filled)
    disk.read_only()
    code, complaint = command("publish", later, "--by", "Второй")
    assert code == 1
    assert one_sentence(complaint).endswith(
        "диск только для чтения; подключите его с правом записи и повторите."
    )
    assert command("editions") == (0, "")
    assert content(filled) == stood
    assert state(filled) == FIRST
