"""A comparison as a Word document: both editions, the counts, each change in old and new words."""

from __future__ import annotations

from datetime import datetime

from pages.editions.comparing.compared import ComparedSide, Comparison
from pages.editions.comparing.comparison_rows import (
    COLUMNS,
    ComparedGroup,
    ComparedRow,
    comparison_groups,
    comparison_title,
)
from pages.editions.comparing.word_differences import WordPiece
from pages.handouts.papers.docx_setting import append, new_document, saved
from pages.handouts.papers.docx_table import Run, WordTable
from pages.handouts.papers.file_properties import tell_of
from pages.handouts.papers.paper_letters import printable

_WIDTHS = (12.0, 85.0, 85.0, 85.0)
"""Of the four columns, in millimetres; the title alone takes the room of the sides."""
_FACT = 25.0


def comparison_docx(found: Comparison, made: datetime) -> bytes:
    """The document; equal comparisons give equal bytes.

    Args:
        found: the comparison.
        made: the time that the file is of: the newer edition's.
    """
    title = printable(comparison_title(found))
    document = new_document(f"{title} · {printable(found.now.words)}")
    tell_of(document.core_properties, title, found.counts or found.none, found.now.words, made)
    document.add_paragraph(title, "Title")
    facts = WordTable((_FACT, sum(_WIDTHS) - _FACT), "Что сравнивается")
    for name, side in (("Было", found.was), ("Стало", found.now)):
        facts.row((name, _side(side)), ("Cell", "Cell"))
    append(document, facts)
    document.add_paragraph(printable(found.counts or found.none))
    for group in comparison_groups(found):
        document.add_heading(group.title, 1)
        append(document, _table(group))
    return saved(document, made)


def _side(side: ComparedSide) -> str:
    return printable(f"{side.words}{f' · {side.source}' if side.source else ''}")


def _table(group: ComparedGroup) -> WordTable:
    widths = _WIDTHS if group.two_sided else (_WIDTHS[0], sum(_WIDTHS[1:]))
    table = WordTable(widths, group.title)
    table.head(COLUMNS[: len(widths)], "CellHead")
    for row in group.rows:
        cells = [row.number, _title(row)]
        sides = [_runs(row.old, "del"), _runs(row.new, "ins")] if group.two_sided else []
        table.row([*cells, *sides], ("CellNumber", *("Cell" for _ in widths[1:])))
    return table


def _title(row: ComparedRow) -> str:
    return printable(f"{row.title} ({row.doubt})" if row.doubt else row.title)


def _runs(pieces: tuple[WordPiece, ...], kind: str) -> list[Run]:
    """The words of a side; what the other side has otherwise is marked as gone or as new."""
    return [Run(printable(piece.text), kind if piece.differs else "") for piece in pieces]
