"""The periods of the plan, put together by event."""

from __future__ import annotations

from datetime import date

import pandas as pd

Span = tuple[date, date]
"""First and last day, both inclusive: a period of an event, or the time that is asked about."""


def spans_by_event(periods: pd.DataFrame) -> dict[str, tuple[Span, ...]]:
    """The periods of each event, in the order of the table.

    Args:
        periods: rows with ``event_id``, ``start_date`` and ``end_date``.
    """
    found: dict[str, list[Span]] = {}
    dates = (pd.to_datetime(periods[name]).dt.date for name in ("start_date", "end_date"))
    for event, start, end in zip(periods["event_id"].tolist(), *dates, strict=True):
        found.setdefault(str(event), []).append((start, end))
    return {event: tuple(spans) for event, spans in found.items()}
