"""How else workbooks and text files come: one oddity each, three rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from . import plain_text, workbook
from .checks import Built, build
from .content import altai
from .plans import Item, Plan
from .word import SEVEN

ROWS: tuple[Item, ...] = altai.PLAN.items[:3]
PLAN = Plan(altai.PLAN.title, (("Экономика", ROWS),))
TITLES = [row.title for row in ROWS]
HEADINGS = [" ".join(heading.split()) for heading, _ in SEVEN]


def cells(item: Item) -> list[str]:
    return [text_of(item) for _, text_of in SEVEN]


def sheet_of(folder: Path, draw: Callable[[Any], None]) -> Built:
    book = Workbook()
    draw(book)
    path = folder / "план.xlsx"
    book.save(path)
    return build(path, folder / "tables")


def text_of_plan(folder: Path, text: str, encoding: str = "utf-8") -> Built:
    path = folder / "план.txt"
    path.write_bytes(text.encode(encoding))
    return build(path, folder / "tables")


def check(built: Built) -> None:
    assert [event["title"] for event in built.events] == TITLES
    assert [event["sphere"] for event in built.events] == ["Экономика"] * 3
    assert [event["place_text"] for event in built.events] == [row.place for row in ROWS]
    assert [event["purpose"] for event in built.events] == [row.purpose for row in ROWS]
    assert [event["number"] for event in built.events] == [1, 2, 3]


def test_section_in_one_cell_and_a_cover_sheet(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        book.active.title = "Титул"
        book.active["B5"] = "Правительство Алтайского края"
        sheet = book.create_sheet("Мероприятия")
        sheet["B2"] = PLAN.title
        sheet.append([])
        sheet.append([None, *HEADINGS])
        sheet.append([None, *range(1, 8)])
        sheet.append([None, None, "Экономика"])
        for at, item in enumerate(ROWS, 1):
            sheet.append([None, float(at), *cells(item)[1:]])

    check(sheet_of(tmp_path, draw))


def test_dates_of_every_cell_type(tmp_path: Path) -> None:
    values: list[tuple[object, str | None, str, str]] = [
        (datetime(2027, 3, 17, 10, 30), "DD.MM.YYYY HH:MM", "2027-03-17", "day"),
        (date(2027, 2, 10), "D MMMM YYYY", "2027-02-10", "day"),
        (date(2027, 4, 1), "MMMM YYYY", "2027-04-30", "month"),
    ]

    def draw(book: Any) -> None:
        sheet = book.active
        sheet.append([PLAN.title])
        sheet.append(HEADINGS)
        sheet.append(["Экономика"])
        for item, (value, form, _, _) in zip(ROWS, values, strict=True):
            sheet.append([*cells(item)[:3], value, *cells(item)[4:]])
            sheet.cell(sheet.max_row, 4).number_format = form

    built = sheet_of(tmp_path, draw)
    check(built)
    assert [(str(event["end_date"]), event["date_precision"]) for event in built.events] == [
        (last, precision) for _, _, last, precision in values
    ]


def test_formula_that_gives_a_date(tmp_path: Path) -> None:
    """Excel keeps the result of ``=DATE(2027,4,20)`` beside it as a serial day."""
    import re
    import zipfile

    def draw(book: Any) -> None:
        sheet = book.active
        sheet.append([PLAN.title])
        sheet.append(HEADINGS)
        sheet.append(["Экономика"])
        for item in ROWS:
            sheet.append(cells(item))
        sheet["D6"] = "=DATE(2027,4,20)"
        sheet["D6"].number_format = "DD.MM.YYYY"

    book = Workbook()
    draw(book)
    path = tmp_path / "план.xlsx"
    book.save(path)
    serial = (date(2027, 4, 20) - date(1899, 12, 30)).days
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(
        r"(<c r=\"D6\"[^>]*>)<f>(.*?)</f><v ?/?>(?:</v>)?",
        rf"\1<f>\2</f><v>{serial}</v>",
        parts[name].decode(),
    ).encode()
    assert str(serial) in parts[name].decode()
    with zipfile.ZipFile(path, "w") as new:
        for part, data in parts.items():
            new.writestr(part, data)
    built = build(path, tmp_path / "tables")
    check(built)
    assert built.events[2]["start_date"] == date(2027, 4, 20)


def test_place_merged_down_over_two_rows(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book.active
        sheet.append([PLAN.title])
        sheet.append(HEADINGS)
        sheet.append(["Экономика"])
        sheet.merge_cells("A3:G3")
        for item in ROWS:
            sheet.append(cells(item))
        sheet["C5"] = None
        sheet.merge_cells("C4:C5")

    built = sheet_of(tmp_path, draw)
    assert [event["place_text"] for event in built.events] == [
        "г. Барнаул",
        "г. Барнаул",
        "г. Белокуриха",
    ]


def test_comment_is_no_text_and_blank_rows_are_no_events(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book.active
        sheet.append([PLAN.title])
        sheet.append(HEADINGS)
        sheet.append(["Экономика"])
        for item in ROWS:
            sheet.append(cells(item))
            sheet.append([None] * 7)
            sheet.append([" ", "", "\u00a0"])
        sheet["C4"].comment = Comment("Может быть, Прага?", "Редактор")

    built = sheet_of(tmp_path, draw)
    check(built)
    assert built.events[0]["partner_countries"] == ["KZ", "MN"]


def test_number_typed_as_decimal(tmp_path: Path) -> None:
    """1.1 and 1.2 typed into Excel become decimals; they are still nested numbers."""

    def draw(book: Any) -> None:
        sheet = book.active
        sheet.append([PLAN.title])
        sheet.append(HEADINGS)
        sheet.append(["Экономика"])
        for number, item in zip((1.1, 1.2, 1.3), ROWS, strict=True):
            sheet.append([number, *cells(item)[1:]])

    built = sheet_of(tmp_path, draw)
    check(built)
    assert [event["number_text"] for event in built.events] == ["1.1", "1.2", "1.3"]


def test_simple_workbook_of_the_same_rows(tmp_path: Path) -> None:
    check(build(workbook.simple(PLAN, tmp_path / "план.xlsx"), tmp_path / "tables"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "cp1251"])
def test_text_with_empty_cells_and_further_lines(encoding: str, tmp_path: Path) -> None:
    text = plain_text.cell_per_tab(PLAN)
    text = text.replace("\tТорговые ряды\n", "\t\n").replace(
        "Осмотр санаториев", "Осмотр\nсанаториев\n\nВстречи "
    )
    if encoding == "utf-16-be":
        text = "\ufeff" + text
    built = text_of_plan(tmp_path, text, encoding)
    check(built)
    assert [event["description"] for event in built.events] == [
        "Деловая программа",
        "",
        "Осмотр санаториев Встречи",
    ]


def test_lines_with_trailing_tabs_and_numbers_of_columns(tmp_path: Path) -> None:
    lines = plain_text.line_per_row(PLAN).split("\n")
    at = lines.index("Экономика")
    lines[at : at + 1] = ["1\t2\t3\t4\t5\t6\t7", "Экономика\t\t\t\t\t\t"]
    check(text_of_plan(tmp_path, "\n".join(lines)))


def test_lines_with_the_heading_repeated_on_a_new_page(tmp_path: Path) -> None:
    lines = plain_text.line_per_row(PLAN).split("\n")
    heading = next(line for line in lines if line.startswith("№"))
    at = next(at for at, line in enumerate(lines) if line.startswith("2."))
    lines[at:at] = ["", heading]
    check(text_of_plan(tmp_path, "\n".join(lines)))


def test_lines_quoted_as_excel_copies_them(tmp_path: Path) -> None:
    lines = plain_text.line_per_row(PLAN).split("\n")
    text = "\n".join(lines).replace(
        "Форум «Алтай – точка притяжения»", '"Форум ""Алтай"" –\nточка притяжения"'
    )
    built = text_of_plan(tmp_path, text)
    assert [event["title"] for event in built.events] == [
        'Форум "Алтай" – точка притяжения',
        *TITLES[1:],
    ]


def test_text_ends_without_a_line_feed(tmp_path: Path) -> None:
    check(text_of_plan(tmp_path, plain_text.cell_per_tab(PLAN).rstrip("\n")))


def test_text_after_the_table(tmp_path: Path) -> None:
    text = plain_text.line_per_row(PLAN) + "\nНачальник управления\t\tИ.И. Иванов\n"
    check(text_of_plan(tmp_path, text))
