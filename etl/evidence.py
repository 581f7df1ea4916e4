"""The words behind what was read of a row: the rows of the ``evidence`` table.

The readers say where their words stand; nothing is looked for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow

from etl.events import Event
from etl.model import CELL_FIELDS, Stretch
from etl.whole_cells import in_its_cell

_Said = tuple[str, int, Stretch]


def evidence_rows(event: Event, event_id: str) -> list[dict[str, Any]]:
    """The rows of one event, without those whose words no column of the tables has.

    Args:
        event: as its cells were read.
        event_id: its id.
    """
    rows = []
    for field, number, read in dict.fromkeys(_said(event)):
        words = in_its_cell(read, event.signs)
        if words.column not in CELL_FIELDS:
            continue  # a further column of the document
        if words.column in event.settled:
            continue  # the words are a person's; the cell does not say them
        text = event.row.cells[words.column][words.start : words.end]
        if not text or len(text) != words.end - words.start:
            continue  # no row rather than one that its cell does not say
        rows.append(
            {
                "event_id": event_id,
                "field": field,
                "item_no": number,
                "source_column": words.column,
                "start": words.start,
                "end": words.end,
                "text": text,
            }
        )
    return rows


def _said(event: Event) -> Iterator[_Said]:
    for number, period in enumerate(event.dates.periods, 1):
        if period.words is not None:
            yield "periods", number, Stretch("dates_text", *period.words)
    for span in event.dates.tentative_words:
        yield "date_tentative", 1, Stretch("dates_text", *span)
    place = event.place
    for number, (named, tentative) in enumerate(
        zip(place.venue_words, place.tentative_words, strict=True), 1
    ):
        for span in (*named, *tentative):
            yield "venues", number, Stretch("place_text", *span)
    for words in place.format_words:
        yield "format", 1, words
    for words in event.direction.words:
        yield "direction", 1, words
    partners = event.partners.partners
    for number, partner in enumerate(partners, 1):
        for span in partner.words:
            yield "partners", number, Stretch(partner.source_column, *span)
    # Collective mentions have no table of their own: they are numbered on from the partners.
    for number, words in enumerate(event.partners.group_words, len(partners) + 1):
        yield "partners", number, words
    for words in event.status.words:
        yield "status", 1, words


def check_words(evidence: pyarrow.Table, events: pyarrow.Table) -> None:
    """Check that every row of evidence quotes its cell: the text is column[start:end].

    Raises:
        ValueError: some do not; the message names each row.
    """
    cells = {row["event_id"]: row for row in events.to_pylist()}
    wrong = [
        str(row)
        for row in evidence.to_pylist()
        if cells[row["event_id"]][row["source_column"]][row["start"] : row["end"]] != row["text"]
    ]
    if wrong:
        raise ValueError("evidence that its cell does not say: " + "; ".join(wrong))
