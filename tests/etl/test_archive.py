"""A folder of documents: what is taken, in which order, whoever reads and whatever happens."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.archive.folder_walk import walk
from etl.archive.progress import in_words
from etl.build import make_edition, read_plan
from etl.documents import Reading
from etl.editions.labelling import labelled
from etl.editions.listing import log_of
from etl.refusals import RefusedDocumentError
from etl.store import read
from tests.etl import archive_made
from tests.etl.archive_tasks import HANGS, KILLS_ONCE
from tests.etl.conftest import ROOT, SHIPPED
from tests.etl.plan_folders import content

ROWS = 4
NUMBERS = range(5, 11)
"""Documents 8 and 9 are two editions of one plan, a workbook the later one."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive: plans in three formats, copies, what cannot be read, what is no plan."""
    place = tmp_path_factory.mktemp("archive") / "Архив планов"
    paths = list(archive_made.make(place, NUMBERS, ROWS))
    word = next(path for path in paths if path.suffix == ".docx")
    (place / "старое").mkdir()
    shutil.copy(word, place / "старое" / "копия.docx")
    (place / "старое" / "обрыв.docx").write_bytes(word.read_bytes()[:3000])
    (place / "старое" / "~$00000.docx").write_bytes(b"owner")
    (place / ".DS_Store").write_bytes(b"")
    (place / "фото.jpg").write_bytes(b"\xff\xd8\xff")
    return place


def started(module: str, *words: object, **more: str) -> subprocess.Popen[str]:
    """A command under way, in a group of its own as a terminal has it.

    It hears Ctrl+C also where the tests do not: what a shell starts with «&» ignores it.
    """
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, words)],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        cwd=ROOT, env={**os.environ, **more}, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def tables(directory: Path) -> dict[str, bytes]:
    """Every table under a folder of plans."""
    return {name: data for name, data in content(directory).items() if name.endswith(".parquet")}


def group(process: subprocess.Popen[str]) -> list[int]:
    """The processes of a command's group that are there still."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == process.pid and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def until(condition: Callable[[], bool], seconds: float = 600) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def interrupted(words: tuple[object, ...], there: int, directory: Path) -> None:
    """Ctrl+C as soon as so many processes are there: one line, and nobody is left.

    Where something had been taken before the signal came it is done once more: so late it only
    comes on a busy machine.
    """
    for _ in range(10):
        process = started("etl", "archive", *words)
        until(lambda: len(group(process)) >= there or process.poll() is not None)  # noqa: B023
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=600)
        until(lambda: not group(process))  # noqa: B023
        if re.search("Принято документов: [1-9]", err) or process.returncode == 3:
            shutil.rmtree(directory)
            continue
        break
    assert (process.returncode, err.count("\n")) == (130, 1), err
    assert "Принято документов: 0" in err
    assert not directory.exists()


@pytest.fixture(scope="module")
def by_one(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The archive taken by one worker, and what was said; Ctrl+C had come before."""
    directory = tmp_path_factory.mktemp("by-one") / "data"
    words = (folder, "--data", directory, "--workers", 1, "--by", "Архивариус")
    for there in (3, 4):  # itself, the resource tracker, a worker that starts; one that reads
        interrupted(words, there, directory)
    process = started("etl", "archive", *words)
    out, err = process.communicate(timeout=1_800)
    assert (process.returncode, err) == (3, "")
    until(lambda: not group(process))
    return directory, out


@pytest.mark.slow
def test_a_line_for_each_file_the_oldest_plan_first(by_one: tuple[Path, str]) -> None:
    directory, out = by_one
    lines = out.splitlines()
    assert lines[:3] == [
        "пропущен: .DS_Store — служебный файл системы",
        "пропущен: фото.jpg — файлы вида «.jpg» планами не бывают",
        "пропущен: старое/~$00000.docx — служебный файл открытого документа",
    ]
    taken = [line for line in lines if line.startswith("принят: ")]
    assert len(taken) == len(NUMBERS)
    assert "старое/копия.docx — тот же документ, что «000/00008.docx»" in out
    (refused,) = [line for line in lines if line.startswith("отказ: ")]
    assert refused.startswith("отказ: старое/обрыв.docx — архив документа повреждён")
    # 2007-H1 all of them but none older; in a plan the file that was changed first
    assert "2007-H1-bryanskaya-oblast: 1 — 000/00008.docx (" in lines[-2]
    assert "2 — 000/00009.xlsx (" in lines[-2]
    assert lines[-1] == "Принято: 6; были раньше: 1; отказано: 1; пропущено (не планы): 3."
    log = log_of(directory)
    assert {row["by"] for row in log} == {"Архивариус"}
    assert [row["act"] for row in log] == ["published"] * len(NUMBERS)


