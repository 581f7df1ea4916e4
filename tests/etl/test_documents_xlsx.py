"""Excel books: the plan's sheet as a Russian reader sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.documents import read_document
from etl.documents.xlsx.shown_values import shown
from etl.events import read_events
from etl.home import load_home
from etl.model import CELL_FIELDS, PlanDocument, PlanPeriod, RawRow
from tests.etl.documents_made import HEADINGS, TITLE, item, xlsx

Read = Callable[[Callable[[Any], None]], PlanDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(fill: Callable[[Any], None]) -> PlanDocument:
        return read_document(xlsx(tmp_path / "план.xlsx", fill))

    return make


def put(sheet: Any, *rows: tuple[Any, ...]) -> None:
    for row in rows:
        sheet.append(row)


def test_titles_sections_and_merged_cells(read: Read) -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        sheet.title = "План"
        put(
            sheet,
            ("Приложение № 1",),
            (TITLE,),
            (),
            HEADINGS,
            ("В сфере культуры",),
            item("", "Фестиваль"),
            ("Спорт",),
            item("", "Матч"),
            item("", "Турнир"),
        )
        sheet.merge_cells("A2:G2")
        sheet.merge_cells("A5:G5")
        for at, number in ((6, 1), (8, 2), (9, 3)):
            sheet.cell(at, 1).value = number
        sheet.merge_cells("G8:G9")

    plan = read(fill)
    assert plan.title == f"Приложение № 1 {TITLE}"
    assert [r.sphere for r in plan.rows] == ["В сфере культуры", "Спорт", "Спорт"]
    assert [r.number_text for r in plan.rows] == ["1", "2", "3"]
    assert plan.rows[2].cells["participants_text"] == "Республика Беларусь"
    assert plan.rows[0].source_ref == "план.xlsx, лист «План», строка 6"
    assert plan.leftovers == ()


def test_dates_numbers_and_formulas(read: Read) -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        put(sheet, ("№", "Мероприятие", "Место", "Дата", "Бюджет"))
        put(sheet, (1.0, "Форум", "Минск", datetime(2026, 5, 12), 1500.5))
        put(sheet, (2.0, "=1+1", "Орша", date(2026, 6, 1), 2000.0))
        sheet["D3"].number_format = "mmmm yyyy"

    plan = read(fill)
    assert [r.cells["dates_text"] for r in plan.rows] == ["12.05.2026", "июнь 2026"]
    assert [r.number_text for r in plan.rows] == ["1", "2"]
    assert plan.rows[1].cells["title"] == "=1+1"
    assert [r.extra for r in plan.rows] == [{"Бюджет": "1500.5"}, {"Бюджет": "2000"}]


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (datetime(2026, 5, 12), "dd.mm.yyyy", "12.05.2026"),
        (datetime(2026, 5, 12), 'd mmmm yyyy "г."', "12.05.2026"),
        (datetime(2026, 5, 12), "[$-419]d mmm;@", "12 мая"),
        (datetime(2026, 5, 1), "mmm yy", "май 2026"),
        (datetime(2026, 5, 12, 10, 30), "dd.mm.yyyy h:mm", "12.05.2026 10:30"),
        (datetime(2026, 5, 12, 10, 30), "dd.mm.yyyy", "12.05.2026"),
        (datetime(2026, 4, 1), '"II квартал" yyyy', "II квартал 2026"),
        (datetime(2026, 5, 12), '"до" dd.mm.yyyy', "до 12.05.2026"),
        (datetime(2026, 5, 12), '[$-419]"не ранее" d mmmm', "не ранее 12 мая"),
        (datetime(2026, 5, 1), '"начало" mmmm', "начало май"),
        (datetime(2026, 5, 12), 'd"-15 "mmmm', "12-15 мая"),
        (datetime(2026, 5, 12), 'dd.mm.yyyy "(предварительно)"', "12.05.2026 (предварительно)"),
        (datetime(2026, 5, 12, 10, 5), '"с" h:mm dd.mm.yy', "с 10:05 12.05.26"),
        (12, '0" мая"', "12 мая"),
        (2, '0"-й квартал 2026 г."', "2-й квартал 2026 г."),
        (12, 'General" июня"', "12 июня"),
        ("12-15", '@" мая"', "12-15 мая"),
        ("12", "@", "12"),
        (2.1, "0.00", "2.10"),
        (2.1, "General", "2.1"),
        (0.5, "0%", "50%"),
        (3.0, "General", "3"),
        (True, "General", "ИСТИНА"),
        ("звук _x0007_ здесь", "General", "звук \x07 здесь"),
    ],
)
def test_values_as_excel_shows_them(value: Any, pattern: str, expected: str) -> None:
    assert shown(value, pattern) == expected


def test_hidden_rows_are_kept_and_flagged(read: Read) -> None:
    def fill(book: Any) -> None:
        put(book.active, HEADINGS, item("1", "Форум"), item("2", "Матч"))
        book.active.row_dimensions[3].hidden = True

    plan = read(fill)
    assert [r.quality for r in plan.rows] == [(), ("hidden_row",)]


def test_other_sheets_are_named_and_ignored(read: Read) -> None:
    def fill(book: Any) -> None:
        book.active.title = "Черновик"
        put(book.active, HEADINGS, item("1", "Старый форум"))
        put(book.create_sheet("Справочник"), ("Страна", "Код"), ("Беларусь", "BY"))
        put(book.create_sheet("План"), HEADINGS, item("1", "Форум"))
        secret = book.create_sheet("Расчёты")
        put(secret, ("x", "y"))
        secret.sheet_state = "hidden"

    plan = read(fill)
    assert [r.cells["title"] for r in plan.rows] == ["Форум"]
    assert plan.notes == (
        "лист «Черновик» не прочитан (строки 1–2)",
        "лист «Справочник» не прочитан (строки 1–2)",
        "скрытый лист «Расчёты» не прочитан (строки 1–1)",
    )


def test_sheets_that_go_on_with_the_numbers_are_one_plan(read: Read) -> None:
    def fill(book: Any) -> None:
        put(book.active, HEADINGS, item("1", "Форум"), item("2", "Матч"))
        put(book.create_sheet("Лист 2"), HEADINGS, item("3", "Слёт"))

    assert [r.cells["title"] for r in read(fill).rows] == ["Форум", "Матч", "Слёт"]


def test_signature_under_the_table_is_no_event(read: Read) -> None:
    def fill(book: Any) -> None:
        put(book.active, HEADINGS, item("1", "Форум"), (), ())
        put(book.active, ("Начальник управления", "", "", "", "", "И.И. Иванов"))

    plan = read(fill)
    assert [r.cells["title"] for r in plan.rows] == ["Форум"]
    assert plan.notes == (
        "лист «Sheet», строка 5: не мероприятие, пропущено: «Начальник управления И.И. Иванов»",
    )


def test_a_sheet_a_month_gives_bare_days_their_month(read: Read) -> None:
    def fill(book: Any) -> None:
        book.active.title = "Январь"
        put(book.active, HEADINGS, item("1", "Турнир"))
        put(book.create_sheet("02 Февраль"), HEADINGS, item("1", "Семинар"), item("2", "Сбор"))

    plan = read(fill)
    assert [(r.cells["title"], r.sphere) for r in plan.rows] == [
        ("Турнир", "Январь"),
        ("Семинар", "Февраль"),
        ("Сбор", "Февраль"),
    ]
    assert plan.rows[1].under[-1] == "Февраль"


def test_a_sheet_a_sphere_is_read_in_order(read: Read) -> None:
    def fill(book: Any) -> None:
        book.active.title = "Культура"
        put(book.active, HEADINGS, item("1", "Концерт"))
        put(book.create_sheet("Спорт"), HEADINGS, item("1", "Матч"))
        put(book.create_sheet("План 2025"), HEADINGS, item("1", "Старое"))

    plan = read(fill)
    assert [(r.cells["title"], r.sphere) for r in plan.rows] == [
        ("Концерт", "Культура"),
        ("Матч", "Спорт"),
    ]
    assert plan.notes == ("лист «План 2025» не прочитан (строки 1–2)",)


@pytest.mark.parametrize(
    ("plan_id", "starts", "ends", "said", "first", "last"),
    [
        ("2026-H1", (2026, 1, 1), (2026, 6, 30), "в течение месяца", (2026, 2, 1), (2026, 2, 28)),
        ("2026-H1", (2026, 1, 1), (2026, 6, 30), "14-16", (2026, 2, 14), (2026, 2, 16)),
        ("2026/2027", (2026, 9, 1), (2027, 6, 30), "весь месяц", (2027, 2, 1), (2027, 2, 28)),
    ],
)
def test_days_and_the_whole_month_are_of_the_sheet_s_month(
    plan_id: str,
    starts: tuple[int, int, int],
    ends: tuple[int, int, int],
    said: str,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
) -> None:
    cells = dict.fromkeys(CELL_FIELDS, "") | {"title": "Сбор", "dates_text": said}
    row = RawRow("Февраль", "1", cells, "план.xlsx, лист «Февраль», строка 2", under=("Февраль",))
    document = PlanDocument("план.xlsx", "", (row,))
    plan = PlanPeriod(plan_id, date(*starts), date(*ends))
    (event,) = read_events(document, plan, load_home())
    (period,) = event.dates.periods
    assert (period.start, period.end, period.text) == (date(*first), date(*last), said)
    assert event.dates.quality == ()


def test_a_title_on_a_summary_beside_sheets_of_months(read: Read) -> None:
    title = "План международных мероприятий Камчатского края на второе полугодие 2026 года"

    def fill(book: Any) -> None:
        book.active.title = "Сводка"
        put(book.active, (title,), ("Сводные данные",), ("Месяц", "Количество"), ("Июль", 1))
        for at, month in enumerate(("Июль", "Август"), 1):
            sheet = book.create_sheet(month)
            put(sheet, (f"{month} 2026 года",), HEADINGS, item(str(at), f"Форум {at}"))

    plan = read(fill)
    assert [row.cells["title"] for row in plan.rows] == ["Форум 1", "Форум 2"]
    assert "Камчатского края" in plan.title


def test_a_title_over_the_plan_itself_is_the_one(read: Read) -> None:
    def fill(book: Any) -> None:
        book.active.title = "Прежний план"
        put(book.active, ("План международных мероприятий Камчатского края на 2025 год",))
        put(book.create_sheet("План"), (TITLE,), HEADINGS, item("1", "Форум"))

    assert "Камчатского" not in read(fill).title


@pytest.mark.parametrize(
    "other", ["План на 2027 год будет утверждён позднее", "План счетов на 2024 год",
              "План работы министерства на 2025 год"],
)  # fmt: skip
def test_a_plan_of_something_else_on_another_sheet_is_no_title(read: Read, other: str) -> None:
    def fill(book: Any) -> None:
        put(book.active, ("Мероприятия Калининградской области",), HEADINGS, item("1", "Форум"))
        put(book.create_sheet("Прочее"), (other,))

    assert other not in read(fill).title
