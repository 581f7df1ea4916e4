"""Plans in parts: a title, a sheet or a line for each month or quarter, whose days are bare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.documents import read_document
from etl.documents.plan_rows.part_titles import is_part_of, is_title_again, part_named
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanDocument
from etl.plan_period import plan_period
from tests.etl.documents_made import docx, p, section, tbl, xlsx

HEADS = ("№", "Мероприятие", "Дата", "Место проведения", "Участники")
PLAN = "План международных мероприятий Иркутской области на"
FEBRUARY, MARCH = (
    ("1", "Ярмарка", "12", "г. Чита", "КНР"),
    ("1", "Конкурс", "3-5", "г. Чита", "КНР"),
)
WHOLE = ("2", "Выставка", "в течение месяца", "г. Чита", "Монголия")


def days(document: PlanDocument) -> list[tuple[str, str]]:
    """First and last day of each event as months and days; none is doubted."""
    plan, _ = plan_period(document)
    events = read_events(document, plan, load_home())
    assert not [e for e in events if e.dates.quality]
    assert {q.start.year for e in events for q in e.dates.periods} == {2026}
    return [(f"{q.start:%d.%m}", f"{q.end:%d.%m}") for e in events for q in e.dates.periods]


RIGHT = [("12.02", "12.02"), ("01.02", "28.02"), ("03.03", "05.03"), ("01.03", "31.03")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([f"{PLAN} февраль 2026 года"], [f"{PLAN} март 2026 года"]),
        (["ПЛАН", "мероприятий", "на февраль 2026 г."], ["ПЛАН", "мероприятий", "на март 2026 г."]),
        (["План мероприятий (февраль 2026 года)"], ["План мероприятий (март 2026 года)"]),
        ([f"{PLAN} 2026 год", "ФЕВРАЛЬ 2026 года"], ["МАРТ 2026 года"]),
        ([f"{PLAN} 2026 год", "февраль"], ["март"]),
        ([f"{PLAN} февраль 2026 года"], ["на март 2026 года"]),
    ],
)
def test_a_title_over_each_table(
    tmp_path: Path, first: Sequence[str], second: Sequence[str]
) -> None:
    body = "".join(map(p, first)) + tbl(HEADS, FEBRUARY, WHOLE)
    body += "".join(map(p, second)) + tbl(HEADS, MARCH, WHOLE)
    document = read_document(docx(tmp_path / "план.docx", body))
    assert days(document) == RIGHT
    assert not document.notes


def test_a_title_between_the_rows_of_one_table(tmp_path: Path) -> None:
    rows = [HEADS, FEBRUARY, WHOLE, section(f"{PLAN} март 2026 года", 5), MARCH, WHOLE]
    document = read_document(
        docx(tmp_path / "план.docx", tbl(section(f"{PLAN} февраль 2026 года", 5), *rows))
    )
    assert days(document) == RIGHT
    assert {row.sphere for row in document.rows} == {""}


@pytest.mark.parametrize("names", [("Фев", "Мар"), ("Лист1", "Лист2")])
def test_a_title_on_each_sheet(tmp_path: Path, names: tuple[str, str]) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.remove(book.active)
        for name, month, item in zip(names, ("февраль", "март"), (FEBRUARY, MARCH), strict=True):
            sheet = book.create_sheet(name)
            for row in ([f"{PLAN} {month} 2026 года"], HEADS, item, WHOLE):
                sheet.append(row)

    document = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert days(document) == RIGHT
    assert plan_period(document)[0].end == date(2026, 3, 31)


def test_a_title_copied_from_another_sheet_gives_no_month(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.remove(book.active)
        for name, item in (("Февраль", FEBRUARY), ("Март", MARCH)):
            sheet = book.create_sheet(name)
            for row in ([f"{PLAN} февраль 2026 года"], HEADS, item):
                sheet.append(row)

    document = read_document(xlsx(tmp_path / "план.xlsx", fill))
    events = read_events(document, plan_period(document)[0], load_home())
    assert [e.dates.periods[0].start for e in events] == [date(2026, 2, 12), date(2026, 3, 3)]
    assert [e.dates.quality for e in events] == [(), ("date_outside_plan",)]


def test_quarters(tmp_path: Path) -> None:
    row = ("1", "Ярмарка", "в течение квартала", "г. Чита", "КНР")
    parts = (p(f"{PLAN} {n} квартал 2026 года") + tbl(HEADS, row) for n in ("I", "II"))
    document = read_document(docx(tmp_path / "план.docx", "".join(parts)))
    assert days(document) == [("01.01", "31.03"), ("01.04", "30.06")]


@pytest.mark.parametrize(
    "text",
    [
        "Мероприятия по плану побратимских связей на 2026 год",
        "Раздел 2. Мероприятия I квартала 2026 года",
        "В сфере культуры на 2026 год",
        "Программа пребывания делегации в мае 2026 года",
        "Год культуры 2026",
        "План на май 2025 года",
        "План мероприятий по линии ЕАЭС",
        "Май 2026 года",
        "Приложение № 2 к плану от 12.01.2026",
        "Итого за январь 2026 года",
    ],
)
def test_a_section_is_no_title(text: str) -> None:
    assert not is_title_again(f"{PLAN} 2026 год", text)


@pytest.mark.parametrize(
    "text",
    ["Исполнено в 2026 году", "План на 2025 год", "г. Чита, май 2026 г.", "12 мая 2026 года"],
)
def test_what_stands_between_tables_and_is_no_title(text: str) -> None:
    assert not is_part_of(f"{PLAN} 2026 год", text)


@pytest.mark.parametrize("heading", ["Срок (2026 год)", "Дата проведения в 2026 г.", "Сроки, 2026"])
def test_the_year_stands_in_the_heading_of_the_dates(tmp_path: Path, heading: str) -> None:
    heads = (*HEADS[:2], heading, *HEADS[3:])
    rows = (
        ("1", "Ярмарка", "12 мая", "г. Чита", "КНР"),
        ("2", "Форум", "октябрь", "г. Чита", "КНР"),
    )
    document = read_document(
        docx(tmp_path / "план.docx", p("План мероприятий") + tbl(heads, *rows))
    )
    assert days(document) == [("12.05", "12.05"), ("01.10", "31.10")]


@pytest.mark.parametrize(
    "line",
    [
        "на 1 июня 2026 года",
        "на 1-е июня 2026 года",
        "по состоянию на июнь 2026 года",
        "(редакция на март 2026 года)",
        "(ред. на март 2026 года)",
        "План утвержден 15 января 2026 года",
        "План утверждён в январе 2026 года",
        "План согласован за март 2026 года",
        "Действителен на июнь 2026 года",
        "от 15.01.2026",
        "«15» января 2026 года",
        "г. Чита, март 2026 г.",
        "На заседании 12 мая 2026 года",
        "Программа фестиваля 5 мая 2026 года",
    ],
)
def test_the_month_of_an_edition_is_not_that_of_the_days(tmp_path: Path, line: str) -> None:
    assert part_named(line) == ""
    body = p(f"{PLAN} 2026 год") + p(line) + tbl(HEADS, ("1", "Ярмарка", "12-15", "г. Чита", "КНР"))
    document = read_document(docx(tmp_path / "план.docx", body))
    events = read_events(document, plan_period(document)[0], load_home())
    assert [e.dates.quality for e in events] == [("date_unreadable",)]


@pytest.mark.parametrize(
    "line",
    [
        "на июнь 2026 года",
        "за июнь 2026 г.",
        "в июне 2026 года",
        "ИЮНЬ 2026",
        "1. Июнь 2026 года",
        "Мероприятия на июнь 2026 года",
        "План на 06.2026 г.",
        "План мероприятий (июнь 2026 года)",
        "План на июнь месяц 2026 года (утвержден 15 мая 2026 года)",
        "Утвержден 15 мая 2026 г. План мероприятий на июнь 2026 года",
        "План мероприятий на июнь 2026 года по состоянию на 1 марта 2026 года",
    ],
)
def test_a_title_that_is_a_month(line: str) -> None:
    assert part_named(line) == "06.2026"


def test_days_of_a_part_for_no_one_month_are_not_of_the_part_before(tmp_path: Path) -> None:
    body = p(f"{PLAN} февраль 2026 года") + tbl(HEADS, FEBRUARY)
    body += p(f"{PLAN} март – апрель 2026 года") + tbl(HEADS, MARCH)
    document = read_document(docx(tmp_path / "план.docx", body))
    events = read_events(document, plan_period(document)[0], load_home())
    assert [e.dates.quality for e in events] == [(), ("date_unreadable",)]


OTHER = [
    "Перечень мероприятий за март 2026 года",
    "План мероприятий на март 2026 года выполнен",
    "Отчёт о выполнении: план на I квартал 2026 года",
    "План проведённых мероприятий за I квартал 2026 года",
    "План мероприятий, перенесённых на март 2026 года",
    "План несостоявшихся мероприятий за март 2026 года",
    "Итоги: план мероприятий за март 2026 года",
    "Проект. План мероприятий на март 2026 года",
]


@pytest.mark.parametrize("title", OTHER)
def test_a_list_of_another_kind_is_no_part(tmp_path: Path, title: str) -> None:
    body = p(f"{PLAN} II квартал 2026 года") + tbl(HEADS, ("1", "Ярмарка", "5 мая", "г. Чита", ""))
    body += p(title) + tbl(HEADS, MARCH)
    document = read_document(docx(tmp_path / "план.docx", body))
    assert document.notes == (f"между таблицами, не прочитано: «{title}»",)
    plan, _ = plan_period(document)
    assert plan.plan_id == "2026-Q2"
    events = read_events(document, plan, load_home())
    assert "date_unreadable" in events[1].dates.quality


@pytest.mark.parametrize("title", OTHER)
def test_a_sheet_of_another_kind_is_not_read(tmp_path: Path, title: str) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.remove(book.active)
        for name, over in (("Лист1", f"{PLAN} II квартал 2026 года"), ("Лист2", title)):
            sheet = book.create_sheet(name)
            for row in ([over], HEADS, ("1", "Ярмарка", "5 мая", "г. Чита", "КНР")):
                sheet.append(row)

    document = read_document(xlsx(tmp_path / "план.xlsx", fill))
    assert document.notes == ("лист «Лист2» не прочитан (строки 1–3)",)
    assert plan_period(document)[0].plan_id == "2026-Q2"
    assert len(document.rows) == 1


@pytest.mark.parametrize(
    "text",
    [
        "План проведения мероприятий на март 2026 года",
        "План мероприятий исполнительной власти на март 2026 года",
        "на март 2026 года",
        "МАРТ 2026",
        "План на март 2026 года",
    ],
)
def test_a_part_called_a_little_otherwise(text: str) -> None:
    assert is_part_of(f"{PLAN} февраль 2026 года", text)


@pytest.mark.parametrize(
    "title",
    [
        "Перечень отменённых мероприятий за март 2026 года",
        "Исключены из плана: план мероприятий на март 2026 года",
    ],
)
def test_a_list_of_what_is_called_off_is_named_and_not_read(tmp_path: Path, title: str) -> None:
    body = p(f"{PLAN} II квартал 2026 года") + tbl(HEADS, ("1", "Ярмарка", "5 мая", "г. Чита", ""))
    body += p(title) + tbl(HEADS, MARCH)
    document = read_document(docx(tmp_path / "план.docx", body))
    assert document.notes == (f"таблица 2: пропущена: «{title}» — не план, строк: 2",)
    assert [row.cells["title"] for row in document.rows] == ["Ярмарка"]
