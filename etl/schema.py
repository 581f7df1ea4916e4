"""The tables as pandera schemas: column, Arrow type, nullability, range, meaning.

These are the tables that other programs rely on; a change of meaning raises
``etl.model.SCHEMA_VERSION``. Arrow types in the Parquet files are taken from here, so what is
checked and what is written cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, get_args

import pandas as pd
import pandera.pandas as pa
import pyarrow

from etl.columns import CORRECTIONS, EVIDENCE, EVIDENCE_FIELDS, LIST_COLUMNS, PARTNER_PLACES
from etl.model import (
    CELL_FIELDS,
    SCHEMA_VERSION,
    DateKind,
    DatePrecision,
    Direction,
    EventFormat,
    EventStatus,
    PlacePrecision,
)
from etl.quick_check import plainly_right
from etl.text import fold

_STRING, _INT, _BOOL = pyarrow.string(), pyarrow.int64(), pyarrow.bool_()
_DATE, _DOUBLE, _STRINGS = pyarrow.date32(), pyarrow.float64(), pyarrow.list_(pyarrow.string())


def _column(kind: Any, description: str, *checks: pa.Check, nullable: bool = False) -> pa.Column:
    return pa.Column(
        pd.ArrowDtype(kind),
        list(checks),
        nullable=nullable,
        description=description,
        metadata={"arrow": kind},
    )


def _arrow(column: pa.Column) -> Any:
    return column.metadata["arrow"]


def _one_of(literal: Any) -> pa.Check:
    return pa.Check.isin(get_args(literal), error=f"one of {get_args(literal)}")


_NO_FOLD = pa.Check(
    lambda value: fold(value) == value, element_wise=True, error="text is folded (etl.text.fold)"
)
_NOT_EMPTY = pa.Check.str_length(min_value=1)
_CODE = pa.Check.str_length(min_value=2)


def _text(description: str) -> pa.Column:
    return _column(_STRING, description, _NO_FOLD)


def _name(description: str) -> pa.Column:
    return _column(_STRING, description, _NOT_EMPTY, nullable=True)


_PLAN_COLUMNS = {
    "event_id": _column(_STRING, "stable across editions of a plan", _NOT_EMPTY),
    "plan_id": _column(_STRING, "2026-H1; a whole-year plan is 2026", _NOT_EMPTY),
    "edition": _column(_INT, "1, 2, … within plan_id", pa.Check.ge(1)),
    "number": _column(_INT, "place in the document", pa.Check.ge(0), nullable=True),
    "number_text": _text("the number as printed, '' where nothing is printed"),
    "sphere": _text("section header, as written"),
    "title": _text("the cell, folded"),
    "place_text": _text("the cell, folded"),
    "dates_text": _text("the cell, folded"),
    "description": _text("the cell, folded"),
    "purpose": _text("the cell, folded"),
    "participants_text": _text("the cell, folded"),
    "status": _column(
        _STRING,
        "what the document says; held where a correction does",
        _one_of(EventStatus),
    ),
    "corrected": _column(_STRINGS, "columns whose derived values a person settled"),
    "format": _column(_STRING, "how people meet", _one_of(EventFormat)),
    "direction": _column(_STRING, "seen from the home region", _one_of(Direction)),
    "start_date": _column(_DATE, "first day of all periods", nullable=True),
    "end_date": _column(_DATE, "last day of all periods, inclusive", nullable=True),
    "date_precision": _column(_STRING, "how finely dates are named", _one_of(DatePrecision)),
    "date_kind": _column(_STRING, "one, several or all the time", _one_of(DateKind)),
    "date_tentative": _column(_BOOL, "the date cell says so"),
    "edtf": _column(_STRING, "ISO 8601-2 (EDTF), '' where unknown"),
    "partner_countries": _column(_STRINGS, "sorted; alpha-2, or the name of an entity without"),
    "partner_groups": _column(_STRINGS, "collective mentions, nominative"),
    "quality": _column(_STRINGS, "codes of everything a person should look at"),
    "extra": _column(_STRING, "JSON object of further columns, '' where none"),
    "source_ref": _column(_STRING, "file, table or line, row", _NOT_EMPTY),
    "schema_version": _column(_INT, "version of these tables", pa.Check.eq(SCHEMA_VERSION)),
}

_VENUE_COLUMNS = {
    "event_id": _PLAN_COLUMNS["event_id"],
    "venue_no": _column(_INT, "1, 2, … within the event", pa.Check.ge(1)),
    "name": _name("institution or site"),
    "settlement": _name("nominative, without the type"),
    "settlement_type": _name("the type as written: г., дер., пос."),
    "district": _name("nominative, with the type"),
    "region": _name("nominative, with the type; a city region by its own name"),
    "country_code": _column(_STRING, "alpha-2 or the entity's name", _CODE, nullable=True),
    "place_precision": _column(
        _STRING, "finest level that the plan names", _one_of(PlacePrecision)
    ),
    "latitude": _column(_DOUBLE, "WGS 84 degrees", pa.Check.in_range(-90, 90), nullable=True),
    "longitude": _column(_DOUBLE, "WGS 84 degrees", pa.Check.in_range(-180, 180), nullable=True),
    "coordinate_precision": _column(
        _STRING, "what the point stands for", _one_of(PlacePrecision), nullable=True
    ),
    "coordinate_source": _name("gazetteer row, package or service"),
    "tentative": _column(_BOOL, "the place cell says so"),
}


def _dates_in_order(frame: pd.DataFrame) -> Any:
    return frame["start_date"].isna() | (frame["end_date"] >= frame["start_date"])


def _both_or_none(*columns: str) -> pa.Check:
    return pa.Check(
        lambda frame: frame[list(columns)].isna().sum(axis=1).isin([0, len(columns)]),
        error=f"{', '.join(columns)}: all or none",
    )


_IN_ORDER = pa.Check(_dates_in_order, error="end_date >= start_date")
_WORDS = pa.Check(
    lambda frame: frame["text"].str.len() == frame["end"] - frame["start"],
    error="text is as long as end - start",
)
_POINT = _both_or_none("latitude", "longitude", "coordinate_precision", "coordinate_source")


def _nullable(columns: Mapping[str, pa.Column], names: Sequence[str]) -> dict[str, pa.Column]:
    out = dict(columns)
    for name in names:
        out[name] = _column(
            _arrow(columns[name]),
            columns[name].description or "",
            nullable=True,
        )
    return out


def _partner_place_columns() -> dict[str, pa.Column]:
    """Like a venue's, with the side, the evidence and whether it is only a name's adjective."""
    own = {
        "place_no": _column(_INT, "1, 2, … within the event", pa.Check.ge(1)),
        "side": _column(
            _STRING, "of the home region, or of anybody else", pa.Check.isin(["home", "partner"])
        ),
        "inferred": _column(
            _BOOL, "settlement, district or region told only by an adjective of the name"
        ),
        "source_column": _column(_STRING, "the cell that says so", _NOT_EMPTY),
        "source_text": _text("the words that say so"),
    }
    return _as_listed(PARTNER_PLACES, {**_VENUE_COLUMNS, **own})


def _evidence_columns() -> dict[str, pa.Column]:
    own = {
        "event_id": _PLAN_COLUMNS["event_id"],
        "field": _column(_STRING, "what was derived", pa.Check.isin(EVIDENCE_FIELDS)),
        "item_no": _column(_INT, "which row of that table, 1 for a column", pa.Check.ge(1)),
        "source_column": _column(_STRING, "the cell", pa.Check.isin(CELL_FIELDS)),
        "start": _column(_INT, "first character of the words", pa.Check.ge(0)),
        "end": _column(_INT, "the character after them", pa.Check.ge(1)),
        "text": _column(_STRING, "the words", _NOT_EMPTY),
    }
    return _as_listed(EVIDENCE, own)


def _correction_columns() -> dict[str, pa.Column]:
    meanings = {
        "plan": "the plan among all of a folder",
        "column": "what a person settled",
        "old_value": "what the document says: it holds as long as that stays",
        "new_value": "what a person says instead",
        "reason": "how it is known",
        "author": "who says so",
        "at": "when, ISO 8601",
    }
    own = {name: _column(_STRING, meaning) for name, meaning in meanings.items()}
    return _as_listed(CORRECTIONS, {"event_id": _PLAN_COLUMNS["event_id"], **own})


def _as_listed(listed: Mapping[str, str], known: Mapping[str, pa.Column]) -> dict[str, pa.Column]:
    """The columns of ``etl.columns`` in its order; its types are the ones that are checked."""
    columns = {}
    for name, kind in listed.items():
        columns[name] = known[name]
        assert str(_arrow(known[name])) == kind, name
    return columns


def _period_columns() -> dict[str, pa.Column]:
    return {
        "event_id": _PLAN_COLUMNS["event_id"],
        "period_no": _column(_INT, "1, 2, … within the event", pa.Check.ge(1)),
        "start_date": _column(_DATE, "first day, widest calendar bounds"),
        "end_date": _column(_DATE, "last day, inclusive"),
        "text": _text("the words of this period"),
    }


def _partner_columns() -> dict[str, pa.Column]:
    return {
        "event_id": _PLAN_COLUMNS["event_id"],
        "code": _column(_STRING, "ISO 3166-1 alpha-2 or null", _CODE, nullable=True),
        "name": _column(_STRING, "Russian, nominative", _NOT_EMPTY),
        "source_column": _column(_STRING, "the cell that says so", _NOT_EMPTY),
        "source_text": _text("the words that say so"),
    }


def _table(
    columns: Mapping[str, pa.Column],
    unique: list[str] | None = None,
    checks: pa.Check | list[pa.Check] | None = None,
) -> pa.DataFrameSchema:
    """These columns in this order and no others."""
    return pa.DataFrameSchema(
        dict(columns), unique=unique, checks=checks, strict=True, ordered=True
    )


@cache
def schemas() -> dict[str, pa.DataFrameSchema]:
    """One strict schema per table, by table name; further tables among them."""
    flat_plan = {
        name: _text(column.description or "") if name in LIST_COLUMNS else column
        for name, column in _PLAN_COLUMNS.items()
    }
    flat_venue = _nullable(
        {name: column for name, column in _VENUE_COLUMNS.items() if name != "event_id"},
        ["venue_no", "place_precision", "tentative"],
    )
    return {
        "events": _table(
            _PLAN_COLUMNS, ["event_id"], [_IN_ORDER, _both_or_none("start_date", "end_date")]
        ),
        "periods": _table(_period_columns(), ["event_id", "period_no"], _IN_ORDER),
        "venues": _table(_VENUE_COLUMNS, ["event_id", "venue_no"], _POINT),
        "partners": _table(_partner_columns(), ["event_id", "name"]),
        "partner_places": _table(_partner_place_columns(), ["event_id", "place_no"], _POINT),
        "evidence": _table(_evidence_columns(), list(EVIDENCE), _WORDS),
        "corrections": _table(_correction_columns()),
        "flat": _table({**flat_plan, **flat_venue}, checks=_IN_ORDER),
    }


def key_of(table: str) -> list[str]:
    """The columns that tell a row of a table from every other; none where only all of them do."""
    schema = schemas()[table]
    key = list(schema.unique or [])
    return key if len(key) < len(schema.columns) else []


def arrow_schema(table: str) -> pyarrow.Schema:
    """The Arrow schema of one table, as stored in Parquet."""
    columns = schemas()[table].columns
    return pyarrow.schema([(name, _arrow(column)) for name, column in columns.items()])


def check(table: str, data: pyarrow.Table) -> None:
    """Check one table against its schema.

    Raises:
        pandera.errors.SchemaErrors: with every failure of the table, not only the first.
    """
    schema = schemas()[table]
    if not plainly_right(schema, data):
        schema.validate(data.to_pandas(types_mapper=pd.ArrowDtype), lazy=True)
