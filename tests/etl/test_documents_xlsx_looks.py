"""How the words of a workbook's cells look: raised marks, struck-out words, footnotes below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from etl.documents import read_document
from etl.model import PlanDocument
from tests.etl.documents_made import HEADINGS, TITLE, item, xlsx
from tests.etl.readings import bounds, day, event

UP = InlineFont(vertAlign="superscript")
GONE = InlineFont(strike=True)
BLACK = InlineFont(rFont="Calibri", sz=11)
Read = Callable[..., PlanDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(
        dates: Any, *below: Any, more: Callable[[Any], None] | None = None, **cells: Any
    ) -> PlanDocument:
        def fill(book: Any) -> None:
            sheet = book.active
            sheet.append([TITLE])
            sheet.append(HEADINGS)
            first = list(item("1", "Форум", place="г. Минск"))
            first[3] = dates
            for name, at in (("title", 1), ("place", 2), ("participants", 6)):
                first[at] = cells.get(name, first[at])
            sheet.append(first)
            for row in below:
                sheet.append([row] if isinstance(row, (str, CellRichText)) else row)
            if more is not None:
                more(sheet)

        return read_document(xlsx(tmp_path / "план.xlsx", fill))

    return make


def rich(*runs: str | tuple[str, InlineFont]) -> CellRichText:
    made = [r if isinstance(r, str) else TextBlock(r[1], r[0]) for r in runs]
    return CellRichText(*made)


@pytest.mark.parametrize(
    ("cell", "text", "period"),
    [
        (rich("2", ("1", UP), " мая"), "2¹ мая", day(5, 2)),
        (rich(("2", BLACK), ("1", UP), (" мая", BLACK)), "2¹ мая", day(5, 2)),
        (rich("май", ("1", UP)), "май¹", day(5, 1, 31)),
        (rich("май", ("1)", UP)), "май¹⁾", day(5, 1, 31)),
        (rich("май", ("1,2", UP)), "май¹,²", day(5, 1, 31)),
        (rich("1-2", ("3", UP), " мая"), "1-2³ мая", day(5, 1, 2)),
        (rich("5 июня в 10", ("00", UP)), "5 июня в 10⁰⁰", day(6, 5)),
        (rich("5 июня 2026 г.", ("2", UP)), "5 июня 2026 г.²", day(6, 5)),
        (rich("12 мая", ("*", UP)), "12 мая*", day(5, 12)),
        (rich("2", ("-го", UP), " мая"), "2-го мая", day(5, 2)),
        (rich(("21", UP), (" мая", UP)), "21 мая", day(5, 21)),
        ("2¹ мая", "2¹ мая", day(5, 2)),
        ("май ²", "май ²", day(5, 1, 31)),
        (rich("2", ("1", InlineFont(vertAlign="baseline")), " мая"), "21 мая", day(5, 21)),
    ],
)
def test_a_raised_run_is_a_mark(
    read: Read, cell: Any, text: str, period: tuple[date, date]
) -> None:
    plan = read(cell)
    assert plan.rows[0].cells["dates_text"] == text
    assert bounds(plan) == [period]
    assert not event(plan).dates.tentative


@pytest.mark.parametrize(
    ("below", "note"),
    [
        (["1 Дата уточняется."], "1 Дата уточняется."),
        ([rich(("1", UP), " дата уточняется")], "¹ дата уточняется"),
        (["¹ Срок предварительный"], "¹ Срок предварительный"),
        ([[], "1) сроки уточняются"], "1) сроки уточняются"),
        ([[], "Примечание:", "1 – дата уточняется"], "1 – дата уточняется"),
        ([["", "¹ дата уточняется"]], "¹ дата уточняется"),
        ([[], ["¹", "дата уточняется"]], "¹ дата уточняется"),
        (["Примечание: ¹ дата уточняется"], "¹ дата уточняется"),
        ([[], [], "2 По согласованию\n1 Дата уточняется"], "1 Дата уточняется"),
        ([item("2", "Слёт"), "1. Дата уточняется"], "1. Дата уточняется"),
    ],
)
def test_a_line_below_goes_with_the_row_that_its_mark_points_to(
    read: Read, below: list[Any], note: str
) -> None:
    plan = read(rich("2", ("1", UP), " мая"), *below)
    assert plan.rows[0].extra == {"Сноска": note}
    assert bounds(plan) == [day(5, 2)]
    assert event(plan).dates.tentative
    assert [r.cells["title"] for r in plan.rows] == ["Форум", "Слёт"][: len(plan.rows)]


def test_a_footnote_of_the_place_makes_the_venue_tentative(read: Read) -> None:
    plan = read("2 мая", "1 Место проведения уточняется.", place=rich("г. Минск", ("1", UP)))
    assert [v.tentative for v in event(plan).place.venues] == [True]
    assert not event(plan).dates.tentative


@pytest.mark.parametrize(
    ("cell", "text", "gone"),
    [
        (rich(("12 мая ", GONE), "20 мая"), "20 мая", "12 мая"),
        (rich("20 мая ", ("12 мая", GONE)), "20 мая", "12 мая"),
        (rich(("12 мая", GONE), ("\n20 мая", BLACK)), "20 мая", "12 мая"),
        (rich("1", ("2", GONE), "5 мая"), "15 мая", "2"),
        (rich(("II квартал", GONE), " июнь"), "июнь", "II квартал"),
        (rich("20", ("-25", GONE), " мая"), "20 мая", "-25"),
        (rich(("май", InlineFont(strike=True, vertAlign="superscript")), "июнь"), "июнь", "май"),
        (rich(("12 ", GONE), ("мая", GONE), (" 20 мая", BLACK)), "20 мая", "12 мая"),
    ],
)
def test_struck_out_runs_are_no_text(read: Read, cell: Any, text: str, gone: str) -> None:
    plan = read(cell)
    assert plan.rows[0].cells["dates_text"] == text
    assert plan.rows[0].quality == ("struck_out",)
    assert plan.rows[0].extra == {"Зачёркнуто": f"Сроки проведения: {gone}"}
    assert plan.notes == (f"лист «Sheet», строка 3: зачёркнуто, не учтено: «{gone}»",)
    assert plan.leftovers == ()


@pytest.mark.parametrize(
    ("value", "pattern", "gone"),
    [
        ("12 мая", "General", "12 мая"),
        (date(2026, 5, 12), "dd.mm.yyyy", "12.05.2026"),
        (12, '0" мая"', "12 мая"),
        (rich("12 ", ("мая", InlineFont(strike=True))), "General", "12 мая"),
    ],
)
def test_a_cell_whose_style_strikes_out(read: Read, value: Any, pattern: str, gone: str) -> None:
    def strike(sheet: Any) -> None:
        sheet["D3"].font = Font(strike=True)
        sheet["D3"].number_format = pattern

    plan = read(value, more=strike)
    assert plan.rows[0].cells["dates_text"] == ""
    assert plan.rows[0].quality == ("struck_out",)
    assert plan.rows[0].extra == {"Зачёркнуто": f"Сроки проведения: {gone}"}


def test_a_run_with_a_font_of_its_own_is_not_struck_by_the_cell_s(read: Read) -> None:
    def strike(sheet: Any) -> None:
        sheet["D3"].font = Font(strike=True)

    plan = read(rich("12 мая", (" 20 мая", BLACK)), more=strike)
    assert plan.rows[0].cells["dates_text"] == "20 мая"


def test_a_row_struck_out_whole_is_no_item(read: Read) -> None:
    def strike(sheet: Any) -> None:
        for cell in sheet[4]:
            cell.font = Font(strike=True)
        for cell in sheet[5][1:]:
            cell.font = Font(strike=True)

    rows = [item(str(n), f"Слёт {n}") for n in (2, 3, 4)]
    plan = read("2 мая", *rows, more=strike)
    assert [r.cells["title"] for r in plan.rows] == ["Форум", "Слёт 4"]
    assert [n.split(":")[1] for n in plan.notes] == [" строка зачёркнута целиком, не учтена"] * 2


def test_a_struck_out_remark_calls_nothing_off(read: Read) -> None:
    plan = read(rich(("отменено", GONE), " 20 мая"))
    assert event(plan).status.status == "planned"


def test_what_a_format_hides_is_flagged(read: Read) -> None:
    def hide(sheet: Any) -> None:
        sheet["D3"].number_format = ";;;"

    plan = read("12 мая", more=hide)
    assert plan.rows[0].cells["dates_text"] == ""
    assert plan.rows[0].quality == ("hidden_text",)
