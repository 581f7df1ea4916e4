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


def read(folder: Path, at: int, heading: str, value: str, letters: Sequence[str]) -> PlanDocument:
    """A plan with one more column before the one of that number, some columns hidden."""

    def fill(book: Any) -> None:
        book.active.append([TITLE])
        for row, more in ((SHOWN, heading), (ROW, value)):
            book.active.append([*row[:at], more, *row[at:]])
        for letter in letters:
            book.active.column_dimensions[letter].hidden = True

    return read_document(xlsx(folder / "план.xlsx", fill))


@pytest.mark.parametrize(
    ("at", "heading", "value"),
    [
        (2, "Предварительные сроки", "май 2026"),
        (3, "Срок проведения (черновик)", "май 2026"),
        (2, "Дата начала", "01.05.2026"),
        (4, "Место проведения", "г. Уфа"),
        (1, "Наименование мероприятия", "Круглый стол"),
        (5, "Участники мероприятия", "делегация Ирана"),
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
