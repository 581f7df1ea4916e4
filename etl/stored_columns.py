"""A light look at tables that come from anywhere, before anybody relies on their columns.

The schemas (``etl.schema``) check what is written, with all their rules; they take a second
to load, which no page has. Here only that the columns which every version of the tables has
are there and hold the right kind of value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from etl.columns import ADDED_COLUMNS, LIST_COLUMNS

_TEXT, _NUMBER, _DAY, _YES_NO, _LIST, _POINT = (
    "текст",
    "число",
    "дата",
    "да/нет",
    "список",
    "дробное число",
)
_EVENT = {
    **dict.fromkeys(
        ("event_id", "plan_id", "number_text", "sphere", "title", "place_text", "dates_text",
         "description", "purpose", "participants_text", "status", "format", "direction",
         "date_precision", "date_kind", "edtf", "extra", "source_ref"), _TEXT),
    **dict.fromkeys(("edition", "number", "schema_version"), _NUMBER),
    **dict.fromkeys(("start_date", "end_date"), _DAY),
    "date_tentative": _YES_NO,
    **dict.fromkeys((name for name in LIST_COLUMNS if name not in ADDED_COLUMNS), _LIST),
}  # fmt: skip
_VENUE = {
    **dict.fromkeys(
        ("event_id", "name", "settlement", "settlement_type", "district", "region",
         "country_code", "place_precision", "coordinate_precision", "coordinate_source"), _TEXT),
    "venue_no": _NUMBER,
    **dict.fromkeys(("latitude", "longitude"), _POINT),
    "tentative": _YES_NO,
}  # fmt: skip
NEEDED: Mapping[str, Mapping[str, str]] = {
    "events": _EVENT,
    "periods": {"event_id": _TEXT, "period_no": _NUMBER, "start_date": _DAY, "end_date": _DAY,
                "text": _TEXT},
    "venues": _VENUE,
    "partners": dict.fromkeys(("event_id", "code", "name", "source_column", "source_text"), _TEXT),
}  # fmt: skip
"""What every version of a table has had: column → kind of value."""

_FILLED = {
    "events": ("event_id", "plan_id", "edition", "title", "format", "direction", "date_precision",
               "date_kind", "schema_version"),
    "periods": ("event_id", "period_no", "start_date", "end_date"),
    "venues": ("event_id", "venue_no", "place_precision"),
    "partners": ("event_id", "name"),
}  # fmt: skip


class ForeignTableError(ValueError):
    """A table is none of ours; the message is a part of a Russian sentence."""


def check_columns(name: str, table: pa.Table, newest: int) -> None:
    """Look at one table.

    Args:
        name: «events» or another table's.
        table: as it was read.
        newest: the latest version of the tables that is understood here.

    Raises:
        ForeignTableError: a column is missing, of another kind, or empty where it may not be.
    """
    for column, kind in NEEDED.get(name, {}).items():
        if column not in table.column_names:
            raise ForeignTableError(f"в таблице {name} нет столбца {column}")
        found = table.schema.field(column).type
        if not _is(kind, found):
            raise ForeignTableError(
                f"в таблице {name} столбец {column} хранит не то (нужно: {kind})"
            )
    for column in _FILLED.get(name, ()):
        if table[column].null_count:
            raise ForeignTableError(f"в таблице {name} столбец {column} заполнен не везде")
    if name == "events" and table.num_rows:
        version = max(table["schema_version"].to_pylist())
        if version > newest:
            raise ForeignTableError(f"таблицы версии {version}, понятны версии до {newest}")


def check_manifest(manifest: Any) -> dict[str, Any]:
    """The manifest, if it is one.

    Raises:
        ForeignTableError: it is something else.
    """
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files", {}), dict):
        raise ForeignTableError("plan.json устроен иначе")
    edition = manifest.get("edition", 1)
    texts = ("plan_id", "title", "source_name", "built_at", "period_start", "period_end")
    if not isinstance(edition, int) or any(
        not isinstance(manifest.get(name) or "", str) for name in texts
    ):
        raise ForeignTableError("plan.json устроен иначе")
    return manifest


def _is(kind: str, found: pa.DataType) -> bool:
    if pa.types.is_dictionary(found):
        found = found.value_type
    if pa.types.is_null(found):
        return True
    if kind == _TEXT:
        return bool(pa.types.is_string(found) or pa.types.is_large_string(found))
    if kind == _NUMBER:
        return bool(pa.types.is_integer(found))
    if kind == _POINT:
        return bool(pa.types.is_floating(found) or pa.types.is_integer(found))
    if kind == _DAY:
        return bool(pa.types.is_date(found) or pa.types.is_timestamp(found))
    if kind == _YES_NO:
        return bool(pa.types.is_boolean(found))
    return bool(pa.types.is_list(found) or pa.types.is_large_list(found))
