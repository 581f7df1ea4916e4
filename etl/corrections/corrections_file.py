"""Corrections as a file: UTF-8 CSV as the program writes it, or as Excel saves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from etl.columns import CORRECTIONS
from etl.documents.charset import decode
from etl.documents.file_kind import file_bytes, shown_name
from etl.model import RefusedDocumentError
from etl.text import fold

COLUMNS = tuple(CORRECTIONS)
NEEDED = ("event_id", "column", "old_value", "new_value")
_DELIMITERS = ",;\t"

Line = tuple[int, Mapping[str, str]]
"""The line on which a row begins, 1 for the first, and its cells; all columns are there."""


def read_corrections_file(path: Path) -> list[Line]:
    """Read the rows of a file of corrections.

    Raises:
        RefusedDocumentError: it cannot be read, or is no such file; the message names the line.
    """
    name = shown_name(path)
    text = decode(file_bytes(path), name).removeprefix("\ufeff")
    delimiter = _delimiter(text)
    lines: list[Line] = []
    heading: list[str] = []
    begins = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            start, begins = begins, reader.line_num + 1
            if not any(map(fold, cells)):
                continue
            if not heading and fold(cells[0]).startswith("sep="):
                continue  # Excel's own first line
            if not heading:
                heading = _heading(cells, name)
                continue
            if any(map(fold, cells[len(heading) :])):
                raise RefusedDocumentError(
                    f"{name}, строка {start}: значений больше, чем столбцов в заголовке; "
                    "заключите значение с разделителем в кавычки."
                )
            row = dict(zip(heading, cells, strict=False))
            lines.append((start, {column: row.get(column, "").strip() for column in COLUMNS}))
    except csv.Error:
        raise RefusedDocumentError(
            f"{name}, строка {begins}: кавычки расставлены неверно или строка обрывается; "
            "проверьте кавычки вокруг значения."
        ) from None
    if not lines:
        raise RefusedDocumentError(f"{name}: в файле нет ни одного исправления.")
    return lines


def corrections_csv(corrections: Iterable[object]) -> str:
    """Rows of corrections as text of a file, heading first."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in corrections:
        writer.writerow(asdict(one))  # type: ignore[call-overload]
    return out.getvalue()


def _delimiter(text: str) -> str:
    """What stands most often in the heading; a heading has no quoted commas."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("sep="))
    first = next(lines, "")
    return max(_DELIMITERS, key=first.count)


def _heading(cells: list[str], name: str) -> list[str]:
    heading = [fold(cell).strip('"').lower() for cell in cells]
    while heading and not heading[-1]:
        heading.pop()
    missing = [column for column in NEEDED if column not in heading]
    strange = [cell for cell in heading if cell not in COLUMNS]
    if missing or strange or len(set(heading)) < len(heading):
        what = f"нет столбцов {', '.join(missing)}" if missing else "столбцы не те или повторяются"
        raise RefusedDocumentError(
            f"{name}, строка 1: {what}; первая строка должна называть столбцы {', '.join(COLUMNS)}."
        )
    return heading