@pytest.mark.slow
def test_a_later_edition_keeps_the_ids(by_one: tuple[Path, str]) -> None:
    place = by_one[0] / "editions" / "2007-H1-bryanskaya-oblast"
    first, second = (read(place / number / "tables-1").events for number in ("1", "2"))
    assert list(second["event_id"]) == list(first["event_id"])[1:]
    assert set(second["edition"]) == {2}


@pytest.mark.slow
def test_again_takes_only_what_is_new(
    by_one: tuple[Path, str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = tmp_path / "data"
    shutil.copytree(by_one[0], directory)
    before = content(directory)
    assert main(["archive", str(folder), "--data", str(directory), "--json"]) == 3
    rows = json.loads(capsys.readouterr().out)
    kinds = [row["outcome"] for row in rows]
    assert (kinds.count("same"), kinds.count("refused"), kinds.count("taken")) == (7, 1, 0)
    (older,) = [row for row in rows if row["file"] == "000/00008.docx"]
    assert (older["edition"], older["published"]) == (1, False)
    assert "опубликована редакция 2" in older["why"]
    assert content(directory) == before


@pytest.mark.slow
def test_workers_that_die_change_no_table_and_keep_nothing_back(
    by_one: tuple[Path, str], folder: Path, tmp_path: Path
) -> None:
    archive, directory = tmp_path / "archive", tmp_path / "data"
    shutil.copytree(folder / "000", archive)
    shutil.copy(SHIPPED, archive / HANGS)
    words = (archive, "--data", directory, "--workers", 2)
    process = started("tests.etl.archive_tasks", *words, KILLED_ONCE=str(tmp_path / "killed once"))
    out, err = process.communicate(timeout=1_800)
    assert (process.returncode, err) == (3, "")
    assert (tmp_path / "killed once").exists()
    assert f"принят: {KILLS_ONCE} — " in out
    (refused,) = [line for line in out.splitlines() if line.startswith("отказ: ")]
    assert refused.startswith(f"отказ: {HANGS} — его чтение несколько раз оборвало")
    assert tables(directory) == tables(by_one[0])
    until(lambda: not group(process))


def test_labels_are_all_that_an_edition_s_number_changes() -> None:
    ready = read_plan(Reading(SHIPPED))
    first = [f"first-{number}" for number in range(len(ready.events))]
    later = [f"later-{number}" for number in reversed(range(len(ready.events)))]
    at = "2026-01-01T00:00:00+00:00"
    made = make_edition(ready, first, 1, built_at=at)
    assert labelled(made, later, 7) == make_edition(ready, later, 7, built_at=at)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "такой папки нет"),
        ([""], "Имя папки с документами пусто"),
        ([".", "--workers", "0"], "Число процессов «0» не понято"),
        ([".", "--workers", "много"], "Число процессов «много» не понято"),
        ([".", "--data", " "], "Имя папки планов пусто"),
        (["."], "планов нет"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "notes.md").write_text("no plan")
    assert main(["archive", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_the_folder_of_plans_itself_is_no_archive(tmp_path: Path) -> None:
    for name in ("data/editions/a/1/document.docx", "b/план.docx", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    assert [found.name for found in walk(tmp_path, tmp_path / "data")] == ["b/план.docx"]
    with pytest.raises(RefusedDocumentError):
        list(walk(tmp_path / "b" / "план.docx", tmp_path))


@pytest.mark.parametrize(
    ("done", "seconds", "line"),
    [
        (0, 5, "Прочитано 0 из 200"),
        (50, 100, "Прочитано 50 из 200; 30 в минуту; осталось около 5 мин"),
        (190, 190, "Прочитано 190 из 200; 60 в минуту; осталось около 10 с"),
        (1, 60, "Прочитано 1 из 200; 1 в минуту; осталось около 3 ч 19 мин"),
        (200, 100, "Прочитано 200 из 200; 120 в минуту"),
    ],
)
def test_progress_says_rate_and_time_left(done: int, seconds: float, line: str) -> None:
    assert in_words("read", done, 200, seconds) == line
