"""The tables' schemas are the contract's; wrong rows are named, all of them at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pandera.errors
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.columns import MAIN_TABLES
from etl.quick_check import plainly_right
from etl.schema import arrow_schema, check, schemas

PERIOD = {
    "event_id": "2026-H1-1",
    "period_no": 1,
    "start_date": date(2026, 3, 21),
    "end_date": date(2026, 3, 22),
    "text": "21-22 марта",
}
VENUE = {
    "event_id": "2026-H1-1",
    "venue_no": 1,
    "name": None,
    "settlement": "Смоленск",
    "settlement_type": "г.",
    "district": None,
    "region": "Смоленская область",
    "country_code": "RU",
    "place_precision": "settlement",
    "latitude": 54.7783,
    "longitude": 32.0509,
    "coordinate_precision": "settlement",
    "coordinate_source": "GeoNames 491687",
    "tentative": False,
}


def table(name: str, *rows: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=arrow_schema(name))


def test_types_are_the_contracts() -> None:
    events = arrow_schema("events")
    assert events.field("start_date").type == pa.date32()
    assert events.field("partner_countries").type == pa.list_(pa.string())
    assert events.field("date_tentative").type == pa.bool_()
    assert arrow_schema("flat").field("partner_countries").type == pa.string()
    assert arrow_schema("venues").names == list(VENUE)


def test_right_rows_pass() -> None:
    check("periods", table("periods", PERIOD, PERIOD | {"period_no": 2}))
    check("venues", table("venues", VENUE))


def test_what_a_build_makes_is_plainly_right(shipped_directory: Path) -> None:
    """Else every build takes the long way, and nobody sees it."""
    for name in (*MAIN_TABLES, "partner_places", "evidence"):
        data = pq.read_table(shipped_directory / f"{name}.parquet")
        assert plainly_right(schemas()[name], data.replace_schema_metadata())


SPOILED = {
    pa.string(): (None, "", " x", "x", "venue", "1"),
    pa.int64(): (None, -1, 0, 99),
    pa.float64(): (None, -181.0, 95.0, float("nan")),
    pa.date32(): (None, date(1900, 1, 1), date(2100, 1, 1)),
    pa.bool_(): (None, True),
    pa.list_(pa.string()): (None, [], [" x"]),
}


def test_what_pandera_refuses_is_never_plainly_right(shipped_directory: Path) -> None:
    """Each column of each table spoiled in one row, in every way that its type has."""
    refused = 0
    for name in ("events", "periods", "venues", "partners", "evidence"):
        data = pq.read_table(shipped_directory / f"{name}.parquet").slice(0, 3)
        for field in arrow_schema(name):
            for value in SPOILED[field.type]:
                spoiled = pa.Table.from_pylist(
                    [{**data.to_pylist()[0], field.name: value}, *data.to_pylist()[1:]],
                    schema=arrow_schema(name),
                )
                if plainly_right(schemas()[name], spoiled):
                    schemas()[name].validate(
                        spoiled.to_pandas(types_mapper=pd.ArrowDtype), lazy=True
                    )
                else:
                    refused += 1
    assert refused > 100


@pytest.mark.parametrize(
    ("name", "row", "wrong"),
    [
        ("periods", PERIOD, {"end_date": date(2026, 3, 20)}),
        ("periods", PERIOD, {"period_no": 0}),
        ("periods", PERIOD, {"text": "21-22\u00a0марта"}),
        ("periods", PERIOD, {"start_date": None}),
        ("venues", VENUE, {"latitude": 154.0}),
        ("venues", VENUE, {"latitude": None}),
        ("venues", VENUE, {"name": ""}),
        ("venues", VENUE, {"coordinate_precision": "street"}),
        ("venues", VENUE, {"place_precision": None}),
    ],
)
def test_wrong_rows_are_refused(
    name: str, row: dict[str, object], wrong: dict[str, object]
) -> None:
    with pytest.raises(pandera.errors.SchemaErrors):
        check(name, table(name, row | wrong))


def test_every_failure_is_named_in_one_run() -> None:
    with pytest.raises(pandera.errors.SchemaErrors) as failed:
        check("periods", table("periods", PERIOD | {"period_no": 0, "text": " x"}))
    assert {"period_no", "text"} <= set(failed.value.failure_cases["column"])


def test_one_id_twice_is_refused() -> None:
    with pytest.raises(pandera.errors.SchemaErrors):
        check("venues", table("venues", VENUE, VENUE))
