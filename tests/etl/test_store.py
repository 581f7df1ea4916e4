"""Storing and swapping: what was there is never lost, halves are never read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import store
from etl.columns import FURTHER_TABLES, MAIN_TABLES
from etl.model import SCHEMA_VERSION
from etl.schema import arrow_schema
from etl.stored_columns import NEEDED, check_columns
from etl.swap import current, locked


def empty_tables() -> dict[str, pa.Table]:
    return {name: pa.Table.from_pylist([], schema=arrow_schema(name)) for name in MAIN_TABLES}


def manifest(edition: int) -> dict[str, object]:
    return {"plan_id": "2026-H1", "edition": edition, "period_end": "2026-06-30"}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    store.write(empty_tables(), manifest(1), tmp_path / "new" / "tables")
    tables = store.read(tmp_path / "new" / "tables")
    assert tables.manifest["edition"] == 1
    assert list(tables.events.columns) == arrow_schema("events").names


def test_files_that_are_not_ours_stay(tmp_path: Path) -> None:
    (tmp_path / "my notes.txt").write_text("keep")
    store.write(empty_tables(), manifest(1), tmp_path)
    store.write(empty_tables(), manifest(2), tmp_path)
    assert (tmp_path / "my notes.txt").read_text() == "keep"
    assert store.read(tmp_path).manifest["edition"] == 2
    assert {p.name for p in tmp_path.iterdir()} == {
        "my notes.txt", "plan.json", *(f"{t}.parquet" for t in MAIN_TABLES)
    }  # fmt: skip


def test_a_crash_in_the_middle_of_the_swap_is_finished_by_the_next_reader(tmp_path: Path) -> None:
    store.write(empty_tables(), manifest(1), tmp_path / "a")
    store.write(empty_tables(), manifest(2), tmp_path / "b")
    # as if the machine stopped after the first of the six renames of edition 2
    shutil.copytree(tmp_path / "b", tmp_path / "a" / ".next")
    (tmp_path / "a" / ".next" / "events.parquet").replace(tmp_path / "a" / "events.parquet")
    assert store.read(tmp_path / "a").manifest["edition"] == 2
    assert not (tmp_path / "a" / ".next").exists()


def test_a_failed_write_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full_disk)
    with pytest.raises(OSError, match="No space"):
        store.write(empty_tables(), manifest(2), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("damage", ["cut", "missing", "swapped"])
def test_damaged_tables_are_refused_in_russian(tmp_path: Path, damage: str) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    path = tmp_path / "venues.parquet"
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:100])
    elif damage == "missing":
        path.unlink()
    else:
        shutil.copy(tmp_path / "partners.parquet", path)
    with pytest.raises(store.TablesError, match=r"повреждены.*постройте"):
        store.read(tmp_path)


def test_a_manifest_that_is_moved_just_now_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader is told «.next», and the file goes to its place before it is opened."""
    name = "plan.json"
    store.write(empty_tables(), manifest(7), tmp_path)
    asked: list[str] = []

    def just_before(directory: Path, wanted: str) -> Path:
        asked.append(wanted)
        gone = wanted == name and asked.count(name) == 1
        return directory / ".next" / wanted if gone else current(directory, wanted)

    monkeypatch.setattr(store, "current", just_before)
    assert store.read(tmp_path).manifest["edition"] == 7
    assert asked.count(name) > 1


def test_no_tables_at_all(tmp_path: Path) -> None:
    with pytest.raises(store.TablesError, match="нет таблиц"):
        store.read(tmp_path)


def test_the_newest_plan_of_several_is_served(tmp_path: Path) -> None:
    store.write(empty_tables(), manifest(3), tmp_path / "2026-H1")
    later = {"plan_id": "2026-H2", "edition": 1, "period_end": "2026-12-31"}
    store.write(empty_tables(), later, tmp_path / "2026-H2")
    assert store.read(tmp_path).manifest["plan_id"] == "2026-H2"


def test_tables_without_a_manifest_are_read(tmp_path: Path) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    (tmp_path / "plan.json").unlink()
    assert store.read(tmp_path).events.empty


