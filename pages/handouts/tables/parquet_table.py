"""Parquet: the tables' own columns and types (``etl.schema``), only the slice's rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from etl.columns import joined
from etl.schema import arrow_schema
from pages.handouts.handout import Slice
from pages.handouts.tables.event_rows import event_rows, missing, portions
from pages.handouts.tables.file_headings import plan_columns
from pages.shared.plan.plan_said import region_words
from pages.shared.plan.tables import PlanInfo
from pages.shared.visit.file_formats import Grain


def make(handed: Slice, grain: Grain) -> bytes:
    """The file: the columns of ``events``, or those of ``flat``, whose lists are joined.

    What it is of stands in the file's own key-value metadata.
    """
    schema = arrow_schema("events" if grain == "event" else "flat")
    for name in plan_columns(handed.plan):
        schema = schema.append(pa.field(name, pa.string()))
    return parquet_bytes(event_rows(handed.kept, grain), schema, origin(handed))


def parquet_bytes(
    rows: Iterable[Mapping[str, Any]], schema: pa.Schema, metadata: Mapping[str, str]
) -> bytes:
    """Rows as a file that says what it is of.

    Args:
        rows: of the plan; they become Arrow's a thousand at a time, which holds them closer.
        schema: the file's columns; what else a row has is passed by.
        metadata: of the whole.
    """
    batches = [
        pa.RecordBatch.from_pylist(
            [{f.name: arrow_value(f.type, row.get(f.name)) for f in schema} for row in some],
            schema=schema,
        )
        for some in portions(rows)
    ]
    # One piece each column, so that the file depends on the rows alone.
    table = pa.Table.from_batches(batches, schema=schema).combine_chunks()
    del batches
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(dict(metadata)), out)
    return out.getvalue()


def origin(handed: Slice) -> dict[str, str]:
    """Which edition and what of it, for programs."""
    info = handed.info
    return {
        "plan_id": info.plan_id,
        "edition": editions_of_parts(info),
        "region": region_words(info),
        **({"plans": joined(part.name for part in info.parts)} if info.parts else {}),
        "source_name": info.source_name,
        "source_sha256": info.source_sha256,
        "built_at": info.built_at.isoformat() if info.built_at else "",
        "query": handed.query,
        "events": str(handed.part[0]),
        "events_in_plan": str(handed.part[1]),
    }


def editions_of_parts(info: PlanInfo) -> str:
    """The edition's number; of several plans each one's, in their order."""
    return joined(str(part.edition) for part in info.parts or (info,))


def arrow_value(kind: Any, value: Any) -> Any:
    """A value of the plan as Arrow takes it in that type."""
    if missing(value):
        return None
    if types.is_date(kind):
        return date(value.year, value.month, value.day)
    if types.is_list(kind):
        return [_text(one) for one in value]
    if types.is_string(kind):
        return _text(joined(value) if isinstance(value, (tuple, list)) else str(value))
    return int(value) if types.is_integer(kind) else value


def _text(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode()
