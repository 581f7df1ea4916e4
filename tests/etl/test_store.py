"""Storing and swapping: what was there is never lost, halves are never read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import store
from etl.schema import arrow_schema


def empty_tables() -> dict[str, pa.Table]:
    return {name: pa.Table.from_pylist([], schema=arrow_schema(name)) for name in store.TABLES}


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
        "my notes.txt", "plan.json", *(f"{t}.parquet" for t in store.TABLES)
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
    assert sorted(files) == sorted(f"{t}.parquet" for t in store.TABLES)
