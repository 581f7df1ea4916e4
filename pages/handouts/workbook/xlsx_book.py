"""XLSX: the slice as a workbook that opens without a question.

Written row by row to the disk, so that a hundred thousand rows need no more memory than ten. A
text stays a text whatever it looks like; times inside come from the edition, so that the same
slice is the same file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from pages.handouts.handout import Slice
from pages.handouts.tables.cell_texts import fitted, storable
from pages.handouts.workbook.about_sheet import about_sheet
from pages.handouts.workbook.count_sheet import count_sheet
from pages.handouts.workbook.sheets import CardLink, Cell, Sheet, table_sheets
from pages.shared.plan.plan_said import edition_said, file_called
from pages.shared.visit.file_formats import Grain

_ADDRESSES = 65_530
"""So many links a sheet of Excel can hold; the cells after them keep the address as text."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "dd.mm.yyyy",
}


def make(handed: Slice, grain: Grain) -> bytes:
    """The workbook: tables, counts, and what the file is of."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        info = handed.info
        made = info.built_at or datetime.combine(info.start, time())
        book.set_properties(
            {
                "title": f"{file_called(info)}, {edition_said(info)}",
                "comments": "; ".join(handed.words),
                "created": made.astimezone(UTC).replace(tzinfo=None) if made.tzinfo else made,
            }
        )
        looks = _Looks(book)
        sizes = [(sheet.name, _write(book, looks, sheet)) for sheet in _sheets(handed, grain)]
        _write(book, looks, about_sheet(handed, sizes))
    return out.getvalue()


def _sheets(handed: Slice, grain: Grain) -> Iterator[Sheet]:
    yield from table_sheets(handed, grain)
    yield count_sheet(handed)


class _Looks:
    """The formats of cells."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.heading = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "vcenter",
                "bottom": 1,
                "bg_color": "#EEEEEE",
            }
        )
        self.text = book.add_format({**top, "text_wrap": True, "num_format": "@"})
        self.number = book.add_format(top)
        self.day = book.add_format({**top, "num_format": "dd.mm.yyyy", "align": "left"})
        self.link = book.add_format({**top, "font_color": "#0B57D0", "underline": 1})


def _write(book: Any, looks: _Looks, sheet: Sheet) -> int:
    """Write a sheet; gives the number of its rows."""
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for at, (_, width) in enumerate(sheet.columns):
        page.set_column(at, at, width)
    for at, (heading, _) in enumerate(sheet.columns):
        page.write_string(0, at, heading, looks.heading)
    n = 0
    for row in sheet.rows:
        n += 1
        for at, value in enumerate(row):
            _put(page, looks, (n, at), value)
    page.autofilter(0, 0, max(n, 1), len(sheet.columns) - 1)
    return n


def _put(page: Any, looks: _Looks, place: tuple[int, int], value: Cell | CardLink) -> None:
    if isinstance(value, str):
        if value:
            page.write_string(*place, fitted(storable(value)), looks.text)
    elif isinstance(value, CardLink):
        if place[0] <= _ADDRESSES:
            page.write_url(*place, value.address, looks.link, value.text)
        else:
            page.write_string(*place, value.address, looks.text)
    elif isinstance(value, date):
        page.write_datetime(*place, value, looks.day)
    elif value is not None:
        page.write_number(*place, value, looks.number)
