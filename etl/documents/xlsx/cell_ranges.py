"""Ranges of a workbook stay ranges: a range over a whole sheet is not made into its cells."""

from __future__ import annotations

import bisect
import contextlib
from collections.abc import Collection, Iterator
from typing import Any

MOST_STEPS = 2_000_000
"""Rows met by merged areas; those of a real sheet do not overlap and meet each cell once."""


class TooManyRangesError(Exception):
    """The areas of a sheet overlap so often that no program could have made them."""


@contextlib.contextmanager
def unexpanded() -> Iterator[None]:
    """Let openpyxl keep merged areas as areas, and leave hyperlinks and pictures alone.

    It makes a cell for each position of the areas, 17 billion for a whole sheet, and opens
    every picture, however large that says it is.
    """
    from openpyxl.reader import excel
    from openpyxl.worksheet._reader import WorksheetReader

    with contextlib.ExitStack() as stack:
        for owner, attribute, function in (
            (WorksheetReader, "bind_merged_cells", _bind_merged),
            (WorksheetReader, "bind_hyperlinks", lambda self: None),
            (excel, "find_images", lambda archive, path: ([], [])),
        ):
            stack.callback(setattr, owner, attribute, getattr(owner, attribute))
            setattr(owner, attribute, function)
        yield


def _bind_merged(reader: Any) -> None:
    """What Excel hides under a merged area is taken away, as openpyxl does it."""
    from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

    if not reader.parser.merged_cells:
        return
    areas = [CellRange(area.ref) for area in reader.parser.merged_cells.mergeCell]
    cells = reader.ws._cells
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row, []).append(column)
    for row, area in rows_met(areas, columns):
        for column in columns[row]:
            under = area.min_col <= column <= area.max_col
            if under and (row, column) != (area.min_row, area.min_col):
                cells.pop((row, column), None)
    reader.ws.merged_cells = MultiCellRange(areas)


def rows_met(areas: Collection[Any], rows: Collection[int]) -> Iterator[tuple[int, Any]]:
    """Each row that exists with each area that lies over it.

    Raises:
        TooManyRangesError: they are too many.
    """
    ordered = sorted(rows)
    steps = 0
    for area in areas:
        first = bisect.bisect_left(ordered, area.min_row)
        last = bisect.bisect_right(ordered, area.max_row)
        steps += 1 + last - first
        if steps > MOST_STEPS:
            raise TooManyRangesError
        for row in ordered[first:last]:
            yield row, area


def cells_and_formulas(content: bytes) -> tuple[int, bool]:
    """How many rows and cells an XML part has, and whether one is a formula.

    Counted by a parser: the tag may be spelled with a prefix or any white space.
    """
    from lxml import etree

    if content.count(b"<") + content.count(b"<\x00") == 0:
        return 0, False
    cells, formulas = 0, False
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        for at in range(0, len(content), 1 << 16):
            parser.feed(content[at : at + (1 << 16)])
            for _, element in parser.read_events():
                name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
                cells += name in ("c", "row")
                formulas = formulas or name == "f"
                parent = element.getparent()
                if parent is not None and name in ("c", "row"):
                    # What is counted is let go of.
                    while element.getprevious() is not None:
                        del parent[0]
    except etree.XMLSyntaxError:
        pass  # openpyxl will say so
    return cells, formulas
