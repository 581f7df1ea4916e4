"""Whether the document itself calls an event off or moves it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.lookups import lookup_words
from etl.model import StatusReading, Stretch
from etl.offsets import plain_key

_WORDS = lookup_words("status.toml")
_CANCELLED = re.compile("|".join(_WORDS["cancelled"]))
_POSTPONED = re.compile("|".join(_WORDS["postponed"]))


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
