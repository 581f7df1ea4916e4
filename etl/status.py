"""Whether the document itself calls an event off or moves it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.model import StatusReading, Stretch
from etl.offsets import plain_key

# Short participles only: «перенесенных заболеваний» and «отмена крепостного права» are no status.
_CANCELLED = re.compile(
    r"(?<!не )\bотменен[аоы]?\b|\bотменяется\b|\(отмена\)|^отмена\b|\bне состоится\b"
    r"|\bснят[аоы]? с плана\b|\bисключен[аоы]? из плана\b"
)
_POSTPONED = re.compile(
    r"(?<!не )\bперенесен[аоы]?\b|\bпереносится\b|\(перенос\b|^перенос\b|\bотложен[аоы]?\b"
)


def read_status(cells: Mapping[str, str]) -> StatusReading:
    """``cancelled``, ``postponed`` or ``planned``, by the words of a row's cells.

    Args:
        cells: the row's texts by column, further columns of the document among them.

    >>> read_status({"title": "Концерт (отменён)", "dates_text": "май"}).status
    'cancelled'
    """
    plain = {column: plain_key(text) for column, text in cells.items()}
    for status, pattern in (("cancelled", _CANCELLED), ("postponed", _POSTPONED)):
        found = [
            (column, text.span(*match.span()))
            for column, text in plain.items()
            for match in pattern.finditer(text.text)
        ]
        if found:
            words = tuple(Stretch(column, *span) for column, span in found if span is not None)
            return StatusReading(status, words)
    return StatusReading("planned")
