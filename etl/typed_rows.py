"""Rows that a person writes as a file: UTF-8 CSV as the program writes it, or as Excel saves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from etl.documents.file_kind import file_bytes, refuse, shown_name, too_large
from etl.documents.texts.charset import decode
from etl.refusals import RefusedDocumentError
from etl.text import fold

_DELIMITERS = ",;\t"
LARGEST_FILE = 4 * 2**20
"""Bytes: some ten thousand rows, read in this process."""

Line = tuple[int, Mapping[str, str]]
"""The line on which a row begins, 1 for the first, and its cells; all columns are there."""


def read_rows_file(
    path: Path, columns: Sequence[str], needed: Sequence[str], nothing: str
) -> list[Line]:
    """Read the rows of a file.

    Args:
        path: the file.
        columns: that it may have.
        needed: of these, those that it must have.
        nothing: what it lacks where it has no row, as a part of a sentence.

    Raises:
        RefusedDocumentError: it cannot be read, or is no such file; the message names the line.
    """
    name = shown_name(path)
    data = file_bytes(path)
    if len(data) > LARGEST_FILE:
        what = f"{too_large(len(data))} для строк, которые пишет человек"
        raise refuse(name, what, "разделите его на части")
    text = decode(data, name).removeprefix("\ufeff")
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
                heading = _heading(cells, name, columns, needed)
                continue
            if any(map(fold, cells[len(heading) :])):
                raise RefusedDocumentError(
                    f"{name}, строка {start}: значений больше, чем столбцов в заголовке; "
                    "заключите значение с разделителем в кавычки."
                )
            row = dict(zip(heading, cells, strict=False))
            lines.append((start, {column: row.get(column, "").strip() for column in columns}))
    except csv.Error:
        raise RefusedDocumentError(
            f"{name}, строка {begins}: кавычки расставлены неверно или строка обрывается; "
            "проверьте кавычки вокруг значения."
        ) from None
    if not lines:
        raise RefusedDocumentError(f"{name}: в файле нет {nothing}.")
    return lines


def rows_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> str:
    """Rows as text of a file, heading first."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _delimiter(text: str) -> str:
    """What stands most often in the heading; a heading has no quoted commas."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("sep="))
    first = next(lines, "")
    return max(_DELIMITERS, key=first.count)


def _heading(
    cells: list[str], name: str, columns: Sequence[str], needed: Sequence[str]
) -> list[str]:
    heading = [fold(cell).strip('"').lower() for cell in cells]
    while heading and not heading[-1]:
        heading.pop()
    missing = [column for column in needed if column not in heading]
    strange = [cell for cell in heading if cell not in columns]
    if missing or strange or len(set(heading)) < len(heading):
        what = f"нет столбцов {', '.join(missing)}" if missing else "столбцы не те или повторяются"
        raise RefusedDocumentError(
            f"{name}, строка 1: {what}; первая строка должна называть столбцы {', '.join(columns)}."
        )
    return heading
