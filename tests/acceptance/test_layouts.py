"""How else clerks lay a Word table out: each document three rows, one oddity."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from . import word
from .odd_tables import ROWS, SPHERE, TITLE, TITLES, made, spheres, started, titles
from .word import SEVEN, element


def test_table_cut_in_two_without_a_second_heading(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        word.add_item(table, SEVEN, ROWS[0])
        document.add_paragraph("")
        rest = word.add_table(document, SEVEN, heading=False)
        for item in ROWS[1:]:
            word.add_item(rest, SEVEN, item)

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    assert spheres(built) == [SPHERE] * 3


def test_title_and_sphere_inside_the_table(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = word.add_table(document, SEVEN, heading=False)
        word.add_merged_section(table, TITLE)
        word.add_heading(table, SEVEN)
        word.add_merged_section(table, SPHERE)
        for item in ROWS:
            word.add_item(table, SEVEN, item)

    built = made(tmp_path, draw, title="")
    assert titles(built) == TITLES
    assert spheres(built) == [SPHERE] * 3
    assert {event["plan_id"] for event in built.events} == {"2027-H1"}


def test_empty_rows_are_no_events(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS:
            word.add_item(table, SEVEN, item)
            table.add_row()

    assert titles(made(tmp_path, draw)) == TITLES


def test_row_with_only_a_number_at_the_end(tmp_path: Path) -> None:
    """An empty numbered row says nothing: either no event or one that is flagged."""

    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS:
            word.add_item(table, SEVEN, item)
        word.write(table.add_row().cells[0], "4.")

    built = made(tmp_path, draw)
    assert titles(built)[:3] == TITLES
    assert all("row_incomplete" in event["quality"] for event in built.events[3:])


@pytest.mark.parametrize("style", ["{}", "{}.", "{})", "№ {}", " {}. "])
def test_printed_numbers(style: str, tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for at, item in enumerate(ROWS, 1):
            word.add_item(table, SEVEN, replace(item, printed=style.format(at)))

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    assert [event["number"] for event in built.events] == [1, 2, 3]
    assert [event["number_text"] for event in built.events] == [
        style.format(at).strip() for at in (1, 2, 3)
    ]


def test_gap_and_repetition_in_numbers(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for printed, item in zip(("1.", "3.", "3."), ROWS, strict=True):
            word.add_item(table, SEVEN, replace(item, printed=printed))

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    assert [event["number_text"] for event in built.events] == ["1.", "3.", "3."]
    assert any("number_irregular" in event["quality"] for event in built.events)


HEADINGS = {
    "plain": ["№", "Мероприятие", "Место", "Срок", "Содержание", "Цель", "Участники"],
    "long": [
        "№\nп/п",
        "Наименование международного мероприятия",
        "Место проведения (страна, город)",
        "Дата (период) проведения",
        "Краткая информация о мероприятии",
        "Цели проведения",
        "Страны-участники, состав участников",
    ],
    "shouting": [
        "№ П/П",
        "НАИМЕНОВАНИЕ МЕРОПРИЯТИЯ",
        "МЕСТО ПРОВЕДЕНИЯ",
        "ДАТА ПРОВЕДЕНИЯ",
        "ОПИСАНИЕ",
        "ЦЕЛЬ",
        "УЧАСТНИКИ МЕРОПРИЯТИЯ",
    ],
    "hyphenated": [
        "№ п/п",
        "Наиме-\nнование мероприятия",
        "Место прове-\nдения",
        "Сроки прове-\nдения",
        "Описание меро-\nприятия",
        "Цель прове-\nдения",
        "Участники меро-\nприятия",
    ],
    "other": [
        "№ пп",
        "Название",
        "Место и адрес проведения",
        "Сроки (дата) проведения",
        "Краткое описание мероприятия",
        "Цель мероприятия",
        "Иностранные участники",
    ],
}


@pytest.mark.parametrize("case", HEADINGS)
def test_other_wordings(case: str, tmp_path: Path) -> None:
    columns = [
        (heading, text_of) for heading, (_, text_of) in zip(HEADINGS[case], SEVEN, strict=True)
    ]

    def draw(document: Any) -> None:
        table = word.add_table(document, columns)
        word.add_merged_section(table, SPHERE)
        for item in ROWS:
            word.add_item(table, columns, item)

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    for event, item in zip(built.events, ROWS, strict=True):
        assert (event["place_text"], event["dates_text"]) == (item.place, item.dates)
        assert (event["description"], event["purpose"]) == (item.description, item.purpose)
        assert event["participants_text"] == item.participants
        assert event["extra"] == ""


def test_heading_of_two_rows_with_merged_cells(tmp_path: Path) -> None:
    """«Проведение» over «дата» and «место»; the other headings run down two rows."""

    def draw(document: Any) -> None:
        table = document.add_table(rows=2, cols=7, style="Table Grid")
        for at in (0, 1, 4, 5, 6):
            word.write(table.cell(0, at).merge(table.cell(1, at)), SEVEN[at][0])
        word.write(table.cell(0, 2).merge(table.cell(0, 3)), "Проведение мероприятия")
        word.write(table.cell(1, 2), "место проведения")
        word.write(table.cell(1, 3), "срок проведения")
        word.add_merged_section(table, SPHERE)
        for item in ROWS:
            word.add_item(table, SEVEN, item)

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    assert [event["place_text"] for event in built.events] == [row.place for row in ROWS]
    assert [event["dates_text"] for event in built.events] == [row.dates for row in ROWS]


def test_cell_merged_down_over_rows(tmp_path: Path) -> None:
    """One place cell for two rows: both rows are held there."""

    def draw(document: Any) -> None:
        table = started(document)
        first = word.add_item(table, SEVEN, ROWS[0])
        second = word.add_item(table, SEVEN, replace(ROWS[1], place=""))
        first.cells[2].merge(second.cells[2])
        word.add_item(table, SEVEN, ROWS[2])

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    assert [event["place_text"] for event in built.events] == [
        "г. Барнаул",
        "г. Барнаул",
        "г. Белокуриха",
    ]


def test_note_under_the_table_is_no_event(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS:
            word.add_item(table, SEVEN, item)
        document.add_paragraph("* Даты могут быть изменены.")
        document.add_paragraph("Министр\t\t\tИ.И. Иванов")
        contacts = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            [cell for row in contacts.rows for cell in row.cells],
            ["Исполнитель:", "Петрова А.А.", "Телефон:", "29-00-00"],
            strict=True,
        ):
            word.write(cell, text)

    assert titles(made(tmp_path, draw)) == TITLES


def test_two_spheres_with_headings_above_and_one_table_each(tmp_path: Path) -> None:
    """The heading is a plain bold paragraph, not one of Word's heading styles."""

    def draw(document: Any) -> None:
        for sphere, rows in (("1. Экономика", ROWS[:2]), ("2. Туризм", ROWS[2:])):
            document.add_paragraph().add_run(sphere).bold = True
            table = word.add_table(document, SEVEN)
            for item in rows:
                word.add_item(table, SEVEN, item)

    built = made(tmp_path, draw)
    assert titles(built) == TITLES
    assert [sphere.lstrip("12. ") for sphere in spheres(built)] == [
        "Экономика",
        "Экономика",
        "Туризм",
    ]
    assert [event["number"] for event in built.events] == [1, 2, 3]


def test_table_in_a_content_control(tmp_path: Path) -> None:
    """The whole table inside a block content control."""

    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS:
            word.add_item(table, SEVEN, item)
        inner = table._tbl
        control = element("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
        inner.getparent().replace(inner, control)
        control.find(qn("w:sdtContent")).append(inner)

    assert titles(made(tmp_path, draw)) == TITLES
