"""The rows of a slice's tables, event by event in the order of the slice.

Some thousand at a time are taken out of the tables: a file of a hundred thousand events is made
in the memory of a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from etl.event_venues import event_venue_rows
from pages.shared.plan.table_values import records as rows_of
from pages.shared.plan.tables import Plan
from pages.shared.visit.file_formats import Grain

_AT_A_TIME = 1_000
Row = TypeVar("Row")


def event_rows(plan: Plan, grain: Grain) -> Iterator[Mapping[str, Any]]:
    """One row per event, or per event and venue; the columns of both tables by name.

    Args:
        plan: the events, in the order of the rows.
        grain: what a row is.
    """
    if grain == "event":
        yield from records(plan.events)
        return
    for event, venues in events_with_venues(plan):
        yield from event_venue_rows(event, venues)


def events_with_venues(
    plan: Plan,
) -> Iterator[tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]]:
    """Each event with its venues, in their order."""
    event = pd.Index(plan.events["event_id"]).get_indexer(pd.Index(plan.venues["event_id"]))
    order = np.argsort(event, kind="stable")
    at = np.searchsorted(event[order], np.arange(len(plan.events) + 1))
    for first in range(0, len(plan.events), _AT_A_TIME):
        last = min(first + _AT_A_TIME, len(plan.events))
        venues = list(records(plan.venues.iloc[order[at[first] : at[last]]]))
        for row, values in enumerate(records(plan.events.iloc[first:last]), first):
            yield values, venues[at[row] - at[first] : at[row + 1] - at[first]]


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table as mappings."""
    for first in range(0, len(frame), _AT_A_TIME):
        yield from rows_of(frame.iloc[first : first + _AT_A_TIME], list(frame.columns))


def portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows some thousand at a time, for what is written in pieces."""
    left = iter(rows)
    while some := list(islice(left, _AT_A_TIME)):
        yield some


def missing(value: Any) -> bool:
    """Whether a cell is empty; a list, even an empty one, and a text are none."""
    # What is no number, no date and no text of pandas is the one thing that differs from itself.
    return value is None or value is pd.NA or bool(value != value)
