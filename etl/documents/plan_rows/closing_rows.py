"""Rows of a table that close it and are no items: totals, signatures, who made it."""

from __future__ import annotations

import re

from etl.documents.grid import Row
from etl.documents.plan_rows.header import WHEN_OR_WHERE, Header
from etl.documents.plan_rows.headings import begins_like
from etl.text import RAISED_DIGITS

_MOST_CELLS = 4
_NAME = re.compile(
    r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
    r"|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ]\."
)
"""«И.И. Иванов», «Иванов И.И.»: a person as one signs."""
_NAME_AT_END = re.compile(rf"[\s_/]{{2,}}(?:{_NAME.pattern})\W*$")
_LINE_TO_SIGN = re.compile(
    r"[\W_\d]*(?:М\.?\s?П\.?|подпись|расшифровка|дата)?[\W_]*", re.IGNORECASE
)
_COUNT = re.compile(r"[\d–—-][\d\s.,%]*(?:[а-яё.]+[\s.]*){0,3}", re.IGNORECASE)
"""«8», «6 350 тыс. руб.»: what stands beside «Итого»."""


def begins_as_note(text: str) -> bool:
    """Whether a text begins with a footnote's mark or as a note does: «Примечание», «Итого»."""
    begun = text.lstrip()[:1]
    return (begun != "" and begun in "*" + RAISED_DIGITS) or begins_like("note", text)


def closes_table(row: Row, header: Header) -> bool:
    """Whether a row is a total, a note or a signature, and no item with few words.

    A signature is an office in the first cell, a person in the last or at the end of the first,
    and nothing but a line to sign on between them.
    """
    filled = row.filled
    if not 0 < len(filled) <= _MOST_CELLS or any(c.number for c in filled):
        return False
    first, *others = [c.text.strip() for c in filled]
    if begins_as_note(first):
        placed = {header.columns[header.of(c)].field for c in filled[1:]} & WHEN_OR_WHERE
        return not placed or all(map(_COUNT.fullmatch, others))
    if not begins_like("office", first):
        return False
    signed = _NAME.fullmatch(others[-1]) if others else _NAME_AT_END.search(first)
    return signed is not None and all(map(_LINE_TO_SIGN.fullmatch, others[:-1]))
