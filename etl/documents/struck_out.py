"""Struck-out words, whatever the format: no text of the cell, told of in the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.documents.grid import Row
from etl.documents.ledger import shorten
from etl.documents.plan_rows.item_numbers import is_number
from etl.status_words import has_status_words
from etl.text import fold

STRUCK_OUT = "struck_out"
"""The quality code of a row in which words are struck out."""
STRUCK_WORDS = "Зачёркнуто"
"""Name in ``extra`` of the struck-out words of an item's cells: they count for nothing."""


def left_of(row: Row, pieces: Iterable[str]) -> tuple[Row | None, str]:
    """What a row is in which words are struck out, and what the report says of it.

    A row that is struck out is no item, but for one of which another cell says that it is called
    off («Не состоится»): such an item keeps its words.

    Args:
        row: the row, its struck-out words apart.
        pieces: these words, run after run.

    Returns:
        The row, None where it is none; the note.
    """
    gone = [cell for cell in row.cells if cell.struck.strip() and not cell.text.strip()]
    rest = [cell for cell in row.filled if not is_number(cell.text)]
    if not rest:
        return None, struck_note(row.address, pieces, whole=True)
    last = len(rest) == 1 and len(gone) > 1 and rest[0].column > gone[-1].column
    if not last or not has_status_words(rest[0].text):
        return row, struck_note(row.address, pieces)
    whole = replace(
        row,
        cells=tuple(replace(c, text=c.struck, struck="") if c in gone else c for c in row.cells),
        flags=row.flags | {STRUCK_OUT},
    )
    text = shorten(fold(" ".join(cell.text for cell in rest)))
    return whole, f"{row.address}: строка зачёркнута, оставлена из-за слов: «{text}»"


def kept(rows: Iterable[Row | None]) -> tuple[Row, ...]:
    """The rows that are left (``left_of``); each knows whether the one before it is gone."""
    found: list[Row] = []
    gone = False
    for row in rows:
        if row is not None:
            found.append(replace(row, after_struck=True) if gone else row)
        gone = row is None
    return tuple(found)


def struck_note(address: str, pieces: Iterable[str], *, whole: bool = False) -> str:
    """What the report says of the words struck out in a row.

    Args:
        address: where the row stands.
        pieces: the words, run after run.
        whole: nothing else is left of the row, so that it is no item.

    >>> struck_note("таблица 1, строка 2", ["12 ", "мая"])
    'таблица 1, строка 2: зачёркнуто, не учтено: «12 мая»'
    """
    text = shorten(fold("".join(pieces)))
    said = "строка зачёркнута целиком, не учтена" if whole else "зачёркнуто, не учтено"
    return f"{address}: {said}: «{text}»"
