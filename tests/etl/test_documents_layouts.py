"""Layouts of whole documents: what headings, sections and sheets say of the cells under them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.documents import read_document
from etl.documents.plan_rows.dated_sections import is_date
from etl.documents.plan_rows.headings import meaning
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanPeriod
from tests.etl.documents_made import docx, p, section, tbl, xlsx

YEAR = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
TITLE = "План международных мероприятий на 2026 год"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Число", "dates_text"),
        ("Числа", "dates_text"),
        ("Число, месяц", "dates_text"),
        ("Наименование и место проведения мероприятия", "title"),
        ("Название, дата и место проведения", "title"),
        ("Наименование мероприятия, место проведения", "title"),
        ("Наименование места проведения", "place_text"),
        ("Место проведения и адрес", "place_text"),
    ],
)
def test_headings_of_two_things(heading: str, field: str) -> None:
    found = meaning(heading)
    assert found is not None
    assert found.field == field


def test_a_number_of_people_is_no_day() -> None:
    assert all(meaning(text) is None for text in ("Число участников", "Число делегатов"))


def test_days_under_the_names_of_sheets(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        heads = ["№", "Число", "Название мероприятия", "Место проведения", "Участники"]
        first = book.active
        assert first is not None
        first.title = "Март"
        first.append([TITLE])
        first.append(heads)
        first.append([1, 12, "Ярмарка", "г. Владивосток", "КНР"])
        second = book.create_sheet("Апрель")
        second.append(heads)
        second.append([1, "3-5", "Конкурс", "г. Находка", "Япония"])

    events = read_events(read_document(xlsx(tmp_path / "план.xlsx", fill)), YEAR, load_home())
    assert [(q.start, q.end) for event in events for q in event.dates.periods] == [
        (date(2026, 3, 12), date(2026, 3, 12)),
        (date(2026, 4, 3), date(2026, 4, 5)),
    ]


def test_the_whole_quarter_of_a_section(tmp_path: Path) -> None:
    heads = ("Мероприятие", "Срок", "Место", "Участники")
    rows = ("Выставка", "в течение квартала", "г. Чита", "Монголия")
    body = p(TITLE) + tbl(heads, section("II квартал", 4), rows, section("IV квартал", 4), rows)
    events = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())
    assert [(q.start, q.end) for event in events for q in event.dates.periods] == [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
    ]
    assert {q.text for event in events for q in event.dates.periods} == {"в течение квартала"}
    assert not any(event.dates.quality for event in events)


def test_a_place_within_the_title_is_asked_about(tmp_path: Path) -> None:
    heads = ("№", "Наименование и место проведения мероприятия", "Сроки", "Участники")
    body = p(TITLE) + tbl(heads, ("1", "Спартакиада, г. Брянск", "1-3 сентября", "Беларусь"))
    (event,) = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())
    assert event.row.cells["title"] == "Спартакиада, г. Брянск"
    assert "place_unknown" in event.place.quality


def test_month_and_day_in_two_columns(tmp_path: Path) -> None:
    heads = ("Месяц", "Число", "Мероприятие", "Место", "Участники")
    rows = (
        ("Май", "12", "Встреча", "г. Мурманск", "Норвегия"),
        ("Май", "14-16", "Сборы", "г. Мурманск", "Финляндия"),
    )
    body = p(TITLE) + tbl(heads, *rows)
    events = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())
    assert [(q.start, q.end) for event in events for q in event.dates.periods] == [
        (date(2026, 5, 12), date(2026, 5, 12)),
        (date(2026, 5, 14), date(2026, 5, 16)),
    ]
    assert not any(event.dates.quality for event in events)


def test_a_calendar_whose_dates_are_sections(tmp_path: Path) -> None:
    heads = ("Наименование мероприятия", "Место", "Участники", "Ответственный")
    over = ("Спорт", "21 февраля 2026 г.", "24-28 мая (вторник)", "Культура", "Июнь 2026 года")
    items = [(f"Встреча {n}", "г. Чита", "КНР", "Отдел") for n in range(4)]
    spread = [section(over[0], 4), section(over[1], 4), items[0], items[1], section(over[2], 4)]
    spread += [items[2], section(over[3], 4), section(over[4], 4), items[3]]
    document = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(heads, *spread)))
    said = [(row.sphere, row.cells["dates_text"]) for row in document.rows]
    assert said == [("Спорт", over[1])] * 2 + [("Спорт", over[2]), ("Культура", over[4])]
    events = read_events(document, YEAR, load_home())
    assert [q.start for event in events for q in event.dates.periods] == [
        date(2026, 2, 21), date(2026, 2, 21), date(2026, 5, 24), date(2026, 6, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["2.1. Спорт", "2.1", "IV.", "Майские встречи", "9 мая – День Победы", "Раздел 5", "2026 год",
     "Маяк", "г. Май", "Культура", "1 этап", "Март: ярмарки", "К 1 сентября"],
)  # fmt: skip
def test_a_section_that_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_dates_over_a_table_with_a_column_of_dates_stay_sections(tmp_path: Path) -> None:
    heads = ("Мероприятие", "Место", "Срок", "Участники")
    rows = (section("24-28 мая 2026 г.", 4), ("Слёт", "г. Чита", "25 мая", "КНР"))
    (row,) = read_document(docx(tmp_path / "план.docx", p(TITLE) + tbl(heads, *rows))).rows
    assert (row.sphere, row.cells["dates_text"]) == ("24-28 мая 2026 г.", "25 мая")
