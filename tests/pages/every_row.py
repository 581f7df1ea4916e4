"""All events of a small plan as rows, which pages do not go through."""

from __future__ import annotations

from typing import Any

from pages.events.finding.listed import rows_by_id
from pages.shared.plan.tables import Plan


def rows_of(plan: Plan) -> dict[str, dict[str, Any]]:
    """Each event by its id."""
    return rows_by_id(plan).take(plan.events["event_id"].tolist())
