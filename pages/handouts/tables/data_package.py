"""A data package: every table of the slice as CSV and as Parquet, described column by column.

The description is Frictionless' ``datapackage.json``, so that a program can check each value
against what is said of its column. Times inside are the edition's.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import pyarrow as pa
from pyarrow import types

from etl.schema import arrow_schema, key_of, schemas
from pages.handouts.handout import Slice
from pages.handouts.papers.steady_zip import steady
from pages.handouts.tables.csv_machine import csv_pieces, machine_text
from pages.handouts.tables.event_rows import event_rows, records
from pages.handouts.tables.file_headings import table_columns
from pages.handouts.tables.parquet_table import editions_of_parts, origin, parquet_bytes
from pages.shared.plan.plan_said import edition_heading, file_called, region_words
from pages.shared.plan.tables import PlanInfo
from pages.shared.visit.file_formats import Grain

_DESCRIPTION = "datapackage.json"
_TITLES = {
    "events": "Мероприятия",
    "periods": "Сроки мероприятий",
    "venues": "Места мероприятий",
    "partners": "Партнёры",
    "partner_places": "Кто участвует и откуда",
    "evidence": "Слова плана, из которых прочитаны значения",
    "corrections": "Что установил человек",
    "flat": "Мероприятие × место: мероприятие с двумя местами стоит в двух строках",
}
_LICENCES = (
    {
        "name": "other-pd",
        "title": "Тексты плана: официальный документ, не объект авторских прав (ГК РФ, ст. 1259)",
    },
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Координаты: GeoNames, CC BY 4.0",
    },
)
_LIST = " Несколько значений — через «; »."


def make(handed: Slice, _grain: Grain) -> bytes:
    """The package as a zip: ``datapackage.json`` and ``data/*.csv``, ``data/*.parquet``."""
    info = handed.info
    resources = []
    out = io.BytesIO()
    # Packed as they are made: all tables of a large plan at once are half a gigabyte of text.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for table in schemas():
            schema = arrow_schema(table)
            cells = (
                [machine_text(f.type, row.get(f.name)) for f in schema]
                for row in _rows(handed, table)
            )
            lines = csv_pieces(schema.names, cells, ",", "\n")
            resources.append(_resource(table, _put(package, f"data/{table}.csv", lines)))
            typed = parquet_bytes(_rows(handed, table), schema, origin(handed))
            resources.append(_copy(table, _put(package, f"data/{table}.parquet", [typed])))
        described = _described(handed) | {"resources": resources}
        text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
        package.writestr(_DESCRIPTION, text.encode("utf-8", errors="replace"))
    return steady(out.getvalue(), info.made, _DESCRIPTION)


def _put(package: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    """Write a file of the package piece by piece; gives its size and its hash."""
    size, checked = 0, sha256()
    with package.open(name, "w") as part:
        for piece in pieces:
            part.write(piece)
            checked.update(piece)
            size += len(piece)
    return {"bytes": size, "hash": f"sha256:{checked.hexdigest()}"}


def _rows(handed: Slice, table: str) -> Iterator[Mapping[str, Any]]:
    if table in ("events", "flat"):
        yield from event_rows(handed.kept, "event" if table == "events" else "venue")
    else:
        yield from records(getattr(handed.kept, table))


def _described(handed: Slice) -> dict[str, Any]:
    info = handed.info
    whole = "весь план" if handed.part[0] == handed.part[1] else "часть плана"
    words = "; ".join(handed.words) or whole
    return {
        "profile": "data-package",
        "name": _package_name(info),
        "title": info.title or file_called(info),
        "description": f"{edition_heading(info)}, {region_words(info)}. Отборы: {words}. "
        f"Мероприятий: {handed.part[0]} из {handed.part[1]}.",
        "version": editions_of_parts(info),
        **({"created": info.built_at.isoformat()} if info.built_at else {}),
        "licenses": list(_LICENCES),
        "sources": [{"title": f"{info.source_name}, SHA-256 {info.source_sha256}".strip(", ")}],
        "query": handed.query,
    }


def _package_name(info: PlanInfo) -> str:
    if info.parts:
        return "-and-".join(["plans", *(part.name for part in info.parts)]).lower()
    return f"plan-{info.plan_id}-edition-{info.edition}".lower()


def _resource(table: str, checks: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.replace("_", "-"),
        "title": _TITLES[table],
        "path": f"data/{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        **checks,
        "schema": {
            "fields": [_field(table, field.name, field.type) for field in arrow_schema(table)],
            "missingValues": [""],
            **({"primaryKey": key_of(table)} if key_of(table) else {}),
            **({} if table == "events" else {"foreignKeys": [_OF_EVENT]}),
        },
    }


_OF_EVENT = {
    "fields": ["event_id"],
    "reference": {"resource": "events", "fields": ["event_id"]},
}


def _copy(table: str, checks: Mapping[str, Any]) -> dict[str, Any]:
    """The same as Parquet: typed by itself, so that no schema is said twice."""
    return {
        "name": f"{table.replace('_', '-')}-parquet",
        "title": f"{_TITLES[table]}: те же строки, Parquet",
        "type": "file",
        "path": f"data/{table}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **checks,
    }


def _field(table: str, name: str, kind: Any) -> dict[str, Any]:
    known = table_columns()
    of = table if table != "flat" else "events" if name in known["events"] else "venues"
    column = known[of][name]
    joined = types.is_list(kind) or (table == "flat" and types.is_list(_kind_in_events(name)))
    return {
        "name": name,
        "type": _type(kind),
        "title": column.heading,
        "description": column.meaning + (_LIST if joined else ""),
        **({"unit": column.unit} if column.unit else {}),
    }


def _kind_in_events(name: str) -> Any:
    schema = arrow_schema("events")
    return schema.field(name).type if name in schema.names else pa.string()


def _type(kind: Any) -> str:
    if types.is_boolean(kind):
        return "boolean"
    if types.is_date(kind):
        return "date"
    if types.is_integer(kind):
        return "integer"
    return "number" if types.is_floating(kind) else "string"
