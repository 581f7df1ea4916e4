"""Columns of a sheet that Excel does not show: read as others, but for drafts of shown ones.

A clerk hides «Предварительные сроки» behind «Сроки проведения»: joined, the dates would be those of
the draft. Whatever else is hidden, mostly to make room on paper, is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter

from etl.documents.grid import Row
from etl.documents.plan_rows.header import Column, Header, find_header
from etl.documents.plan_rows.headings import begins_like, is_told, meaning
from etl.text import key

_JOINED = frozenset({"dates_text", "place_text", "participants_text"})
"""Fields of which two columns are read as one cell."""


def hidden_columns(sheet: Any, width: int) -> frozenset[int]:
    """The hidden columns of an openpyxl sheet, from 0, within so many."""
    found: set[int] = set()
    for one in sheet.column_dimensions.values():
        one.reindex()  # a width alone says its column by its letter
        if one.hidden:
            found.update(range(one.min - 1, min(one.max, width)))
    return frozenset(found)


def without_drafts(
    rows: Sequence[Row], hidden: frozenset[int]
) -> tuple[tuple[Row, ...], frozenset[int]]:
    """The rows without the words of hidden columns that are drafts of shown ones.

    That is a column whose heading says so or is the same as the shown one's, in each header of the
    sheet. The headings stay: cells merged over both belong to the shown one as before.

    Returns:
        The rows, and the columns whose words have been left out.
    """
    if not hidden:
        return tuple(rows), hidden
    found: list[dict[int, list[int]]] = []
    headings: set[int] = set()
    for at in range(len(rows)):
        if (header := find_header(rows, at)) is not None:
            headings.update(range(at, at + header.height))
            found.append(_drafts(header, hidden) if header.height == 1 else {})
    drafts = (
        {c: shown for c, shown in found[0].items() if all(c in one for one in found)}
        if found
        else {}
    )
    if not drafts:
        return tuple(rows), frozenset()
    left = (row if at in headings else _without(row, drafts) for at, row in enumerate(rows))
    return tuple(left), frozenset(drafts)


def _drafts(header: Header, hidden: frozenset[int]) -> dict[int, list[int]]:
    """Hidden columns that are drafts, each with the shown ones of its field."""
    columns = [column for column in header.columns if not is_told(column.heading)]
    shown: dict[str, list[Column]] = {}
    for column in columns:
        if not hidden.intersection(range(column.start, column.end)) and _says(column.heading):
            shown.setdefault(_says(column.heading), []).append(column)
    drafts = {}
    for column in columns:
        said, alone = _says(column.heading), column.end - column.start == 1
        if column.start in hidden and alone and said in shown:
            again = key(column.heading) in {key(one.heading) for one in shown[said]}
            if _is_of_a_draft(column.heading) or (said == "dates_text" and again):
                drafts[column.start] = [one.start for one in shown[said]]
    return drafts


def _is_of_a_draft(heading: str) -> bool:
    """«Предварительные сроки», «Сроки (черновик)»."""
    return any(begins_like("draft", part) for part in re.split(r"[(,:–—]", heading))


def _says(heading: str) -> str:
    """The field that a heading's own words say surely; "" where none of those that are joined."""
    said = meaning(heading)
    return said.field if said is not None and said.field in _JOINED and said.rank == 1 else ""


def _without(row: Row, drafts: Mapping[int, Sequence[int]]) -> Row:
    """A row without its drafts; where nothing stands in the shown column they are all there is."""
    texts = {cell.column: cell.text.strip() for cell in row.cells}
    return replace(
        row,
        cells=tuple(
            replace(cell, text="", struck="")
            if cell.span == 1 and any(texts.get(at) for at in drafts.get(cell.column, ()))
            else cell
            for cell in row.cells
        ),
    )


def letters(columns: frozenset[int]) -> str:
    """Columns as Excel calls them."""
    return ", ".join(get_column_letter(column + 1) for column in sorted(columns))
