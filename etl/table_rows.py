"""Events that were read become rows of the tables, a function for each table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from etl.columns import MAIN_TABLES, joined
from etl.event_venues import event_venue_rows
from etl.events import Event
from etl.model import CELL_FIELDS, SCHEMA_VERSION, DateReading, Placement, PlanPeriod
from etl.text import fold, folded


def build_rows(
    events: Sequence[Event],
    ids: Sequence[str],
    edition: int,
    plan: PlanPeriod,
    placements: Sequence[Sequence[Placement]],
) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, by table name, with the columns of etl.schema in order."""
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in MAIN_TABLES}
    for event, event_id, points in zip(events, ids, placements, strict=True):
        main = _event_row(event, event_id, edition, plan, points)
        venues = _venue_rows(event, event_id, points)
        tables["events"].append(main)
        tables["venues"] += venues
        tables["periods"] += [
            {
                "event_id": event_id,
                "period_no": number,
                "start_date": period.start,
                "end_date": period.end,
                "text": period.text,
            }
            for number, period in enumerate(event.dates.periods, 1)
        ]
        tables["partners"] += [
            {
                "event_id": event_id,
                "code": partner.code,
                "name": fold(partner.name),
                "source_column": partner.source_column,
                "source_text": fold(event.own_words(partner.source_text, partner.source_column)),
            }
            for partner in event.partners.partners
        ]
        texts = {
            name: joined(value) if isinstance(value, list) else value
            for name, value in main.items()
        }
        tables["flat"] += event_venue_rows(texts, venues)
    return tables


def _event_row(
    event: Event, event_id: str, edition: int, plan: PlanPeriod, points: Sequence[Placement]
) -> dict[str, Any]:
    row, dates = event.row, event.dates
    return {
        "event_id": event_id,
        "plan_id": plan.plan_id,
        "edition": edition,
        "number": event.number,
        "number_text": row.number_text,
        "sphere": row.sphere,
        **{field: row.cells[field] for field in CELL_FIELDS},
        "status": event.status.status,
        "corrected": list(event.settled),
        "format": event.place.format,
        "direction": event.direction.direction,
        "start_date": _first(dates),
        "end_date": max((period.end for period in dates.periods), default=None),
        "date_precision": dates.precision,
        "date_kind": dates.kind,
        "date_tentative": dates.tentative,
        "edtf": dates.edtf,
        "partner_countries": sorted({p.code or p.name for p in event.partners.partners}),
        "partner_groups": list(event.partners.groups),
        "quality": event.doubts(points),
        "extra": json.dumps(dict(row.extra), ensure_ascii=False) if row.extra else "",
        "source_ref": row.source_ref,
        "schema_version": SCHEMA_VERSION,
    }


def _first(dates: DateReading) -> date | None:
    return min((period.start for period in dates.periods), default=None)


def _venue_rows(event: Event, event_id: str, points: Sequence[Placement]) -> list[dict[str, Any]]:
    rows = []
    for number, (venue, point) in enumerate(zip(event.place.venues, points, strict=True), 1):
        said: Mapping[str, Any] = folded(asdict(venue))
        rows.append(
            {
                "event_id": event_id,
                "venue_no": number,
                **{name: said[name] for name in said if name != "tentative"},
                "latitude": point.latitude,
                "longitude": point.longitude,
                "coordinate_precision": point.precision,
                "coordinate_source": point.source,
                "tentative": venue.tentative,
            }
        )
    return rows
