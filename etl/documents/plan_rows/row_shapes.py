"""What a row of a plan's table is: an item, a section, more of the item before, a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from etl.documents.grid import Cell, Row
from etl.documents.plan_rows.closing_rows import begins_as_note, closes_table
from etl.documents.plan_rows.header import Header
from etl.documents.plan_rows.headings import begins_like
from etl.documents.plan_rows.item_numbers import is_number, is_part_of_number, is_roman
from etl.status_words import has_status_words
from etl.text import fold

Kind = Literal["blank", "columns", "section", "item", "more", "note"]

LONGEST_SECTION = 300
"""No name of a sphere is longer."""

_LONGEST_MARK = 120
"""Characters of «Отменено» or «Перенесено на сентябрь в связи с …» under an item."""
_WIDE = 0.6
"""Part of the columns that a merged cell has to cover to be a section."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a table are built.

    Attributes:
        header: its columns.
        numbered: whether its items have numbers.
        wide_sections: whether a section above was one cell over the columns, so that others are.
    """

    header: Header
    numbered: bool
    wide_sections: bool = False

    def own(self, row: Row, field: str) -> str:
        """The row's own words in a field's first filled column."""
        for cell in row.cells:
            if self.header.columns[self.header.of(cell)].field == field and cell.text.strip():
                return cell.text
        return ""

    def number(self, row: Row) -> str:
        """The item's number: automatic, typed, or both."""
        column = self.header.first("number")
        typed = column is not None
        column = self.header.first("title") if column is None else column
        for cell in row.cells:
            if self.header.of(cell) == column and not cell.above:
                return fold(f"{cell.number} {cell.text if typed else ''}")
        return ""

    @property
    def numbered_column(self) -> int:
        """The column whose automatic number is the item's, -1 where none is."""
        number = self.header.first("number")
        title = self.header.first("title")
        column = title if number is None else number
        return -1 if column is None else column

    def kind(self, rows: Sequence[Row], at: int, *, begun: bool, page_start: bool) -> Kind:
        """Say what a row is.

        Args:
            rows: the table's rows.
            at: which of them.
            begun: an item stands before it.
            page_start: it is the first one on its page, headers aside.
        """
        row = rows[at]
        filled = row.filled
        if not filled:
            # An item may be merged with the one above in all but its automatic number.
            shared = any(c.above for c in row.cells) and self.number(row)
            return "item" if shared and begun else "blank"
        if is_column_numbers(row):
            return "columns"
        if closes_table(row, self.header):
            return "note"
        if self._is_section(rows, at, page_start=page_start and begun):
            return "note" if begins_as_note(" ".join(c.text for c in filled)) else "section"
        if begun and self._goes_on(row):
            return "more"
        if self._is_struck(row):
            return "note"
        number, title = self.number(row), self.own(row, "title")
        if self.header.first("number") is not None and not re.search(r"\w", number):
            number = ""
        if self.numbered and not is_number(number) and self._is_remark(row):
            return "note"
        if number or not begun:
            return "item"
        if not title:
            return "more"
        if not self.numbered:
            dated = self.own(row, "dates_text") or self.own(row, "dates_start")
            broken = page_start and not dated
            lone = len(filled) == 1 and self.wide_sections and title[:1] in '«"('
            broken = broken and (lone or title.lstrip('«"( ')[:1].islower())
            return "more" if broken else "item"
        return "more" if page_start or title.lstrip('«"( ')[:1].islower() else "item"

    def _is_struck(self, row: Row) -> bool:
        """An item of which number and title are struck out: what is left of it is nobody's."""
        named = [(self.header.columns[self.header.of(c)].field, c) for c in row.cells]
        titles = [c for field, c in named if field == "title"]
        numbers = [c for field, c in named if field == "number"]
        return _are_struck(titles) and (not numbers or _are_struck(numbers))

    def _is_remark(self, row: Row) -> bool:
        """A signature or a note under the items: after a gap, or begun as a note."""
        if row.after_gap and not self.own(row, "title"):
            return True
        return len(row.filled) <= 2 and begins_as_note(row.filled[0].text)

    def _is_section(self, rows: Sequence[Row], at: int, *, page_start: bool) -> bool:
        filled = rows[at].filled
        text = " ".join(c.text for c in filled)
        if len(text) > LONGEST_SECTION:
            return False
        if len(filled) == 1:
            if self.is_wide(filled[0]):
                return True
            if any(c.above for c in rows[at].cells):
                return False
            return begins_like("section", text) or self._stands_alone(
                rows, at, filled[0], page_start=page_start
            )
        if len(filled) == 2 and self.own(rows[at], "number") and self.own(rows[at], "title"):
            return self._is_numbered_section(rows, at)
        return False

    def is_wide(self, cell: Cell) -> bool:
        """Whether a cell lies over most columns."""
        return len(self.header.covered(cell)) >= max(2, _WIDE * len(self.header.columns))

    def _stands_alone(self, rows: Sequence[Row], at: int, cell: Cell, *, page_start: bool) -> bool:
        """Whether a row's only filled cell, not merged, is a section and not half an item."""
        header, text = self.header, cell.text.strip()
        column = header.of(cell)
        if column == header.first("number"):
            return not is_number(text) and not cell.number
        if column not in (header.first("title"), 0) or self.number(rows[at]):
            return False
        if text[:1].islower() or (page_start and text.endswith((".", ",", ";"))):
            return False
        if page_start and self.wide_sections and text[:1] in '«"(':
            return False  # «Встреча литераторов⏎«Собратья по перу»»: the rest of a row
        after = next((r for r in rows[at + 1 :] if r.filled), None)
        return after is not None and (len(after.filled) > 1 or self.number(after) != "")

    def _is_numbered_section(self, rows: Sequence[Row], at: int) -> bool:
        """«2 | В сфере культуры» over 2.1, «II | …» over 4: a section with its own number."""
        number = self.number(rows[at])
        if begins_like("section", self.own(rows[at], "title")):
            return True
        after = next((r for r in rows[at + 1 :] if r.filled), None)
        below = self.number(after) if after is not None else ""
        if is_roman(number) and is_number(below):
            return True
        return is_part_of_number(number, below)

    def _goes_on(self, row: Row) -> bool:
        """The cell that makes the item (number, else title) goes on from above."""
        column = self.header.first("number") if self.numbered else None
        column = self.header.first("title") if column is None else column
        return any(
            c.above and not c.text.strip() and self.header.of(c) == column for c in row.cells
        )


