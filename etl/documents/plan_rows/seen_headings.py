"""What stands where a table's headings should be, for a person to say what it means."""

from __future__ import annotations

from collections.abc import Sequence

from etl.documents.grid import Cell, Row
from etl.documents.plan_rows.header import LOOKED_AT
from etl.documents.plan_rows.headings import meaning
from etl.refusals import SHOWN_CELLS, SeenColumn
from etl.text import fold


def seen_columns(rows: Sequence[Row], width: int) -> tuple[SeenColumn, ...]:
    """The cells of a table's first full row, with what stands under them.

    They stand where headings should be, so a person can say what they mean.

    Args:
        rows: the table.
        width: its grid columns.
    """
    full = [at for at, r in enumerate(rows) if len(r.filled) >= 2]
    wide = [at for at in full if sum(c.span for c in rows[at].filled) * 2 > width]
    at = next(iter(wide or full), None)
    if at is None:
        return ()
    below = rows[at + 1 : at + 1 + LOOKED_AT]
    return tuple(
        SeenColumn(
            fold(cell.text),
            _first_below(below, cell),
            found.field if (found := meaning(cell.text)) is not None else "",
        )
        for cell in rows[at].filled
    )


def _first_below(rows: Sequence[Row], heading: Cell) -> tuple[str, ...]:
    """The first words of a column."""
    end = heading.column + heading.span
    texts = [
        fold(c.text)
        for row in rows
        for c in row.filled
        if heading.column <= c.column < end and c.column + c.span <= end
    ]
    return tuple(texts[:SHOWN_CELLS])
