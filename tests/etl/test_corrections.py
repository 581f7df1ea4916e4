"""Corrections by file: what they change, what is refused, what the next edition makes of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from etl.build import ReadPlan
from etl.columns import CORRECTIONS
from etl.corrections.points import NoPointError, read_point
from etl.editions.remaking import read_stored
from etl.store import Tables, read
from tests.etl.plan_folders import PLAN, Told, changed, content, corrections_file

VITEBSK = "г. Витебск, Республика Беларусь"


def by_number(tables: Tables) -> Any:
    return tables.events.set_index("number")


def row(tables: Tables, number: int, column: str, old: str, new: str) -> dict[str, str]:
    """A correction of one event of the shipped plan, by its number."""
    return {
        "plan": PLAN,
        "event_id": str(by_number(tables).loc[number, "event_id"]),
        "column": column,
        "old_value": old,
        "new_value": new,
        "reason": "письмо департамента от 12.03",
        "author": "Иванова",
    }


def of(tables: Tables, name: str, number: int) -> list[dict[str, Any]]:
    """The rows of one event in one table."""
    frame: pd.DataFrame = getattr(tables, name)
    own = frame[frame["event_id"] == by_number(tables).loc[number, "event_id"]]
    return [{str(k): v for k, v in one.items()} for one in own.to_dict("records")]


@pytest.fixture
def tables(told: Told) -> Tables:
    """The shipped plan as published, before any correction."""
    return read(told.directory)


def all_kinds(tables: Tables) -> list[dict[str, str]]:
    """A correction of each column, of different events; the numbers are the plan's."""
    return [
        row(tables, 6, "dates_text", "Дата проведения уточняется", "12–14 мая 2026 года"),
        row(tables, 8, "place_text", "Место проведения уточняется", VITEBSK),
        row(tables, 42, "participants_text", "Уточняется", "делегация Республики Казахстан"),
        row(tables, 30, "status", "planned", "held"),
        row(tables, 27, "format", "in_person", "remote"),
        row(tables, 4, "partner_countries", "", "Китай; BY"),
        row(tables, 21, "coordinates", "2: 53.9088, 30.3404", "2: 53.9, 30.33 (venue)"),
    ]  # fmt: skip


def test_every_column_that_can_be_corrected(told: Told, tables: Tables, tmp_path: Path) -> None:
    said = told("correct", corrections_file(tmp_path / "c.csv", all_kinds(tables)))
    assert said.count("Исправлено: ") == 7
    assert f"Опубликовано: план {PLAN}, редакция 1." in said
    now = read(told.directory)
    events = by_number(now)
    # the document's words stay
    for column in ("dates_text", "place_text", "participants_text"):
        assert list(now.events[column]) == list(tables.events[column])
    assert str(events.loc[6, "start_date"])[:10] == "2026-05-12"
    assert str(events.loc[6, "end_date"])[:10] == "2026-05-14"
    assert (events.loc[6, "date_precision"], events.loc[6, "edtf"]) == (
        "day", "2026-05-12/2026-05-14"
    )  # fmt: skip
    assert [p["text"] for p in of(now, "periods", 6)] == ["12–14 мая 2026 года"]
    assert "date_unknown" not in events.loc[6, "quality"]
    assert [(v["settlement"], v["region"], v["country_code"]) for v in of(now, "venues", 8)] == [
        ("Витебск", "Витебская область", "BY")
    ]
    assert events.loc[8, "quality"] == ()
    assert (events.loc[8, "format"], events.loc[8, "direction"]) == ("in_person", "outgoing")
    assert events.loc[42, "partner_countries"] == ("KZ",)
    assert "partner_unknown" not in events.loc[42, "quality"]
    assert events.loc[30, "status"] == "held"
    assert (events.loc[27, "format"], events.loc[27, "direction"]) == ("remote", "remote")
    assert events.loc[4, "partner_countries"] == ("BY", "CN")
    assert events.loc[4, "quality"] == ()
    point = of(now, "venues", 21)[1]
    assert (point["latitude"], point["longitude"]) == (53.9, 30.33)
    assert (point["coordinate_precision"], point["coordinate_source"]) == ("venue", "исправление")
    corrected = {number: value for number, value in events["corrected"].items() if value}
    assert corrected == {
        4: ("partner_countries",), 6: ("dates_text",), 8: ("place_text",), 21: ("coordinates",),
        27: ("format",), 30: ("status",), 42: ("participants_text",),
    }  # fmt: skip
    assert set(now.corrections["author"]) == {"Иванова"}
    # no other event is touched
    others = [n for n in events.index if n not in corrected]
    pd.testing.assert_frame_equal(events.loc[others], by_number(tables).loc[others])
    # words that the cell does not say are no evidence
    for number, column in ((6, "dates_text"), (8, "place_text"), (42, "participants_text")):
        assert column not in {e["source_column"] for e in of(now, "evidence", number)}


