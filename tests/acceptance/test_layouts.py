"""How else clerks lay a Word table out: each document three rows, one oddity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from . import word
from .checks import Built, build
from .content import altai
from .plans import Item
from .word import SEVEN, element

ROWS: tuple[Item, ...] = altai.PLAN.items[:3]
TITLE = altai.PLAN.title
SPHERE = "Экономика"
TITLES = [row.title for row in ROWS]
Draw = Callable[[Any], None]
WHO = 'w:author="Редактор" w:date="2027-01-01T10:00:00Z"'


def made(folder: Path, draw: Draw, title: str = TITLE) -> Built:
    document = word.new_document(title)
    draw(document)
    path = folder / "план.docx"
    document.save(str(path))
    return build(path, folder / "tables")


def started(document: Any, sphere: bool = True) -> Any:
    table = word.add_table(document, SEVEN)
    if sphere:
        word.add_merged_section(table, SPHERE)
    return table


def titles(built: Built) -> list[str]:
    return [event["title"] for event in built.events]


def spheres(built: Built) -> list[str]:
    return [event["sphere"] for event in built.events]


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


def test_hyperlink_field_and_no_break_hyphen(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS[:2]:
            word.add_item(table, SEVEN, item)
        row = word.add_item(table, SEVEN, replace(ROWS[2], description=""))
        paragraph = row.cells[4].paragraphs[0]._p
        for piece in (
            '<w:hyperlink w:anchor="x"><w:r><w:t>Сайт форума</w:t></w:r></w:hyperlink>',
            '<w:r><w:t xml:space="preserve"> медиа</w:t><w:noBreakHyphen/><w:t>центр</w:t></w:r>',
            '<w:fldSimple w:instr="DATE"><w:r><w:t xml:space="preserve"> открыт</w:t></w:r>'
            "</w:fldSimple>",
            '<w:smartTag w:element="place"><w:r><w:t xml:space="preserve"> в городе</w:t></w:r>'
            "</w:smartTag>",
            "<w:r><w:tab/><w:t>Бийске</w:t></w:r>",
        ):
            paragraph.append(element(piece))

    text = made(tmp_path, draw).events[2]["description"]
    assert text.replace("\u2011", "-") == "Сайт форума медиа-центр открыт в городе Бийске"


def test_field_code_is_no_text(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS[:2]:
            word.add_item(table, SEVEN, item)
        row = word.add_item(table, SEVEN, replace(ROWS[2], purpose=""))
        paragraph = row.cells[5].paragraphs[0]._p
        for piece in (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText xml:space="preserve"> HYPERLINK "http://example.org" </w:instrText>'
            "</w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "<w:r><w:t>Обмен опытом</w:t></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ):
            paragraph.append(element(piece))

    assert made(tmp_path, draw).events[2]["purpose"] == "Обмен опытом"


def test_moved_text_counts_once_where_it_went(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS[:2]:
            word.add_item(table, SEVEN, item)
        row = word.add_item(table, SEVEN, replace(ROWS[2], description="", purpose=""))
        row.cells[4].paragraphs[0]._p.append(
            element(f'<w:moveFrom w:id="5" {WHO}><w:r><w:t>Осмотр цехов</w:t></w:r></w:moveFrom>')
        )
        row.cells[5].paragraphs[0]._p.append(
            element(f'<w:moveTo w:id="6" {WHO}><w:r><w:t>Осмотр цехов</w:t></w:r></w:moveTo>')
        )

    event = made(tmp_path, draw).events[2]
    assert (event["description"], event["purpose"]) == ("", "Осмотр цехов")
    assert "tracked_changes" in event["quality"]


def _mark_row(row: Any, mark: str, text_tag: str) -> None:
    """Mark a whole row as inserted or deleted, text included."""
    row._tr.get_or_add_trPr().append(element(f'<w:{mark} w:id="8" {WHO}/>'))
    for paragraph in row._tr.iter(qn("w:p")):
        for run in paragraph.findall(qn("w:r")):
            change = element(f'<w:{mark} w:id="9" {WHO}/>')
            paragraph.replace(run, change)
            change.append(run)
            for text in run.findall(qn("w:t")):
                text.tag = qn(text_tag)


def test_inserted_row_counts_and_deleted_row_does_not(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        word.add_item(table, SEVEN, ROWS[0])
        _mark_row(word.add_item(table, SEVEN, ROWS[1]), "del", "w:delText")
        _mark_row(word.add_item(table, SEVEN, ROWS[2]), "ins", "w:t")

    built = made(tmp_path, draw)
    assert titles(built) == [TITLES[0], TITLES[2]]
    assert "tracked_changes" in built.events[1]["quality"]
    assert "tracked_changes" not in built.events[0]["quality"]


def test_hidden_text_leaves_no_trace_in_meaning(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS[:2]:
            word.add_item(table, SEVEN, item)
        row = word.add_item(table, SEVEN, ROWS[2])
        for place, text in ((2, " и г. Прага"), (3, " или 5 мая 2027 года"), (6, ", Чехия")):
            row.cells[place].paragraphs[0]._p.append(
                element(
                    f'<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
                )
            )

    built = made(tmp_path, draw)
    event = built.events[2]
    assert event["partner_countries"] == ["CN"]
    assert event["place_text"] == ROWS[2].place
    assert event["start_date"] == event["end_date"]
    assert len(built.of("venues", event)) == 1
    assert "hidden_text" in event["quality"]
    assert all("hidden_text" not in other["quality"] for other in built.events[:2])


def test_vanish_switched_off_is_no_hidden_text(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS[:2]:
            word.add_item(table, SEVEN, item)
        row = word.add_item(table, SEVEN, replace(ROWS[2], purpose=""))
        row.cells[5].paragraphs[0]._p.append(
            element('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Обмен опытом</w:t></w:r>')
        )

    event = made(tmp_path, draw).events[2]
    assert event["purpose"] == "Обмен опытом"
    assert "hidden_text" not in event["quality"]


STATUSES = {
    "title in brackets": (replace(ROWS[1], title="Ярмарка мёда и сыра (ОТМЕНЕНО)"), "cancelled"),
    "title ahead": (replace(ROWS[1], title="ОТМЕНЕНА. Ярмарка мёда и сыра"), "cancelled"),
    "dates": (replace(ROWS[1], dates="отменено"), "cancelled"),
    "dates, feminine": (replace(ROWS[1], dates="10-12 февраля 2027 года (отменена)"), "cancelled"),
    "not held": (replace(ROWS[1], dates="мероприятие отменяется"), "cancelled"),
    "postponed": (replace(ROWS[1], dates="перенесено на 3-4 июня 2027 года"), "postponed"),
    "postponed, masculine": (replace(ROWS[1], title="Ярмарка (перенесён)"), "postponed"),
    "postponed to no date": (replace(ROWS[1], dates="Перенесено, дата уточняется"), "postponed"),
    "description on another matter": (
        replace(ROWS[1], description="Выставка об отмене крепостного права"),
        "planned",
    ),
    "visa": (replace(ROWS[1], description="Обсуждение отмены виз для туристов"), "planned"),
    "moved heritage": (replace(ROWS[1], description="Рассказ о перенесённых операциях"), "planned"),
}


@pytest.mark.parametrize("case", STATUSES)
def test_status_in_words(case: str, tmp_path: Path) -> None:
    item, status = STATUSES[case]

    def draw(document: Any) -> None:
        table = started(document)
        for row in (ROWS[0], item, ROWS[2]):
            word.add_item(table, SEVEN, row)

    built = made(tmp_path, draw)
    assert [event["status"] for event in built.events] == ["planned", status, "planned"]


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


def test_paragraphs_in_a_cell_are_parted_by_a_space(tmp_path: Path) -> None:
    def draw(document: Any) -> None:
        table = started(document)
        for item in ROWS[:2]:
            word.add_item(table, SEVEN, item)
        row = word.add_item(table, SEVEN, ROWS[2])
        row.cells[4].add_paragraph("Встреча в правительстве")
        row.cells[4].add_paragraph("")
        row.cells[4].add_paragraph("Пресс-подход")

    text = made(tmp_path, draw).events[2]["description"]
    assert text == "Осмотр санаториев Встреча в правительстве Пресс-подход"


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
