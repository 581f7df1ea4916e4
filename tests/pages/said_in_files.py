"""What a file says of each event, whatever its form: one text a number of the plan."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import openpyxl
import pptx
import pyarrow.parquet as pq
import vobject
from lxml import html

from pages.handouts.papers.paper_report import COLUMNS
from tests.pages.papers_read import pdf_text, word_rows

Said = Mapping[int, str]
"""By the number of an event, all that stands in its row, entry or article; no white space twice."""


def said_in(key: str, content: bytes) -> Said:
    """Read a file back, by the key of its format."""
    return {n: " ".join(text.split()) for n, text in _READERS[key](content).items()}


def _xlsx(content: bytes) -> dict[int, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Мероприятия"]
    head, *rows = sheet.iter_rows(values_only=True)
    return _named(dict(zip(map(str, head), row, strict=True)) for row in rows)


def _csv_excel(content: bytes) -> dict[int, str]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return _named(csv.DictReader(text, delimiter=";"))


def _csv(content: bytes) -> dict[int, str]:
    return _named(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _parquet(content: bytes) -> dict[int, str]:
    return _named(pq.read_table(io.BytesIO(content)).to_pylist())


def _geojson(content: bytes) -> dict[int, str]:
    return _named(feature["properties"] for feature in json.loads(content)["features"])


def _datapackage(content: bytes) -> dict[int, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        said = _csv(package.read("data/events.csv"))
        number = {f"e{n:02d}": n for n in said}
        rows = csv.DictReader(io.StringIO(package.read("data/corrections.csv").decode()))
        for row in rows:
            said[number[row["event_id"]]] += f"\n{row['column']} := {row['new_value']}"
    return said


def _ics(content: bytes) -> dict[int, str]:
    said: dict[int, str] = {}
    for event in vobject.readOne(content.decode()).vevent_list:
        n = int(event.uid.value[1:3])
        place = event.location.value if hasattr(event, "location") else ""
        lines = (event.summary.value, f"STATUS {event.status.value}", f"МЕСТО {place}")
        said[n] = "\n".join((*lines, event.description.value))
    return said


def _pptx(content: bytes) -> dict[int, str]:
    said: dict[int, str] = {}
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_table and shape.table.cell(0, 1).text == "Мероприятие":
                for row in list(shape.table.rows)[1:]:
                    cells = [cell.text for cell in row.cells]
                    said[int(cells[0].rstrip("."))] = "\n".join(cells)
    return said


def _docx(content: bytes) -> dict[int, str]:
    said: dict[int, str] = {}
    n = 0
    for row in word_rows(content):
        n = int(row[0].rstrip(".")) if len(row) == len(COLUMNS) and row[0][:1].isdigit() else n
        said[n] = "\n".join([said.get(n, ""), *row])
    return said


def _pdf(content: bytes) -> dict[int, str]:
    """Letters run on: of the whole file, it stands under every number."""
    whole = pdf_text(content)
    return dict.fromkeys(range(1, 48), whole)


def _html(content: bytes) -> dict[int, str]:
    page = html.document_fromstring(content.decode())
    return {int(one.get("id")[1:]): one.text_content() for one in page.xpath("//article")}


def _named(rows: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    return {
        int(row.get("№") or row["number"]): "\n".join(f"{k}: {v}" for k, v in row.items())
        for row in rows
    }


_READERS: dict[str, Callable[[bytes], dict[int, str]]] = {
    "xlsx": _xlsx, "csv-excel": _csv_excel, "csv": _csv, "parquet": _parquet, "html": _html,
    "geojson": _geojson, "ics": _ics, "pptx": _pptx, "docx": _docx, "pdf": _pdf,
    "datapackage": _datapackage,
}  # fmt: skip
