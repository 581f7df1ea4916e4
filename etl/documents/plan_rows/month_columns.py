"""Tables with a column a month («план-график»): what stands in them becomes one cell of dates.

A cross under «октябрь» says «октябрь», «20-22» under «август» says «20-22 августа».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.documents.grid import Cell, Paragraph, Row, Table
from etl.documents.plan_rows.headings import meaning
from etl.documents.plan_rows.row_shapes import is_column_numbers
from etl.text import fold

_TOP_ROWS = 12
"""Rows of a table among which its headings are looked for."""
_FEWEST = 3
_HEADING = "Сроки проведения"
# As words of months end, or are shortened: their names themselves take long to be loaded.
_MAY_BE_A_MONTH = re.compile(
    r"\W*(?:20\d\d\W+)?(?:[а-яё]{3,4}\.?|[а-яё]{2,7}[ьтй])(?:\W*(?:20)?\d\d)?(?:\W*г\w*)?\W*",
    re.IGNORECASE,
)
_CROSS = re.compile(r"[+xхvж×✓✔✗✘☑●•■▪*]{1,3}|да")
_NOTHING = re.compile(r"[\W_]*|нет|0")
_TOTAL = re.compile(r"\W*(?:всего|итого|количеств|кол-во|сумма)", re.IGNORECASE)
_DAYS = re.compile(r"\d{1,2}(?!\d|\.\d)")
_UNCLEAR = {"date_partly_read", "date_unreadable"}


@dataclass(frozen=True)
class _Months:
    """The columns of months of a table: which row names them, and what each is.

    Attributes:
        row: index of the row with their names.
        names: by grid column, as they are written: «октябрь», «январь 2027».
    """

    row: int
    names: dict[int, str]

    @property
    def columns(self) -> range:
        """From the first to the last of them."""
        return range(min(self.names), max(self.names) + 1)


def with_months_together(
    blocks: Sequence[Paragraph | Table],
) -> tuple[list[Paragraph | Table], list[str]]:
    """The blocks with columns of months made into one column of dates, and remarks on it."""
    found: list[Paragraph | Table] = []
    notes: list[str] = []
    for block in blocks:
        months = _months_of(block) if isinstance(block, Table) else None
        if months is None or not isinstance(block, Table):
            found.append(block)
            continue
        found.append(replace(block, rows=tuple(_rows(block.rows, months))))
        notes.append(f"{block.name}: сроки собраны из столбцов месяцев")
    return found, notes


def _months_of(table: Table) -> _Months | None:
    for at, row in enumerate(table.rows[:_TOP_ROWS]):
        if sum(_MAY_BE_A_MONTH.fullmatch(cell.text) is not None for cell in row.filled) < _FEWEST:
            continue
        # Here only: the process that reads a document starts without the names of months.
        from etl.calendar_names import one_month

        names = {
            cell.column: month
            for cell in row.filled
            if cell.span == 1 and (month := one_month(fold(cell.text)))
        }
        columns = sorted(names)
        whole = len(names) >= _FEWEST and all(b - a == 1 for a, b in pairwise(columns))
        if whole and len(set(names.values())) == len(names):
            months = _Months(at, names)
            return months if _are_of_a_plan(table.rows, months) else None
    return None


def _are_of_a_plan(rows: Sequence[Row], months: _Months) -> bool:
    """Whether a title and who or where stand beside the months, and neither dates nor totals do."""
    group = _group_above(rows, months)
    heads = rows[months.row if group is None else group]
    texts = [cell.text for cell in heads.filled if cell.column not in months.columns]
    said = {found.field for text in texts if (found := meaning(text)) is not None}
    dated = any(field.startswith("dates") for field in said)
    about = said & {"place_text", "participants_text", "description", "country"}
    return "title" in said and bool(about) and not dated and not any(map(_TOTAL.match, texts))


def _rows(rows: Sequence[Row], months: _Months) -> Iterator[Row]:
    """The rows with one cell over the columns of months."""
    group = _group_above(rows, months)
    top = months.row if group is None else group
    before: dict[int, str] = {}
    for at, row in enumerate(rows):
        inside = [cell for cell in row.cells if cell.column in months.columns]
        whole = any(_sticks_out(cell, months) for cell in row.cells)
        if not inside or whole or at < top or is_column_numbers(row):
            yield row
            continue
        if at <= months.row:
            text = _HEADING if at == top else ""
        else:
            inside = [
                replace(c, text=before[c.column]) if _goes_on(c, before) else c for c in inside
            ]
            before = {cell.column: cell.text for cell in inside}
            text = ", ".join(_said(inside, months))
        cell = Cell(
            text,
            months.columns[0],
            len(months.columns),
            above=top < at <= months.row,
            footnotes=tuple(note for c in inside for note in c.footnotes),
            struck=" ".join(c.struck for c in inside if c.struck),
            composed=True,
        )
        cells = [c for c in row.cells if c.column not in months.columns]
        yield replace(row, cells=tuple(sorted([*cells, cell], key=lambda c: c.column)))


def _goes_on(cell: Cell, before: Mapping[int, str]) -> bool:
    """Whether a cell is the lower part of the one above it."""
    return cell.above and not cell.text.strip() and cell.column in before


def _sticks_out(cell: Cell, months: _Months) -> bool:
    """Whether a cell lies over columns of months and over others: a section, a title."""
    own = range(cell.column, cell.column + cell.span)
    within = [column in months.columns for column in own]
    return any(within) and not all(within)


def _group_above(rows: Sequence[Row], months: _Months) -> int | None:
    """The row with the other headings, where the months' names stand below it.

    There may be quarters between.
    """
    at = months.row
    while at >= 0 and all(cell.column in months.columns for cell in rows[at].filled):
        at -= 1
    if at < 0 or at == months.row or any(_sticks_out(cell, months) for cell in rows[at].cells):
        return None
    return at


def _said(cells: Sequence[Cell], months: _Months) -> Iterator[str]:
    """What the cells of a row say, month after month."""
    for cell in cells:
        text = fold(cell.text)
        if _NOTHING.fullmatch(text.lower()) and not _CROSS.fullmatch(text.lower()):
            continue
        named = [months.names[c] for c in range(cell.column, cell.column + cell.span)]
        yield text if len(named) == len(months.names) and _is_clear(text) else _of_cell(text, named)


def _of_cell(text: str, named: Sequence[str]) -> str:
    """A cell's words with its month, or months where it is merged over several."""
    first, last = named[0], named[-1]
    together = first if first == last else f"{first} – {last}"
    if _CROSS.fullmatch(text.lower()):
        return together
    said = f"{text} {_genitive(first)}"
    if first == last and _DAYS.match(text) and _is_clear(said):
        return said
    if _is_clear(text, named):  # «12.07.2026», «30 июля»
        return text
    return said if first == last and _is_clear(said, named) else f"{together} ({text})"


def _is_clear(text: str, named: Sequence[str] = ()) -> bool:
    """Whether words are read as dates, whole and sure, of these months where any are given."""
    # Here only: the process that reads a document starts without the grammar of dates.
    from etl.calendar_names import MONTHS
    from etl.dates.bounds import NOWHERE
    from etl.dates.date_cell import read_dates

    reading = read_dates(text, NOWHERE)
    if not reading.periods or _UNCLEAR & {*reading.quality}:
        return False
    own = {MONTHS[day.month - 1][:3] for one in reading.periods for day in (one.start, one.end)}
    return not named or own <= {month.lower()[:3] for month in named}


def _genitive(month: str) -> str:
    """«октябрь» → «октября», «январь 2027» → «января 2027»."""
    from etl.calendar_names import MONTHS, MONTHS_GENITIVE

    name, _, year = month.partition(" ")
    at = next((i for i, one in enumerate(MONTHS) if one[:3] == name.lower()[:3]), None)
    said = name if at is None else MONTHS_GENITIVE[at]
    return f"{said} {year} года" if year else said
