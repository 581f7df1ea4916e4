"""What Word shows is text: raised marks, struck-out words, list numbers, fields, tracked cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl import store
from etl.build import build_plan
from etl.documents import read_document
from etl.model import PlanDocument
from tests.etl.documents_made import (
    HEADINGS,
    TITLE,
    docx,
    item,
    numbered,
    numbering,
    p,
    run,
    tbl,
    tc,
    tr,
)
from tests.etl.readings import bounds, day, event

Read = Callable[..., PlanDocument]
UP = '<w:vertAlign w:val="superscript"/>'
QUARTER = (date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(body: str, **parts: str) -> PlanDocument:
        return read_document(docx(tmp_path / "план.docx", p(TITLE) + body, **parts))

    return make


def dated(cell: str) -> str:
    """A table of one item whose date cell is given."""
    first = item("1", "Форум", place="г. Минск")
    return tbl(HEADINGS, tr(*first[:3], tc(cell), *first[4:]))


@pytest.mark.parametrize(
    ("cell", "text", "period"),
    [
        (p(run("2"), run("1", UP), run(" мая")), "2¹ мая", day(5, 2)),
        (p(run("май"), run("1", UP)), "май¹", day(5, 1, 31)),
        (p(run("май"), run("1)", UP)), "май¹⁾", day(5, 1, 31)),
        (p(run("май"), run("1, 2", UP)), "май¹, ²", day(5, 1, 31)),
        (p(run("1-2"), run("3", UP), run(" мая")), "1-2³ мая", day(5, 1, 2)),
        (p(run("2"), run("1", '<w:position w:val="8"/>'), run(" мая")), "2¹ мая", day(5, 2)),
        (p("2¹ мая"), "2¹ мая", day(5, 2)),
        (p(run("2"), run("1", '<w:rStyle w:val="Mark"/>'), run(" мая")), "2¹ мая", day(5, 2)),
        (p(run("5 июня 2026 г."), run("1", UP)), "5 июня 2026 г.¹", day(6, 5)),
        (p(run("5 июня в 10"), run("00", UP)), "5 июня в 10⁰⁰", day(6, 5)),
        (p(run("21", UP), run(" мая", UP)), "21 мая", day(5, 21)),
        (p(run("2"), run("1", '<w:vertAlign w:val="baseline"/>'), run(" мая")), "21 мая",
         day(5, 21)),
    ],
)  # fmt: skip
def test_a_raised_mark_is_no_part_of_the_date(
    read: Read, cell: str, text: str, period: tuple[date, date]
) -> None:
    style = f'<w:style w:type="character" w:styleId="Mark"><w:rPr>{UP}</w:rPr></w:style>'
    plan = read(dated(cell), styles=style)
    assert plan.rows[0].cells["dates_text"] == text
    assert bounds(plan) == [period]
    assert not event(plan).dates.tentative


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (p("1 Дата уточняется."), "1 Дата уточняется."),
        (p(run("1", UP), run(" дата уточняется")), "¹ дата уточняется"),
        (p("1) срок предварительный"), "1) срок предварительный"),
        (p("2 По согласованию.") + p("1 Сроки уточняются."), "1 Сроки уточняются."),
    ],
)
def test_a_footnote_goes_with_the_row_that_points_to_it(read: Read, line: str, note: str) -> None:
    plan = read(dated(p(run("2"), run("1", UP), run(" мая"))) + line)
    assert plan.rows[0].extra == {"Сноска": note}
    assert bounds(plan) == [day(5, 2)]
    assert event(plan).dates.tentative


def test_a_footnote_that_nothing_points_to_makes_no_date_tentative(read: Read) -> None:
    plan = read(dated(p("2 мая")) + p("1 Дата уточняется."))
    assert plan.rows[0].extra == {}
    assert not event(plan).dates.tentative


def test_a_footnote_of_word_itself_goes_with_the_row(read: Read) -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p("Дата уточняется")}</w:footnote>'
    plan = read(dated(p(run("2"), mark, run(" мая"))), footnotes=note)
    assert plan.rows[0].cells["dates_text"] == "2 мая"
    assert plan.rows[0].footnotes == (("dates_text", "Дата уточняется"),)
    assert plan.notes == ("таблица 1, строка 2, сноска: «Дата уточняется»",)
    assert event(plan).dates.tentative


@pytest.mark.parametrize(
    ("cell", "text", "flags"),
    [
        (p(run("12 мая", "<w:strike/>"), run(" 20 мая")), "20 мая", ("struck_out",)),
        (p(run("12 мая", "<w:dstrike/>"), run(" 20 мая")), "20 мая", ("struck_out",)),
        (p(run("12 мая ", '<w:rStyle w:val="Gone"/>'), run("20 мая")), "20 мая", ("struck_out",)),
        (p(run("12 мая", '<w:strike w:val="0"/>')), "12 мая", ()),
        (p(run("12 мая", '<w:rStyle w:val="Gone"/><w:strike w:val="false"/>')), "12 мая", ()),
        (p(run(" ", "<w:strike/>"), run("20 мая")), "20 мая", ()),
        (p(run("1", "<w:strike/>"), run("2 мая")), "2 мая", ("struck_out",)),
        (p(run("май", "<w:strike/>")) + p("июнь"), "июнь", ("struck_out",)),
    ],
)
def test_struck_out_words_are_no_text(
    read: Read, cell: str, text: str, flags: tuple[str, ...]
) -> None:
    style = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    plan = read(dated(cell), styles=style)
    assert plan.rows[0].cells["dates_text"] == text
    assert plan.rows[0].quality == flags
    assert any("зачёркнуто" in note for note in plan.notes) == bool(flags)
    assert plan.leftovers == ()


def test_a_row_struck_out_whole_is_no_item_and_is_told_of(read: Read) -> None:
    gone = [tc(p(run(text, "<w:strike/>"))) for text in item("2", "Отменённый слёт")[1:]]
    plan = read(tbl(HEADINGS, item("1", "Форум"), tr("2", *gone), item("3", "Матч")))
    assert [row.cells["title"] for row in plan.rows] == ["Форум", "Матч"]
    assert plan.notes[0].startswith("таблица 1, строка 3: строка зачёркнута целиком, не учтена")


def listed(number_id: int, text: str = "") -> str:
    return numbered(number_id).replace("</w:p>", f"{run(text)}</w:p>") if text else numbered(1)


@pytest.mark.parametrize(
    ("form", "label", "words", "text", "period"),
    [
        ("decimal", "%1.", "мая", "1. мая", day(5, 1)),
        ("decimal", "%1", "июня 2026 г.", "1 июня 2026 г.", day(6, 1)),
        ("upperRoman", "%1 квартал", "2026 г.", "I квартал 2026 г.", QUARTER),
        ("decimal", "%1-", "9 июня", "1- 9 июня", day(6, 1, 9)),
        ("decimalZero", "%1.05.2026", "", "01.05.2026", day(5, 1)),
    ],
)  # fmt: skip
def test_a_list_number_in_another_cell_is_text(
    read: Read, form: str, label: str, words: str, text: str, period: tuple[date, date]
) -> None:
    plan = read(dated(listed(1, words)), numbering=numbering([(form, label)]))
    assert plan.rows[0].cells["dates_text"] == text
    assert bounds(plan) == [period]
    assert plan.rows[0].number_text == "1"
    assert plan.rows[0].quality == (() if words else ("list_number",))


def test_list_numbers_within_a_description_and_before_a_title(read: Read) -> None:
    first = item("1", "Форум")
    steps = tc(listed(1, "открытие") + listed(1, "круглый стол"))
    plan = read(
        tbl(HEADINGS, tr("1", tc(listed(2, "фестиваль")), *first[2:4], steps, *first[5:])),
        numbering=numbering([("decimal", "%1)")], [("decimal", "%1-й")]),
    )
    assert plan.rows[0].cells["title"] == "1-й фестиваль"
    assert plan.rows[0].cells["description"] == "1) открытие 2) круглый стол"


def drop_down(*entries: str, result: str = "", shown: str = "") -> str:
    inner = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{inner}</w:ddList>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown) if shown else ""}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (p(drop_down("март", "май", result='<w:result w:val="1"/>')), "май"),
        (p(drop_down("май", "июнь")), "май"),
        (p(drop_down("май", "июнь", result='<w:default w:val="1"/>')), "июнь"),
        (p("12 ", drop_down("марта", "мая", result='<w:result w:val="1"/>')), "12 мая"),
        (p(drop_down("март", "май", result='<w:result w:val="1"/>', shown="май")), "май"),
        (p(drop_down("март", "май", result='<w:result w:val="7"/>'), "июнь"), "июнь"),
    ],
)
def test_the_chosen_entry_of_a_form_field_is_text(read: Read, cell: str, text: str) -> None:
    assert read(dated(cell)).rows[0].cells["dates_text"] == text


def box(state: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f"{state}</w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


ON, OFF = box("<w:checked/>"), box('<w:default w:val="0"/>')
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0{}"/></w:r>'


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        (p(ON, " май ", OFF, " июнь"), "☒ май ☐ июнь", day(5, 1, 31)),
        (p(OFF, " май ", ON, " июнь"), "☐ май ☒ июнь", day(6, 1, 30)),
        (p("май ", OFF, " июнь ", ON), "май ☐ июнь ☒", day(6, 1, 30)),
        (p(box('<w:default w:val="1"/>'), " май ", OFF, " июнь"), "☒ май ☐ июнь", day(5, 1, 31)),
        (p(box('<w:default w:val="1"/><w:checked w:val="0"/>'), " май ", ON, " июнь"),
         "☐ май ☒ июнь", day(6, 1, 30)),
        (p(OFF, " май") + p(ON, " июнь"), "☐ май ☒ июнь", day(6, 1, 30)),
        (p(SYMBOL.format("A8"), " май ", SYMBOL.format("FE"), " июнь"), "☐ май ☒ июнь",
         day(6, 1, 30)),
        (p("☑ май ☐ июнь"), "☑ май ☐ июнь", day(5, 1, 31)),
        (p("□ май ■ июнь"), "□ май ■ июнь", day(6, 1, 30)),
        (p("○ май ● июнь"), "○ май ● июнь", day(6, 1, 30)),
        (p("[ ] май [x] июнь"), "[ ] май [x] июнь", day(6, 1, 30)),
        (p("● 12 мая"), "● 12 мая", day(5, 12)),
        (p("☒ I ☐ II ☐ III ☐ IV квартал"), "☒ I ☐ II ☐ III ☐ IV квартал", QUARTER),
        (p("☐ 1 ☒ 2 ☐ 3 декада мая"), "☐ 1 ☒ 2 ☐ 3 декада мая", day(5, 11, 20)),
    ],
)  # fmt: skip
def test_only_a_ticked_box_is_said(
    read: Read, cell: str, text: str, said: tuple[date, date]
) -> None:
    plan = read(dated(cell))
    assert plan.rows[0].cells["dates_text"] == text
    assert bounds(plan) == [said]


def test_a_deleted_cell_gives_way_to_the_one_put_in(read: Read) -> None:
    first = item("1", "Форум", place="г. Минск")
    gone = tc(p('<w:del w:id="1"><w:r><w:delText>г. Брест</w:delText></w:r></w:del>'))
    gone = gone.replace("<w:tc>", '<w:tc><w:tcPr><w:cellDel w:id="2"/></w:tcPr>')
    new = tc(p("г. Орша")).replace("<w:tc>", '<w:tc><w:tcPr><w:cellIns w:id="3"/></w:tcPr>')
    for pair in ([gone, new], [new, gone]):
        row = tr(*first[:2], *pair, *first[3:])
        plan = read(tbl(HEADINGS, row))
        assert plan.rows[0].cells["place_text"] == "г. Орша"
        assert plan.rows[0].cells["dates_text"] == first[3]
        assert plan.rows[0].quality == ("tracked_changes",)


def test_a_deleted_cell_that_nothing_replaces_leaves_the_others_in_their_columns(
    read: Read,
) -> None:
    first = item("1", "Форум")
    gone = tc(p("г. Брест")).replace("<w:tc>", '<w:tc><w:tcPr><w:cellDel w:id="2"/></w:tcPr>')
    plan = read(tbl(HEADINGS, tr(*first[:2], gone, *first[3:])))
    assert plan.rows[0].cells["place_text"] == ""
    assert plan.rows[0].cells["dates_text"] == first[3]


def test_a_plan_with_marks_in_every_cell_is_built(tmp_path: Path) -> None:
    first = ("1", "Форум¹", "г. Витебск², Летний¹ амфитеатр", "2¹ мая", "описание³", "цель*")
    row = (*first, "Республика¹ Беларусь², г. Минск¹, БГУ²")
    body = p("План на 2026 год") + tbl(HEADINGS, row, item("2", "Слёт", place="☒ г. Минск ☐ ВКС"))
    build_plan(docx(tmp_path / "план.docx", body), tmp_path / "tables")
    tables = store.read(tmp_path / "tables")
    assert list(tables.venues["settlement"]) == ["Витебск", "Минск"]
    assert [list(codes) for codes in tables.events["partner_countries"]] == [["BY"], ["BY"]]
    assert list(tables.events["format"]) == ["in_person", "in_person"]
