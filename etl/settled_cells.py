"""Cells of an edition as they hold: what persons settled instead of the plan's words, noted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from etl.model import CELL_FIELDS

NOT_SAID = "ничего не сказано"
"""What stands for an empty cell of a plan."""


class SettledCells(NamedTuple):
    """The words in force of an event by field, and a remark where a person settled them."""

    words: Mapping[str, str]
    notes: Mapping[str, str]


def settled_cells(event: Mapping[Hashable, Any], settled: Mapping[str, str]) -> SettledCells:
    """What holds of an event.

    Args:
        event: its row of the events' table.
        settled: the corrections of it that are in force, new value by column.
    """
    words = {field: event[field] for field in CELL_FIELDS}
    notes = {}
    for field in CELL_FIELDS:
        if field in settled:
            said = f"«{event[field]}»" if event[field] else NOT_SAID
            notes[field] = f"уточнено человеком; в плане {said}"
            words[field] = settled[field]
    if "format" in settled:
        both = (notes.get("place_text", ""), "форма уточнена человеком")
        notes["place_text"] = "; ".join(filter(None, both))
    return SettledCells(words, notes)


def settled_by_event(corrections: pd.DataFrame) -> dict[str, dict[str, str]]:
    """The corrections of an edition: event -> column -> new value."""
    found: dict[str, dict[str, str]] = {}
    for one in corrections.to_dict("records"):
        found.setdefault(str(one["event_id"]), {})[str(one["column"])] = str(one["new_value"])
    return found
