"""One row per event and venue: how the two tables are put side by side, for tables and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def event_venue_rows(
    event: Mapping[str, Any], venues: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The event beside each of its venues; an event without a venue has one row.

    Args:
        event: a row of events.
        venues: its rows of venues, in order.
    """
    return [{**event, **venue} for venue in venues] or [dict(event)]