def test_list_is_a_file_that_can_be_taken_over(told: Told, tables: Tables, tmp_path: Path) -> None:
    told("correct", corrections_file(tmp_path / "c.csv", all_kinds(tables)))
    listed = told("correct", "--list")
    rows = list(csv.DictReader(io.StringIO(listed)))
    assert list(rows[0]) == list(CORRECTIONS)
    assert [r["new_value"] for r in rows] == [
        "12–14 мая 2026 года", VITEBSK, "делегация Республики Казахстан",
        "held", "remote", "Китай; BY", "2: 53.9, 30.33 (venue)",
    ]  # fmt: skip
    (tmp_path / "list.csv").write_text(listed, encoding="utf-8")
    before = content(told.directory)
    assert "Уже действуют: 7" in told("correct", tmp_path / "list.csv")
    assert content(told.directory) == before


def test_taken_back_it_is_as_before(told: Told, tables: Tables, tmp_path: Path) -> None:
    first = told.published()["directory"]
    told("correct", corrections_file(tmp_path / "c.csv", all_kinds(tables)))
    assert told.published()["directory"] != first
    said = told("correct", "--take-back", tmp_path / "c.csv")
    assert said.count("Отменено: ") == 7
    assert told.published()["directory"] == first
    assert told("correct", "--list").strip() == ",".join(CORRECTIONS)


def test_a_correction_of_a_correction(told: Told, tables: Tables, tmp_path: Path) -> None:
    document = "Дата проведения уточняется"
    first = row(tables, 6, "dates_text", document, "12–14 мая 2026 года")
    told("correct", corrections_file(tmp_path / "1.csv", [first]))
    second = {**first, "old_value": "12–14 мая 2026 года", "new_value": "20 мая 2026 года"}
    told("correct", corrections_file(tmp_path / "2.csv", [second]))
    (kept,) = csv.DictReader(io.StringIO(told("correct", "--list")))
    assert (kept["old_value"], kept["new_value"]) == (document, "20 мая 2026 года")
    back = {**first, "old_value": "20 мая 2026 года", "new_value": document}
    assert "Отменено" in told("correct", corrections_file(tmp_path / "3.csv", [back]))
    assert by_number(read(told.directory)).loc[6, "corrected"] == ()


