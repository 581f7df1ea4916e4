"""CSV for programs: UTF-8, comma, ISO dates, contract names, cells exactly as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pyarrow import types

from etl.columns import joined
from pages.handouts.handout import Slice
from pages.handouts.tables.event_rows import event_rows, missing, portions
from pages.handouts.tables.file_headings import (
    EVENT_COLUMNS,
    TYPES,
    VENUE_HEADINGS,
    plan_columns,
)
from pages.shared.visit.file_formats import Grain


def make(handed: Slice, grain: Grain) -> bytes:
    """The file; lists are joined with «; »."""
    names = [*EVENT_COLUMNS, *plan_columns(handed.plan)]
    if grain == "venue":
        names += [name for name in VENUE_HEADINGS if name not in names]
    rows = (
        [machine_text(TYPES.get(name), row.get(name)) for name in names]
        for row in event_rows(handed.kept, grain)
    )
    return csv_bytes(names, rows, ",", "\n")


def csv_bytes(
    header: Iterable[str], rows: Iterable[list[str]], delimiter: str, line_end: str
) -> bytes:
    """A table of texts as CSV in UTF-8; a letter that UTF-8 has not becomes a question mark."""
    out = io.BytesIO()
    out.writelines(csv_pieces(header, rows, delimiter, line_end))
    return out.getvalue()


def csv_pieces(
    header: Iterable[str], rows: Iterable[list[str]], delimiter: str, line_end: str
) -> Iterator[bytes]:
    """The same some rows at a time: Russian letters take four bytes each until they are UTF-8."""
    for some in chain([[[*header]]], portions(rows)):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(some)
        yield out.getvalue().encode("utf-8", errors="replace")


def machine_text(kind: Any, value: Any) -> str:
    """A value of a column as programs read it; "" where it is missing.

    Args:
        kind: the column's type in Arrow, None of a text that no table has.
        value: of a row.
    """
    if missing(value):
        return ""
    if kind is None:
        return str(value)
    if types.is_boolean(kind):
        return "true" if value else "false"
    if types.is_date(kind):
        return f"{value:%Y-%m-%d}"
    if types.is_integer(kind):
        return str(int(value))
    if types.is_floating(kind):
        return repr(float(value))
    return joined(value) if isinstance(value, (tuple, list)) else str(value)
