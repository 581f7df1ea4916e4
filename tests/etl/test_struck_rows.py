"""Rows that are struck out: gone, called off in words, or with a rest that is nobody's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font

from etl.documents import read_document
from etl.model import PlanDocument
from etl.status import read_status
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, run, section, tbl, tc, tr, xlsx

STRIKE = "<w:strike/>"
NOTED = (*HEADINGS, "Примечание")


def of_word(folder: Path, gone: str, rest: str) -> PlanDocument:
    """Three items, the second struck out but for what stands in the last column."""
    struck = [tc(p(run(text, STRIKE))) for text in item("2", gone)]
    table = tbl(NOTED, (*item("1", "Форум"), ""), tr(*struck, rest), (*item("3", "Матч"), ""))
    return read_document(docx(folder / "план.docx", p(TITLE) + table))


def of_excel(folder: Path, gone: str, rest: str) -> PlanDocument:
    def fill(book: Any) -> None:
        book.active.append([TITLE])
        for texts in (NOTED, (*item("1", "Форум"), ""), (*item("2", gone), rest)):
            book.active.append(texts)
        book.active.append((*item("3", "Матч"), ""))
        for cell in book.active[4][:7]:
            cell.font = Font(strike=True)

    return read_document(xlsx(folder / "план.xlsx", fill))


FORMATS = pytest.mark.parametrize("read", [of_word, of_excel])


@FORMATS
@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("Не состоится (письмо от 14.01.2026)", "cancelled"),
        ("Отменено", "cancelled"),
        ("исключено из плана", "cancelled"),
        ("перенесено на ноябрь", "postponed"),
    ],
)
def test_a_row_that_is_struck_out_and_called_off_is_an_item(
    read: Any, rest: str, status: str, tmp_path: Path
) -> None:
    plan = read(tmp_path, "Слёт", rest)
    assert [one.cells["title"] for one in plan.rows] == ["Форум", "Слёт", "Матч"]
    off = plan.rows[1]
    assert off.cells["dates_text"] == "5 мая 2026 года"
    assert off.extra == {"Примечание": rest}
    assert "struck_out" in off.quality
    assert read_status({**off.cells, **off.extra}).status == status
    (note,) = plan.notes
    assert note.endswith(f"строка зачёркнута, оставлена из-за слов: «{rest}»")
    assert "Примечание" not in plan.rows[0].extra


@FORMATS
@pytest.mark.parametrize("rest", ["см. письмо от 14.01.2026", "Министерство культуры"])
def test_what_is_left_of_a_struck_row_is_nobodys(read: Any, rest: str, tmp_path: Path) -> None:
    plan = read(tmp_path, "Слёт", rest)
    assert [one.cells["title"] for one in plan.rows] == ["Форум", "Матч"]
    assert all(rest not in "".join(one.extra.values()) for one in plan.rows)
    assert any(rest in note for note in plan.notes)


@FORMATS
def test_a_row_that_is_struck_out_whole_is_gone(read: Any, tmp_path: Path) -> None:
    plan = read(tmp_path, "Слёт", "")
    assert [one.cells["title"] for one in plan.rows] == ["Форум", "Матч"]
    (note,) = plan.notes
    assert "строка зачёркнута целиком, не учтена" in note


def test_a_title_that_says_it_keeps_its_struck_date_struck(tmp_path: Path) -> None:
    cells = ["2", "Слёт (перенесён на осень)"]
    cells += [tc(p(run(text, STRIKE))) for text in ("г. Гусев", "май")]
    table = tbl(HEADINGS, item("1", "Форум"), tr(*cells, "", "", "Литва"))
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + table))
    assert plan.rows[1].cells["dates_text"] == ""
    assert plan.rows[1].cells["title"] == "Слёт (перенесён на осень)"


def test_a_second_row_of_an_item_keeps_what_is_not_struck(tmp_path: Path) -> None:
    more = [tc("", merge="continue"), tc(p(run("и выставка", STRIKE)))]
    rows = [tr(tc("1", merge="restart"), *item("1", "Форум")[1:])]
    rows += [tr(*more, "г. Минск", "июль", "", "", "Литва")]
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(HEADINGS, *rows)))
    (only,) = plan.rows
    assert "Литва" in only.cells["participants_text"]
    assert "июль" in only.cells["dates_text"]


@pytest.mark.parametrize("said", ["Отменено", "Перенесено на сентябрь"])
def test_a_word_under_a_struck_row_is_not_of_the_event_above(said: str, tmp_path: Path) -> None:
    struck = tr(*(tc(p(run(text, STRIKE))) for text in item("2", "Слёт")))
    rows = [item("1", "Форум"), struck, section(said), item("3", "Матч")]
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(HEADINGS, *rows)))
    assert [one.cells["title"] for one in plan.rows] == ["Форум", "Матч"]
    assert {read_status({**one.cells, **one.extra}).status for one in plan.rows} == {"planned"}
    assert any(said in note for note in plan.notes)
    assert {one.sphere for one in plan.rows} == {""}


def test_a_word_under_an_event_is_of_it(tmp_path: Path) -> None:
    rows = [item("1", "Форум"), section("Отменено"), item("3", "Матч")]
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(HEADINGS, *rows)))
    first, second = (read_status({**one.cells, **one.extra}).status for one in plan.rows)
    assert (first, second) == ("cancelled", "planned")


def test_the_first_item_struck_is_no_event_without_a_title(tmp_path: Path) -> None:
    struck = tr(*(tc(p(run(text, STRIKE))) for text in item("1", "Слёт")), "Министерство")
    table = tbl(NOTED, struck, (*item("2", "Матч"), ""))
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + table))
    assert [one.cells["title"] for one in plan.rows] == ["Матч"]
    assert any("Министерство" in note for note in plan.notes)
