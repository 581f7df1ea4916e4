"""The report and the list as a PDF: paginated, tagged (PDF/UA-1), its letters inside.

typst sets it (one wheel, Apache 2.0); the report goes in as data, so that no text of a plan is
read as markup. Letters come from the shipped PT Sans, rarer ones from the faces within typst.
"""

from __future__ import annotations

import json
import re
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
from pages.shared.figures.text_fit import text_width
from pages.shared.visit.file_formats import Grain
from pages.shared.words.direction_signs import SIGN

_TEMPLATE = Path(__file__).with_suffix(".typ")
_WIDTHS = (11.0, 52.4, 35.6, 30.2, 50.3, 46.9, 42.6)
"""Of the seven columns, in millimetres: what is between the margins."""
_AIR, _SIZE = 2.6, 8.5
"""Left and right of a cell's text, in millimetres; size of its letters in points."""
_WORD = re.compile(r"[^\s\-–—/]{10,}")
"""What no line breaks within; a shorter one fits into every column."""
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
        "widths": _WIDTHS,
        "foot": f"{report.edition}{source}",
    }
    data["sections"] = [
        {
            "sphere": section.sphere,
            "rows": [
                {
                    "cells": list(map(_fitting, row.cells, _WIDTHS)),
                    "notes": [f"{NOTE}{note}" for note in row.notes],
                }
                for row in section.rows
            ],
        }
        for section in report.sections
    ]
    return data


def _fitting(text: str, width: float) -> str:
    """A cell whose words may break anywhere if they are wider than their column, only then."""
    room = (width - _AIR) * 72 / 25.4

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        return "\u200b".join(word) if text_width(word, _SIZE) > room else word

    return _WORD.sub(broken, text)


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
