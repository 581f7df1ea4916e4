"""An Excel workbook as a grid: of its sheets those that hold the plan."""

from __future__ import annotations

import io
import warnings
import zlib
from dataclasses import replace
from typing import Any
from zipfile import BadZipFile

from etl.documents.file_kind import NO_PLAN_NEEDS_IT, OLE, refuse
from etl.documents.grid import Grid, Paragraph
from etl.documents.package import Package
from etl.documents.plan_rows.headings import begins_like
from etl.documents.plan_rows.part_titles import PLAN_NOUN, is_part_of, parts_named
from etl.documents.plan_rows.titles_elsewhere import title_in
from etl.documents.xlsx.cell_ranges import (
    TooManyRangesError,
    cells_and_formulas,
    unexpanded,
)
from etl.documents.xlsx.sheet_names import caption_of, is_summary_name
from etl.documents.xlsx.xlsx_sheet import WorkbookSheet

MOST_CELLS = 120_000
"""Cells of all sheets; openpyxl takes about 1 KB of memory for each."""


def read_xlsx(data: bytes, name: str) -> Grid:
    """Read an Excel workbook.

    Args:
        data: the file.
        name: its name, for refusals.

    Raises:
        RefusedDocumentError: it is damaged, too large or not safe to open.
    """
    formulas = _check(data, name)
    book = _load(data, name, values=True)
    texts = _load(data, name, values=False) if formulas else None
    sheets = [
        WorkbookSheet(sheet, texts[sheet.title] if texts else None) for sheet in book.worksheets
    ]
    return _choose(sheets)


def _check(data: bytes, name: str) -> bool:
    """Refuse what must not reach openpyxl; tell whether there are formulas."""
    package = Package(data, name)
    package.main_part("xl/workbook.xml")
    cells, formulas = 0, False
    for part in package.parts():
        # A sheet may be named as it likes; only pictures are none for certain.
        is_xml = part.endswith((".xml", ".rels"))
        if not is_xml and package.read(part).startswith(OLE):
            continue  # macros, inserted objects: never looked at, and no sheet begins so
        if is_xml or not part.startswith(("xl/media/", "docProps/")):
            content = package.checked(part)
            more, computed = cells_and_formulas(content)
            cells, formulas = cells + more, formulas or computed
    if cells > MOST_CELLS:
        raise refuse(
            name,
            f"в книге слишком много ячеек ({cells}), {NO_PLAN_NEEDS_IT}",
            "удалите пустые строки и лишние листы",
        )
    return formulas


def _load(data: bytes, name: str, *, values: bool) -> Any:
    import openpyxl

    try:
        with unexpanded(), warnings.catch_warnings():
            # openpyxl warns of decorations that it drops (validation, extensions).
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=values, rich_text=values)
            for sheet in book.worksheets:
                for cell in sheet._cells.values():
                    _ = cell.number_format  # a style may name a format that is not there
            return book
    except (ValueError, LookupError, TypeError, AttributeError, OSError, EOFError,
            OverflowError, TooManyRangesError, SyntaxError, BadZipFile, zlib.error):  # fmt: skip
        raise refuse(
            name, "книга Excel повреждена", "откройте её в Excel и сохраните заново"
        ) from None


def _is_outdone(sheet: WorkbookSheet, plans: list[WorkbookSheet]) -> bool:
    """Whether a summary says less than the parts of the plan together."""
    parts = [s for s in plans if s.is_part and not s.hidden]
    return is_summary_name(sheet.title) and len(sheet.table.rows) < sum(
        len(s.table.rows) for s in parts
    )


def _is_for_another_time(sheet: WorkbookSheet, taken: list[WorkbookSheet]) -> bool:
    """Whether each sheet is titled for a month or quarter, and this one for one more."""
    times = [parts_named(s.heading) for s in taken]
    own = parts_named(sheet.heading)
    further = bool(own) and own not in times and all(times)
    return further and is_part_of(" ".join(taken[0].heading), " ".join(sheet.heading))


_OF_A_PLAN = "международн"
_TOP = 8
"""Rows of a sheet among which a title is looked for."""


def _title_on_others(taken: list[WorkbookSheet], sheets: list[WorkbookSheet]) -> str:
    """The plan's title where the sheets that are read have none, but a summary beside them has.

    A book of a sheet a month («Июль 2026 года») says on its first sheet whose plan it is.
    """
    own = " ".join(line for sheet in taken for line in sheet.heading)
    if PLAN_NOUN.search(own) or _OF_A_PLAN in own.lower():
        return ""
    for sheet in sheets:
        if sheet not in taken and not sheet.hidden and not begins_like("draft", sheet.title):
            rows = (row for row in sheet.table.rows[:_TOP] if len(row.filled) == 1)
            title = title_in("\n".join(row.filled[0].text for row in rows))
            if _OF_A_PLAN in title.lower():
                return title
    return ""


def _choose(sheets: list[WorkbookSheet]) -> Grid:
    """The plan's sheet, and those that go on with it; others are named in the notes."""
    found = [s for s in sheets if s.is_plan]
    plans = sorted(
        found, key=lambda s: (s.hidden, begins_like("draft", s.title), _is_outdone(s, found))
    )
    taken = plans[:1]
    for sheet in sheets if taken else ():
        if sheet in taken or sheet.hidden or begins_like("draft", sheet.title):
            continue
        last = taken[-1].last_number
        follows = sheet in plans and last is not None and sheet.first_number == last + 1
        part = sheet.is_part and taken[0].is_part
        fits = sheet in plans or (sheet.table.width == taken[0].table.width and sheet.has_items)
        section = sheet in plans and begins_like("section", sheet.title)
        further = sheet in plans and _is_for_another_time(sheet, taken)
        if follows or (part and fits) or section or further:
            taken.append(sheet)
    if not taken:
        return Grid(tuple(s.table for s in sheets if s.table.rows))
    notes = [note for sheet in taken for note in sheet.notes]
    for sheet in sheets:
        if sheet not in taken and sheet.table.rows:
            kind = "скрытый лист" if sheet.hidden else "лист"
            rows = sheet.table.rows
            top, bottom = (r.address.rpartition(" ")[2] for r in (rows[0], rows[-1]))
            notes.append(f"{kind} «{sheet.title}» не прочитан (строки {top}–{bottom})")
    title = _title_on_others(taken, sheets)
    named = len(taken) > 1
    names = [s.title for s in sheets]
    tables = (
        replace(s.table, caption=caption_of(s.title, names)) if named and s.is_part else s.table
        for s in sheets
        if s in taken
    )
    return Grid(
        (*([Paragraph(title)] if title else []), *tables),
        tuple(notes),
    )