def _are_struck(cells: Sequence[Cell]) -> bool:
    """Whether all that stands in cells is struck out, and something is."""
    struck = any(c.struck.strip() for c in cells)
    return struck and not any(c.text.strip() or c.above for c in cells)


def is_status_line(row: Row) -> bool:
    """Whether a row says over its whole width that something is called off or moved."""
    texts = {fold(cell.text) for cell in row.filled}
    struck = any(cell.struck.strip() for cell in row.cells)
    short = len(texts) == 1 and len(min(texts)) <= _LONGEST_MARK and not struck
    return short and has_status_words(min(texts))


def is_column_numbers(row: Row) -> bool:
    """Whether a row is «1 | 2 | 3 …», as stands under a header."""
    texts = [re.sub(r"[\s().]", "", c.text or c.number) for c in row.cells]
    numbers = [int(t) for t in texts if t.isdecimal() and len(t) < 3]
    return (
        len(numbers) >= 3
        and len(numbers) == sum(map(bool, texts))
        and numbers[0] in (0, 1)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def is_numbered(tables: Sequence[tuple[Sequence[Row], Header]]) -> bool:
    """Whether most of a plan's items have a number, typed or automatic."""
    numbered = others = 0
    for rows, header in tables:
        shape = Shape(header, numbered=True)
        typed = header.first("number") is not None
        for row in rows:
            if len(row.filled) < 2:
                continue
            number = shape.number(row)
            if number and (is_number(number) or not typed):
                numbered += 1
            else:
                others += 1
    return numbered > 0 and numbered * 2 >= others