def test_manifest_carries_the_files_hashes(tmp_path: Path) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    files = json.loads((tmp_path / "plan.json").read_text())["files"]
    assert sorted(files) == sorted(f"{t}.parquet" for t in MAIN_TABLES)


def content(directory: Path) -> dict[str, bytes]:
    """Every plain file that another program sees, by name."""
    return {p.name: p.read_bytes() for p in directory.iterdir() if p.is_file()}


@pytest.mark.parametrize("name", [*(f"{t}.parquet" for t in MAIN_TABLES), "plan.json"])
def test_a_folder_in_a_files_place_leaves_the_former_edition(tmp_path: Path, name: str) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    before = content(tmp_path)
    with pytest.raises(IsADirectoryError):
        store.write(empty_tables(), manifest(2), tmp_path)
    assert content(tmp_path) == before
    assert {p.name for p in tmp_path.iterdir()} == {*before, name}


@pytest.mark.parametrize("name", store.FILES)
@pytest.mark.parametrize("former", [True, False])
def test_a_file_that_cannot_be_replaced_leaves_the_former_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, former: bool
) -> None:
    """As with an immutable file, or one that Windows keeps open: found out on replacing only."""
    tables = empty_tables() | {
        name: pa.Table.from_pylist([], schema=arrow_schema(name)) for name in FURTHER_TABLES
    }
    if former:
        store.write(tables, manifest(1), tmp_path)
    before = content(tmp_path)
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        if target == tmp_path / name:
            raise PermissionError(1, "Operation not permitted", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(PermissionError):
        store.write(tables, manifest(2), tmp_path)
    assert content(tmp_path) == before
    assert {p.name for p in tmp_path.iterdir()} == set(before)
    monkeypatch.undo()
    store.write(tables, manifest(2), tmp_path)
    assert store.read(tmp_path).manifest["edition"] == 2


STEPS = ("replace", "rename", "link", "unlink", "rmdir")


@pytest.mark.slow
@pytest.mark.parametrize("refused", ["", "venues.parquet"])
def test_killed_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    """After each system call that changes a name there is one whole edition, whoever reads."""

    class Killed(BaseException):
        pass

    store.write(empty_tables(), manifest(1), tmp_path / "first")
    real = {step: getattr(os, step) for step in STEPS}
    steps = 0
    while True:
        here = tmp_path / f"at-{steps}"
        shutil.copytree(tmp_path / "first", here)
        done = 0

        def step(name: str, *arguments: object, _limit: int = steps, **named: object) -> object:
            nonlocal done
            done += 1
            if done > _limit:
                raise Killed
            if refused and name == "replace" and Path(str(arguments[1])).name == refused:
                raise PermissionError(1, "no", refused)
            return real[name](*arguments, **named)

        for name in STEPS:
            monkeypatch.setattr(os, name, partial(step, name))
        ended = False
        try:
            store.write(empty_tables(), manifest(2), here)
            ended = True
        except PermissionError:
            ended = True
        except Killed:
            pass
        for name in STEPS:
            monkeypatch.setattr(os, name, real[name])
        assert store.read(here).manifest["edition"] in (1, 2)
        store.write(empty_tables(), manifest(3), here)
        assert store.read(here).manifest["edition"] == 3
        assert {p.name for p in here.iterdir()} == {p.name for p in (tmp_path / "first").iterdir()}
        if ended:
            break
        steps += 1
    assert steps > 15


WRITER = """
import sys
from pathlib import Path
from etl import store
from tests.etl.test_store import empty_tables, manifest
for edition in range(int(sys.argv[2]), int(sys.argv[3])):
    store.write(empty_tables(), manifest(edition), Path(sys.argv[1]))
"""


def writer(directory: Path, start: int, end: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, directory, str(start), str(end)])


