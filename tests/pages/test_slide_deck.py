"""Slides of a slice: native charts and tables, nothing beyond the slide, notes, no leftovers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pptx
import pytest
from pptx.util import Pt

from pages.handouts.deck.slide_deck import slide_deck
from pages.handouts.papers.paper_letters import printable
from pages.shared.plan.tables import Plan
from tests.pages.papers_read import bare, hostile_plan, pictures, report_of


@pytest.fixture(scope="module")
def deck(golden_plan: Plan) -> bytes:
    return slide_deck(report_of(golden_plan))


@pytest.fixture(scope="module")
def hostile_deck() -> bytes:
    return slide_deck(report_of(hostile_plan(), ["поиск: =1+1 <b>"] * 40))


def read(content: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(content))


def rows(content: bytes) -> Iterator[list[str]]:
    """The rows of the tables of events, headings left out."""
    for slide in read(content).slides:
        for shape in slide.shapes:
            if shape.has_table and shape.table.cell(0, 1).text == "Мероприятие":
                for row in list(shape.table.rows)[1:]:
                    yield [cell.text for cell in row.cells]


def test_slides_have_every_event_with_its_words(golden_plan: Plan, deck: bytes) -> None:
    shown = list(rows(deck))
    events = golden_plan.events
    assert len(shown) == 47
    assert [row[0] for row in shown] == [f"{n}." for n in range(1, 48)]
    assert [bare(row[1].split("\n")[0]) for row in shown] == [bare(t) for t in events["title"]]
    assert [bare(row[3]) for row in shown] == [bare(text) for text in events["place_text"]]
    # A quarter is no day, and what is open is said under the title.
    assert shown[6][2] == "II\u00a0квартал (уточняется)"
    assert shown[6][1].endswith("\nОткрыто в плане: срок уточняется")
    titles = [slide.shapes.title.text_frame.text for slide in read(deck).slides]
    spheres = [title for title in titles if re.search(r": \d+\u00a0мероприяти", title)]
    assert len({title.partition(":")[0] for title in spheres}) == 10


def test_counts_are_native_charts(deck: bytes) -> None:
    charts = [s.chart for slide in read(deck).slides for s in slide.shapes if s.has_chart]
    months, spheres, partners = charts
    assert [(s.name, list(s.values)) for s in months.plots[0].series] == [
        ("точно", [0, 3, 8, 7, 7, 7]),
        ("возможно", [8, 8, 9, 14, 12, 12]),
    ]
    assert list(spheres.plots[0].series[0].values) == [3, 3, 2, 2, 8, 13, 9, 1, 1, 5]
    assert list(partners.plots[0].categories)[:2] == ["Беларусь", "Казахстан"]


def test_the_map_is_a_sharp_picture_and_says_what_it_leaves_out(deck: bytes) -> None:
    (slide,) = [s for s in read(deck).slides if "На карте" in s.shapes.title.text_frame.text]
    assert slide.shapes.title.text_frame.text.startswith("На карте 36\u00a0мероприятий")
    # The timeline in three parts, and the map.
    assert sorted(pictures(deck)) == [
        *(f"drawing{n}.svg" for n in (1, 2, 3, 4)), *(f"image{n}.png" for n in (1, 2, 3, 4)),
    ]  # fmt: skip
    texts = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert "Кольцо — населённый пункт, точка — здание" in texts
    # № 8 and 47 have no place, the others are remote.
    assert "На карте нет №\u00a08, 16, 17, 19, 20, 23, 24, 25, 29, 31, 47" in texts


def test_where_no_place_is_known_the_slide_says_so(golden_plan: Plan) -> None:
    nowhere = golden_plan.keep({"e08"})
    presentation = read(slide_deck(report_of(nowhere)))
    (slide,) = [s for s in presentation.slides if "карте" in s.shapes.title.text_frame.text]
    assert slide.shapes.title.text_frame.text == "На карте показать нечего"
    assert not any(shape.shape_type == 13 for shape in slide.shapes)
    assert any("№\u00a08" in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_nothing_of_a_slide_is_outside_or_over_another(deck: bytes, hostile_deck: bytes) -> None:
    for content in (deck, hostile_deck):
        presentation = read(content)
        wide, high = presentation.slide_width, presentation.slide_height
        assert wide / high == pytest.approx(16 / 9, rel=0.001)
        for slide in presentation.slides:
            ids = [shape.shape_id for shape in slide.shapes]
            assert len(set(ids)) == len(ids)
            boxes = []
            for shape in slide.shapes:
                bottom = shape.top + shape.height
                if shape.has_table:
                    assert bottom <= shape.top + sum(row.height for row in shape.table.rows)
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= wide
                assert bottom <= high
                boxes.append((shape.top, bottom, shape.left, shape.left + shape.width))
            for at, one in enumerate(boxes):
                for other in boxes[at + 1 :]:
                    apart = one[1] <= other[0] or other[1] <= one[0]
                    assert apart or one[3] <= other[2] or other[3] <= one[2], (one, other)


def test_every_slide_is_whole_and_russian(deck: bytes) -> None:
    presentation = read(deck)
    for at, slide in enumerate(presentation.slides):
        for held in slide.placeholders:
            assert held.text_frame.text.strip()
        texts = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
        assert any("редакция 1" in text and "plan-2026-H1.txt" in text for text in texts)
        notes = slide.notes_slide.notes_text_frame.text
        assert "Отбор: весь план, без отбора. Источник: План на I" in notes, at
        for shape in slide.shapes:
            if shape.has_table:
                runs = [r for c in shape.table.iter_cells() for p in c.text_frame.paragraphs
                        for r in p.runs]  # fmt: skip
                assert all(run.font.size >= Pt(14) for run in runs)
    with zipfile.ZipFile(io.BytesIO(deck)) as parts:
        assert {i.date_time for i in parts.infolist()} == {(2026, 1, 20, 9, 0, 0)}
        names = parts.namelist()
        everything = "".join(parts.read(n).decode() for n in names if n.endswith(".xml"))
    assert "Click to" not in everything
    assert "Second level" not in everything
    assert 'lang="en-US"' not in everything
    assert not any("thumbnail" in name for name in names)
    assert "сроки проведения мероприятия: 9-12 февраля 2026 года" in everything.lower()


def test_slides_take_hostile_texts_as_texts(hostile_deck: bytes) -> None:
    events = hostile_plan().events
    shown = list(rows(hostile_deck))
    assert len(shown) == 47
    assert shown[0][1].split("\n")[0] == events["title"][0]
    assert bare(shown[1][1].split("\n")[0]) == bare(printable(events["title"][1]))
    assert "поиск: =1+1 <b>" in read(hostile_deck).slides[0].notes_slide.notes_text_frame.text


def test_a_chart_s_workbook_holds_texts(golden_plan: Plan) -> None:
    events = golden_plan.events.assign(sphere_name="=HYPERLINK(1)")
    evil = type(golden_plan)(golden_plan.info, events, golden_plan.periods, golden_plan.venues,
                             golden_plan.partners)  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(slide_deck(report_of(evil)))) as parts:
        books = [n for n in parts.namelist() if n.endswith(".xlsx")]
        assert len(books) == 3
        for name in books:
            sheet = openpyxl.load_workbook(io.BytesIO(parts.read(name))).active
            assert sheet is not None
            assert not any(cell.data_type == "f" for row in sheet for cell in row)


def test_the_same_report_gives_the_same_slides(golden_plan: Plan, deck: bytes) -> None:
    assert slide_deck(report_of(golden_plan)) == deck
