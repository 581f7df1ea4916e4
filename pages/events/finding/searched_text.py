"""What is searched in an event: its cells as written, and what stands beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pages.shared.words.russian import FORMATS, STATUSES

FIELDS = {
    "title": "наименование",
    "number": "номер",
    "sphere_name": "сфера",
    "place_text": "место",
    "dates_text": "срок",
    "description": "описание",
    "purpose": "цель",
    "participants_text": "участники",
    "extra": "прочее",
    "countries": "страна-партнёр",
    "format": "форма",
    "status": "состояние",
}
"""Every field that a hit may be in, by its name in Russian; the last three are no words of the
plan but what was made of them."""

MADE = frozenset({"countries", "format", "status"})


def field_text(row: Mapping[str, Any], name: str) -> str:
    """The text of one field of an event (a row of ``Plan.events``), as it is searched."""
    value = row[name]
    if name == "number":
        return "" if value is None or value != value else str(int(value))
    if name == "countries":
        return ", ".join(value)
    if name == "format":
        return "" if value == "unspecified" else FORMATS[value]
    if name == "status":
        return "" if value == "planned" else STATUSES[value]
    if name == "extra":
        return "; ".join(f"{heading}: {cell}" for heading, cell in extra_columns(value).items())
    return str(value or "")


def extra_columns(text: Any) -> dict[str, str]:
    """Columns that a document has beyond the usual ones: heading → text."""
    if not text:
        return {}
    try:
        columns = json.loads(text)
    except ValueError:
        return {"Прочее": str(text)}
    if not isinstance(columns, dict):
        return {"Прочее": str(text)}
    return {str(heading): str(cell) for heading, cell in columns.items()}