REFUSED = [
    ({"column": "title", "new_value": "Другое"}, "не исправляется"),
    ({"old_value": "II квартал"}, "в документе теперь «Дата проведения уточняется»"),
    ({"new_value": "когда-нибудь летом, а впрочем"}, "срок"),
    ({"new_value": "31 июня 2026 года"}, "нет в календаре"),
    ({"new_value": ""}, "пусто"),
    ({"new_value": "Дата проведения уточняется"}, "и так стоит в документе"),
    ({"event_id": "2026-H1-00000000"}, "нет"),
    ({"plan": "2031-H1"}, "нет"),
    ({"at": "вчера"}, "ISO 8601"),
    ({"new_value": "12 мая 2026 года\u202e"}, "невидимый знак U+202E, который переставляет буквы"),
    ({"author": "Ива\u2066нова"}, "U+2066"),
    ({"reason": "письмо\x07"}, "не бывает в тексте (U+0007)"),
    ({"reason": "п" * 2_001}, "длиннее 2000 знаков"),
    ({"author": "И" * 201}, "длиннее 200 знаков"),
    ({"column": "status", "old_value": "planned", "new_value": "отменено"}, "planned, cancelled"),
    ({"column": "status", "old_value": "held", "new_value": "cancelled"}, "«planned»"),
    ({"column": "format", "old_value": "in_person", "new_value": "online"}, "remote"),
    ({"column": "partner_countries", "old_value": "BY", "new_value": "Атлантида"}, "Атлантида"),
    ({"column": "partner_countries", "old_value": "BY", "new_value": "RU"}, "Россия"),
    ({"column": "partner_countries", "old_value": "BY", "new_value": "ZZ"}, "ZZ"),
    ({"column": "coordinates", "old_value": "53.9, 27.57", "new_value": "54,1"}, "venue"),
    ({"column": "coordinates", "old_value": "53.9, 27.57", "new_value": "95.1, 27 (venue)"}, "90"),
    ({"column": "coordinates", "old_value": "53.9, 27.57", "new_value": "54.1, 27.1"}, "скобках"),
    ({"column": "coordinates", "old_value": "1.0, 2.0", "new_value": "54.1, 27.1 (venue)"},
     "в документе теперь"),
    ({"column": "coordinates", "old_value": "3: 53.9, 27.57",
      "new_value": "3: 54.1, 27.1 (venue)"}, "нет места 3"),
]  # fmt: skip


def test_what_is_refused_is_named_with_its_line_and_nothing_is_taken(
    told: Told, tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Twenty times the same edition: its document is read for the first of them.
    once: list[ReadPlan] = []

    def read_once(*asked: Any) -> ReadPlan:
        once.extend([] if once else [read_stored(*asked)])
        return once[0]

    monkeypatch.setattr("etl.editions.published_side.read_stored", read_once)
    good = row(tables, 30, "status", "planned", "held")
    base = row(tables, 6, "dates_text", "Дата проведения уточняется", "12–14 мая 2026 года")
    before = content(told.directory)
    for change, why in REFUSED:
        file = corrections_file(tmp_path / "c.csv", [good, {**base, **change}])
        error = told("correct", file, code=2)
        assert "строка 3" in error, change
        assert why in error, (change, error)
        assert len(error.strip().splitlines()) == 1
    assert content(told.directory) == before


def test_what_parts_no_words_is_not_kept_and_a_long_cell_can_be_corrected(
    told: Told, tables: Tables, tmp_path: Path
) -> None:
    one = row(tables, 6, "dates_text", "Дата проведения уточняется", "12–14 ма\u00adя 2026 года")
    told("correct", corrections_file(tmp_path / "1.csv", [{**one, "author": "Ива\u200bнова"}]))
    (kept,) = csv.DictReader(io.StringIO(told("correct", "--list")))
    assert (kept["new_value"], kept["author"]) == ("12–14 мая 2026 года", "Иванова")
    # A former value is the document's, however long; what does not fit is said without it.
    long = row(tables, 42, "participants_text", "Уточняется" + " слово" * 900, "делегация Китая")
    error = told("correct", corrections_file(tmp_path / "2.csv", [long]), code=2)
    assert "в документе теперь «Уточняется»" in error
    assert "слово" not in error
    assert "U+202E" in told("publish", "x.docx", "--by", "И\u202e", code=2)


def test_a_venue_of_several_is_named(told: Told, tables: Tables, tmp_path: Path) -> None:
    one = row(tables, 21, "coordinates", "54.7745, 32.0429", "54.78, 32.04 (venue)")
    error = told("correct", corrections_file(tmp_path / "c.csv", [one]), code=2)
    assert "поставьте перед координатами номер места" in error


@pytest.mark.parametrize("shape", ["excel", "tabs", "utf-16", "cp1251", "old mac lines"])
def test_files_as_offices_save_them(told: Told, tables: Tables, tmp_path: Path, shape: str) -> None:
    one = row(tables, 6, "dates_text", "Дата проведения уточняется", "12 мая 2026 года")
    one["reason"] = 'письмо "О сроках"; приложение'
    delimiter = "\t" if shape == "tabs" else ";"
    path = corrections_file(tmp_path / "c.csv", [one], delimiter)
    text = path.read_bytes().decode()
    if shape == "excel":
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    elif shape == "utf-16":
        path.write_bytes(text.encode("utf-16"))
    elif shape == "cp1251":
        path.write_bytes(text.encode("cp1251"))
    elif shape == "old mac lines":
        path.write_bytes(text.replace("\r\n", "\n\n").encode())
    told("correct", path)
    (kept,) = csv.DictReader(io.StringIO(told("correct", "--list")))
    assert kept["reason"] == one["reason"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "пуст"),
        (b"plan,event_id\n", "нет столбцов column, old_value, new_value"),
        (b"event_id,column,old_value,new_value\n", "нет ни одного исправления"),
        (b'event_id,column,old_value,new_value\na,b,c,"d\n', "строка 2"),
        (b"event_id,column,old_value,new_value\na,b,c,d,e\n", "строка 2"),
        (b"event_id,column,old_value,new_value,new_value\na,b,c,d,e\n", "строка 1"),
    ],
)
def test_files_that_are_none(told: Told, tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "c.csv").write_bytes(data)
    assert why in told("correct", tmp_path / "c.csv", code=2)


