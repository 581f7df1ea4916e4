"""The list and the report as Word and PDF documents, read back by other libraries."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from etl.documents import read_document
from pages.handouts.papers.docx_document import docx_document
from pages.handouts.papers.paper_letters import printable
from pages.handouts.papers.paper_report import COLUMNS
from pages.handouts.papers.pdf_document import pdf_document
from pages.shared.plan.tables import Plan
from pages.shared.words.direction_signs import SIGN
from tests.pages.papers_read import (
    NASTY,
    bare,
    expected_cells,
    hostile_plan,
    is_note,
    pdf_rows,
    pdf_text,
    pictures,
    read_word,
    report_of,
    word_rows,
)


@pytest.fixture(scope="module")
def word(golden_plan: Plan) -> bytes:
    return docx_document(report_of(golden_plan))


@pytest.fixture(scope="module")
def pdf(golden_plan: Plan) -> bytes:
    return pdf_document(report_of(golden_plan, ["Сфера: Спорт"]))


def test_a_word_document_has_every_cell_of_the_plan(golden_plan: Plan, word: bytes) -> None:
    head, *rows = word_rows(word)
    assert head == list(COLUMNS.values())
    spheres = [row[0] for row in rows if len(row) == 1 and not is_note(row)]
    assert spheres == list(dict.fromkeys(golden_plan.events["sphere"]))
    assert len(spheres) == 10
    cells = [[bare(cell) for cell in row] for row in rows if len(row) == 7]
    assert len(cells) == 47
    assert cells == expected_cells(golden_plan.events)
    # № 6, 7, 8, 9 and 38 leave something open, № 47 too, and it breaks off.
    assert sum(is_note(row) for row in rows) == 7


def test_a_word_document_is_one_that_officials_work_on(word: bytes) -> None:
    document = read_word(word)
    texts = [p.text for p in document.paragraphs]
    assert texts[0].startswith("План международных мероприятий исполнительных органов")
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "Главное", "По месяцам", "По сферам", "По партнёрам", "Вопросы к строкам",
        "Сроки мероприятий",
        "На карте 36\u00a0мероприятий, больше всего — Смоленск: 13", "Перечень мероприятий",
    ]  # fmt: skip
    assert all(s.page_width > s.page_height for s in document.sections)
    facts = dict([cell.text for cell in row.cells] for row in document.tables[0].rows)
    assert facts["SHA-256 источника"] == "0f" * 32
    assert facts["Показано"] == "47\u00a0мероприятий"
    assert facts["Отбор"] == "весь план, без отбора"
    core = document.core_properties
    assert (core.author, core.language) == ("Смоленская область", "ru-RU")
    assert f"{core.modified:%Y-%m-%d %H:%M}" == "2026-01-20 09:00"
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        assert {i.date_time for i in parts.infolist()} == {(2026, 1, 20, 9, 0, 0)}
        everything = b"".join(parts.read(name) for name in parts.namelist())
        assert not any("thumbnail" in name for name in parts.namelist())
    assert b"python-docx" not in everything
    # The timeline in three parts, and the map; each as points and as a drawing.
    assert [len([n for n in pictures(word) if n.endswith(e)]) for e in (".png", ".svg")] == [4, 4]
    rows = document.tables[-1]._tbl.tr_lst
    assert rows[0].xpath("./w:trPr/w:tblHeader")
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    widths = [int(cell.w) for cell in document.tables[-1]._tbl.tblGrid.gridCol_lst]
    page = document.sections[-1]
    between = page.page_width - page.left_margin - page.right_margin
    assert sum(widths) == pytest.approx(between, rel=0.001)


def test_of_two_pictures_only_the_one_with_notes_stays_with_what_follows(word: bytes) -> None:
    """All of them kept together fit no page: LibreOffice left a page empty, a heading alone."""
    drawn = [p for p in read_word(word).paragraphs if p._p.xpath(".//w:drawing")]
    assert [bool(p.paragraph_format.keep_with_next) for p in drawn] == [False, False, False, True]


def test_a_word_document_is_a_plan_again(word: bytes, tmp_path: Path) -> None:
    """An official corrects the list and hands it in: notes are no events, spheres no rows."""
    (tmp_path / "plan.docx").write_bytes(word)
    document = read_document(tmp_path / "plan.docx")
    assert len(document.rows) == 47
    assert len({row.sphere for row in document.rows}) == 10


def test_a_pdf_has_every_cell_of_the_plan(golden_plan: Plan, pdf: bytes) -> None:
    text, at = pdf_text(pdf), 0
    expected = expected_cells(golden_plan.events)
    assert len(expected) == 47
    for cells in expected:
        # The number of a row with notes stands beside them too, and is drawn after them.
        at = text.find("".join(cells[1:]), at)
        assert at > 0, cells
    # By its lines, another reader tells the same columns.
    fourth = [row for row in pdf_rows(pdf, [7]) if row[1] and not is_note(row)]
    assert fourth == expected[: len(fourth)]
    assert len(fourth) > 2


def test_a_pdf_is_tagged_and_has_its_letters(pdf: bytes) -> None:
    with pdfplumber.open(io.BytesIO(pdf)) as read:
        catalog = read.doc.catalog
        assert resolve1(catalog["MarkInfo"])["Marked"] is True
        assert resolve1(catalog["StructTreeRoot"])
        assert catalog["Lang"] == b"ru-RU"
        assert b"pdfuaid" in resolve1(catalog["Metadata"]).get_data()
        assert read.metadata["Title"].startswith("План международных мероприятий")
        assert read.metadata["CreationDate"] == "D:20260120090000Z"
        n = len(read.pages)
        for at, page in ((1, read.pages[0]), (n, read.pages[-1])):
            assert f"страница {at} из {n}" in page.extract_text()
            fonts = resolve1(page.page_obj.resources["Font"])
            for font in (resolve1(f) for f in fonts.values()):
                inner = resolve1(resolve1(font["DescendantFonts"])[0])
                assert {"FontFile2", "FontFile3"} & resolve1(inner["FontDescriptor"]).keys()
                assert "ToUnicode" in font
            # Nothing leaves the paper.
            assert all(c["x0"] >= 0 and c["x1"] <= page.width for c in page.chars)
        # № 8 has a word of 29 letters with a hyphen: it breaks there and nowhere else.
        assert "производственно-" in read.pages[7].extract_text()
        first = bare(read.pages[0].extract_text())
    assert bare("Отбор Сфера: Спорт") in first
    assert "0f" * 32 in first
    assert bare("Больше всего мероприятий — в марте: 8 точно, ещё 9 возможно") in first


def test_documents_take_hostile_texts_as_texts() -> None:
    report = report_of(hostile_plan(), ["поиск: <b>\x01"] * 40)
    word = docx_document(report)
    rows = [[bare(c) for c in row] for row in word_rows(word) if len(row) == 7][1:]
    wanted = expected_cells(hostile_plan().events)
    assert rows == wanted
    assert SIGN * 4 in rows[1][1]
    assert rows[1][1].endswith("ж" * 200)
    notes = ["".join(row) for row in word_rows(word) if is_note(row)]
    settled = "Примечание: Уточнено человеком: срок\u00a0— 10–13 февраля 2026 года"
    assert f"{settled} (Иванова <i>, 21\u00a0января 2026\u00a0года)" in notes
    assert "Примечание: Уточнено человеком: форма" in notes
    assert "Примечание: Ответственный: =2+2" in notes
    assert "Примечание: Состояние: отменено" in notes
    shown = pdf_text(pdf_document(report))
    assert "".join(rows[0][1:5]) in shown
    assert f"{bare('[U+4E2D] [U+0391]')}{SIGN}наоборот,&amp;#show:_x000D_{'ж' * 200}" in shown
    assert all("".join(row[1:]) in shown for row in rows[2:])


def test_the_same_report_gives_the_same_bytes(golden_plan: Plan, word: bytes, pdf: bytes) -> None:
    again = docx_document(report_of(golden_plan))
    assert hashlib.sha256(again).digest() == hashlib.sha256(word).digest()
    assert pdf_document(report_of(golden_plan, ["Сфера: Спорт"])) == pdf


def test_letters_that_no_document_may_hold_are_signs() -> None:
    assert printable("а\x00б\tв\n") == f"а{SIGN}б\tв\n"
    # LibreOffice shows a table with a carriage return in it as no table at all.
    assert printable("а\r\nб\rв\x85г\u2028д\u2029е") == "а\nб\nв\nг\nд\nе"
    assert "\x00" in NASTY


def test_a_plan_of_another_region_without_spheres_has_its_own_map_and_no_headers(
    golden_plan: Plan,
) -> None:
    """A region that has no outlines: its surroundings are drawn, and the document says it."""
    home = replace(
        golden_plan.info.home,
        region="Заморская область",
        capital="Заморск",
        capital_latitude=-54.99,
        capital_longitude=73.37,
    )
    info = replace(golden_plan.info, home=home)
    events = golden_plan.events.assign(sphere="", sphere_name="Без раздела")
    report = report_of(replace(golden_plan, info=info, events=events))
    word = docx_document(report)
    assert len(pictures(word)) == 2 * (len(report.timeline) + 1)
    assert {len(row) for row in word_rows(word) if not is_note(row)} == {7}
    no_map = "Контура этого региона (Заморская область) программа не знает"
    assert any(no_map in p.text for p in read_word(word).paragraphs)
    text = pdf_text(pdf_document(report))
    assert bare(no_map) in text
    assert all("".join(cells[1:]) in text for cells in expected_cells(events))
