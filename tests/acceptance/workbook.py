"""Workbooks, made with openpyxl; cached results of formulas are put in afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from .content import primorye
from .plans import Plan
from .word import SEVEN, Column

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def simple(plan: Plan, path: Path, columns: Sequence[Column] = SEVEN) -> Path:
    """One sheet, section rows merged, everything text."""
    book = Workbook()
    sheet = book.active
    sheet.title = "План"
    sheet.append([plan.title])
    sheet.append([])
    sheet.append([heading for heading, _ in columns])
    for sphere, items in plan.spheres:
        sheet.append([sphere])
        sheet.merge_cells(
            start_row=sheet.max_row,
            end_row=sheet.max_row,
            start_column=1,
            end_column=len(columns),
        )
        for item in items:
            sheet.append([text_of(item) for _, text_of in columns])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value else cell.data_type
    book.save(path)
    return path


def primorye_xlsx(path: Path) -> Path:
    """Title rows, real dates, merged cells, a hidden row, a formula, two other sheets."""
    plan = primorye.PLAN
    book = Workbook()
    notes = book.active
    notes.title = "Памятка"
    notes["A1"] = "Заполнять до 1 декабря"
    notes["A2"] = "Ответственный"
    notes["B2"] = "Отдел протокола"
    sheet = book.create_sheet("План 2027")
    old = book.create_sheet("Черновик")
    old.sheet_state = "hidden"
    old.append(["№", "Дата проведения", "Мероприятие", "Место проведения"])
    old.append([1, "май 2020 года", "Старое мероприятие", "г. Находка"])
    book.active = 1
    sheet["G1"] = "УТВЕРЖДЁН распоряжением от 20.12.2026 № 7"
    sheet["A2"] = plan.title
    sheet.merge_cells("A2:G2")
    sheet["A2"].alignment = Alignment(horizontal="center")
    headings = [
        "№",
        "Дата проведения",
        "Мероприятие",
        "Место проведения",
        "Участники",
        "Цель",
        "Примечание",
    ]
    for place, heading in enumerate(headings, 1):
        sheet.cell(4, place, heading)
        sheet.merge_cells(start_row=4, end_row=5, start_column=place, end_column=place)
    at = 5
    for sphere, items in plan.spheres:
        at += 1
        sheet.cell(at, 1, sphere)
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=7)
        for item in items:
            at += 1
            day: Any = item.dates
            if DAY.fullmatch(item.dates):
                day = datetime.fromisoformat(item.dates)
            values = [
                int(item.printed),
                day,
                item.title,
                item.place,
                item.participants,
                item.purpose,
                item.extra["Примечание"] or None,
            ]
            for place, value in enumerate(values, 1):
                cell = sheet.cell(at, place, value)
                if isinstance(value, datetime):
                    cell.number_format = "DD.MM.YYYY"
            if "hidden_row" in item.flags:
                sheet.row_dimensions[at].hidden = True
            if item.printed == "7":
                sheet.cell(at, 3).value = '="Международный "&"турнир по самбо"'
                formula_cell = f"C{at}"
    sheet.cell(at + 2, 2, "Директор департамента")
    sheet.cell(at + 2, 5, "В.В. Васильев")
    book.save(path)
    cache_formula(path, formula_cell, "Международный турнир по самбо")
    return path


def cache_formula(path: Path, address: str, result: str) -> None:
    """Store a formula's text result as Excel does beside the formula."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                text = data.decode("utf-8")
                text = re.sub(
                    rf'<c r="{address}"([^>]*?)(?: t="\w+")?><f>(.*?)</f><v ?/?>(?:</v>)?</c>',
                    rf'<c r="{address}"\1 t="str"><f>\2</f><v>{result}</v></c>',
                    text,
                )
                data = text.encode("utf-8")
            new.writestr(name, data)
    path.write_bytes(packed.getvalue())
