"""A column a month («план-график»): crosses, days, cells over several months."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.documents import read_document
from etl.events import read_events
from etl.home import load_home
from etl.model import DateReading, PlanDocument, PlanPeriod
from tests.etl.documents_made import TITLE, docx, p, tbl, tc, tr, xlsx

MONTHS = ["июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
TOP = ["№", "Мероприятие", "Место проведения", "2026 год", *[""] * 5, "Участники"]
NAMES = ["", "", "", *MONTHS, ""]
SECOND_HALF = PlanPeriod("2026-H2", date(2026, 7, 1), date(2026, 12, 31))


def of_excel(folder: Path, cells: list[Any], merged: str = "") -> PlanDocument:
    """One event with these cells under the months from July on, and another beside it."""

    def fill(book: Any) -> None:
        sheet = book.active
        sheet.append([TITLE])
        sheet.append(["Условные обозначения: + – проводится в этом месяце; числа – дни"])
        for row in (TOP, NAMES, ["Культура"]):
            sheet.append(row)
        for at in (1, 2):
            more = [None] * (6 - len(cells))
            months = [*cells, *more] if at == 1 else ["+", *[None] * 5]
            sheet.append([at, f"Форум {at}", "г. Курск", *months, "Беларусь"])
        for area in ("A1:J1", "D3:I3", "A5:J5", *filter(None, [merged])):
            sheet.merge_cells(area)
        for column in "ABCJ":
            sheet.merge_cells(f"{column}3:{column}4")

    return read_document(xlsx(folder / "план.xlsx", fill))


def dates_of(plan: PlanDocument) -> DateReading:
    first, second = read_events(plan, SECOND_HALF, load_home())
    assert second.dates.periods[0].start == date(2026, 7, 1)
    return first.dates


@pytest.mark.parametrize(
    ("cells", "text", "periods", "precision"),
    [
        (["+"], "июль", [((7, 1), (7, 31))], "month"),
        ([None, "Х"], "август", [((8, 1), (8, 31))], "month"),
        ([None, None, "✓"], "сентябрь", [((9, 1), (9, 30))], "month"),
        ([None, "20-22"], "20-22 августа", [((8, 20), (8, 22))], "day"),
        ([None, None, None, None, 14], "14 ноября", [((11, 14), (11, 14))], "day"),
        ([None, "3, 10 и 17"], "3, 10 и 17 августа",
         [((8, d), (8, d)) for d in (3, 10, 17)], "day"),
        ([None, None, "28-30", "1-2"], "28-30 сентября, 1-2 октября",
         [((9, 28), (9, 30)), ((10, 1), (10, 2))], "day"),
        ([5, None, 6], "5 июля, 6 сентября", [((7, 5), (7, 5)), ((9, 6), (9, 6))], "day"),
        (["+", None, "+"], "июль, сентябрь", [((7, 1), (7, 31)), ((9, 1), (9, 30))], "month"),
        (["вторая декада"], "вторая декада июля", [((7, 11), (7, 20))], "month"),
        (["12.07.2026"], "12.07.2026", [((7, 12), (7, 12))], "day"),
        (["весь месяц"], "весь месяц июля", [((7, 1), (7, 31))], "month"),
        (["30 июля"], "30 июля", [((7, 30), (7, 30))], "day"),
        (["-", "+", "–"], "август", [((8, 1), (8, 31))], "month"),
        (["нет", "0", "X"], "сентябрь", [((9, 1), (9, 30))], "month"),
    ],
)  # fmt: skip
def test_what_stands_under_a_month(
    cells: list[Any], text: str, periods: Any, precision: str, tmp_path: Path
) -> None:
    plan = of_excel(tmp_path, cells)
    assert [row.cells["title"] for row in plan.rows] == ["Форум 1", "Форум 2"]
    assert plan.rows[0].cells["dates_text"] == text
    assert plan.rows[0].sphere == "Культура"
    assert plan.rows[0].cells["participants_text"] == "Беларусь"
    dates = dates_of(plan)
    said = [((p.start.month, p.start.day), (p.end.month, p.end.day)) for p in dates.periods]
    assert said == periods
    assert (dates.precision, dates.quality) == (precision, ())


def test_a_cell_over_two_months(tmp_path: Path) -> None:
    plan = of_excel(tmp_path, [None, "+"], merged="E6:F6")
    assert plan.rows[0].cells["dates_text"] == "август – сентябрь"
    (period,) = dates_of(plan).periods
    assert (period.start, period.end) == (date(2026, 8, 1), date(2026, 9, 30))


def test_what_the_months_do_not_say_is_left_to_a_person(tmp_path: Path) -> None:
    dates = dates_of(of_excel(tmp_path, ["по согласованию с партнёрами"]))
    assert dates.tentative or dates.quality


def test_no_cell_is_no_date(tmp_path: Path) -> None:
    plan = of_excel(tmp_path, [])
    assert plan.rows[0].cells["dates_text"] == ""
    assert dates_of(plan).quality == ("date_unknown",)


def test_the_report_says_where_the_dates_come_from(tmp_path: Path) -> None:
    notes = of_excel(tmp_path, ["+"]).notes
    assert "лист «Sheet»: сроки собраны из столбцов месяцев" in notes


def test_months_of_two_years_in_a_word_document(tmp_path: Path) -> None:
    names = ["декабрь 2026", "январь 2027", "февраль 2027"]
    top = ["№", "Мероприятие", "Место проведения", *names, "Участники"]
    rows = [tr(*map(tc, top)), tr("1", "Форум", "г. Курск", "", "12", "+", "Беларусь")]
    rows += [tr("2", "Матч", "г. Курск", "5–7", "", "", "Сербия")]
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(*rows)))
    said = [row.cells["dates_text"] for row in plan.rows]
    assert said == ["12 января 2027 года, февраль 2027", "5–7 декабря 2026 года"]


def test_three_months_as_values_are_no_columns_of_months(tmp_path: Path) -> None:
    top = ["Мероприятие", "Начало", "Окончание", "Отчёт", "Участники"]
    rows = [tr(*top), tr("Форум", "май", "июнь", "июль", "Беларусь")]
    rows += [tr("Матч", "июль", "август", "сентябрь", "Сербия")]
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(*rows)))
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Матч"]
    assert not any("столбцов месяцев" in note for note in plan.notes)


@pytest.mark.parametrize("words", ["каждую среду", "ежедневно", "весь период"])
def test_words_of_a_whole_year_stay_in_their_month(words: str, tmp_path: Path) -> None:
    dates = dates_of(of_excel(tmp_path, [None, words]))
    within = [one.start.month == one.end.month == 8 for one in dates.periods]
    assert within
    assert all(within) or dates.quality


def test_a_cell_over_two_events_is_of_both(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        for row in ([TITLE], TOP, NAMES):
            book.active.append(row)
        for at in (1, 2):
            months = ["20-22" if at == 1 else None, *[None] * 5]
            book.active.append([at, f"Форум {at}", "г. Курск", *months, "Беларусь"])
        book.active.merge_cells("D4:D5")

    plan = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert [row.cells["dates_text"] for row in plan.rows] == ["20-22 июля", "20-22 июля"]


def test_headings_in_three_rows(tmp_path: Path) -> None:
    quarters = ["", "", "", "III квартал", "", "", "IV квартал", "", "", ""]

    def fill(book: Any) -> None:
        for row in ([TITLE], TOP, quarters, NAMES):
            book.active.append(row)
        book.active.append(["1", "Форум", "г. Курск", *[""] * 3, "12", "", "", "Беларусь"])
        for area in ("D2:I2", "D3:F3", "G3:I3"):
            book.active.merge_cells(area)

    (row,) = read_document(xlsx(tmp_path / "план.xlsx", fill)).rows
    assert (row.cells["title"], row.cells["dates_text"]) == ("Форум", "12 октября")


@pytest.mark.parametrize(
    "top",
    [
        ["№", "Мероприятие", "Место проведения", "Сроки проведения", *MONTHS[:3], "Участники"],
        ["№", "Мероприятие", "Место проведения", "Всего", *MONTHS[:3], "Участники"],
    ],
)
def test_counts_by_months_are_no_dates(top: list[str], tmp_path: Path) -> None:
    rows = [tr(*top), tr("1", "Форум", "г. Курск", "12 мая 2026 года", "1", "2", "3", "Беларусь")]
    plan = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(*rows)))
    assert "июля" not in plan.rows[0].cells["dates_text"]
    assert not any("столбцов месяцев" in note for note in plan.notes)


def test_the_words_of_several_cells_are_no_one_cell_to_be_corrected(tmp_path: Path) -> None:
    (first, _) = of_excel(tmp_path, ["+"]).rows
    assert "dates_text" not in first.columns
    assert "place_text" in first.columns
