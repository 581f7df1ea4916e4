"""CSV that a person's Russian Excel opens by a double click."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from pyarrow import types

from etl.calendar_names import MONTH_BEGINNINGS
from pages.handouts.handout import Slice
from pages.handouts.tables.cell_texts import fitted
from pages.handouts.tables.csv_machine import csv_pieces
from pages.handouts.tables.event_rows import event_rows, missing
from pages.handouts.tables.file_headings import (
    TYPES,
    VALUES,
    VENUE_HEADINGS,
    headings_of,
    list_in_words,
)
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import with_comma, yes_or_no


def make(handed: Slice, grain: Grain) -> bytes:
    """The file: UTF-8 with a byte order mark, «;», decimal comma, CRLF.

    A text that a spreadsheet would take for a formula, a date or a number gets an apostrophe in
    front: the one way that keeps it a text in Excel, in LibreOffice and in pandas alike, whatever
    they are set to. (``="…"`` is a formula that only Excel computes; a quoted field, a tab or a
    space in front is looked through by some of them.) The apostrophe is seen; files for programs
    have none. A text that is longer than a cell can be ends with the number of characters left out.
    """
    headings = {**headings_of(handed.plan)} | (VENUE_HEADINGS if grain == "venue" else {})
    rows = (_cells(row, headings) for row in event_rows(handed.kept, grain))
    out = io.BytesIO("\ufeff".encode())
    out.seek(0, io.SEEK_END)
    out.writelines(csv_pieces(headings.values(), rows, ";", "\r\n"))
    return out.getvalue()


def _cells(row: Mapping[str, Any], headings: Mapping[str, str]) -> list[str]:
    return [_cell(name, row.get(name)) for name in headings]


def _cell(name: str, value: Any) -> str:
    if missing(value):
        return ""
    if isinstance(value, (tuple, list)):
        return text_cell(list_in_words(name, value))
    kind = TYPES.get(name)
    if kind is not None and types.is_boolean(kind):
        return yes_or_no(value)
    if kind is not None and types.is_date(kind):
        return f"{value:%d.%m.%Y}"
    if kind is not None and types.is_integer(kind):
        return str(int(value))
    if kind is not None and types.is_floating(kind):
        return with_comma(repr(float(value)))
    if name in VALUES:
        return VALUES[name].get(value, value)
    return text_cell(str(value))


def text_cell(text: str) -> str:
    """A text as a cell of Excel: it stays a text, and what does not fit is said.

    >>> text_cell("5 февраля")
    "'5 февраля"
    """
    text = text.replace("\x00", "\ufffd")  # LibreOffice would drop it without a word
    safe = f"'{text}" if _FORMULA.match(text) or _TAKEN_FOR_VALUE.fullmatch(text) else text
    return fitted(safe)


# The wide signs are what an East Asian keyboard writes; some spreadsheets read them alike.
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_TIME = r"\d+:\d+(?::\d+(?:[.,]\d+)?)?\s*(?:[ap]m)?"
_MONTH = (
    rf"(?:{MONTH_BEGINNINGS}"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[а-яёa-z]*\.?"
)
_BETWEEN = r"[\s./\-]*"
# What spreadsheets make numbers, dates, times or truth values of, in a Russian or English setting.
_TAKEN_FOR_VALUE = re.compile(
    rf"\s*(?:"
    rf"[(]?[$€₽]?\s*\d[\d\s.,]*(?:e[+-]?\d+)?\s*(?:%|[$€₽]|р\.?|руб\.?)?[)]?"
    rf"|[.,]\d+"
    rf"|\d+\s+\d+/\d+"
    rf"|\d+\s*[./-]\s*\d+(?:\s*[./-]\s*\d+)?\s*(?:г\.?)?(?:,?[\sT]+{_TIME}Z?)?"
    rf"|{_TIME}"
    rf"|\d+{_BETWEEN}{_MONTH}(?:{_BETWEEN}\d+\s*(?:г\.?)?(?:,?\s+{_TIME})?)?"
    rf"|{_MONTH}{_BETWEEN}\d+(?:,?\s*\d+)?\s*(?:г\.?)?"
    rf"|истина|ложь|true|false"
    rf"|#(?:n/a|н/д|ref|ссылка|value|знач|name|имя|num|число|div/0|дел/0|null|пусто)[!?]?"
    rf")\s*",
    re.IGNORECASE,
)