@pytest.mark.slow
def test_two_writers_at_once_spoil_nothing(tmp_path: Path) -> None:
    """The editions change while they are read; each reading is one whole edition."""
    store.write(empty_tables(), manifest(1), tmp_path)
    both = [writer(tmp_path, 100, 115), writer(tmp_path, 200, 215)]
    seen = set()
    while any(process.poll() is None for process in both):
        seen.add(store.read(tmp_path).manifest["edition"])
    assert [process.returncode for process in both] == [0, 0]
    assert seen <= {1, *range(100, 115), *range(200, 215)}
    assert store.read(tmp_path).manifest["edition"] in (114, 214)
    assert {p.name for p in tmp_path.iterdir()} == {
        "plan.json", *(f"{t}.parquet" for t in MAIN_TABLES)
    }  # fmt: skip


@pytest.mark.slow
def test_killed_writers_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    for wait in (0.0, 0.01, 0.02, 0.03):
        process = writer(tmp_path, 2, 10_000)
        edition = 1
        while edition == store.read(tmp_path).manifest["edition"] and process.poll() is None:
            time.sleep(wait)
        process.kill()
        process.wait()
        assert store.read(tmp_path).manifest["edition"] >= 1
        store.write(empty_tables(), manifest(1), tmp_path)
        assert {p.name for p in tmp_path.iterdir()} == {
            "plan.json", *(f"{t}.parquet" for t in MAIN_TABLES)
        }  # fmt: skip


def test_a_writer_that_never_ends_is_told_of(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(OSError, match="another build"), locked(tmp_path, wait=0):
        pass


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.drop_columns(["title"]), "нет столбца title"),
        (lambda t: t.drop_columns(["title"]).append_column("title", pa.array([1])), "title"),
        (lambda t: t.drop_columns(["plan_id"]).append_column("plan_id", pa.nulls(1)), "plan_id"),
        (lambda t: pa.table({"a": [1]}), "нет столбца"),
    ],
)
def test_tables_of_another_maker_are_told_of(
    tmp_path: Path, change: Callable[[pa.Table], pa.Table], told: str
) -> None:
    """No hashes, columns missing or of another kind: said, and no page breaks on them."""
    for name, table in empty_tables().items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    assert store.read(tmp_path).events.empty
    event = {"event_id": "e", "plan_id": "2026", "edition": 1, "title": "Форум", "number": 1,
             "format": "in_person", "direction": "unknown", "date_precision": "day",
             "date_kind": "single", "schema_version": 1}  # fmt: skip
    table = pa.Table.from_pylist([event], schema=arrow_schema("events"))
    pq.write_table(change(table), tmp_path / "events.parquet")
    with pytest.raises(store.TablesError, match=told):
        store.read(tmp_path)


@pytest.mark.parametrize("damage", ["no file", "cut", "no JSON", "a folder"])
def test_what_is_wrong_is_said_in_russian(tmp_path: Path, damage: str) -> None:
    store.write(empty_tables(), manifest(1), tmp_path)
    events, said = tmp_path / "events.parquet", tmp_path / "plan.json"
    if damage == "no JSON":
        said.write_text('{"x":')
    else:
        said.unlink()
        whole = events.read_bytes()
        events.unlink()
        if damage == "cut":
            events.write_bytes(whole[:200])
        elif damage == "a folder":
            events.mkdir()
    with pytest.raises(store.TablesError) as caught:
        store.read_here(tmp_path)
    reason = str(caught.value).partition(f"«{tmp_path}» ")[2].replace(str(tmp_path), "")
    known = r"events\.parquet|plan\.json|build|out|python -m etl"
    assert not re.search(r"[A-Za-z]{3,}", re.sub(known, "", reason)), reason


@pytest.mark.parametrize("text", ["[]", "1", '{"files": []}', '{"edition": "x"}', '{"title": 1}'])
def test_a_manifest_of_another_maker(tmp_path: Path, text: str) -> None:
    store.write(empty_tables(), manifest(1), tmp_path / "a")
    (tmp_path / "a" / "plan.json").write_text(text)
    for directory in (tmp_path, tmp_path / "a"):
        with pytest.raises(store.TablesError, match=r"plan\.json"):
            store.read(directory)


def test_the_light_look_and_the_schemas_agree() -> None:
    for name, columns in NEEDED.items():
        assert set(columns) <= set(arrow_schema(name).names)
        check_columns(name, arrow_schema(name).empty_table(), SCHEMA_VERSION)
