"""Columns of a sheet that Excel does not show: read as others, but never beside a shown twin.

A clerk hides the columns of a draft («Предварительные сроки») behind those that count; a column
that has no other of its kind is hidden to make room on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter

from etl.documents.grid import Row
from etl.documents.plan_rows.header import Header, find_header
from etl.documents.plan_rows.headings import meaning


def hidden_columns(sheet: Any, width: int) -> frozenset[int]:
    """The hidden columns of an openpyxl sheet, from 0, within so many."""
    found: set[int] = set()
    for one in sheet.column_dimensions.values():
        one.reindex()  # a width alone says its column by its letter
        if one.hidden:
            found.update(range(one.min - 1, min(one.max, width)))
    return frozenset(found)


def without_twins(
    rows: Sequence[Row], hidden: frozenset[int]
) -> tuple[tuple[Row, ...], frozenset[int]]:
    """The rows without the hidden columns of which a shown one has the same field.

    Returns:
        The rows, and the columns whose words have been left out.
    """
    if not hidden:
        return tuple(rows), hidden
    shown = tuple(_without(row, hidden) for row in rows)
    headed = ((at, header) for at in range(len(shown)) if (header := find_header(shown, at)))
    at, header = next(headed, (0, Header(())))
    kinds = {_kind(column.field) for column in header.columns}
    headings = [cell for row in rows[at : at + header.height] for cell in row.cells]
    twins = frozenset(
        cell.column
        for cell in headings
        if cell.column in hidden
        and (said := meaning(cell.text)) is not None
        and _kind(said.field) in kinds
    )
    return tuple(_without(row, twins) for row in rows), twins


def _kind(field: str) -> str:
    """Beginning and end of the dates, alone or with the place, are one kind."""
    return "dates" if field.startswith("dates_") else field


def _without(row: Row, columns: frozenset[int]) -> Row:
    return replace(
        row,
        cells=tuple(
            replace(cell, text="", struck="")
            if columns.issuperset(range(cell.column, cell.column + cell.span))
            else cell
            for cell in row.cells
        ),
    )


def letters(columns: frozenset[int]) -> str:
    """Columns as Excel calls them."""
    return ", ".join(get_column_letter(column + 1) for column in sorted(columns))
