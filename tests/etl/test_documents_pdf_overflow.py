"""PDF: a text that runs out of its row downwards, and rows that only stand close together."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.etl.pdf_made import Page, corner, pdf

LINES = ("Конкурс", "хоров и", "оркестров,", "выставка", "и ярмарка")


def plan(
    folder: Path, lines: tuple[str, ...], column: int, *, second: str = "", pitch: float = 9
) -> PlanDocument:
    """Three rows; the first one's column has these lines, the second one's these words."""
    page = Page()
    page.text(200, 550, TITLE, size=11)
    page.grid(4)
    rows = [list(item(str(n), f"Слёт {n}", place="г. Орша", dates="июнь")) for n in (1, 2, 3)]
    rows[0][column], rows[1][column] = "", second
    page.row(0, HEADINGS)
    page.row(1, rows[0])
    x, y = corner(1, column)
    for step, line in enumerate(lines):
        page.text(x, y - pitch * step, line)
    page.row(2, rows[1])
    page.row(3, rows[2])
    return read_document(pdf(folder / "план.pdf", page))


@pytest.mark.parametrize("second", ["", "Показ", "Показ, встреча, чтения"])
@pytest.mark.parametrize(("column", "field"), [(4, "description"), (2, "place_text")])
def test_lines_below_the_row_stay_with_their_cell(
    tmp_path: Path, column: int, field: str, second: str
) -> None:
    read = plan(tmp_path, LINES, column, second=second)
    assert [row.cells[field] for row in read.rows[:2]] == [" ".join(LINES), second]
    assert "overlapping_text" in read.rows[0].quality


@pytest.mark.parametrize("count", [1, 2, 3])
def test_lines_that_fit_are_no_doubt(tmp_path: Path, count: int) -> None:
    read = plan(tmp_path, LINES[:count], 4, second="Показ")
    assert [row.cells["description"] for row in read.rows[:2]] == [
        " ".join(LINES[:count]),
        "Показ",
    ]
    assert [row.quality for row in read.rows] == [(), (), ()]


def test_cells_drawn_one_below_the_other_stay_apart(tmp_path: Path) -> None:
    """Columns drawn one after the other: the next line is the next row's, where it should be."""
    page = Page()
    page.text(200, 550, TITLE, size=11)
    page.grid(4)
    rows = [HEADINGS, *(item(str(n), f"Слёт {n}", dates="июнь") for n in (1, 2, 3))]
    for column in range(len(HEADINGS)):
        for number, cells in enumerate(rows):
            x, y = corner(number, column)
            words = cells[column].split(" (")[0]
            page.text(x, y, words[:18])
    read = read_document(pdf(tmp_path / "план.pdf", page))
    assert [row.cells["title"] for row in read.rows] == ["Слёт 1", "Слёт 2", "Слёт 3"]
    assert [row.number_text for row in read.rows] == ["1", "2", "3"]
    assert [row.quality for row in read.rows] == [(), (), ()]


def test_a_table_cut_by_columns_over_pages_is_called_so(tmp_path: Path) -> None:
    pages = []
    cells = [HEADINGS, *(item(str(n), f"Слёт {n}", dates="июнь") for n in (1, 2, 3))]
    for first in (1, 3, 5):
        page, widths = Page(), (300, 300)
        page.grid(4, widths=widths)
        for number, row in enumerate(cells):
            page.row(number, row[first : first + 2], widths=widths)
        pages.append(page)
    with pytest.raises(RefusedDocumentError, match="похоже, план разрезан по столбцам"):
        read_document(pdf(tmp_path / "план.pdf", *pages))
