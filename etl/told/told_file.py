"""What persons tell the program, as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from etl.told.told_row import ToldRow
from etl.typed_rows import Line, read_rows_file, rows_csv

COLUMNS = tuple(field.name for field in fields(ToldRow))
NEEDED = ("kind", "wording", "meaning")


def read_told_file(path: Path) -> list[Line]:
    """Read the rows of such a file.

    Raises:
        RefusedDocumentError: it cannot be read, or is no such file; the message names the line.
    """
    return read_rows_file(path, COLUMNS, NEEDED, "ни одной строки")


def told_csv(told: Iterable[ToldRow]) -> str:
    """Rows as text of a file, heading first."""
    return rows_csv(map(asdict, told), COLUMNS)
