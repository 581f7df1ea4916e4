"""The rows of a slice's tables, event by event in the order of the slice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from etl.event_venues import event_venue_rows
from pages.shared.plan.tables import Plan
from pages.shared.visit.file_formats import Grain


def event_rows(plan: Plan, grain: Grain) -> Iterator[Mapping[str, Any]]:
    """One row per event, or per event and venue; the columns of both tables by name.

    Args:
        plan: the events, in the order of the rows.
        grain: what a row is.
    """
    venues: dict[str, list[dict[str, Any]]] = {}
    if grain == "venue":
        for venue in records(plan.venues):
            venues.setdefault(venue["event_id"], []).append(venue)
    for event in records(plan.events):
        yield from event_venue_rows(event, venues.get(event["event_id"], []))


def records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of a table as mappings."""
    return frame.to_dict("records")


def missing(value: Any) -> bool:
    """Whether a cell is empty; a list, even an empty one, and a text are none."""
    return value is None or (not isinstance(value, (tuple, list, str)) and bool(pd.isna(value)))
