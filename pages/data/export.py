"""The tables as files: for a person's Russian Excel, and for a program.

Both come in two grains, one row per event or one row per event and venue; the grain is in
the file's name, so that nobody counts an event twice.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import pandas as pd
from pyarrow import types

from etl.event_venues import event_venue_rows
from etl.schema import arrow_schema
from pages.shared.plan.tables import Plan, PlanInfo
from pages.shared.words.russian import (
    DIRECTIONS,
    FORMATS,
    PLACE_PRECISIONS,
    PRECISIONS,
    STATUSES,
    quality_label,
)

Grain = Literal["event", "venue"]
GRAINS: dict[Grain, str] = {"event": "мероприятие", "venue": "мероприятие × место"}

# Excel's columns: contract name -> heading. The codes of EDTF («2026-03») are left out, since
# Excel would turn them into dates.
EVENT_HEADINGS = {
    "plan_id": "План",
    "edition": "Редакция",
    "number": "№",
    "sphere": "Раздел плана",
    "title": "Наименование мероприятия",
    "place_text": "Место проведения (как в плане)",
    "dates_text": "Сроки (как в плане)",
    "dates_words": "Срок",
    "start_date": "Начало",
    "end_date": "Окончание",
    "date_precision": "Точность срока",
    "date_tentative": "Срок предварительный",
    "description": "Описание",
    "purpose": "Цель",
    "participants_text": "Участники (как в плане)",
    "countries": "Страны-партнёры",
    "partner_groups": "Группы стран",
    "format": "Форма проведения",
    "direction": "Направление",
    "status": "Состояние",
    "open": "Открыто в плане",
    "quality": "Вопросы к строке",
    "corrected": "Исправлено человеком",
    "extra": "Прочие столбцы",
    "source_ref": "Где в документе",
    "event_id": "Код мероприятия",
}
VENUE_HEADINGS = {
    "venue_no": "Место №",
    "name": "Учреждение или площадка",
    "settlement_type": "Тип населённого пункта",
    "settlement": "Населённый пункт",
    "district": "Район, округ",
    "region": "Область, республика",
    "country_code": "Страна (код)",
    "place_precision": "Место указано до",
    "tentative": "Место предположительно",
    "latitude": "Широта",
    "longitude": "Долгота",
    "coordinate_precision": "Точка соответствует",
    "coordinate_source": "Источник координат",
}
# What a person may settle, as this file's own headings call it.
_CORRECTED = EVENT_HEADINGS | {
    "partner_countries": EVENT_HEADINGS["countries"],
    "coordinates": "Координаты",
}
_VALUES: dict[str, Mapping[str, str]] = {
    "date_precision": PRECISIONS,
    "format": FORMATS,
    "direction": DIRECTIONS,
    "status": STATUSES,
    "place_precision": PLACE_PRECISIONS,
    "coordinate_precision": PLACE_PRECISIONS,
}
_EVENT_COLUMNS = tuple(arrow_schema("events").names)
_TYPES = {field.name: field.type for table in ("events", "venues") for field in arrow_schema(table)}
"""What the schema says that a column holds; further ones hold texts, or lists of them."""
CELL_LIMIT = 32_767
"""So many characters a cell of Excel holds, rare ones (emoji) counting twice as in UTF-16; a longer
one would be cut without a word."""


def columns() -> list[tuple[str, str]]:
    """The columns of both files side by side: (Excel's heading, program's name), "" for none."""
    headings = EVENT_HEADINGS | VENUE_HEADINGS
    machine = [*_EVENT_COLUMNS, *VENUE_HEADINGS]
    same = {"countries": "partner_countries"}  # names for a person, codes for a program
    pairs = [(text, same.get(name, name)) for name, text in headings.items()]
    known = [(text, name if name in machine else "") for text, name in pairs]
    return known + [("", name) for name in machine if name not in {name for _, name in pairs}]


def file_name(info: PlanInfo, grain: Grain, reader: str, part: tuple[int, int]) -> str:
    """«План 2026-H1, редакция 1, мероприятие × место, для Excel.csv».

    Args:
        info: the plan.
        grain: what a row is.
        reader: «Excel» or «программ».
        part: events in the file, events in the plan; named where it is not all.
    """
    some = "" if part[0] == part[1] else f", {part[0]} из {part[1]}"
    name = f"План {info.plan_id}, редакция {info.edition}, {GRAINS[grain]}{some}, для {reader}.csv"
    return name.replace("/", "-")


def excel_csv(plan: Plan, grain: Grain) -> bytes:
    """CSV that Russian Excel opens by a double click.

    UTF-8 with a byte order mark, «;», decimal comma, CRLF. A text that a spreadsheet would take
    for a formula, a date or a number gets an apostrophe in front: the one way that keeps it a
    text in Excel, in LibreOffice and in pandas alike, whatever they are set to. (``="…"`` is a
    formula that only Excel computes; a quoted field, a tab or a space in front is looked
    through by some of them.) The apostrophe is seen; files for programs have none. A text that
    is longer than a cell can be ends with the number of characters left out.
    """
    headings = EVENT_HEADINGS | (VENUE_HEADINGS if grain == "venue" else {})
    rows = ([_for_excel(name, row.get(name)) for name in headings] for row in _rows(plan, grain))
    return "\ufeff".encode() + _csv(headings.values(), rows, ";", "\r\n")


def machine_csv(plan: Plan, grain: Grain) -> bytes:
    """CSV for programs: UTF-8, comma, ISO dates, contract names, cells exactly as they are."""
    names = list(_EVENT_COLUMNS)
    if grain == "venue":
        names += [name for name in VENUE_HEADINGS if name not in names]
    rows = ([_for_machine(name, row.get(name)) for name in names] for row in _rows(plan, grain))
    return _csv(names, rows, ",", "\n")


def _rows(plan: Plan, grain: Grain) -> Iterator[Mapping[str, Any]]:
    venues: dict[str, list[dict[str, Any]]] = {}
    if grain == "venue":
        for venue in _records(plan.venues):
            venues.setdefault(venue["event_id"], []).append(venue)
    for event in _records(plan.events):
        yield from event_venue_rows(event, venues.get(event["event_id"], []))


def _records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")


def _csv(header: Iterable[str], rows: Iterable[list[str]], delimiter: str, line_end: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", errors="replace")


def _missing(value: Any) -> bool:
    return value is None or (not isinstance(value, (tuple, list, str)) and bool(pd.isna(value)))


def _for_excel(name: str, value: Any) -> str:
    if name == "quality":
        return text_cell("; ".join(quality_label(code).label for code in value))
    if name == "corrected":
        return text_cell("; ".join(_CORRECTED.get(column, column) for column in value))
    if _missing(value):
        return ""
    kind = _TYPES.get(name)
    if kind is not None and types.is_boolean(kind):
        return "да" if value else "нет"
    if kind is not None and types.is_date(kind):
        return f"{value:%d.%m.%Y}"
    if kind is not None and types.is_integer(kind):
        return str(int(value))
    if kind is not None and types.is_floating(kind):
        return repr(float(value)).replace(".", ",")
    if name in _VALUES:
        return _VALUES[name].get(value, value)
    return text_cell("; ".join(value) if isinstance(value, (tuple, list)) else str(value))


def text_cell(text: str) -> str:
    """A text as a cell of Excel: it stays a text, and what does not fit is said.

    >>> text_cell("5 февраля")
    "'5 февраля"
    """
    safe = f"'{text}" if _FORMULA.match(text) or _TAKEN_FOR_VALUE.fullmatch(text) else text
    if _units(safe) <= CELL_LIMIT:
        return safe
    room = CELL_LIMIT - len(_CUT.format(len(safe)))
    kept = safe[:room]
    while (over := _units(kept) - room) > 0:
        kept = kept[: -max(over // 2, 1)]
    return kept + _CUT.format(len(safe) - len(kept))


def _units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


_CUT = " … [не поместилось знаков: {}]"
# The wide signs are what an East Asian keyboard writes; some spreadsheets read them alike.
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_TIME = r"\d+:\d+(?::\d+(?:[.,]\d+)?)?\s*(?:[ap]m)?"
_MONTH = (
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек"
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


def _for_machine(name: str, value: Any) -> str:
    if _missing(value):
        return ""
    kind = _TYPES[name]
    if types.is_boolean(kind):
        return "true" if value else "false"
    if types.is_date(kind):
        return f"{value:%Y-%m-%d}"
    if types.is_integer(kind):
        return str(int(value))
    if types.is_floating(kind):
        return repr(float(value))
    return "; ".join(value) if types.is_list(kind) else str(value)


FILES: Mapping[str, tuple[str, Grain, Callable[[Plan, Grain], bytes]]] = {
    "events-excel.csv": ("Excel", "event", excel_csv),
    "events.csv": ("программ", "event", machine_csv),
    "venues-excel.csv": ("Excel", "venue", excel_csv),
    "venues.csv": ("программ", "venue", machine_csv),
}
"""Each file by its name in an address: who reads it, what a row is, who makes it."""
