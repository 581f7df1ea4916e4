"""Struck-out words, whatever the format: no text of the cell, told of in the report."""

from __future__ import annotations

from collections.abc import Iterable

from etl.documents.ledger import shorten
from etl.text import fold

STRUCK_OUT = "struck_out"
"""The quality code of a row in which words are struck out."""
STRUCK_WORDS = "Зачёркнуто"
"""Name in ``extra`` of the struck-out words of an item's cells: they count for nothing."""


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
