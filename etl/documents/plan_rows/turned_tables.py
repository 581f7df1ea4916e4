"""Tables whose headings stand in the first column: an event a column, or a card an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from etl.documents.grid import Cell, Paragraph, Row, Table
from etl.documents.ledger import shorten
from etl.documents.plan_rows.header import find_header
from etl.documents.plan_rows.headings import meaning
from etl.documents.plan_rows.item_numbers import is_number
from etl.text import fold

_FEWEST = 3
"""So many different fields have to stand below one another."""
_MOST_UNKNOWN = 0.4
_TOP_ROWS = 8
_DATES = ("dates_text", "dates_start", "dates_end", "dates_and_place")
_UNCLEAR = {"date_partly_read", "date_unreadable"}


@dataclass(slots=True)
class _Card:
    """One event: its cells by heading, in the order of the document."""

    address: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    def add(self, heading: str, cell: Cell | None, flags: Iterable[str]) -> None:
        """A line of the card; a heading that is empty goes on with the one above."""
        name = heading or next(reversed(self.cells), "")
        self.cells.setdefault(name, []).extend([cell] if cell is not None else [])
        self.flags |= {*flags}

    def cell(self, heading: str, column: int) -> Cell:
        """All that stands beside a heading, as one cell of a row."""
        own = self.cells.get(heading, [])
        return Cell(
            "\n".join(c.number + c.text for c in own if c.text.strip()),
            column,
            footnotes=tuple(note for c in own for note in c.footnotes),
            struck=" ".join(c.struck for c in own if c.struck),
        )

    def said(self, *fields: str) -> str:
        """What stands beside the headings of some fields."""
        own = [c.text for h, cells in self.cells.items() if _field(h) in fields for c in cells]
        return fold(" ".join(own))

    @property
    def is_event(self) -> bool:
        """Whether it may be an event: a count («12») or an instruction is none."""
        title, place = self.said("title"), self.said("place_text")
        named = bool(title) and not is_number(title) and not is_number(place)
        return named and bool(place or self.said(*_DATES))


def _are_dated(cards: Sequence[_Card]) -> bool:
    """Whether the dates of all are dates, or left open in words, and those of most are clear.

    «дата в формате ДД.ММ.ГГГГ» is none: papers about a plan have its headings too.
    """
    # Here only: the process that reads a document starts without the grammar of dates.
    from etl.dates.bounds import NOWHERE
    from etl.dates.date_cell import read_dates

    readings = [read_dates(card.said(*_DATES), NOWHERE) for card in cards]
    clear = [bool(one.periods) and not {*one.quality} & _UNCLEAR for one in readings]
    open_ = [bool(one.periods) or "date_unknown" in one.quality for one in readings]
    return all(open_) and sum(clear) * 2 >= len(clear)


def headings_aside(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """The column in which known headings stand below one another, and these; -1 where none is."""
    for column in (0, 1):
        cells = [_at(row, column) for row in rows if len(row.filled) > 1]
        known = [c.text for c in cells if c is not None and meaning(c.text) is not None]
        if len({_field(text) for text in known}) >= 2:
            return column, known
    return -1, []


def turned(
    blocks: Sequence[Paragraph | Table],
) -> tuple[list[Paragraph | Table], list[str]]:
    """The blocks with such tables turned: one table with an event a row, where the first stood.

    Returns:
        The blocks, and remarks; no remark where there is no such table.
    """
    found: list[Paragraph | Table] = []
    cards: list[_Card] = []
    notes: list[str] = []
    place = 0
    for block in blocks:
        read = _cards(block) if isinstance(block, Table) else None
        if read is None or not isinstance(block, Table):
            found.append(block)
            continue
        above, own = read
        found += [Paragraph(fold(" ".join(c.text for c in row.filled))) for row in above]
        place = place or len(found) + 1
        cards += own
        notes.append(f"{block.name}: заголовки стоят в первом столбце, мероприятий: {len(own)}")
        notes += [
            f"{row.address}: не прочитано: «{shorten(row.filled[0].text)}»"
            for row in block.rows
            if len(row.filled) == 1 and not _field(row.filled[0].text) and row not in above
        ]
    if not cards:
        return [*blocks], []
    table = _table(cards)
    if find_header(table.rows, 0) is None:
        return [*blocks], []
    return [*found[: place - 1], table, *found[place - 1 :]], notes


def _cards(table: Table) -> tuple[list[Row], list[_Card]] | None:
    """The events of a table, with the lines above them; None where it is built another way."""
    rows = [row for row in table.rows if row.filled]
    first = next((at for at, row in enumerate(rows) if len(row.filled) > 1), len(rows))
    above, rows = rows[:first], rows[first:]
    column, known = headings_aside(rows)
    fields = {_field(text) for text in known}
    lines = [row for row in rows if len(row.filled) > 1]
    if column < 0 or first > _TOP_ROWS or len(fields) < _FEWEST:
        return None
    if "title" not in fields or fields.isdisjoint(_DATES) or _has_line_above(lines, column):
        return None
    if len(known) < (1 - _MOST_UNKNOWN) * len(lines) or not _only_numbers_before(lines, column):
        return None
    made = list(_events(table.name, rows, column))
    if not made or not all(card.is_event for card in made) or not _are_dated(made):
        return None
    return above, made


def _events(name: str, rows: Sequence[Row], column: int) -> Iterator[_Card]:
    """A card for each column of values, and for each time that the first heading comes again."""
    firsts = (fold(c.text) for row in rows if (c := _at(row, column)) and _field(c.text))
    begins = next(firsts)
    parts: list[list[Row]] = [[]]
    for row in rows:
        cell = _at(row, column)
        begun = any(_field(c.text) for r in parts[-1] if (c := _at(r, column)))
        if begun and cell is not None and fold(cell.text) == begins:
            parts.append([])
        parts[-1].append(row)
    for part in parts:
        lines = [row for row in part if _is_line(row, column)]
        columns = {c.column for row in lines for c in row.filled if c.column > column}
        for at in sorted(columns):
            place = part[0].address if len(columns) == 1 else f"{name}, столбец {at + 1}"
            card = _Card(f"{place} (заголовки в первом столбце)")
            for row in lines:
                heading = _at(row, column)
                card.add(fold(heading.text) if heading else "", _at(row, at), row.flags)
            yield card


def _is_line(row: Row, column: int) -> bool:
    """Whether a row is a heading with its value, or more of the value above it."""
    return len(row.filled) > 1 or (bool(row.filled) and row.filled[0].column > column)


def _has_line_above(lines: Sequence[Row], column: int) -> bool:
    """Whether words stand over the columns of values: «Было» and «Стало» are no two events.

    «1», «2» or «Мероприятие 1», «Мероприятие 2» only count them; over one column it is its name.
    """
    for row in lines:
        heading = _at(row, column)
        if heading is not None and _field(heading.text):
            return False
        values = [c for c in row.filled if c.column > column]
        if len(values) > 1 and not all(re.search(r"\d\W*$", c.text) for c in values):
            return True
    return False


def _only_numbers_before(lines: Sequence[Row], column: int) -> bool:
    return all(is_number(c.text) for row in lines for c in row.filled if c.column < column)


def _table(cards: Sequence[_Card]) -> Table:
    headings = [*dict.fromkeys(heading for card in cards for heading in card.cells)]
    heads = Row(tuple(Cell(h, at) for at, h in enumerate(headings)), "заголовки")
    rows = [
        Row(
            tuple(card.cell(heading, at) for at, heading in enumerate(headings)),
            card.address,
            frozenset(card.flags),
        )
        for card in cards
    ]
    return Table((heads, *rows), "таблица")


def _at(row: Row, column: int) -> Cell | None:
    return next((c for c in row.cells if c.column <= column < c.column + c.span), None)


def _field(text: str) -> str:
    found = meaning(text)
    return "" if found is None else found.field
