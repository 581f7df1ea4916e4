"""Which tables there are; columns of those that an edition may lack, with their types.

Light on purpose: ``etl.schema`` checks by it, ``etl.store`` makes empty tables by it, and pages
must not wait for pandera.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

PARTNER_PLACES: Mapping[str, str] = {
    "event_id": "string",
    "place_no": "int64",
    "side": "string",
    "name": "string",
    "settlement": "string",
    "settlement_type": "string",
    "district": "string",
    "region": "string",
    "country_code": "string",
    "place_precision": "string",
    "inferred": "bool",
    "latitude": "double",
    "longitude": "double",
    "coordinate_precision": "string",
    "coordinate_source": "string",
    "source_column": "string",
    "source_text": "string",
}

EVIDENCE: Mapping[str, str] = {
    "event_id": "string",
    "field": "string",
    "item_no": "int64",
    "source_column": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
}

EVIDENCE_FIELDS = (
    "periods", "date_tentative", "venues", "format", "direction", "partners", "status",
)  # fmt: skip
"""What may have rows in ``evidence``: columns of ``events``, and tables."""

CORRECTIONS: Mapping[str, str] = dict.fromkeys(
    ("plan", "event_id", "column", "old_value", "new_value", "reason", "author", "at"), "string"
)
"""A correction, the same in a file, in a table and in the folder's record."""

MAIN_TABLES = ("events", "periods", "venues", "partners", "flat")
"""The tables that every edition has; other programs rely on them."""

FURTHER_TABLES: Mapping[str, Mapping[str, str]] = {
    "partner_places": PARTNER_PLACES,
    "evidence": EVIDENCE,
    "corrections": CORRECTIONS,
}
"""Tables that an edition may lack: older builds and other makers have none."""

LIST_COLUMNS = ("corrected", "partner_countries", "partner_groups", "quality")
"""Columns of ``events`` that hold several values; one text in ``flat``."""

TABLES = (*MAIN_TABLES, *FURTHER_TABLES)
"""All tables that an edition may have."""
ADDED_COLUMNS: Mapping[str, tuple[str, Any, Any]] = {"corrected": ("status", (), "")}
"""Columns that came after the first version: behind which they stand, and what stands in ``events``
and in ``flat`` where the tables were made before, or by others."""

LIST_SEPARATOR = "; "
"""Between the parts of a list that is written as one text: in ``flat``, files, corrections."""


def parted(text: str) -> list[str]:
    """The parts of such a text, as a person may have typed it."""
    return [part for one in text.split(LIST_SEPARATOR.strip()) if (part := one.strip())]


def joined(values: Iterable[str]) -> str:
    """A list as one text, as a spreadsheet or a correction has it."""
    return LIST_SEPARATOR.join(values)


MANIFEST = "plan.json"
EVENTS_FILE = "events.parquet"
"""The file without which a folder holds no tables."""
"""The file beside the tables that says which edition of which plan they are."""
