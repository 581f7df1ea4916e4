"""Corrections as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from etl.columns import CORRECTIONS
from etl.corrections.correction import Correction
from etl.typed_rows import Line, read_rows_file, rows_csv

COLUMNS = tuple(CORRECTIONS)
NEEDED = ("event_id", "column", "old_value", "new_value")


def read_corrections_file(path: Path) -> list[Line]:
    """Read the rows of a file of corrections.

    Raises:
        RefusedDocumentError: it cannot be read, or is no such file; the message names the line.
    """
    return read_rows_file(path, COLUMNS, NEEDED, "ни одного исправления")


def corrections_csv(corrections: Iterable[Correction]) -> str:
    """Rows of corrections as text of a file, heading first."""
    return rows_csv(map(asdict, corrections), COLUMNS)
