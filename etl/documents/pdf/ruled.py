"""Tables drawn with lines: the cells are where the lines are."""

from __future__ import annotations

from collections.abc import Sequence

from etl.documents.grid import Cell, Row
from etl.documents.pdf.glyph_lines import text_of
from etl.documents.pdf.glyphs import Glyph, runs_of
from etl.documents.pdf.pdf_page import Box, Page
from etl.documents.pdf.run_cells import place_runs

OVERLAPPING = "overlapping_text"
"""The quality code of a row whose texts lie over one another or over a border."""
_NEAR = 3.0
"""Points within which two lines are one."""


def merged_edges(values: Sequence[float]) -> list[float]:
    """Positions of lines, those near one another taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def column_edges(pages: Sequence[Page]) -> list[float]:
    """The vertical lines of all tables of the document: one grid for all pages."""
    boxes = [box for page in pages for table in page.tables for box in table]
    return merged_edges([x for box in boxes for x in (box[0], box[2])])


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def ruled_rows(
    page: Page, boxes: Sequence[Box], glyphs: Sequence[Glyph], edges: Sequence[float]
) -> tuple[list[Row], list[Glyph]]:
    """Read one table of one page.

    Args:
        page: the page.
        boxes: its cells' outlines.
        glyphs: the characters inside of the table.
        edges: the document's vertical lines.

    Returns:
        The rows, and the characters that lie in no cell.
    """
    placed = place_runs(runs_of(glyphs), boxes)
    tops = merged_edges([box[1] for box in boxes])
    rows = []
    for number, top in enumerate(tops):
        below = tops[number + 1] if number + 1 < len(tops) else max(b[3] for b in boxes)
        middle = (top + below) / 2
        cells = []
        flags: set[str] = set()
        for box in sorted(boxes, key=lambda b: b[0]):
            if not box[1] < middle < box[3]:
                continue
            left, right = _index(edges, box[0]), _index(edges, box[2])
            above = box[1] < top - _NEAR
            held = [] if above else placed.held[box]
            text = text_of(g for g in held if not g.struck)
            struck = text_of(g for g in held if g.struck)
            cells.append(Cell(text, left, max(right - left, 1), above, struck=struck))
            flags |= {OVERLAPPING} if box in placed.doubtful else set()
        address = f"страница {page.number}, строка {number + 1}"
        rows.append(Row(tuple(cells), address, frozenset(flags), page_start=number == 0))
    return rows, placed.strays
