"""XLSX: the slice as a workbook that opens without a question.

Written row by row to the disk, so that a hundred thousand rows need no more memory than ten. A
text stays a text whatever it looks like; times inside come from the edition, so that the same
slice is the same file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from math import ceil
from typing import Any

import xlsxwriter

from pages.handouts.handout import Slice
from pages.handouts.workbook.about_sheet import about_sheet
from pages.handouts.workbook.count_sheet import count_sheet
from pages.handouts.workbook.row_sheet import CellLooks, RowSheet
from pages.handouts.workbook.sheets import NUMBER, Sheet, table_sheets
from pages.shared.plan.plan_said import edition_said, file_called
from pages.shared.visit.file_formats import Grain

_ON_A_PAGE = 220
"""Characters beside one another that can still be read on a printed page."""
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
        book.set_properties(
            {
                "title": f"{file_called(info)}, {edition_said(info)}",
                "comments": "; ".join(handed.words),
                "created": info.made.replace(tzinfo=None),
            }
        )
        looks = _looks(book)
        sizes = [(sheet.name, _write(book, looks, sheet)) for sheet in _sheets(handed, grain)]
        _write(book, looks, about_sheet(handed, sizes))
    return out.getvalue()


def _sheets(handed: Slice, grain: Grain) -> Iterator[Sheet]:
    yield from table_sheets(handed, grain)
    yield count_sheet(handed)


def _looks(book: Any) -> CellLooks:
    top = {"valign": "top"}
    heading = {
        "bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#EEEEEE",
    }  # fmt: skip
    return CellLooks(
        heading=book.add_format(heading),
        text=book.add_format({**top, "text_wrap": True, "num_format": "@"}),
        number=book.add_format({**top, "align": "left"}),
        day=book.add_format({**top, "num_format": "dd.mm.yyyy", "align": "left"}),
        link=book.add_format({**top, "font_color": "#0B57D0", "underline": 1}),
    )


def _write(book: Any, looks: CellLooks, sheet: Sheet) -> int:
    """Write a sheet; gives the number of its rows."""
    page = book.add_worksheet(sheet.name, RowSheet)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(0)
    headings = [heading for heading, _ in sheet.columns]
    widths = [width for _, width in sheet.columns]
    page.set_widths(widths)
    across = ceil(sum(widths) / _ON_A_PAGE)
    page.fit_to_pages(across, 0)
    if across > 1:
        # Each page of a wide table says whose row it is.
        page.print_across()
        page.repeat_columns(headings.index(NUMBER), headings.index(NUMBER))
    page.put_row(0, headings, looks, looks.heading)
    n = 0
    for n, row in enumerate(sheet.rows, 1):
        page.put_row(n, row, looks)
    page.autofilter(0, 0, max(n, 1), len(sheet.columns) - 1)
    return n
