"""Columns that a workbook hides: those of a draft beside the ones that count, and all others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from tests.etl.documents_made import TITLE, xlsx

SHOWN = ["№", "Наименование мероприятия", "Сроки проведения", "Место проведения", "Участники"]
ROW = ["1", "Форум", "17.09.2026", "г. Казань", "делегация Узбекистана"]


def read(
    folder: Path,
    at: int,
    heading: str,
    value: str,
    letters: Sequence[str],
    shown: Sequence[str] = SHOWN,
) -> PlanDocument:
    """A plan with one more column before the one of that number, some columns hidden."""

    def fill(book: Any) -> None:
        book.active.append([TITLE])
        for row, more in ((shown, heading), (ROW, value)):
            book.active.append([*row[:at], more, *row[at:]])
        for letter in letters:
            book.active.column_dimensions[letter].hidden = True

    return read_document(xlsx(folder / "план.xlsx", fill))


@pytest.mark.parametrize(
    ("at", "heading", "value"),
    [
        (2, "Предварительные сроки", "май 2026"),
        (3, "Срок проведения (черновик)", "май 2026"),
        (2, "Сроки проведения", "май 2026"),
        (4, "Предварительное место проведения", "г. Уфа"),
    ],
)
def test_a_hidden_column_beside_one_that_counts_is_not_read(
    at: int, heading: str, value: str, tmp_path: Path
) -> None:
    letter = "ABCDEF"[at]
    plan = read(tmp_path, at, heading, value, [letter])
    (row,) = plan.rows
    cells = [row.cells[field] for field in ("title", "dates_text", "place_text")]
    assert cells == ["Форум", "17.09.2026", "г. Казань"]
    assert row.cells["participants_text"] == "делегация Узбекистана"
    assert value not in " ".join(row.cells.values())
    (note,) = plan.notes
    assert note == (f"лист «Sheet»: скрытые столбцы не прочитаны ({letter}): рядом видны такие же")


@pytest.mark.parametrize(
    ("at", "heading", "value", "field", "read_as"),
    [
        (3, "Дата начала", "15.09.2026", "dates_text", "15.09.2026"),
        (2, "Месяц", "сентябрь", "dates_text", "сентябрь"),
        (4, "Город", "г. Уфа", "place_text", "г. Уфа"),
        (4, "Страна проведения", "Иран", "place_text", "Иран"),
        (5, "Страны-партнёры", "Иран", "participants_text", "Иран"),
        (4, "Место проведения", "г. Уфа", "place_text", "г. Уфа"),
        (5, "Участники", "делегация Ирана", "participants_text", "делегация Ирана"),
        (5, "Цель", "Развитие торговли", "purpose", "Развитие торговли"),
    ],
)
def test_what_is_hidden_and_no_draft_is_read(
    at: int, heading: str, value: str, field: str, read_as: str, tmp_path: Path
) -> None:
    row = SHOWN.index("Сроки проведения")
    shown = [*SHOWN[:row], "Дата окончания", *SHOWN[row + 1 :]] if at == 3 else SHOWN
    plan = read(tmp_path, at, heading, value, ["ABCDEF"[at]], shown=shown)
    assert read_as in plan.rows[0].cells[field] + " ".join(plan.rows[0].extra.values())
    assert any("скрытые столбцы прочитаны" in note for note in plan.notes)


def test_a_hidden_number_is_read(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        for row in ([TITLE], SHOWN, ["1. Культура"], ["2.1", *ROW[1:]]):
            book.active.append(row)
        book.active.column_dimensions["A"].hidden = True

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    (row,) = plan.rows
    assert (row.number_text, row.sphere) == ("2.1", "1. Культура")
    assert "I полугодие 2026" in plan.title


def test_a_value_over_a_hidden_and_a_shown_column_stays(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active.append([TITLE])
        book.active.append([*SHOWN[:2], "Предварительные сроки", *SHOWN[2:]])
        book.active.append([*ROW[:2], "17.09.2026", None, *ROW[3:]])
        book.active.append(["2", "Матч", "май 2026", "18.09.2026", *ROW[3:]])
        book.active.merge_cells("C3:D3")
        book.active.column_dimensions["C"].hidden = True

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert [row.cells["dates_text"] for row in plan.rows] == ["17.09.2026", "18.09.2026"]


def test_half_of_a_grouped_heading_is_read(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active.append([TITLE])
        book.active.append([*SHOWN[:3], None, *SHOWN[3:]])
        book.active.append([None, None, "начало", "окончание"])
        book.active.append([*ROW[:2], "15.09.2026", "17.09.2026", *ROW[3:]])
        book.active.merge_cells("C2:D2")
        book.active.column_dimensions["C"].hidden = True

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    (row,) = plan.rows
    assert "15.09.2026" in row.cells["dates_text"]
    assert "17.09.2026" in row.cells["dates_text"]


def test_a_column_that_is_another_in_a_second_table_is_read(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active.append([TITLE])
        book.active.append([*SHOWN[:2], "Предварительные сроки", *SHOWN[2:]])
        book.active.append([*ROW[:2], "май 2026", *ROW[2:]])
        book.active.append([*SHOWN[:2], SHOWN[3], SHOWN[2], *SHOWN[4:]])
        book.active.append(["2", "Матч", "г. Уфа", "18.09.2026", ROW[4]])
        book.active.column_dimensions["C"].hidden = True

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert plan.rows[1].cells["place_text"] == "г. Уфа"


def test_a_hidden_column_that_has_no_other_of_its_kind_is_read(tmp_path: Path) -> None:
    plan = read(tmp_path, 5, "Цель", "Развитие торговли", ["F"])
    assert plan.rows[0].cells["purpose"] == "Развитие торговли"
    assert plan.notes == ("лист «Sheet»: скрытые столбцы прочитаны (F)",)


def test_where_both_are_hidden_none_is_left_out(tmp_path: Path) -> None:
    plan = read(tmp_path, 3, "Дата проведения", "18.09.2026", ["C", "D"])
    assert "17.09.2026" in plan.rows[0].cells["dates_text"]
    assert "18.09.2026" in plan.rows[0].cells["dates_text"]
    assert plan.notes == ("лист «Sheet»: скрытые столбцы прочитаны (C, D)",)


def test_two_shown_columns_of_one_kind_are_read_as_before(tmp_path: Path) -> None:
    plan = read(tmp_path, 3, "Дата проведения", "19.09.2026", [])
    assert "17.09.2026" in plan.rows[0].cells["dates_text"]
    assert "19.09.2026" in plan.rows[0].cells["dates_text"]
    assert plan.notes == ()


def test_where_nothing_is_shown_the_hidden_date_is_all_there_is(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active.append([TITLE])
        book.active.append([*SHOWN[:2], "Предварительные сроки", *SHOWN[2:]])
        book.active.append([*ROW[:2], "октябрь 2026", None, *ROW[3:]])
        book.active.append(["2", "Матч", "май 2026", "18.09.2026", *ROW[3:]])
        book.active.column_dimensions["C"].hidden = True

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert [row.cells["dates_text"] for row in plan.rows] == ["октябрь 2026", "18.09.2026"]
