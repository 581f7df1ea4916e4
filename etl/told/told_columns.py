"""The columns of a document that was read, as a person is shown them to say what they hold."""

from __future__ import annotations

from etl.model import CELL_FIELDS, PlanDocument, RawRow
from etl.refusals import SHOWN_CELLS, SeenColumn


def columns_read(document: PlanDocument) -> tuple[SeenColumn, ...]:
    """Its headings with what each was read as and the first words under it."""
    return tuple(
        SeenColumn(heading, _first(document, heading, field), field)
        for heading, field in document.headings
        if heading
    )


def _first(document: PlanDocument, heading: str, field: str) -> tuple[str, ...]:
    texts = (_text(row, heading, field) for row in document.rows)
    return tuple([text for text in texts if text][:SHOWN_CELLS])


def _text(row: RawRow, heading: str, field: str) -> str:
    if field in CELL_FIELDS:
        return row.cells[field]
    if field in ("dates_start", "dates_end", "dates_and_place"):
        return row.cells["dates_text"]
    known = {"number": row.number_text, "sphere": row.sphere}
    return known[field] if field in known else row.extra.get(heading, "")
