"""What a person tells the program: remembered, used for what comes, marked, taken back."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from etl.documents.in_process import read_bytes
from etl.documents.plan_rows.headings import hear, wording_key
from etl.editions.folder_layout import RECORD
from etl.refusals import HeadingsMissingError
from etl.store import Tables, read
from etl.told.told_checks import RefusedToldError, check_told
from etl.told.told_row import ToldRow, headings_told
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, tbl
from tests.etl.plan_folders import PLAN, Told, content, corrections_file

STRANGE = ("№", "Форма и суть", "Опора", "Окно", "О чём", "Зачем", "Стороны")
"""Headings that neither their words nor the wordings of the lookups tell."""
MEANINGS = ("title", "place_text", "dates_text", "description", "purpose", "participants_text")
NAVIGATION, FOUNTAIN = "в период навигации", "у фонтана"
ROWS = (
    item("1.", "Форум", dates=NAVIGATION),
    item("2.", "Парусная регата", place=FOUNTAIN, dates="12 мая 2026 года"),
    item("3.", "Лодочный поход", dates=f"В период  навигации{chr(0xB9)}"),
)


def plan(folder: Path, name: str, headings: tuple[str, ...] = HEADINGS, *more: Any) -> Path:
    """A small plan under some headings."""
    return docx(folder / name, p(TITLE) + tbl(headings, *ROWS, *more))


def heading_rows() -> list[dict[str, str]]:
    pairs = zip(STRANGE[1:], MEANINGS, strict=True)
    return [{"kind": "heading", "wording": w, "meaning": m} for w, m in pairs]


def told_file(path: Path, rows: list[dict[str, str]]) -> Path:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["kind", "wording", "meaning", "author"], restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """An empty folder of plans."""
    return Told(tmp_path / "data", capsys)


def by_title(tables: Tables, title: str) -> dict[str, Any]:
    (row,) = tables.events[tables.events["title"] == title].to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_headings_told_once_are_read_in_every_later_document(told: Told, tmp_path: Path) -> None:
    first = plan(tmp_path, "первый.docx", STRANGE)
    refused = told("publish", first, code=2)
    assert "«Форма и суть»; «Опора»; «Окно»" in refused
    assert "etl told" in refused
    told("told", told_file(tmp_path / "h.csv", heading_rows()), "--by", "Иванова")
    said = told("publish", first)
    assert "Сказано человеком (Иванова, " in said
    assert "заголовок столбца «Форма и суть» — «наименование мероприятия»" in said
    later = plan(tmp_path, "второй.docx", STRANGE, item("4.", "Встреча"))
    assert "Добавлено" in told("publish", later)
    tables = read(told.directory)
    assert list(tables.events["title"]) == ["Форум", "Парусная регата", "Лодочный поход", "Встреча"]
    assert by_title(tables, "Встреча")["participants_text"] == "Республика Беларусь"
    told_of_manifest = tables.manifest["told"]
    assert [(one["wording"], one["author"]) for one in told_of_manifest] == [
        (wording, "Иванова") for wording in STRANGE[1:]
    ]
    before = content(told.directory)
    assert set(told("rebuild").strip().splitlines()) == {
        f"editions/{PLAN}/{n}/tables-1: совпадают байт в байт" for n in (1, 2)
    }
    assert content(told.directory) == before
    # A copy of the folder is whole: its tables come again from the documents and what was told.
    shutil.copytree(told.directory, tmp_path / "copy")
    for path in (tmp_path / "copy" / "editions").glob("*/*/tables-1/*"):
        path.unlink()
    copy = Told(tmp_path / "copy", told._capsys)
    assert "восстановлены" in copy("rebuild")
    assert content(copy.directory) == before
    assert set(headings_told(ToldRow(**row) for row in heading_rows()).values()) == {*MEANINGS}


def test_a_wording_of_a_cell_is_read_as_told_and_marked(told: Told, tmp_path: Path) -> None:
    told("publish", plan(tmp_path, "план.docx"))
    tables = read(told.directory)
    assert "date_unreadable" in by_title(tables, "Форум")["quality"]
    said = told("told", "--kind", "dates_text", "--wording", NAVIGATION, "--meaning",
                "15 апреля — 15 мая", "--reason", "письмо порта", "--by", "Иванова")  # fmt: skip
    assert f"«{NAVIGATION}» — «15 апреля — 15 мая»" in said
    assert f"Опубликовано: план {PLAN}, редакция 1." in said
    told("told", "--kind", "place_text", "--wording", FOUNTAIN, "--meaning", "г. Смоленск",
         "--by", "Петров")  # fmt: skip
    tables = read(told.directory)
    for title in ("Форум", "Лодочный поход"):
        event = by_title(tables, title)
        assert str(event["start_date"])[:10] == "2026-04-15"
        assert str(event["end_date"])[:10] == "2026-05-15"
        assert list(event["corrected"]) == ["dates_text"]
        assert "date_unreadable" not in event["quality"]
    assert by_title(tables, "Форум")["dates_text"] == NAVIGATION
    regatta = by_title(tables, "Парусная регата")
    assert (list(regatta["corrected"]), regatta["format"]) == (["place_text"], "in_person")
    settled = {(row["old_value"], row["new_value"]): row for row in
               tables.corrections.to_dict("records")}  # fmt: skip
    row = settled[NAVIGATION, "15 апреля — 15 мая"]
    assert (row["plan"], row["author"]) == ("", "Иванова")
    assert row["reason"] == "сказано для всех планов: письмо порта"
    # One event's correction goes before what is told for all.
    one = {"plan": PLAN, "event_id": by_title(tables, "Форум")["event_id"], "column": "dates_text",
           "old_value": NAVIGATION, "new_value": "3 мая 2026 года", "reason": "письмо"}  # fmt: skip
    told("correct", corrections_file(tmp_path / "c.csv", [one]), "--by", "Сидоров")
    tables = read(told.directory)
    assert str(by_title(tables, "Форум")["start_date"])[:10] == "2026-05-03"
    assert str(by_title(tables, "Лодочный поход")["start_date"])[:10] == "2026-04-15"
    assert "совпадают" in told("rebuild")
    assert [row["act"] for row in log_of(told)] == ["published", "told", "told", "corrected"]
    # Taken back: the words are again what the program does not understand.
    listed = list(csv.DictReader(io.StringIO(told("told", "--list"))))
    assert [row["wording"] for row in listed] == [NAVIGATION, FOUNTAIN]
    said = told("told", "--kind", "dates_text", "--wording", NAVIGATION, "--take-back")
    assert f"Отменено: запись о сроке «{NAVIGATION}»" in said
    tables = read(told.directory)
    assert "date_unreadable" in by_title(tables, "Лодочный поход")["quality"]
    assert str(by_title(tables, "Форум")["start_date"])[:10] == "2026-05-03"
    assert told("told", "--list").count("\n") == 2
    assert all("совпадают" in line for line in told("rebuild").splitlines())


def log_of(told: Told) -> list[dict[str, Any]]:
    with sqlite3.connect(told.directory / RECORD) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("SELECT * FROM log ORDER BY no")]


def test_whose_plan_an_unnamed_one_is_taken_for_is_said(told: Told, tmp_path: Path) -> None:
    title = "План международных мероприятий на II полугодие 2026 года"
    bare = docx(tmp_path / "а.docx", p(title) + tbl(HEADINGS, item("1.", "Форум")))
    said = told("publish", bare)
    assert "Регион в заголовке не назван: план считается планом региона «Смоленская обл" in said
    assert "совпадают байт в байт" in told("rebuild")
    named = docx(tmp_path / "б.docx", p(title + " Смоленской области") +
                 tbl(HEADINGS, item("1.", "Форум и ярмарка")))  # fmt: skip
    assert "не назван" not in told("publish", named)


@pytest.mark.parametrize(
    ("owner", "named"),
    [
        ("Донецкой Народной Республики", "назван «Донецкая Народная Республика»"),
        ("Херсонской области", "назван «Херсонская область»"),
        ("города Севастополя", "назван «Севастополь»"),
        ("Республики Крым", "назван «Республика Крым»"),
    ],
)
def test_a_plan_of_a_region_without_a_sheet_becomes_no_edition_of_another_unasked(
    told: Told, tmp_path: Path, owner: str, named: str
) -> None:
    title = f"План международных мероприятий {owner} на I полугодие 2026 года"
    strange = docx(tmp_path / "а.docx", p(title) + tbl(HEADINGS, item("1.", "Форум")))
    assert told("publish", strange, "--dry-run", code=2)
    refused = told("publish", strange, code=2)
    assert f"В заголовке документа {named}, но его границ и столицы у программы нет" in refused
    assert "планом региона «Смоленская область» он сам по себе не станет" in refused
    assert not (told.directory / "editions").exists()
    told("publish", strange, "--region", "Смоленская область", "--by", "Иванова")


def test_a_region_is_told_with_the_document_and_kept_for_its_title(
    told: Told, tmp_path: Path
) -> None:
    title = "План международных мероприятий на II полугодие 2026 года"
    first = docx(tmp_path / "а.docx", p(title) + tbl(HEADINGS, item("1.", "Форум")))
    assert "Региона «Туманная» программа не знает" in told(
        "publish", first, "--region", "Туманная", code=2
    )
    told("publish", first, "--region", "псковская область", "--by", "Иванова")
    later = docx(tmp_path / "б.docx", p(title) + tbl(HEADINGS, item("1.", "Форум и выставка")))
    assert "Регион плана (Псковская область) указан человеком" in told("publish", later)
    named = docx(tmp_path / "в.docx", p(title + " Смоленской области") +
                 tbl(HEADINGS, item("1.", "Форум")))  # fmt: skip
    refused = told("publish", named, "--region", "Псковская область", code=2)
    assert "назван регион «Смоленская область», а указан «Псковская область»" in refused
    told("publish", named)
    regions = {row["plan"]: (row["region"], row["edition"]) for row in told.editions()}
    assert regions == {
        "2026-H2-pskovskaya-oblast": ("Псковская область", 2),
        "2026-H2-smolenskaya-oblast": ("Смоленская область", 1),
    }
    # Taken back, it holds for later documents only; what is published stays what it is.
    told("told", "--kind", "region", "--wording", title, "--take-back")
    assert all("совпадают" in line for line in told("rebuild").splitlines())
    again = docx(tmp_path / "г.docx", p(title) + tbl(HEADINGS, item("1.", "Ярмарка")))
    told("publish", again)
    assert [row["region"] for row in told.editions() if row["source_name"] == "г.docx"] == [
        "Смоленская область"
    ]


def test_what_is_told_does_not_put_an_event_outside_its_plan(told: Told, tmp_path: Path) -> None:
    told("told", "--kind", "dates_text", "--wording", NAVIGATION, "--meaning", "15 октября",
         "--by", "Иванова")  # fmt: skip
    told("publish", plan(tmp_path, "план.docx"))
    event = by_title(read(told.directory), "Форум")
    assert (list(event["corrected"]), "date_unreadable" in event["quality"]) == ([], True)
    assert "told" not in read(told.directory).manifest


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (ToldRow("colour", "а", "б"), "вид «colour» не известен"),
        (ToldRow("heading", "", "title"), "о каких словах"),
        (ToldRow("heading", "Суть", ""), "что эти слова значат"),
        (ToldRow("heading", "Суть", "название"), "не столбец плана"),
        (ToldRow("heading", "С" * 161, "title"), "длиннее 160"),
        (ToldRow("region", "План", "Мордор"), "Региона «Мордор» программа не знает"),
        (ToldRow("sphere", "В сфере культуры", "К" * 61), "длиннее 60"),
        (ToldRow("dates_text", "12 мая", "13 мая"), "программа понимает сама"),
        (ToldRow("dates_text", "по согласованию", "май"), "программа понимает сама"),
        (ToldRow("dates_text", NAVIGATION, "когда потеплеет совсем"), "не читает"),
        (ToldRow("place_text", "г. Смоленск", "г. Витебск"), "программа понимает сама"),
        (ToldRow("place_text", FOUNTAIN, "у того же фонтана"), "не читает"),
        (ToldRow("dates_text", NAVIGATION, "м\x00ай"), "знак"),
    ],
)
def test_what_cannot_be_told(row: ToldRow, why: str) -> None:
    with pytest.raises(RefusedToldError, match=why):
        check_told(row)


def test_a_file_with_a_bad_row_changes_nothing(told: Told, tmp_path: Path) -> None:
    rows = [*heading_rows(), {"kind": "heading", "wording": "форма И суть", "meaning": "purpose"}]
    error = told("told", told_file(tmp_path / "h.csv", rows), code=2)
    assert "строка 8: о тех же словах говорит строка выше" in error
    assert not (told.directory / RECORD).exists()
    assert "такого не сказано" in told(
        "told", "--kind", "heading", "--wording", "Суть", "--take-back", code=2
    )
    assert "либо --list" in told("told", code=2)


def test_a_told_heading_goes_before_others_and_keeps_a_column_apart(tmp_path: Path) -> None:
    """«Мероприятие» is known, «Суть» is told: the title is what a person says."""
    table = tbl(
        ("№", "Мероприятие", "Суть", "Место", "Сроки", "Шифр"),
        ("1.", "форум", "«Славянский хоровод»", "г. Смоленск", "5 мая 2026 года", "12 мая"),
    )
    data = docx(tmp_path / "план.docx", p(TITLE) + table).read_bytes()
    assert read_bytes("план.docx", data).rows[0].cells["title"] == "форум"
    try:
        hear({wording_key("СУТЬ"): "title", wording_key("Шифр"): "extra"})
        document = read_bytes("план.docx", data)
    finally:
        hear({})
    (row,) = document.rows
    assert row.cells["title"] == "«Славянский хоровод»"
    assert row.extra == {"Мероприятие": "форум", "Шифр": "12 мая"}
    assert document.unknown_headings == ("Мероприятие",)
    assert dict(document.headings)["Суть"] == "title"


def test_a_refusal_shows_the_columns_with_their_first_cells(tmp_path: Path) -> None:
    stamp = tbl(("Согласовано", "Утверждаю"), ("Иванов", "Петров"))
    rows = tbl(("План на год", "", "", ""), ("№", "Суть", "Опора", "Окно"),
               *((f"{n}.", f"Форум {n}", "ДК", "как всегда") for n in range(1, 6)))  # fmt: skip
    data = docx(tmp_path / "план.docx", stamp + rows).read_bytes()
    with pytest.raises(HeadingsMissingError) as refused:
        read_bytes("план.docx", data)
    found = {column.heading: column.cells for column in refused.value.columns}
    assert found["Суть"] == ("Форум 1", "Форум 2", "Форум 3")
    assert list(found) == ["№", "Суть", "Опора", "Окно"]


def test_a_record_of_the_version_before_is_read_and_goes_on(
    published_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(published_folder, tmp_path / "data")
    told = Told(tmp_path / "data", capsys)
    with sqlite3.connect(told.directory / RECORD) as database:
        database.executescript(
            "DROP TABLE told; ALTER TABLE state DROP COLUMN told; "
            "ALTER TABLE state DROP COLUMN used; PRAGMA user_version = 1;"
        )
    assert told.published()["edition"] == 1
    told("told", "--kind", "sphere", "--wording", "В сфере спорта", "--meaning", "Спорт")
    assert "sphere,В сфере спорта,Спорт" in told("told", "--list")
    assert "совпадают" in told("rebuild")
