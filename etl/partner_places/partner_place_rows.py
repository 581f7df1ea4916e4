"""The rows of the ``partner_places`` table: one per event and place of one who takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from geopy.geocoders.base import Geocoder

from etl.cells_apart import read_each
from etl.documents.check_boxes import chosen_only
from etl.documents.raised_marks import without_marks
from etl.events import Event
from etl.geocode import locate
from etl.home import Home
from etl.model import Partner, Venue
from etl.partner_places.find_places import find_partner_places
from etl.partner_places.sides import PartnerPlace
from etl.text import fold, folded


def partner_place_rows(
    events: Sequence[Event], ids: Sequence[str], geocoder: Geocoder, home: Home, name: str = ""
) -> list[dict[str, Any]]:
    """Read and place those who take part in each event.

    Args:
        events: the plan's events.
        ids: their ids, in the same order.
        geocoder: places them like venues; a point is never finer than what was named.
        home: the region whose plan it is.
        name: the document's, for a refusal.

    Raises:
        RefusedDocumentError: it takes longer than any plan would.
    """
    asked = [(e.cells_read, e.place.venues, e.partners.partners) for e in events]
    named = read_each(name, asked, partial(_of_row, home=home))
    rows: list[dict[str, Any]] = []
    for found, event, event_id in zip(named, events, ids, strict=True):
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
                    "source_text": fold(event.own_words(place.source_text, place.source_column)),
                }
            )
    return rows


def _of_row(
    row: tuple[Mapping[str, str], Sequence[Venue], Sequence[Partner]], *, home: Home
) -> tuple[PartnerPlace, ...]:
    """Those who take part in one event, by its cells, venues and partner countries."""
    texts, venues, partners = row
    cells = {name: chosen_only(without_marks(text)) for name, text in texts.items()}
    return find_partner_places(cells, venues, partners, home)
