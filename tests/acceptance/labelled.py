"""Whole plans of other regions with what a careful reader makes of each row, and their documents.

``regions/*.toml`` were written before the program had read any of them; a label was changed
afterwards only where it was its writer's slip against the contract. In a venue «-» is nothing
and «*» left open; ``asked`` names what a person may be asked about instead of a right value;
``periods`` lists readings that are right. A key that is missing is left open.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook

from . import word
from .plans import Item, Plan

Labels = dict[str, Any]
HERE = Path(__file__).resolve().parent
CELLS = ("title", "place", "dates", "description", "purpose", "participants")


def labels_of(name: str) -> list[Labels]:
    """The rows of a plan as they were labelled."""
    rows: list[Labels] = _read(name)["row"]
    return rows


def plan_of(name: str) -> Plan:
    """The plan itself, its rows numbered."""
    rows = enumerate(labels_of(name), 1)
    spheres = []
    for sphere, own in groupby(rows, key=lambda row: row[1]["sphere"]):
        items = (
            Item(**dict(zip(CELLS, row["cells"], strict=True)), printed=f"{number}.")
            for number, row in own
        )
        spheres.append((sphere, tuple(items)))
    return Plan(title=_read(name)["title"], spheres=tuple(spheres))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "regions" / f"{name}.toml").read_text(encoding="utf-8"))


def _seven(name: str, path: Path) -> Path:
    return word.plain(plan_of(name), path.with_suffix(".docx"))


def _sheet_a_sphere(name: str, path: Path) -> Path:
    """Title and headings on each sheet, numbers that begin anew."""
    book, plan = Workbook(), plan_of(name)
    book.remove(book.active)
    for sphere, items in plan.spheres:
        sheet = book.create_sheet(sphere[:31])
        sheet.append([plan.title])
        sheet.merge_cells("A1:G1")
        sheet.append([heading for heading, _ in word.SEVEN])
        for number, item in enumerate(items, 1):
            sheet.append([number, *(text(item) for _, text in word.SEVEN[1:])])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def _grouped_headings(name: str, path: Path) -> Path:
    """Dates and participants first, «Мероприятие» over three columns, the place last."""
    document, plan = Document(), plan_of(name)
    document.add_paragraph(plan.title)
    table = document.add_table(rows=2, cols=7, style="Table Grid")
    alone = {0: "№ п/п", 1: "Срок проведения", 2: "Участники (страны, организации)"}
    for at, heading in {**alone, 6: "Место проведения"}.items():
        table.cell(0, at).merge(table.cell(1, at)).text = heading
    table.cell(0, 3).merge(table.cell(0, 5)).text = "Мероприятие"
    for at, heading in enumerate(("Наименование", "Цель", "Краткое описание"), 3):
        table.cell(1, at).text = heading
    order = ("printed", "dates", "participants", "title", "purpose", "description", "place")
    for sphere, items in plan.spheres:
        word.add_merged_section(table, sphere)
        for item in items:
            for cell, part in zip(table.add_row().cells, order, strict=True):
                cell.text = getattr(item, part)
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


def _narrow_pdf(name: str, path: Path) -> Path:
    """Printed once by LibreOffice: columns narrower than their words, cut without hyphens."""
    return Path(shutil.copy(HERE / "pdf" / f"{name}-narrow.pdf", path.with_suffix(".pdf")))


DOCUMENTS: dict[str, Callable[[str, Path], Path]] = {
    "amur": _seven,
    "astrakhan": _seven,
    "udmurtia": _seven,
    "vologda": _seven,
    "stavropol": _seven,
    "yakutia": _sheet_a_sphere,
    "samara": _grouped_headings,
    "novgorod": _narrow_pdf,
}
