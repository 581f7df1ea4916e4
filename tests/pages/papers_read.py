"""Documents of a slice read back, and the plans that they are made of."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import docx
import pandas as pd
import pdfplumber
import pypdfium2

from pages.handouts.handout import Slice
from pages.handouts.papers.paper_letters import printable
from pages.handouts.papers.paper_report import COLUMNS, NOTE, Report, paper_report
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan, plan_of
from tests.pages import golden_tables, hostile

NASTY = "Знаки \x00\x0b\x1b\x9f 中 \u0391 \u202eнаоборот, &amp; #show: _x000D_ " + "ж" * 200
"""What XML forbids, what no face has, what turns the writing, what is markup elsewhere."""


def report_of(plan: Plan, words: Sequence[str] = ()) -> Report:
    info = replace(plan.info, source_sha256="0f" * 32)
    whole = replace(plan, info=info)
    return paper_report(Slice(whole, whole, Selection(), "", tuple(words)))


def hostile_plan() -> Plan:
    tables = hostile.frames()
    tables["events"].loc[1, "title"] = NASTY
    tables["events"].loc[2, "extra"] = '{"Ответственный": "=2+2"}'
    tables["events"].loc[3, "status"] = "cancelled"
    corrected = [["dates_text", "format"], *tables["events"]["corrected"].tolist()[1:]]
    tables["events"]["corrected"] = corrected
    tables["corrections"] = pd.DataFrame(
        [
            {
                "plan": "2026-H1", "event_id": "e01", "column": "dates_text",
                "old_value": "9-12 февраля 2026 года", "new_value": "10–13 февраля 2026 года",
                "reason": "письмо", "author": "Иванова <i>", "at": "2026-01-21T10:00:00",
            }
        ]
    )  # fmt: skip
    return plan_of(tables, golden_tables.MANIFEST)


def bare(text: Any) -> str:
    """Without white space: a document breaks lines where its columns end."""
    return re.sub(r"[\s\u200b]+", "", str(text or ""))


def expected_cells(events: pd.DataFrame) -> list[list[str]]:
    """The rows of the list as the tables have them, straight from the plan's own columns."""
    return [[bare(printable(row[name])) for name in COLUMNS] for row in events.to_dict("records")]


def read_word(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def pictures(content: bytes) -> list[str]:
    """The names of the pictures within a Word or PowerPoint file, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if "/media/" in name]
        for name in names:
            begun = parts.read(name)[:8]
            assert begun == b"\x89PNG\r\n\x1a\n" or begun.startswith(b"<svg"), name
    return [name.rpartition("/")[2] for name in names]


def word_rows(content: bytes) -> list[list[str]]:
    """The rows of the last table, a merged cell once."""
    table = read_word(content).tables[-1]
    return [
        ["".join(text.text for text in cell.xpath(".//w:t")) for cell in row.tc_lst]
        for row in table._tbl.tr_lst
    ]


def pdf_rows(content: bytes, pages: list[int]) -> list[list[str]]:
    """The rows of the list, of some pages, their headers left out."""
    rows: list[list[str]] = []
    with pdfplumber.open(io.BytesIO(content), pages=pages) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                if len(table[0]) == len(COLUMNS) and bare(table[0][0]) == bare("№ п/п"):
                    rows += [[bare(cell) for cell in row] for row in table[1:]]
    return rows


def pdf_text(content: bytes) -> str:
    """All letters in their order; headers and feet of the pages stand between them."""
    pdf = pypdfium2.PdfDocument(content)
    text = "".join(bare(page.get_textpage().get_text_range()) for page in pdf)
    pdf.close()
    # So pdfium calls a hyphen at the end of a line; we divide no words, all are the plan's.
    return text.replace("\ufffe", "-")


def is_note(row: Sequence[str]) -> bool:
    return any(bare(cell).startswith(bare(NOTE)) for cell in row)
