"""A worksheet that takes whole rows and writes them to the disk at once.

XlsxWriter asks several questions of each cell and keeps it until its row is over; of a hundred
thousand events that was most of the time. Here a row is one piece of text; what stands around the
rows, and how odd letters are written, stays XlsxWriter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pages.handouts.tables.cell_texts import fitted, storable
from pages.handouts.workbook.cell_values import Cell
from pages.handouts.workbook.sheets import CardLink

_ADDRESSES = 65_530
"""So many links a sheet of Excel can hold; the cells after them keep the address as text."""
_ODD = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x|^\\s|\\s$")
"""What cannot stand in a file's XML as it is."""
_LINE, _HIGHEST = 15, 405
"""Points: a line of text, and what a row of Excel can have."""
_WORD = 4
"""Characters of a line that a word too long for its end leaves free."""
_SHORT, _MANY = 80, 20_000
_NAMES = [xl_col_to_name(at) for at in range(200)]
_SPACES = re.compile(r"^\s|\s$")


@dataclass(frozen=True, slots=True)
class CellLooks:
    """The formats of cells, as a workbook knows them."""

    heading: Any
    text: Any
    number: Any
    day: Any
    link: Any


class RowSheet(Worksheet):  # type: ignore[misc]
    """A worksheet of a workbook with ``constant_memory``, filled from the top."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, str] = {}
        self._widths: list[int] = []

    def set_widths(self, widths: Sequence[int]) -> None:
        """The widths of the columns from the first on, in characters; before any row."""
        self._widths = list(widths)
        for at, width in enumerate(widths):
            self.set_column(at, at, width)

    def put_row(
        self, row: int, cells: Sequence[Cell | CardLink], looks: CellLooks, text_look: Any = None
    ) -> None:
        """Write a row; nothing is written below it before, nothing beside it afterwards.

        Args:
            row: counted from 0.
            cells: from the first column on; ``None`` and "" leave a cell empty.
            looks: the formats.
            text_look: that of texts, where it is not ``looks.text``.
        """
        self._write_single_row(row)
        known = self._known
        out = [f'<row r="{row + 1}" ht="{self._height(cells)}">']
        number, day = looks.number._get_xf_index(), looks.day._get_xf_index()
        text = (text_look or looks.text)._get_xf_index()
        for at, value in enumerate(cells):
            if value is None or value == "":
                continue
            place = f'{_NAMES[at]}{row + 1}" s="'
            if isinstance(value, str):
                words = known.get(value) or self._text(value)
                out.append(f'<c r="{place}{text}" t="inlineStr">{words}</c>')
            elif isinstance(value, date):
                out.append(f'<c r="{place}{day}"><v>{self._convert_date_time(value)}</v></c>')
            elif isinstance(value, CardLink):
                look, shown = text, value.address
                if row <= _ADDRESSES and self._linked(row, at, value, looks):
                    look, shown = looks.link._get_xf_index(), value.text
                out.append(f'<c r="{place}{look}" t="inlineStr">{self._text(shown)}</c>')
            else:
                out.append(f'<c r="{place}{number}"><v>{value:.16G}</v></c>')
        out.append("</row>")
        self.fh.write("".join(out))
        self._check_dimensions(row, 0)
        self._check_dimensions(row, max(len(cells) - 1, 0))

    def _linked(self, row: int, at: int, link: CardLink, looks: CellLooks) -> bool:
        """Make a cell a link; not where Excel's links hold no such address."""
        # Asked before: XlsxWriter warns, and each of its parts may be so long.
        if any(len(part) > self.max_url_length for part in link.address.split("#", 1)):
            return False
        if self.write_url(row, at, link.address, looks.link, link.text) != 0:
            return False
        del self.table[row]  # the cell is written with all others of its row
        return True

    def _height(self, cells: Sequence[Cell | CardLink]) -> int:
        # LibreOffice finds no heights by itself in a file that says it is Excel's: texts of several
        # lines would lie over one another.
        lines = 1
        for value, width in zip(cells, self._widths, strict=False):
            if isinstance(value, str) and len(value) > width:
                lines = max(lines, ceil(len(value) / max(width - _WORD, _WORD)))
        return min(lines * _LINE, _HIGHEST)

    def _text(self, text: str) -> str:
        words = self._words(fitted(text))
        # Spheres, codes and towns come again and again.
        if len(text) < _SHORT and len(self._known) < _MANY:
            self._known[text] = words
        return words

    def _words(self, text: str) -> str:
        if _ODD.search(text) is None:
            return f"<is><t>{text}</t></is>"
        kept = ' xml:space="preserve"' if _SPACES.search(text) else ""
        escaped = self._escape_data(self._escape_control_characters(storable(text)))
        return f"<is><t{kept}>{escaped}</t></is>"
