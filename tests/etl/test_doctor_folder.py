"""The doctor over the folder of plans: damaged, lost, not ours, not writable."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from etl.__main__ import main
from etl.doctor.data_checks import check_folder, check_plans, last_act
from etl.doctor.finding import Verdict
from tests.etl.doctor_findings import ill, remarks
from tests.etl.plan_folders import PLAN


def test_a_file_in_the_place_of_the_folder_and_a_folder_in_that_of_the_record(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plans"
    file.write_bytes(b"")
    found = [*check_folder(file), *check_plans(file)]
    assert ill(found) == [f"«{file}» — файл, а не папка"]
    assert "уберите этот файл" in found[0].advice
    (tmp_path / "folder" / "plans.sqlite").mkdir(parents=True)
    (one,) = check_plans(tmp_path / "folder")
    assert one.says == "на месте файла plans.sqlite стоит папка"
    assert "уберите её и верните файл" in one.advice


def test_an_edition_without_its_manifest_is_not_whole(
    published_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(published_folder, folder)
    (folder / "editions" / PLAN / "1" / "tables-1" / "plan.json").unlink()
    assert ill(check_plans(folder)) == [
        f"editions/{PLAN}/1/tables-1: нет plan.json, хеши таблиц сверить не с чем"
    ]


def test_a_folder_that_cannot_be_written_or_is_full(tmp_path: Path) -> None:
    assert ill(check_folder(tmp_path / "not" / "yet")) == []
    (tmp_path / "file").write_text("", "utf-8")
    (found,) = ill(check_folder(tmp_path / "file"))
    assert "файл, а не папка" in found
    found = ill(check_folder(Path("/proc/self")))[0]  # root may write everywhere but here
    assert "записать нельзя" in found
    for free, verdict in ((50, Verdict.FAULT), (900, Verdict.REMARK), (9000, Verdict.FINE)):
        room = SimpleNamespace(free=free * 2**20)
        assert list(check_folder(tmp_path, Mock(return_value=room)))[-1].verdict is verdict


@pytest.fixture
def plans(published_folder: Path, tmp_path: Path) -> Path:
    """A copy of a published folder, to be damaged."""
    copy = tmp_path / "plans"
    shutil.copytree(published_folder, copy)
    assert ill(check_plans(copy)) == []
    return copy


DAMAGES = [
    ("truncated", "venues.parquet", "хеш не сходится у venues.parquet"),
    ("gone", "periods.parquet", "нет файлов periods.parquet"),
    ("truncated", "plan.json", "plan.json не разобрать"),
]


@pytest.mark.parametrize(("how", "name", "said"), DAMAGES)
def test_damaged_tables_are_named(how: str, name: str, said: str, plans: Path) -> None:
    tables = plans / "editions" / PLAN / "1" / "tables-1"
    if how == "gone":
        (tables / name).unlink()
    else:
        (tables / name).write_bytes((tables / name).read_bytes()[:100])
    assert ill(check_plans(plans)) == [f"editions/{PLAN}/1/tables-1: {said}"]
    shutil.rmtree(tables)
    assert ill(check_plans(plans)) == [f"editions/{PLAN}/1/tables-1: папки нет"]


def test_tables_of_a_later_program_are_named(plans: Path) -> None:
    tables = plans / "editions" / PLAN / "1" / "tables-1"
    (tables / "plan.json").write_text('{"edition": "первая"}', "utf-8")
    assert ill(check_plans(plans)) == [f"editions/{PLAN}/1/tables-1: plan.json устроен иначе"]


def test_a_document_that_is_no_longer_as_received(plans: Path) -> None:
    (document,) = (plans / "editions" / PLAN / "1").glob("document.*")
    document.write_bytes(document.read_bytes() + b" ")
    (found,) = ill(check_plans(plans))
    assert found.startswith("пропали или изменены: ")


def test_a_damaged_or_lost_record(plans: Path) -> None:
    record = plans / "plans.sqlite"
    whole = record.read_bytes()
    record.write_bytes(whole[:5000])
    (found,) = ill(check_plans(plans))
    assert "повреждён" in found
    record.unlink()
    (found,) = ill(check_plans(plans))
    assert "нет их учёта" in found


def test_an_empty_folder_is_none_that_is_ill(tmp_path: Path) -> None:
    assert ill(check_plans(tmp_path)) == []
    assert remarks(check_plans(tmp_path)) == ["планов в папке ещё нет"]


def test_tables_without_a_record(shipped_directory: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tables"
    shutil.copytree(shipped_directory, copy)
    assert ill(check_plans(copy)) == []
    (copy / "flat.parquet").unlink()
    assert ill(check_plans(copy)) == [".: нет файлов flat.parquet"]


def test_the_last_act_is_the_record_s(plans: Path, tmp_path: Path) -> None:
    assert datetime.fromisoformat(last_act(plans)) <= datetime.now(UTC)
    assert last_act(tmp_path / "nowhere") == ""


def test_the_command_says_it_and_ends_with_1_where_something_is_wrong(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    assert main(["doctor", "--data", str(plans), "--port", port]) == 0
    assert "Итог: установка исправна" in capsys.readouterr().out
    (plans / "plans.sqlite").write_bytes(b"no record")
    assert main(["doctor", "--data", str(plans), "--port", port, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["subject"] for one in said if one["verdict"] == "fault"] == ["Учёт редакций"]
    assert main(["doctor", "--port", "восемь"]) == 2


def test_a_manifest_without_a_bottom_and_a_pipe_for_a_document_are_told(plans: Path) -> None:
    manifest, document = (next(plans.rglob(name)) for name in ("plan.json", "document.*"))
    manifest.write_text("[" * 200_000, "utf-8")
    document.unlink()
    os.mkfifo(document)
    tables, documents = ill(check_plans(plans))
    assert "plan.json не разобрать" in tables
    assert "пропали или изменены" in documents


@pytest.mark.parametrize(
    ("change", "says", "advice"),
    [
        ("DROP TABLE state", "повреждён", "из резервной копии"),
        ("ALTER TABLE log RENAME TO diary", "повреждён", "из резервной копии"),
        ("PRAGMA user_version = 99", "более новой программой", "обновите программу"),
    ],
)
def test_a_record_that_is_whole_and_not_ours_is_told(
    change: str, says: str, advice: str, plans: Path
) -> None:
    with closing(sqlite3.connect(plans / "plans.sqlite")) as record:
        record.execute("PRAGMA foreign_keys = off")
        record.execute(change)
        record.commit()
    (found,) = (one for one in check_plans(plans) if one.verdict is Verdict.FAULT)
    assert says in found.says
    assert advice in found.advice


def test_folders_that_the_record_does_not_name_are_a_remark(plans: Path) -> None:
    edition = plans / "editions" / PLAN / "1"
    shutil.copytree(edition, plans / "editions" / PLAN / "1-again-2")
    shutil.copytree(edition / "tables-1", edition / "tables-7")
    for name in ("2031-H1-elsewhere/1/tables-1", f"{PLAN}/@eaDir", f"{PLAN}/1/.snapshot"):
        (plans / "editions" / name).mkdir(parents=True)
    (said,) = remarks(check_plans(plans))
    assert said.startswith(
        f"в учёте их нет: editions/{PLAN}/1-again-2, editions/{PLAN}/1/tables-7, "
        "editions/2031-H1-elsewhere/1;"
    )
    assert ill(check_plans(plans)) == []
