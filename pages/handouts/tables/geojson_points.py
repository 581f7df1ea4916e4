"""GeoJSON (RFC 7946): a feature per event, or per event and venue.

A point stands only where a place is known at least to its settlement: the point inside a
district, a region or a country is no place, and is drawn nowhere. How exact each point is stands
in the properties.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pyarrow import types

from etl.model import POINT_PRECISIONS
from etl.schema import arrow_schema
from pages.handouts.handout import Slice
from pages.handouts.tables.event_rows import event_rows, events_with_venues, missing
from pages.handouts.tables.parquet_table import origin
from pages.shared.visit.file_formats import Grain

_VENUE = tuple(name for name in arrow_schema("venues").names if name != "event_id")
_POINT = ("latitude", "longitude")
_FURTHER = ("dates_words", "place_said", "countries", "open")
"""What pages say of an event beside the columns of its table."""


def make(handed: Slice, grain: Grain) -> bytes:
    """The collection; what it is of stands in members of its own beside the features."""
    features = _by_event(handed) if grain == "event" else _by_venue(handed)
    out = io.BytesIO()
    out.write(_json({"type": "FeatureCollection", **origin(handed), "features": []})[:-2])
    for at, feature in enumerate(features):  # written one by one: all of them are a gigabyte
        out.write(b"," * bool(at) + _json(feature))
    out.write(b"]}")
    return out.getvalue()


def _json(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", errors="replace")


def _by_event(handed: Slice) -> Iterator[dict[str, Any]]:
    for event, own in events_with_venues(handed.kept):
        drawn = [venue for venue in own if _is_drawn(venue)]
        properties = {
            **_event(event),
            "venues": [{name: _value(venue[name]) for name in _VENUE} for venue in own],
            "points": [
                {name: _value(venue[name]) for name in ("venue_no", "coordinate_precision")}
                for venue in drawn
            ],
        }
        yield _feature(event["event_id"], _geometry(drawn), properties)


def _by_venue(handed: Slice) -> Iterator[dict[str, Any]]:
    for row in event_rows(handed.kept, "venue"):
        venue = {name: _value(row.get(name)) for name in _VENUE}
        no = venue["venue_no"]
        name = row["event_id"] if no is None else f"{row['event_id']}/{no}"
        drawn = [row] if no is not None and _is_drawn(row) else []
        yield _feature(name, _geometry(drawn), {**_event(row), **venue})


def _is_drawn(venue: Mapping[str, Any]) -> bool:
    known = not any(missing(venue[name]) for name in _POINT)
    return known and venue["coordinate_precision"] in POINT_PRECISIONS


def _geometry(venues: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    points = [[float(venue["longitude"]), float(venue["latitude"])] for venue in venues]
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points} if points else None


def _feature(
    name: str, geometry: Mapping[str, Any] | None, properties: Mapping[str, Any]
) -> dict[str, Any]:
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = arrow_schema("events")
    own = {f.name: _value(row[f.name], date=types.is_date(f.type)) for f in fields}
    whose = {"plan": row["plan"]} if row["plan"] else {}
    return own | whose | {name: _value(row[name]) for name in _FURTHER}


def _value(value: Any, *, date: bool = False) -> Any:
    """A value as JSON has it."""
    if missing(value):
        return None
    if date:
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (tuple, list)):
        return [_value(one) for one in value]
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")  # GDAL, and QGIS with it, would end the text there
    # A number of numpy is none of JSON's.
    return value.item() if hasattr(value, "item") else value
