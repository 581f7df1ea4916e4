"""What passes from the reading process to the one that asked: plain data, looked at again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from etl.documents.apart.limits import MOST_ROWS
from etl.model import CELL_FIELDS, PlanDocument, RawRow
from etl.refusals import (
    SHOWN_CELLS,
    AnsweredRow,
    AnsweredSheetError,
    HeadingsMissingError,
    SeenColumn,
)
from etl.text import fold

LONGEST_SENTENCE = 1_000
"""Characters of a refusal."""
_MOST_COLUMNS = 40
_PARTS = {"title", "rows", "unknown_headings", "leftovers", "notes", "headings", "characters",
          "outside", "parts"}  # fmt: skip


class AnswerError(Exception):
    """The answer is not what a reader gives; nothing of it is used."""


def packed(kind: str, value: Any) -> bytes:
    """An answer as bytes; what is no character of a text becomes «?»."""
    return json.dumps({kind: value}, ensure_ascii=False).encode("utf-8", errors="replace")


def unpacked(data: bytes) -> tuple[str, Any]:
    """The kind and value of an answer.

    Raises:
        AnswerError: it is cut off or something else.
    """
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError, MemoryError):
        raise AnswerError from None
    if not isinstance(answer, dict) or len(answer) != 1:
        raise AnswerError
    ((kind, value),) = answer.items()
    return kind, value


def plain(document: PlanDocument) -> dict[str, Any]:
    """A document as plain data."""
    return {
        "title": document.title,
        "rows": [asdict(row) for row in document.rows],
        "unknown_headings": document.unknown_headings,
        "leftovers": document.leftovers,
        "notes": document.notes,
        "headings": document.headings,
        "characters": document.characters,
        "outside": document.outside,
        "parts": document.parts,
    }


def document_of(value: Any, *, name: str, sha256: str) -> PlanDocument:
    """The document that plain data is.

    Args:
        value: what ``plain`` made on the other side.
        name: the document's name; the other side's word for it is not asked.
        sha256: of the bytes that were read.

    Raises:
        AnswerError: it is anything else.
    """
    parts = _object(value, _PARTS)
    rows = parts["rows"]
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise AnswerError
    return PlanDocument(
        name=name,
        title=_text(parts["title"]),
        rows=tuple(map(_row, rows)),
        unknown_headings=_texts(parts["unknown_headings"]),
        leftovers=_texts(parts["leftovers"]),
        notes=_texts(parts["notes"]),
        sha256=sha256,
        headings=_pairs(parts["headings"]),
        characters=_counts(parts["characters"]),
        outside=_texts(parts["outside"]),
        parts=_texts(parts["parts"]),
    )


def plain_refusal(error: HeadingsMissingError) -> dict[str, Any]:
    """A refusal that a person can help with, as plain data."""
    columns = [[c.heading, c.field, *c.cells] for c in error.columns]
    return {"words": str(error), "columns": columns}


def refusal_of(value: Any) -> HeadingsMissingError:
    """The refusal that plain data is.

    Raises:
        AnswerError: it is anything else.
    """
    parts = _object(value, {"words", "columns"})
    if not isinstance(parts["columns"], list):
        raise AnswerError
    rows = [_texts(column) for column in parts["columns"][:_MOST_COLUMNS]]
    columns = [SeenColumn(row[0], row[2 : SHOWN_CELLS + 2], row[1]) for row in rows if row[1:]]
    return HeadingsMissingError(fold(_text(parts["words"]))[:LONGEST_SENTENCE], tuple(columns))


def plain_sheet(error: AnsweredSheetError) -> dict[str, Any]:
    """The answers of a filled-in sheet as plain data."""
    return {"words": str(error), "rows": [[r.address, r.code, r.answer] for r in error.rows]}


def sheet_of(value: Any) -> AnsweredSheetError:
    """The answers that plain data is.

    Raises:
        AnswerError: it is anything else.
    """
    parts = _object(value, {"words", "rows"})
    rows = parts["rows"]
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise AnswerError
    texts = [_texts(row) for row in rows]
    if any(len(row) != 3 for row in texts):
        raise AnswerError
    words = fold(_text(parts["words"]))[:LONGEST_SENTENCE]
    return AnsweredSheetError(words, tuple(AnsweredRow(*row) for row in texts))


def _row(value: Any) -> RawRow:
    parts = _object(value, set(RawRow.__slots__))
    cells = _object(parts["cells"], set(CELL_FIELDS))
    extra = _object(parts["extra"], None)
    return RawRow(
        sphere=_text(parts["sphere"]),
        number_text=_text(parts["number_text"]),
        cells={name: _text(cells[name]) for name in CELL_FIELDS},
        source_ref=_text(parts["source_ref"]),
        extra={name: _text(text) for name, text in extra.items()},
        quality=_texts(parts["quality"]),
        footnotes=_pairs(parts["footnotes"]),
        under=_texts(parts["under"]),
        columns=_columns(parts["columns"]),
        line_ends=_line_ends(parts["line_ends"]),
    )


def _columns(value: Any) -> dict[str, int]:
    columns = _object(value, None)
    if any(name not in CELL_FIELDS or type(at) is not int for name, at in columns.items()):
        raise AnswerError
    return dict(columns)


def _line_ends(value: Any) -> dict[str, tuple[int, ...]]:
    ends = _object(value, None)
    for name, at in ends.items():
        if name not in CELL_FIELDS or not isinstance(at, list | tuple):
            raise AnswerError
        if any(type(one) is not int or one < 0 for one in at):
            raise AnswerError
    return {name: tuple(at) for name, at in ends.items()}


def _counts(value: Any) -> dict[str, int]:
    counts = _object(value, None)
    if any(type(n) is not int or n < 0 for n in counts.values()):
        raise AnswerError
    return dict(counts)


def _object(value: Any, names: set[str] | None) -> Mapping[str, Any]:
    if not isinstance(value, dict) or (names is not None and value.keys() != names):
        raise AnswerError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise AnswerError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise AnswerError
    return tuple(map(_text, value))


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list) or any(len(_texts(pair)) != 2 for pair in value):
        raise AnswerError
    return tuple((pair[0], pair[1]) for pair in value)
