"""A second table of events that are no longer planned is no part of the plan."""

from __future__ import annotations

import pytest

from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.plan_rows.rows import read_rows
from tests.etl.documents_made import HEADINGS, TITLE, item


def table(name: str, *items: tuple[str, ...]) -> Table:
    rows = (
        Row(tuple(map(Cell, texts, range(7))), f"{name}, строка") for texts in (HEADINGS, *items)
    )
    return Table(tuple(rows), name)


@pytest.mark.parametrize(
    "heading",
    [
        "Мероприятия, исключённые из плана",
        "Исключенные мероприятия:",
        "Мероприятия, отменённые в I полугодии 2026 года",
        "2. Перечень мероприятий, исключённых из плана",
    ],
)
def test_a_table_of_events_that_are_gone_is_named_and_not_read(heading: str) -> None:
    grid = Grid(
        (
            Paragraph(TITLE),
            table("таблица 1", item("1", "Форум")),
            Paragraph(heading),
            table("таблица 2", item("1", "Матч"), item("2", "Слёт")),
        )
    )
    plan = read_rows(grid, "план.docx")
    assert [row.cells["title"] for row in plan.rows] == ["Форум"]
    (note,) = plan.notes
    assert note.startswith("таблица 2: пропущена: «")
    assert note.endswith("» — не план, строк: 3")
    assert plan.leftovers == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Культура",
        "Мероприятия за рубежом",
        "Мероприятия, перенесённые с 2025 года",
        "Мероприятия, проведённые совместно с Республикой Беларусь",
        "Мероприятия, не вошедшие в другие разделы",
        "Мероприятия, отменённые в 2025 году и перенесённые на 2026 год",
        "Отменённые мероприятия выделены серым цветом.",
    ],
)
def test_any_other_second_table_is_read(heading: str) -> None:
    grid = Grid(
        (
            Paragraph(TITLE),
            table("таблица 1", item("1", "Форум")),
            Paragraph(heading),
            table("таблица 2", item("2", "Матч")),
        )
    )
    plan = read_rows(grid, "план.docx")
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Матч"]


def test_a_remark_further_up_skips_no_table() -> None:
    grid = Grid(
        (
            Paragraph(TITLE),
            table("таблица 1", item("1", "Форум")),
            Paragraph("Отменённые мероприятия"),
            Paragraph("Раздел 2. Спорт"),
            table("таблица 2", item("2", "Матч")),
        )
    )
    assert [r.cells["title"] for r in read_rows(grid, "план.docx").rows] == ["Форум", "Матч"]


def test_what_goes_on_with_such_a_table_is_not_read_either() -> None:
    headless = Table((Row(tuple(map(Cell, item("3", "Слёт"), range(7))), "строка"),), "таблица 3")
    grid = Grid(
        (
            Paragraph(TITLE),
            table("таблица 1", item("1", "Форум")),
            Paragraph("Мероприятия, исключённые из плана"),
            table("таблица 2", item("1", "Матч")),
            headless,
        )
    )
    plan = read_rows(grid, "план.docx")
    assert [row.cells["title"] for row in plan.rows] == ["Форум"]
    assert plan.notes[1] == "таблица 3: пропущена: продолжение такой же таблицы"
