"""The data package, checked by Frictionless against what it says of itself."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl.schema import arrow_schema, schemas
from pages.handouts.handout import slice_of
from pages.handouts.tables import data_package
from pages.shared.plan.tables import Plan, plan_of
from tests.pages import golden_tables, hostile


@pytest.mark.filterwarnings("default")  # of the library's own making
@pytest.mark.parametrize("query", [{}, {"sphere": ["Спорт"]}])
def test_every_value_is_as_the_package_says(
    golden_plan: Plan, tmp_path: Path, query: dict[str, Any]
) -> None:
    from frictionless import Package

    path = tmp_path / "package.zip"
    path.write_bytes(data_package.make(slice_of(golden_plan, query), "event"))
    report = Package(str(path)).validate()
    assert report.valid, report.flatten(["fieldName", "rowNumber", "message"])
    assert len(report.tasks) == 2 * len(schemas())


def test_both_copies_of_a_table_have_the_same_rows(golden_plan: Plan) -> None:
    plan = plan_of(hostile.frames(), golden_tables.MANIFEST)
    with zipfile.ZipFile(io.BytesIO(data_package.make(slice_of(plan, {}), "event"))) as package:
        described = json.loads(package.read("datapackage.json"))
        for table in schemas():
            read = pq.read_table(io.BytesIO(package.read(f"data/{table}.parquet")))
            assert read.schema.remove_metadata() == arrow_schema(table)
            lines = package.read(f"data/{table}.csv").decode().splitlines()
            assert lines[0].split(",") == read.schema.names
            assert read.num_rows > 0 or table in ("corrections", "partner_places")
        assert hostile.FORMULA.encode() in package.read("data/events.csv").replace(b'""', b'"')
    fields = {f["name"]: f for f in described["resources"][0]["schema"]["fields"]}
    assert fields["start_date"]["type"] == "date"
    assert fields["partner_countries"]["description"].endswith("Несколько значений — через «; ».")
    assert described["created"] == "2026-01-20T09:00:00"
    assert all(one.get("title") and one.get("name") for one in described["licenses"])
