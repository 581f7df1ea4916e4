"""Headers in words that nobody has written down: what the columns hold tells what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.documents.grid import Paragraph, Table
from etl.documents.plan_rows.header import Header, guess_header

_TOP_ROWS = 8
"""Rows of a table among which its header is looked for by what the columns hold."""
_NAMES = {"title": "мероприятие", "place_text": "место", "dates_text": "срок",
          "participants_text": "участники", "description": "описание"}  # fmt: skip


def guessed_headers(
    blocks: Sequence[Paragraph | Table],
) -> tuple[list[Paragraph | Table], dict[int, Header], list[str]]:
    """Headers in words nobody has written down; the rows above one become paragraphs."""
    found: list[Paragraph | Table] = []
    headers: dict[int, Header] = {}
    notes: list[str] = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ()
        tried = ((at, guess_header(rows, at)) for at in range(min(len(rows), _TOP_ROWS)))
        at, header = next(((at, h) for at, h in tried if h is not None), (0, None))
        if header is None or not isinstance(block, Table):
            found.append(block)
            continue
        found += [Paragraph(" ".join(c.text for c in row.filled)) for row in rows[:at]]
        table = replace(block, rows=rows[at + 1 :])
        found.append(table)
        headers[id(table)] = header
        said = ", ".join(f"«{c.heading}» – {_NAMES[c.field]}" for c in header.columns
                         if c.field in _NAMES)  # fmt: skip
        notes.append(f"{block.name}: столбцы определены по содержанию: {said}")
    return found, headers, notes


def unsure_headings(table: str, header: Header) -> Iterator[str]:
    """The headings whose words do not say what the rest of the table let them be taken for."""
    for column in header.columns:
        if column.field in _NAMES and column.is_unsure:
            yield (
                f"{table}: заголовок «{column.heading}» программе неизвестен, столбец прочитан как "
                f"«{_NAMES[column.field]}»; если это не так, скажите, что в нём"
            )
