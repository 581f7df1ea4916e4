"""Tables of a slide, in type that a hall can read: as many rows as fit, the rest on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.util import Emu, Inches, Pt

from pages.handouts.deck.deck_frame import INNER, LEFT, ROOM, TOP, clipped, lines_of, rgb, write
from pages.shared.figures.palette import tokens

SIZE = 14.0
"""Points: no letter of a table is smaller."""
_MOST_LINES = 11
"""So many lines of one row fill half a slide; the rest of its text is in the notes."""
_LINE = SIZE * 1.2
_AIR = Inches(0.1)
"""Above and below the text of a cell, together."""


@dataclass(frozen=True, slots=True)
class DeckColumn:
    """A column: its heading, and its part of the width."""

    heading: str
    part: float


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where on a slide a table stands, and how much of its height it may take."""

    left: int = LEFT
    top: int = TOP
    width: int = INNER
    room: int = ROOM


WHOLE_SLIDE = TablePlace()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells, and what the notes say of it."""

    cells: tuple[str, ...]
    notes: str = ""


def pages_of_table(
    columns: Sequence[DeckColumn], lines: Sequence[Line], place: TablePlace = WHOLE_SLIDE
) -> Iterator[list[Line]]:
    """The rows in portions that fit on a slide."""
    page: list[Line] = []
    wide = place.width
    left = place.room - _height(columns, [column.heading for column in columns], wide)
    room = left
    for line in lines:
        cells = [
            clipped(cell, _width(column, wide), SIZE, _MOST_LINES)
            for column, cell in zip(columns, line.cells, strict=True)
        ]
        short = Line(tuple(cells), line.notes)
        need = _height(columns, short.cells, wide)
        if page and need > left:
            yield page
            page, left = [], room
        page.append(short)
        left -= need
    if page:
        yield page


def add_table(
    slide: Any,
    columns: Sequence[DeckColumn],
    lines: Sequence[Line],
    alt: str,
    place: TablePlace = WHOLE_SLIDE,
) -> None:
    """Put a table on a slide; its first row are the headings, ``alt`` says what it is."""
    rows = [[column.heading for column in columns], *(line.cells for line in lines)]
    heights = [_height(columns, row, place.width) for row in rows]
    size = (place.left, place.top, place.width, sum(heights))
    frame = slide.shapes.add_table(len(rows), len(columns), *size)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = frame.table
    table.horz_banding = False
    for column, made in zip(columns, table.columns, strict=True):
        made.width = Emu(_width(column, place.width))
    colours = tokens("light")
    for at, (cells, height) in enumerate(zip(rows, heights, strict=True)):
        table.rows[at].height = Emu(height)
        for text, cell in zip(cells, table.rows[at].cells, strict=True):
            write(cell.text_frame, text.split("\n"), SIZE, bold=at == 0)
            cell.margin_top = cell.margin_bottom = Emu(_AIR // 2)
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(colours.line if at == 0 else colours.surface)
            for further in cell.text_frame.paragraphs[1:]:
                further.space_before = Pt(0)
                further.runs[0].font.italic = True


def _width(column: DeckColumn, whole: int) -> int:
    return int(whole * column.part)


def _height(columns: Sequence[DeckColumn], cells: Sequence[str], whole: int) -> int:
    widths = [_width(column, whole) for column in columns]
    lines = max(map(_lines, widths, cells))
    return int(Pt(lines * _LINE)) + _AIR


def _lines(width: int, text: str) -> int:
    return sum(lines_of(one, width, SIZE) for one in text.split("\n"))
