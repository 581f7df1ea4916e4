"""The header of a plan's table: which grid columns hold which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.documents.grid import Cell, Row
from etl.documents.plan_rows.headings import (
    LONGEST_HEADING,
    Meaning,
    is_told,
    meaning,
    tells_dates_too,
)
from etl.documents.plan_rows.item_numbers import is_number
from etl.documents.plan_rows.unwritten_headings import completed, field_by_words, guessed_fields
from etl.model import CELL_FIELDS
from etl.text import fold

EXTRA = "extra"
WHEN_OR_WHERE = frozenset(
    {"place_text", "dates_text", "dates_start", "dates_end", "dates_and_place"}
)
"""One of these columns every plan has."""
LOOKED_AT = 60
"""Rows under a heading that are looked at where its words do not tell what it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the plan; ``start``/``end`` are grid columns, end exclusive."""

    field: str
    heading: str
    start: int
    end: int

    @property
    def is_unsure(self) -> bool:
        """Whether the words of the heading do not say the field, so that the rest had to."""
        if is_told(self.heading) or not any(map(str.isalpha, self.heading)):
            return False
        said = meaning(self.heading)
        if said is None:
            return field_by_words(self.heading) != self.field
        return (said.field, self.field) == ("sphere", "title")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and how many of its rows the header takes."""

    columns: tuple[Column, ...]
    height: int = 1

    def first(self, field: str) -> int | None:
        """Index of the first column with a field."""
        return next((i for i, c in enumerate(self.columns) if c.field == field), None)

    @property
    def dates_in_titles(self) -> bool:
        """Whether no column is for dates and the title's heading says that they stand there."""
        at = self.first("title")
        other = {c.field for c in self.columns} & (WHEN_OR_WHERE - {"place_text"})
        return at is not None and not other and tells_dates_too(self.columns[at].heading)

    def covered(self, cell: Cell) -> list[int]:
        """Indexes of the columns that a cell lies over, from left to right."""
        left, right = cell.column, cell.column + cell.span
        return [i for i, c in enumerate(self.columns) if c.start < right and left < c.end]

    def of(self, cell: Cell) -> int:
        """Index of the column a cell belongs to: the first where it is merged over several."""
        left, right = cell.column, cell.column + cell.span
        over = self.covered(cell)
        if not over:
            return min(range(len(self.columns)), key=lambda i: abs(self.columns[i].start - left))
        if sum(self.columns[i].end - self.columns[i].start for i in over) <= cell.span:
            return over[0]
        return max(
            over, key=lambda i: min(right, self.columns[i].end) - max(left, self.columns[i].start)
        )

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings that are no known wording, and that nobody has told of."""
        return tuple(
            c.heading
            for c in self.columns
            if c.field == EXTRA and c.heading and not is_told(c.heading)
        )


def find_header(rows: Sequence[Row], at: int) -> Header | None:
    """Read the header that begins at a row, over two or three where headings are grouped."""
    if not len(rows[at].filled) >= 2:
        return None
    if at + 2 < len(rows) and _is_grouped(rows[at + 1], rows[at + 2]):
        lower = Row(
            tuple(Cell(t, a, b - a) for t, a, b in _grouped(rows[at + 1], rows[at + 2])), ""
        )
        below = rows[at + 3 : at + 3 + LOOKED_AT]
        header = (
            _header(_grouped(rows[at], lower), below, height=3)
            if _is_grouped(rows[at], lower)
            else None
        )
        if header is not None:
            return header
    if at + 1 < len(rows) and _is_grouped(rows[at], rows[at + 1]):
        header = _header(
            _grouped(rows[at], rows[at + 1]), rows[at + 2 : at + 2 + LOOKED_AT], height=2
        )
        if header is not None:
            return header
    cells = [(c.text, c.column, c.column + c.span) for c in rows[at].cells]
    return _header(cells, rows[at + 1 : at + 1 + LOOKED_AT], height=1)


def _is_grouped(upper: Row, lower: Row) -> bool:
    """Whether the lower row only divides headings of the upper one."""
    parts = [c for c in lower.cells if c.text.strip() and not c.above]
    if not parts or any(is_number(c.text) for c in parts):
        return False
    wide = [c for c in upper.cells if c.span > 1 and sum(_within(p, c) for p in parts) > 1]
    return bool(wide) and all(any(_within(p, c) for c in wide) for p in parts)


def _within(part: Cell, whole: Cell) -> bool:
    return (
        whole.column <= part.column
        and part.column + part.span <= whole.column + whole.span
        and part.span < whole.span
    )


def _grouped(upper: Row, lower: Row) -> list[tuple[str, int, int]]:
    columns = []
    for cell in upper.cells:
        parts = [p for p in lower.cells if _within(p, cell) and p.text.strip()]
        if parts:
            columns += [(_under(cell, p), p.column, p.column + p.span) for p in parts]
        else:
            columns.append((cell.text, cell.column, cell.column + cell.span))
    return columns


def _under(upper: Cell, lower: Cell) -> str:
    """«Сроки» over «начало» are read together, «Проведение» over «место» adds nothing.

    Nor does what is said of all the columns below it: «Сведения о мероприятии».
    """
    both = f"{upper.text} {lower.text}"
    own, over = meaning(lower.text), meaning(upper.text)
    general = over is not None and over.field in ("title", "description") and over.rank
    alone = own is not None and (meaning(both) is None or general)
    return lower.text if alone else both


def _header(
    cells: list[tuple[str, int, int]], below: Sequence[Row], *, height: int
) -> Header | None:
    """A header of heading cells, None where they are not those of a plan."""
    if any(is_number(text) or len(text) > 2 * LONGEST_HEADING for text, _, _ in cells):
        return None
    meanings = [meaning(text) for text, _, _ in cells]
    filled = sum(1 for text, _, _ in cells if text.strip())
    known = {m.field for m in meanings if m is not None}
    # A person who says which column is the title knows where the headings stand.
    enough = any(m is not None and (m.field, m.rank) == ("title", 0) for m in meanings)
    enough = enough or sum(m is not None for m in meanings) * 2 >= filled
    dated = known & WHEN_OR_WHERE or any(tells_dates_too(text) for text, _, _ in cells)
    if not enough or not dated:
        return None
    if "title" not in known and len(known & {*CELL_FIELDS, *WHEN_OR_WHERE}) < 3:
        return None
    headings = [(fold(text), start, end) for text, start, end in cells]
    fields = _fields(headings, meanings, below)
    if "title" not in fields:
        return None
    return Header(
        tuple(
            Column(field, fold(text), start, end)
            for field, (text, start, end) in zip(fields, cells, strict=True)
        ),
        height,
    )


def _fields(
    headings: list[tuple[str, int, int]], meanings: list[Meaning | None], below: Sequence[Row]
) -> list[str]:
    """One field for each column; a field taken by a surer heading leaves ``extra``."""
    told = {m.field for m in meanings if m is not None and m.rank == 0}
    sure = told | {m.field for m in meanings if m is not None and m.rank == 1}
    known = {m.field for m in meanings if m is not None}
    fields: list[str] = []
    for found in meanings:
        field = EXTRA if found is None else found.field
        if field == "country":
            field = _country(known, sure)
        elif _gives_way(field, found, sure):
            field = EXTRA
        single = field in ("title", "number", "description", "purpose", "sphere")
        if single and field in told and found is not None and found.rank:
            field = EXTRA
        fields.append(EXTRA if single and field in fields else field)
    if "number" not in fields and fields[0] == EXTRA and not any(map(str.isalpha, headings[0][0])):
        # «№» that an encoding has lost, «#», or nothing at all over the numbers.
        fields[0] = "number"
    free = [
        None if f == EXTRA and text and not is_told(text) else f
        for f, (text, _, _) in zip(fields, headings, strict=True)
    ]
    if None in free:
        fields = [f or EXTRA for f in completed(free, headings, below)]
    if "title" not in fields:
        # A plan whose first worded column has a name of its own («Форум, выставка»).
        named = [
            i
            for i, (text, _, _) in enumerate(headings)
            if fields[i] == EXTRA and text and not is_told(text)
        ]
        named += [i for i, field in enumerate(fields) if field == "sphere"]
        if named:
            fields[named[0]] = "title"
    return fields


def guess_header(rows: Sequence[Row], at: int) -> Header | None:
    """A header in words nobody has written down, with what its columns hold."""
    cells = [c for c in rows[at].cells if not c.above]
    if len(rows[at].filled) < 3 or len(rows) < at + 2:
        return None
    if any(is_number(c.text) or len(c.text) > LONGEST_HEADING for c in cells):
        return None
    headings = [(fold(c.text), c.column, c.column + c.span) for c in cells]
    known = [found.field if (found := meaning(text)) else None for text, _, _ in headings]
    known = [None if field == "country" else field for field in known]
    fields = guessed_fields(headings, known, rows[at + 1 : at + 1 + LOOKED_AT])
    if fields is None:
        return None
    single: list[str] = []
    for field in fields:
        again = field in single and field not in ("place_text", "participants_text")
        single.append(EXTRA if field is None or again else field)
    return Header(
        tuple(
            Column(field, text, start, end)
            for field, (text, start, end) in zip(single, headings, strict=True)
        )
    )


def _gives_way(field: str, found: Meaning | None, sure: set[str]) -> bool:
    """Whether a surer heading has the field; a place may stand in several columns."""
    if field in ("dates_start", "dates_end"):
        return "dates_text" in sure
    weak = found is not None and found.rank == 2
    return weak and field in sure and field != "place_text"


def _country(known: set[str], sure: set[str]) -> str:
    """«Страна» beside a «Город» is where; beside a full place it is who takes part."""
    if "place_text" in known and "place_text" not in sure:
        return "place_text"
    if "place_text" not in known and "participants_text" in known:
        return "place_text"
    return "participants_text"