def test_the_same_twice_in_a_file_is_refused(told: Told, tables: Tables, tmp_path: Path) -> None:
    one = row(tables, 30, "status", "planned", "held")
    two = {**one, "new_value": "cancelled"}
    error = told("correct", corrections_file(tmp_path / "c.csv", [one, two]), code=2)
    assert "строка 3: то же исправляет строка 2" in error


def test_carried_to_the_next_edition_or_reported(
    told: Told, tables: Tables, tmp_path: Path
) -> None:
    told("correct", corrections_file(tmp_path / "c.csv", all_kinds(tables)))
    later = changed(
        tmp_path, "later.txt",
        ("Дата проведения уточняется", "1-3 июня 2026 года"), ("\tМастермайнд", "\tМастермайнд 2"),
    )  # fmt: skip
    said = told("publish", later)
    (unfit,) = [line for line in said.splitlines() if "не применено" in line]
    assert "12–14 мая 2026 года" in unfit
    assert "в документе теперь «1-3 июня 2026 года»" in unfit
    events = by_number(read(told.directory))
    assert (events.loc[6, "corrected"], events.loc[6, "edtf"]) == ((), "2026-06-01/2026-06-03")
    assert events.loc[30, "status"] == "held"
    listed = list(csv.DictReader(io.StringIO(told("correct", "--list"))))
    assert len(listed) == 6
    # the first edition again has all of them
    told("publish", "--plan", PLAN, "--edition", 1)
    assert by_number(read(told.directory)).loc[6, "corrected"] == ("dates_text",)
    assert len(list(csv.DictReader(io.StringIO(told("correct", "--list"))))) == 7
    assert told("rebuild").count("совпадают байт в байт") == 3


def test_nothing_published_nothing_to_correct(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(tmp_path / "data", capsys)
    file = corrections_file(tmp_path / "c.csv", [{"plan": PLAN, "column": "status"}])
    assert "ничего не опубликовано" in told("correct", file, code=2)
    assert not told.directory.exists()


@pytest.mark.parametrize("text", ["54.78", "54.78 32.04", "54,78, 32,04", "x", "91, 5 (venue)",
                                  "54.78, 32.04 (region)", "nan, nan (venue)"])  # fmt: skip
def test_no_points(text: str) -> None:
    with pytest.raises(NoPointError):
        read_point(text)
