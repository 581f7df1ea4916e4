"""A row that a page's end has cut: what stands alone on the next page is no section."""

from __future__ import annotations

from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.plan_rows.rows import read_rows
from etl.model import RawRow
from tests.etl.documents_made import HEADINGS, TITLE, item


def row(texts: tuple[str, ...], number: int, *, page_start: bool = False) -> Row:
    return Row(tuple(map(Cell, texts, range(7))), f"строка {number}", page_start=page_start)


def section(name: str, number: int, *, wide: bool = True, page_start: bool = False) -> Row:
    cells = (Cell(name, 0, 7),) if wide else tuple(Cell(name * (at == 1), at) for at in range(7))
    return Row(cells, f"строка {number}", page_start=page_start)


def read(*pages: tuple[Row, ...]) -> tuple[RawRow, ...]:
    tables = (Table(rows, f"страница {at}") for at, rows in enumerate(pages, 1))
    return read_rows(Grid((Paragraph(TITLE), *tables)), "план.pdf").rows


TOP = row(HEADINGS, 1, page_start=True)
REST = ("", "«Собратья по перу»", "", "", "", "", "")


def test_the_rest_of_a_title_on_the_next_page() -> None:
    first, second = read(
        (TOP, section("Культура", 2), row(item("1", "Встреча литераторов"), 3)),
        (TOP, row(REST, 2), row(item("2", "Матч"), 3)),
    )
    assert first.cells["title"] == "Встреча литераторов «Собратья по перу»"
    assert (first.sphere, second.sphere) == ("Культура", "Культура")


def test_the_rest_without_headings_on_the_next_page() -> None:
    rest = Row(row(REST, 1).cells, "строка 1", page_start=True)
    first, second = read(
        (TOP, section("Культура", 2), row(item("1", "Встреча литераторов"), 3)),
        (rest, row(item("2", "Матч"), 2)),
    )
    assert first.cells["title"] == "Встреча литераторов «Собратья по перу»"
    assert second.sphere == "Культура"


def test_a_section_that_begins_a_page_is_one() -> None:
    first, second = read(
        (TOP, section("Культура", 2), row(item("1", "Встреча литераторов"), 3)),
        (TOP, section("Спорт", 2), row(item("2", "Матч"), 3)),
    )
    assert (first.sphere, second.sphere) == ("Культура", "Спорт")


def test_where_sections_stand_in_one_cell_they_may_begin_a_page() -> None:
    first, second = read(
        (TOP, section("Культура", 2, wide=False), row(item("1", "Встреча литераторов"), 3)),
        (TOP, section("Спорт", 2, wide=False), row(item("2", "Матч"), 3)),
    )
    assert (first.sphere, second.sphere) == ("Культура", "Спорт")


def test_an_unmerged_section_may_begin_a_page_under_a_wide_one() -> None:
    first, second = read(
        (TOP, section("I. Культура", 2), section("Концерты", 3, wide=False),
         row(item("1", "Хор"), 4)),
        (TOP, section("Выставки", 2, wide=False), row(item("2", "Графика"), 3)),
    )  # fmt: skip
    assert (first.cells["title"], second.sphere) == ("Хор", "Выставки")
