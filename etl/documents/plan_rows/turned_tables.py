"""Tables whose headings stand in the first column: an event a column, or a card an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.documents.grid import Cell, Paragraph, Row, Table
from etl.documents.ledger import shorten
from etl.documents.plan_rows.event_cards import (
    DATES,
    FEWEST_FIELDS,
    Card,
    are_dated,
    field_of,
    table_of,
)
from etl.documents.plan_rows.header import find_header
from etl.documents.plan_rows.headings import meaning
from etl.documents.plan_rows.item_numbers import is_number
from etl.text import fold

_MOST_UNKNOWN = 0.4
_TOP_ROWS = 8


def headings_aside(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """The column in which known headings stand below one another, and these; -1 where none is."""
    for column in (0, 1):
        cells = [_at(row, column) for row in rows if len(row.filled) > 1]
        known = [c.text for c in cells if c is not None and meaning(c.text) is not None]
        if len({field_of(text) for text in known}) >= 2:
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
    cards: list[Card] = []
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
            if len(row.filled) == 1 and not field_of(row.filled[0].text) and row not in above
        ]
    if not cards:
        return [*blocks], []
    table = table_of(cards)
    if find_header(table.rows, 0) is None:
        return [*blocks], []
    return [*found[: place - 1], table, *found[place - 1 :]], notes


def _cards(table: Table) -> tuple[list[Row], list[Card]] | None:
    """The events of a table, with the lines above them; None where it is built another way."""
    rows = [row for row in table.rows if row.filled]
    first = next((at for at, row in enumerate(rows) if len(row.filled) > 1), len(rows))
    above, rows = rows[:first], rows[first:]
    column, known = headings_aside(rows)
    fields = {field_of(text) for text in known}
    lines = [row for row in rows if len(row.filled) > 1]
    if column < 0 or first > _TOP_ROWS or len(fields) < FEWEST_FIELDS:
        return None
    if "title" not in fields or fields.isdisjoint(DATES) or _has_line_above(lines, column):
        return None
    if len(known) < (1 - _MOST_UNKNOWN) * len(lines) or not _only_numbers_before(lines, column):
        return None
    made = list(_events(table.name, rows, column))
    if not made or not all(card.is_event for card in made) or not are_dated(made):
        return None
    return above, made


def _events(name: str, rows: Sequence[Row], column: int) -> Iterator[Card]:
    """A card for each column of values, and for each time that the first heading comes again."""
    firsts = (fold(c.text) for row in rows if (c := _at(row, column)) and field_of(c.text))
    begins = next(firsts)
    parts: list[list[Row]] = [[]]
    for row in rows:
        cell = _at(row, column)
        begun = any(field_of(c.text) for r in parts[-1] if (c := _at(r, column)))
        if begun and cell is not None and fold(cell.text) == begins:
            parts.append([])
        parts[-1].append(row)
    for part in parts:
        lines = [row for row in part if _is_line(row, column)]
        columns = {c.column for row in lines for c in row.filled if c.column > column}
        for at in sorted(columns):
            place = part[0].address if len(columns) == 1 else f"{name}, столбец {at + 1}"
            card = Card(f"{place} (заголовки в первом столбце)")
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
        if heading is not None and field_of(heading.text):
            return False
        values = [c for c in row.filled if c.column > column]
        if len(values) > 1 and not all(re.search(r"\d\W*$", c.text) for c in values):
            return True
    return False


def _only_numbers_before(lines: Sequence[Row], column: int) -> bool:
    return all(is_number(c.text) for row in lines for c in row.filled if c.column < column)


def _at(row: Row, column: int) -> Cell | None:
    return next((c for c in row.cells if c.column <= column < c.column + c.span), None)
