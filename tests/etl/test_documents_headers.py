"""Headings over two and three rows: what stands over several columns and says little of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, section, tbl, tc, tr
from tests.etl.pdf_made import HIGH, LEFT, TOP, WIDTHS, Page, pdf

PLAN = p("План международных мероприятий Иркутской области на 2026 год")
TOWNS = ("г. Чита", "г. Минск", "г. Орша", "г. Брест", "г. Гродно")
ROW = ("1", "Ярмарка", "12 мая", "г. Чита", "Минкультуры", "КНР", "50")
WANTED = {"title": "Ярмарка", "dates_text": "12 мая", "place_text": "г. Чита",
          "participants_text": "КНР"}  # fmt: skip


def down(text: str) -> str:
    return tc(text, merge="restart")


UNDER = tc("", merge="continue")


def check(folder: Path, *rows: str | tuple[str, ...], count: int = 1) -> None:
    document = read_document(docx(folder / "план.docx", PLAN + tbl(*rows)))
    assert len(document.rows) == count
    for row in document.rows:
        assert {name: row.cells[name].removesuffix("50").strip("; ") for name in WANTED} == WANTED


@pytest.mark.parametrize(
    "over", ["Сведения о мероприятии", "Информация о мероприятии", "Мероприятие", "Общие сведения"]
)
def test_three_rows(tmp_path: Path, over: str) -> None:
    top = tr(down("№"), down("Наименование"), tc(over, span=5))
    middle = tr(
        UNDER, UNDER, tc("Проведение", span=2), down("Организатор"), tc("Участники", span=2)
    )
    low = tr(UNDER, UNDER, "дата", "место", UNDER, "страны", "количество")
    check(tmp_path, top, middle, low, ROW)
    check(tmp_path, top, middle, low, tr(*(str(n) for n in range(1, 8))), section("Спорт"), ROW)


@pytest.mark.parametrize("over", ["Мероприятие", "Сведения о мероприятии", "Описание мероприятия"])
def test_a_general_heading_over_dates_and_places(tmp_path: Path, over: str) -> None:
    top = tr(down("№"), tc(over, span=3), down("Организатор"), down("Страны"), down("Число"))
    low = tr(UNDER, "наименование", "дата", "место", UNDER, UNDER, UNDER)
    check(tmp_path, top, low, ROW)


def test_sections_and_items_under_one_row_are_no_headings(tmp_path: Path) -> None:
    heads = (down("Мероприятие"), "Дата", "Место", "Организатор", tc("Участники", span=2))
    rows = (section("Культура", 6), ROW[1:], section("Спорт", 6), ROW[1:])
    check(tmp_path, tr(*heads), *rows, count=2)


def test_signatures_over_the_headings(tmp_path: Path) -> None:
    above = tr(tc("СОГЛАСОВАНО", span=4), tc("УТВЕРЖДАЮ", span=3))
    top = tr(down("№"), down("Наименование"), tc("Проведение", span=2), down("Организатор"),
             tc("Участники", span=2))  # fmt: skip
    low = tr(UNDER, UNDER, "дата", "место", UNDER, "страны", "количество")
    check(tmp_path, above, top, low, ROW)


def test_a_printed_page_with_lines_between_its_rows_only(tmp_path: Path) -> None:
    """As a browser prints: every other row shaded cell by cell, the headings over all lines."""
    page = Page()
    page.text(200, 550, TITLE, size=11)
    page.row(0, HEADINGS)
    items = [item(str(n), f"Форум {n}", place=place) for n, place in enumerate(TOWNS, 1)]
    for number, texts in enumerate(items, 1):
        bottom = TOP - HIGH * (number + 1)
        if number % 2:
            for at, wide in enumerate(WIDTHS):
                left = LEFT + sum(WIDTHS[:at])
                page.parts.append(f"0.9 g {left} {bottom} {wide} {HIGH} re f")
        page.line(LEFT, bottom + HIGH, LEFT + sum(WIDTHS), bottom + HIGH)
        page.row(number, texts)
    document = read_document(pdf(tmp_path / "план.pdf", page))
    assert [row.cells["place_text"] for row in document.rows] == [*TOWNS]
    assert [row.cells["title"] for row in document.rows] == [i[1] for i in items]
    assert document.title == TITLE
