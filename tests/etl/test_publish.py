"""Publishing: what is shown, what is kept, what a refusal leaves; by the command line."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.corrections.correction import Correction
from etl.documents import Reading
from etl.editions import next_edition
from etl.editions.folder_layout import RECORD
from etl.editions.publishing import publish
from etl.editions.record import Record
from etl.store import TablesError, read
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, Told, changed, content


def test_a_published_plan_is_listed_and_served(told: Told) -> None:
    (row,) = told.editions()
    assert list(row) == [
        "plan", "plan_id", "region", "edition", "published", "published_at", "published_by",
        "built_at", "source_name", "source_sha256", "events", "doubts", "directory",
    ]  # fmt: skip
    assert row["plan"] == PLAN
    assert (row["plan_id"], row["region"]) == ("2026-H1", "Смоленская область")
    assert (row["edition"], row["published"], row["published_by"]) == (1, True, "Первый")
    assert (row["source_name"], row["events"]) == (SHIPPED.name, 47)
    assert len(read(Path(row["directory"])).events) == 47
    assert len(read(told.directory).events) == 47
    assert "редакция 1: опубликована" in told("editions")
    assert "SHA-256" in told("editions", "--log")


def test_the_document_is_kept_as_received(told: Told) -> None:
    kept = [v for name, v in content(told.directory).items() if "document" in name]
    assert kept == [SHIPPED.read_bytes()]


def test_the_same_document_again_changes_nothing(told: Told, tmp_path: Path) -> None:
    before = content(told.directory)
    copy = tmp_path / "another name.txt"
    shutil.copy(SHIPPED, copy)
    said = told("publish", copy)
    assert f"уже есть: редакция 1 плана {PLAN}; она и опубликована" in said
    assert content(told.directory) == before


def test_the_next_edition_and_the_first_again(told: Told, tmp_path: Path) -> None:
    first = content(told.directory)
    later = changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня"))
    said = told("publish", later, "--by", "Вторая")
    assert "Мероприятие 4: срок изменён: 4-7 июня 2026 года (было: 3-6 июня 2026 года)" in said
    one, two = told.editions()
    assert [(r["edition"], r["published"]) for r in (one, two)] == [(1, False), (2, True)]
    assert list(read(Path(one["directory"])).events["event_id"]) == list(
        read(Path(two["directory"])).events["event_id"]
    )
    assert set(read(told.directory).events["edition"]) == {2}
    now = content(told.directory)
    assert all(now[name] == data for name, data in first.items() if name != RECORD)
    # the earlier document again: which it is, and how to publish it
    said = told("publish", SHIPPED)
    assert "редакция 1" in said
    assert f"python -m etl publish --plan {PLAN} --edition 1" in said
    assert told.published()["edition"] == 2
    told("publish", "--plan", "2026-H1", "--edition", 1)
    assert told.published()["edition"] == 1
    assert content(told.directory).keys() == now.keys()
    assert [row["act"] for row in json.loads(told("editions", "--log", "--json"))] == [
        "published", "published", "republished"
    ]  # fmt: skip


def test_a_clock_that_goes_back_changes_no_order(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(next_edition, "now", lambda: "2019-01-01T00:00:00+00:00")
    told("publish", changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня")), "--by", "Вторая")
    one, two = told.editions()
    assert (one["published"], two["published"]) == (False, True)
    assert two["published_at"] < one["published_at"]
    assert read(told.directory).manifest["edition"] == 2
    first, last = json.loads(told("editions", "--log", "--json"))
    assert (first["edition"], last["edition"]) == (1, 2)


def test_a_dry_run_shows_all_and_stores_nothing(told: Told, tmp_path: Path) -> None:
    before = content(told.directory)
    later = changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня"))
    said = json.loads(told("publish", later, "--dry-run", "--json"))
    assert (said["edition"], said["published"], said["counts"]["events"]) == (2, False, 47)
    assert [change["kind"] for change in said["changes"]] == ["date_moved"]
    assert content(told.directory) == before
    elsewhere = tmp_path / "nothing here"
    assert main(["publish", str(SHIPPED), "--data", str(elsewhere), "--dry-run"]) == 0
    assert not elsewhere.exists()


def test_a_refusal_leaves_the_folder_byte_for_byte(told: Told, tmp_path: Path) -> None:
    before = content(told.directory)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    for words in (
        ["publish", broken],
        ["publish", tmp_path / "nowhere.docx"],
        ["publish", "--plan", PLAN, "--edition", 7],
        ["publish", "--plan", "2031-H1", "--edition", 1],
        ["publish", "--plan", PLAN],
        ["publish", SHIPPED, "--edition", 1],
        ["publish"],
    ):
        error = told(*words, code=2)
        assert len(error.strip().splitlines()) == 1
        assert "Traceback" not in error
    assert content(told.directory) == before
    empty = tmp_path / "none"
    assert main(["publish", str(broken), "--data", str(empty)]) == 2
    assert not empty.exists()


def test_other_regions_and_periods_stand_beside(told: Told, tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("2026", "2027")
    (tmp_path / "2027.txt").write_text(text, encoding="utf-8")
    head = "План международных мероприятий Псковской области на I полугодие 2028 года\n"
    row = "1. | Ярмарка | г. Псков | 12 мая 2028 года | Ярмарка | Торговля | Латвия\n"
    names = "№ | Наименование | Место | Сроки | Описание | Цель | Участники\n"
    (tmp_path / "псков.txt").write_text(head + names + row, encoding="utf-8")
    told("publish", tmp_path / "псков.txt")
    # the newest of the home region is served, not the newest of all
    assert read(told.directory).manifest["plan_id"] == "2026-H1"
    told("publish", tmp_path / "2027.txt")
    assert read(told.directory).manifest["plan_id"] == "2027-H1"
    assert [(r["plan"], r["edition"], r["published"]) for r in told.editions()] == [
        (PLAN, 1, True),
        ("2027-H1-smolenskaya-oblast", 1, True),
        ("2028-H1-pskovskaya-oblast", 1, True),
    ]


def test_an_event_that_comes_back_has_its_id(told: Told, tmp_path: Path) -> None:
    title = "Международный конкурс «Театральный сезон – 2026»"
    ids = read(told.directory).events.set_index("title")["event_id"]
    told("publish", changed(tmp_path, "2.txt", (title, "Выставка кошек и совершенно другое")))
    told("publish", changed(tmp_path, "3.txt", ("3-6 июня", "4-7 июня")))
    events = read(told.directory).events
    assert set(events["edition"]) == {3}
    assert events.set_index("title")["event_id"].to_dict() == ids.to_dict()


def test_tables_built_into_the_folder_become_an_edition(
    tmp_path: Path, shipped_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(tmp_path / "data", capsys)
    shutil.copytree(shipped_directory, told.directory)
    ids = list(read(told.directory).events["event_id"])
    (row,) = told.editions()
    assert (row["plan"], row["edition"], row["published"]) == (PLAN, 1, True)
    assert (row["published_at"], row["published_by"]) == (None, None)
    assert row["directory"] == str(told.directory)
    told("publish", changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня")))
    one, two = told.editions()
    assert (one["published"], two["published"], two["edition"]) == (False, True, 2)
    assert list(read(told.directory).events["event_id"]) == ids
    assert content(Path(one["directory"])) == content(shipped_directory)
    assert not (told.directory / "events.parquet").exists()
    # and a build into it is shown until the next publishing
    assert main(["build", str(SHIPPED), "--out", str(told.directory)]) == 0
    assert read(told.directory).manifest["source_name"] == SHIPPED.name


def test_a_document_whose_tables_stand_there_takes_them_over(
    tmp_path: Path, shipped_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(tmp_path / "data", capsys)
    shutil.copytree(shipped_directory, told.directory)
    assert "изменений нет" in told("publish", SHIPPED)
    (row,) = told.editions()
    assert (row["edition"], row["published"]) == (1, True)
    assert Path(row["directory"]).parent != told.directory.parent


def test_a_copy_of_the_folder_is_a_backup(told: Told, tmp_path: Path) -> None:
    shutil.copytree(told.directory, tmp_path / "backup")
    shutil.rmtree(told.directory)
    shutil.copytree(tmp_path / "backup", told.directory)
    assert told.published()["events"] == 47
    told("publish", changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня")))
    assert told.published()["edition"] == 2


def test_tables_are_built_again_byte_for_byte(told: Told, tmp_path: Path) -> None:
    told("publish", changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня")))
    before = content(told.directory)
    said = told("rebuild")
    assert said.count("совпадают байт в байт") == 2
    for tables in told.directory.glob("editions/*/*/tables-1"):
        shutil.rmtree(tables)
    assert "повреждены или пропали" in told("publish", SHIPPED, code=2)
    assert told("rebuild").count("восстановлены") == 2
    assert content(told.directory) == before


@pytest.mark.parametrize("damage", ["lost", "cut", "newer"])
def test_a_record_that_cannot_be_read_is_named(told: Told, damage: str, tmp_path: Path) -> None:
    record = told.directory / RECORD
    if damage == "lost":
        record.unlink()
    elif damage == "cut":
        record.write_bytes(record.read_bytes()[:5000])
    else:
        data = bytearray(record.read_bytes())
        data[60:64] = (99).to_bytes(4, "big")  # user_version in the header of the format
        record.write_bytes(data)
    before = content(told.directory)
    later = changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня"))
    for words in (["publish", later], ["editions"]):
        error = told(*words, code=2)
        assert RECORD in error
        assert len(error.strip().splitlines()) == 1
    assert content(told.directory) == before


def test_damaged_tables_say_how_to_make_them_again(told: Told) -> None:
    folder = Path(told.editions()[0]["directory"])
    kept = (folder / "periods.parquet").read_bytes()
    (folder / "periods.parquet").write_bytes(b"PAR1")
    with pytest.raises(TablesError, match=rf"«python -m etl rebuild --data {told.directory}»"):
        read(told.directory)
    told("rebuild")
    assert (folder / "periods.parquet").read_bytes() == kept


def test_an_unknown_plan_is_named_as_it_was_asked(told: Told) -> None:
    said = told("publish", "--plan", "2031-H2-X", "--edition", "1", code=2)
    assert said.startswith("Плана «2031-H2-X» в папке нет")


def test_what_was_settled_of_another_plan_is_said_and_never_entered(tmp_path: Path) -> None:
    strange = Correction("2025-H1-smolenskaya-oblast", "e01", "status", "planned", "held")
    for dry_run in (True, False):
        with closing(Reading(SHIPPED)) as reading:
            done = publish(reading, tmp_path / "data", dry_run=dry_run, corrections=[strange])
        assert [unfit.correction for unfit in done.unfit] == [strange]
        assert f"а публикуется «{PLAN}»" in done.unfit[0].in_words()
    record = Record(tmp_path / "data")
    assert record.all("SELECT * FROM correction") == []
    assert [row["act"] for row in record.all("SELECT act FROM log")] == ["published"]
