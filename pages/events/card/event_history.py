"""How an event has read in each edition that is kept, and only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from pages.events.finding.listed import rows_by_id
from pages.shared.markup.templates import render
from pages.shared.plan.tables import Plan

_FIELDS: tuple[tuple[str, str, Callable[[Mapping[str, Any]], str]], ...] = (
    ("Наименование", "title", lambda row: str(row["title"] or "")),
    ("Срок", "dates_text", lambda row: str(row["dates_words"])),
    ("Место", "place_text", lambda row: str(row["place_said"] or "")),
    ("Участники", "participants_text", lambda row: str(row["participants_text"] or "")),
)
"""What is followed: its name, the column that a person may have settled, how it reads."""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What a field said from an edition on."""

    edition: int
    words: str
    settled: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What has changed of an event.

    Attributes:
        fields: by name, the readings one after another; only fields that have changed.
        since: the edition that the event came with, None where it was there from the first.
        gone: the editions after that which do not have it.
    """

    fields: Mapping[str, tuple[FieldReading, ...]]
    since: int | None = None
    gone: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.since is not None or self.gone)


def history_of(editions: Sequence[tuple[int, Plan]], event_id: str) -> History:
    """Follow an event through the editions of its plan.

    Args:
        editions: numbers and plans, the first one first.
        event_id: the event.
    """
    rows = [(number, rows_by_id(plan).get(event_id)) for number, plan in editions]
    there = [(number, row) for number, row in rows if row is not None]
    if not there:
        return History({})
    first = there[0][0]
    fields = {}
    for name, column, read in _FIELDS:
        said = [FieldReading(n, read(row), column in row["corrected"]) for n, row in there]
        kept = tuple(next(group) for _, group in groupby(said, key=lambda r: (r.words, r.settled)))
        if len({reading.words for reading in kept}) > 1:
            fields[name] = kept
    return History(
        fields,
        first if rows[0][0] != first else None,
        tuple(number for number, row in rows if row is None and number > first),
    )


def history_html(editions: Sequence[tuple[int, Plan]], event_id: str) -> Markup:
    """The history as a small list, nothing where nothing has changed."""
    found = history_of(editions, event_id)
    return render("events/card/event_history.html", history=found) if found else Markup()
