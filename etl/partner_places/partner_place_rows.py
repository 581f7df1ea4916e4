"""The rows of the ``partner_places`` table: one per event and place of one who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geopy.geocoders.base import Geocoder

from etl.documents.check_boxes import chosen_only
from etl.documents.raised_marks import without_marks
from etl.events import Event
from etl.geocode import locate
from etl.home import Home
from etl.partner_places.find_places import find_partner_places
from etl.text import fold, folded


def partner_place_rows(
    events: Sequence[Event], ids: Sequence[str], geocoder: Geocoder, home: Home
) -> list[dict[str, Any]]:
    """Read and place those who take part in each event.

    Args:
        events: the plan's events.
        ids: their ids, in the same order.
        geocoder: places them like venues; a point is never finer than what was named.
        home: the region whose plan it is.
    """
    rows: list[dict[str, Any]] = []
    for event, event_id in zip(events, ids, strict=True):
        venues, partners = event.place.venues, event.partners.partners
        cells = {name: chosen_only(without_marks(text)) for name, text in event.cells_read.items()}
        found = find_partner_places(cells, venues, partners, home)
        for number, place in enumerate(found, 1):
            point = locate(place.venue, geocoder)
            said = folded(asdict(place.venue))
            del said["tentative"]
            rows.append(
                {
                    "event_id": event_id,
                    "place_no": number,
                    "side": place.side,
                    **said,
                    "inferred": place.inferred,
                    "latitude": point.latitude,
                    "longitude": point.longitude,
                    "coordinate_precision": point.precision,
                    "coordinate_source": point.source,
                    "source_column": place.source_column,
                    "source_text": fold(place.source_text),
                }
            )
    return rows
