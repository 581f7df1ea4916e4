"""How a value of a table stands in a workbook's cell: typed where it can be, else in words.

What a column holds is asked once of the column and not of each of its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from pyarrow import types

from etl.columns import joined
from pages.handouts.tables.event_rows import missing
from pages.handouts.tables.file_headings import (
    CORRECTED,
    LISTED_CODES,
    TYPES,
    VALUES,
    list_in_words,
)
from pages.shared.words.russian import yes_or_no

Cell = str | int | float | date | None
"""What a cell can hold; everything that is no date and no number is a text."""
CellMaker = Callable[[Any], Cell]
"""Makes a cell of a value that is not missing."""
_BOUNDS = {"start_date": "не раньше", "end_date": "не позже"}
_COLUMN_NAMES = ("column", "source_column")


def cell_makers(names: Iterable[str], *, exact: bool = True) -> list[tuple[str, CellMaker]]:
    """The columns of a sheet, each with what makes its cells.

    Args:
        names: of columns of the tables.
        exact: whether the plan names the very days; where it does not, their bounds are words.
    """
    return [(name, _maker(name, exact=exact)) for name in names]


def cells_of(row: Mapping[str, Any], makers: Sequence[tuple[str, CellMaker]]) -> list[Any]:
    """The cells of a row, ``None`` where nothing is known."""
    return [
        # Two cells of three are texts that stand as they are.
        value
        if make is _text and type(value := row.get(name)) is str
        else None
        if missing(value := row.get(name))
        else make(value)
        for name, make in makers
    ]


def _maker(name: str, *, exact: bool) -> CellMaker:
    kind = TYPES.get(name)
    if name in LISTED_CODES:
        return partial(list_in_words, name)
    if name in _BOUNDS:
        return _day if exact else lambda day: f"{_BOUNDS[name]} {day:%d.%m.%Y}"
    if name in _COLUMN_NAMES or name in VALUES:
        words = CORRECTED if name in _COLUMN_NAMES else VALUES[name]
        return lambda value: str(words.get(value, value))
    if name == "at":
        return _moment
    if name == "period_no" or (kind is not None and types.is_integer(kind)):
        return int
    if kind is not None and types.is_boolean(kind):
        return yes_or_no
    if kind is not None and types.is_floating(kind):
        return float
    return _text


def _day(value: Any) -> date:
    return date(value.year, value.month, value.day)


def _moment(value: Any) -> Cell:
    """The day of a correction, by the clock of whoever made it."""
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return str(value)


def _text(value: Any) -> str:
    return joined(value) if isinstance(value, (tuple, list)) else str(value)
