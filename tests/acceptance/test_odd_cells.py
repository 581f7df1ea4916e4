"""What else clerks leave in the cells of a Word table: each document three rows, one oddity."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from . import word
from .odd_tables import ROWS, TITLES, made, started, titles
from .word import SEVEN, element

WHO = 'w:author="Редактор" w:date="2027-01-01T10:00:00Z"'


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
