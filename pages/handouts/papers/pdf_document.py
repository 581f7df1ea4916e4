"""The report and the list as a PDF: paginated, tagged (PDF/UA-1), its letters inside.

typst sets it (one wheel, Apache 2.0); the report goes in as data, so that no text of a plan is
read as markup. Letters come from the shipped PT Sans, rarer ones from the faces within typst.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import typst
from PIL import ImageFont

from etl.folders import FONTS
from pages.handouts.handout import Slice
from pages.handouts.papers.paper_report import COLUMNS, NOTE, Report, paper_report
from pages.handouts.picture.raster import faces
from pages.shared.visit.file_formats import Grain
from pages.shared.words.direction_signs import SIGN

_TEMPLATE = Path(__file__).with_suffix(".typ")
_FACE = FONTS / "pt-sans-400-normal.ttf"
_NO_LETTER = "\U0010fffe"
"""No face has it: drawn as what a face shows for letters that it lacks."""


def make(handed: Slice, grain: Grain) -> bytes:
    """The slice as PDF.

    Raises:
        RefusedError: the slice has too many events for a document.
    """
    return pdf_document(paper_report(handed))


def pdf_document(report: Report) -> bytes:
    """The report as PDF; equal reports give equal bytes."""
    words = json.dumps(_data(report), ensure_ascii=False)
    try:
        return _set(words, report.made)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    # PDF/UA lets no letter be an empty box; one that no face has is told by its number.
    return _set("".join(map(_drawable, words)), report.made)


def _data(report: Report) -> dict[str, object]:
    source = f" · {report.source}" if report.source else ""
    data = asdict(report) | {
        "made": "",
        "columns": list(COLUMNS.values()),
        "foot": f"{report.edition}{source}",
    }
    data["sections"] = [
        {
            "sphere": section.sphere,
            "rows": [
                {"cells": row.cells, "notes": [f"{NOTE}{note}" for note in row.notes]}
                for row in section.rows
            ],
        }
        for section in report.sections
    ]
    return data


def _set(words: str, made: datetime) -> bytes:
    setter = typst.Compiler(str(_TEMPLATE), font_paths=faces(), sys_inputs={"report": words})
    when = made if made.tzinfo else made.replace(tzinfo=UTC)
    pages = setter.compile(format="pdf", pdf_standards="ua-1", timestamp=int(when.timestamp()))
    assert isinstance(pages, bytes)
    return pages


@lru_cache(maxsize=4096)
def _drawable(letter: str) -> str:
    """A letter of the shipped face, or its number in brackets: «[U+4E2D]»."""
    if letter.isspace() or letter.isascii() or letter == SIGN:
        return letter
    face = ImageFont.truetype(str(_FACE), 20)
    known = bytes(face.getmask(letter)) != bytes(face.getmask(_NO_LETTER))
    return letter if known else f"[U+{ord(letter):04X}]"
