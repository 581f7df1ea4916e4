"""Rows above the headings: the first section under the title, items that a header slipped below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.documents.grid import Row
from etl.documents.plan_rows.header import Header
from etl.documents.plan_rows.headings import begins_like, meaning, names_sphere
from etl.documents.plan_rows.part_titles import TITLE_WORD
from etl.documents.plan_rows.row_shapes import LONGEST_SECTION, Shape, is_column_numbers
from etl.text import fold, key, small

_NO_SECTION = re.compile(r"[:№\d]|^г\.")
"""What stands in lines that say something of the whole plan."""
_NUMBERED = re.compile(r"(\d{1,2}|[IVXХІ]{1,5})[.)]\s+\w")


_QUARTER = re.compile(r"\W*(?:IV|I{1,3}|[1-4])(?:-?й)?\s+квартал\W*", re.IGNORECASE)
_ONE_WORD = re.compile(r"\W*(\w+)\W*")


@cache
def _months() -> frozenset[str]:
    # Here only: the process that reads a document starts without the names of months.
    from etl.calendar_names import MONTHS

    return frozenset(map(small, MONTHS))


def is_month(text: str) -> bool:
    """Whether a text is a month or a quarter without a year, and nothing else.

    >>> [is_month(t) for t in ("ФЕВРАЛЬ", "II квартал", "на февраль", "Март 2026")]
    [True, True, False, False]
    """
    folded = fold(text)
    word = _ONE_WORD.fullmatch(folded)
    if word is not None:
        return small(word[1]) in _months()
    return _QUARTER.fullmatch(folded) is not None


def first_section(rows: Sequence[Row], top: int, header: Header, *, titled: bool) -> int | None:
    """Which row above the headings is the first section, None where none is.

    It stands right above them and below a title, the first item comes right below, and a further
    section of the same look follows later: then the rows in between stand under something too.

    Args:
        rows: the table.
        top: the row of the headings.
        header: what they say.
        titled: a title stands over the table.
    """
    at = top - 1
    if at < 0 or not (titled or any(row.filled for row in rows[:at])):
        return None
    if not _may_be_section(rows[at]):
        return None
    sections = _sections_below(rows, top + header.height, header)
    text = _text(rows[at])
    return at if any(_is_like(text, further) for further in sections) else None


def is_item_of(row: Row, header: Header) -> bool:
    """Whether a row above a header is an item under it all the same."""
    fields = {header.columns[header.of(c)].field for c in row.filled}
    placed = fields & {"dates_text", "place_text", "dates_and_place", "dates_start"}
    enough = len(row.filled) >= max(4, len(header.columns) // 2 + 1)
    headings = sum(meaning(c.text) is not None for c in row.filled)
    return enough and "title" in fields and bool(placed) and headings * 2 < len(row.filled)


def _may_be_section(row: Row) -> bool:
    text = _text(row)
    if len(row.filled) != 1 or len(text) > LONGEST_SECTION or text.startswith("("):
        return False
    if is_month(text):
        return True
    return not TITLE_WORD.search(text) and not begins_like("note", text)


def _sections_below(rows: Sequence[Row], below: int, header: Header) -> list[str]:
    """The sections under the headings; none where the first of them comes before any item."""
    shape = Shape(header, numbered=header.first("number") is not None)
    found: list[str] = []
    begun = False
    for at in range(below, len(rows)):
        if not rows[at].filled or is_column_numbers(rows[at]):
            continue
        kind = shape.kind(rows, at, begun=begun, page_start=False)
        if kind == "section" and not begun:
            return []
        begun = begun or kind == "item"
        found += [fold(rows[at].filled[-1].text)] if kind == "section" else []
    return found


def _is_like(text: str, further: str) -> bool:
    """Whether a line is a section because a later one is: nothing less tells it from a title.

    Both have a number, or are months, or begin with the same word; or the line is the name of a
    sphere and says nothing else.
    """
    if is_month(text) or is_month(further):
        return is_month(text) and is_month(further)
    if _NUMBERED.match(text) or _NUMBERED.match(further):
        return bool(_NUMBERED.match(text) and _NUMBERED.match(further))
    if _NO_SECTION.search(text) or text[:1].islower():
        return False
    begins = key(text).split()[:1]
    return (bool(begins) and begins == key(further).split()[:1]) or names_sphere(text)


def _text(row: Row) -> str:
    return fold(" ".join(c.text for c in row.filled))
