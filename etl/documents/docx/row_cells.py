"""The cells of a Word row as they stand: their width, their merging, tracked changes of cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.documents.docx.word_xml import W, child, inside, number_of, w

_WIDEST = 63
"""Columns that Word allows in a table."""


def whole(element: Any, default: int = 0) -> int:
    """A whole number in ``w:val``; nonsense counts as the default."""
    return default if element is None else number_of(w(element, "val"), default, _WIDEST)


def span_of(cell: Any) -> int:
    """How many grid columns a cell takes."""
    return min(max(whole(child(cell, "tcPr", "gridSpan"), 1), 1), _WIDEST)


def grid_width(table: Any) -> int:
    """The columns that the table's grid names, else those of its first row."""
    named = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    first = next(inside(table, "tr"), None)
    return named or (sum(map(span_of, inside(first, "tc"))) if first is not None else 0)


def is_tracked(cell: Any) -> bool:
    """Whether a tracked change has put in, taken out or merged the cell."""
    names = ("cellIns", "cellDel", "cellMerge")
    return any(child(cell, "tcPr", name) is not None for name in names)


def is_merged_upwards(cell: Any) -> bool:
    """Whether the cell is the lower part of the one above it, by a tracked change too."""
    tracked = child(cell, "tcPr", "cellMerge")
    if tracked is not None and (value := w(tracked, "vMerge")):
        return value in ("cont", "continue")
    above = child(cell, "tcPr", "vMerge")
    return above is not None and w(above, "val", "continue") == "continue"


def cells_by_column(row: Any, width: int) -> Iterator[tuple[int, Any]]:
    """The standing cells of a row with the grid columns in which they begin.

    Args:
        row: the ``w:tr``.
        width: of its table's grid.
    """
    column = whole(child(row, "trPr", "gridBefore"))
    for cell in standing_cells(row, width):
        yield column, cell
        column += span_of(cell)


def standing_cells(row: Any, width: int) -> list[Any]:
    """The cells of a row without those taken out that others stand in for.

    A deleted cell goes where the row is wider than its table, first beside one put in. In a
    row that is no wider it stays as an empty cell, so that no other leaves its column.
    """
    cells = list(inside(row, "tc"))
    excess = sum(map(span_of, cells)) + whole(child(row, "trPr", "gridBefore")) - width
    deleted = [c for c in cells if child(c, "tcPr", "cellDel") is not None]
    if excess <= 0 or not deleted:
        return cells

    def beside_new(cell: Any) -> bool:
        at = cells.index(cell)
        around = cells[max(at - 1, 0) : at] + cells[at + 1 : at + 2]
        return any(child(c, "tcPr", "cellIns") is not None for c in around)

    for cell in sorted(deleted, key=lambda c: not beside_new(c)):
        if excess >= span_of(cell):
            excess -= span_of(cell)
            cells = [c for c in cells if c is not cell]
    return cells
