"""Whether the document itself calls an event off or moves it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.text import key

# Short participles only: «перенесенных заболеваний» and «отмена крепостного права» are no status.
_CANCELLED = re.compile(
    r"(?<!не )\bотменен[аоы]?\b|\bотменяется\b|\(отмена\)|^отмена\b|\bне состоится\b"
    r"|\bснят[аоы]? с плана\b|\bисключен[аоы]? из плана\b"
)
_POSTPONED = re.compile(
    r"(?<!не )\bперенесен[аоы]?\b|\bпереносится\b|\(перенос\b|^перенос\b|\bотложен[аоы]?\b"
)


def read_status(texts: Iterable[str]) -> str:
    """``cancelled``, ``postponed`` or ``planned``, by the words of a row's cells.

    >>> read_status(["Концерт (отменён)", "май"])
    'cancelled'
    """
    folded = [key(text) for text in texts]
    if any(_CANCELLED.search(text) for text in folded):
        return "cancelled"
    if any(_POSTPONED.search(text) for text in folded):
        return "postponed"
    return "planned"
