"""Killed, out of space, without rights, two at once: before or after, never between."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import tempfile
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

from etl.columns import CORRECTIONS
from etl.store import read
from etl.typed_rows import Line
from tests.etl.conftest import SHIPPED
from tests.etl.killing import KILLED, Publishing, State, forked, kill_all, killed_before, state
from tests.etl.plan_folders import PLAN, changed, content

pytestmark = pytest.mark.slow

EVERY = 15
"""Kills before each n-th change; tests.kill_editions kills before all of them."""

FIRST: State = (1, [1], [], ["published"])
SECOND: State = (2, [2], [], ["published", "published"])
CORRECTED: State = (1, [1], ["status"], ["published", "corrected"])


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next edition of the shipped plan."""
    return changed(tmp_path_factory.mktemp("later"), "later.txt", ("3-6 июня", "4-7 июня"))


@pytest.fixture(scope="module")
def publishing(later: Path) -> Publishing:
    """Both documents, read."""
    return Publishing(SHIPPED, later)


def held(directory: Path) -> list[Line]:
    """One correction of the published edition."""
    event_id = str(read(directory).events["event_id"].iloc[3])
    cells = dict.fromkeys(CORRECTIONS, "") | {
        "plan": PLAN, "event_id": event_id, "column": "status", "old_value": "planned",
        "new_value": "held", "author": "Третий",
    }  # fmt: skip
    return [(2, cells)]


def test_killed_while_publishing(
    published_folder: Path, publishing: Publishing, later: Path
) -> None:
    outcomes = [FIRST, SECOND]
    kills = kill_all(
        published_folder, lambda at: publishing.publish(later, at), outcomes, every=EVERY
    )
    assert kills >= 2


def test_killed_while_correcting(published_folder: Path, publishing: Publishing) -> None:
    lines = held(published_folder)
    outcomes = [FIRST, CORRECTED]
    kills = kill_all(
        published_folder, lambda at: publishing.correct(lines, at), outcomes, every=EVERY
    )
    assert kills >= 2


def test_killed_while_publishing_the_first(publishing: Publishing, tmp_path: Path) -> None:
    """Into nothing: what a killed first one leaves is in nobody's way."""
    for step in (4, 20, 36):
        here = tmp_path / str(step)
        assert killed_before(step, here, partial(publishing.publish, SHIPPED, here)) in (
            0, KILLED,
        )  # fmt: skip
        assert forked(partial(publishing.publish, SHIPPED, here)) == 0
        assert state(here) == FIRST


def test_two_at_once_both_count(
    published_folder: Path, publishing: Publishing, later: Path, tmp_path: Path
) -> None:
    here = tmp_path / "data"
    shutil.copytree(published_folder, here)
    lines = held(here)
    child = os.fork()
    if child == 0:
        try:
            publishing.publish(later, here)
        finally:
            os._exit(0)
    publishing.correct(lines, here)
    os.waitpid(child, 0)
    count, shown, settled, acts = state(here)
    assert (count, shown, settled) == (2, [2], ["status"])
    assert sorted(acts) == ["corrected", "published", "published"]


@pytest.mark.parametrize("most", [0, 4_096, 30_000])
def test_a_full_disk_leaves_all_as_it_was(
    published_folder: Path, publishing: Publishing, later: Path, tmp_path: Path, most: int
) -> None:
    here = tmp_path / "data"
    shutil.copytree(published_folder, here)
    before = content(here)

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        publishing.publish(later, here)

    assert forked(limited) == 3
    assert content(here) == before
    assert state(here) == FIRST


def test_a_folder_without_the_right_to_write(
    published_folder: Path, publishing: Publishing, later: Path
) -> None:
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        here = Path(open_to_all) / "data"
        shutil.copytree(published_folder, here)
        here.chmod(0o555)
        before = content(here)

        def as_nobody() -> None:
            data = later.read_bytes()
            if os.getuid() == 0:
                os.setuid(65_534)
            with mock.patch("etl.documents.apart.reading.file_bytes", return_value=data):
                assert read(here).manifest["edition"] == 1
                publishing.publish(later, here)

        assert forked(as_nobody) == 3
        assert content(here) == before
        here.chmod(0o755)
