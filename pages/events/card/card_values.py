"""A value of the card: what was made of an event's words, and where these stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from pages.events.marked_text import WordMark

Kind = Literal["dates", "places", "form", "partners", "doubts"]
Where = tuple[str, int, int]
"""A column and the characters (start, end) in it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that was made of the plan's words.

    Attributes:
        kind: which line of the card it belongs to.
        text: what was made of them.
        notes: how exactly, by what, what else.
        where: the words it comes from.
        refs: it comes from these other values (their numbers).
        number: its number in the card; 0 where there are no words to point at.
    """

    kind: Kind
    text: str
    notes: tuple[str, ...] = ()
    where: tuple[Where, ...] = ()
    refs: tuple[int, ...] = ()
    number: int = 0


def marks_of(values: Iterable[Value], column: str) -> list[WordMark]:
    """The marks that a cell's text bears."""
    return [
        WordMark(start, end, value.number, value.kind == "doubts")
        for value in values
        for name, start, end in value.where
        if name == column
    ]


def rows_of(frame: pd.DataFrame, event_id: str) -> list[dict[str, Any]]:
    """The rows of a table that belong to an event."""
    rows = frame[frame["event_id"] == event_id].to_dict("records")
    return [{str(k): v for k, v in row.items()} for row in rows]


def in_column(column: str, spans: Iterable[tuple[int, int]]) -> tuple[Where, ...]:
    """Spans of one column."""
    return tuple((column, start, end) for start, end in spans)
