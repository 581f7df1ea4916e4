"""The tables as files: for a person's Russian Excel, and for a program.

Both come in two grains, one row per event or one row per event and venue; the grain is in
the file's name, so that nobody counts an event twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal

import pandas as pd

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
    "quality": "Вопросы к строке",
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
_VALUES: dict[str, Mapping[str, str]] = {
    "date_precision": PRECISIONS,
    "format": FORMATS,
    "direction": DIRECTIONS,
    "status": STATUSES,
    "place_precision": PLACE_PRECISIONS,
    "coordinate_precision": PLACE_PRECISIONS,
}
_EVENT_COLUMNS = (
    "event_id", "plan_id", "edition", "number", "number_text", "sphere", "title", "place_text",
    "dates_text", "description", "purpose", "participants_text", "status", "format", "direction",
    "start_date", "end_date", "date_precision", "date_kind", "date_tentative", "edtf",
    "partner_countries", "partner_groups", "quality", "extra", "source_ref", "schema_version",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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

    UTF-8 with a byte order mark, «;», decimal comma, CRLF; a text that Excel would take for
    a formula gets an apostrophe in front.
    """
    headings = EVENT_HEADINGS | (VENUE_HEADINGS if grain == "venue" else {})
    frame = _frame(plan, grain)
    rows = ([_for_excel(name, row.get(name)) for name in headings] for row in _records(frame))
    return "\ufeff".encode() + _csv(headings.values(), rows, ";", "\r\n")


def machine_csv(plan: Plan, grain: Grain) -> bytes:
    """CSV for programs: UTF-8, comma, ISO dates, contract names, cells exactly as they are."""
    names = list(_EVENT_COLUMNS)
    if grain == "venue":
        names += [name for name in VENUE_HEADINGS if name not in names]
    rows = (
        [_for_machine(row.get(name)) for name in names] for row in _records(_frame(plan, grain))
    )
    return _csv(names, rows, ",", "\n")


def _frame(plan: Plan, grain: Grain) -> pd.DataFrame:
    if grain == "event":
        return plan.events
    return plan.events.merge(plan.venues.drop(columns="place"), on="event_id", how="left")


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
        return "; ".join(quality_label(code).label for code in value)
    if _missing(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "да" if value else "нет"
    if isinstance(value, (datetime, date)):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and name in _COUNTS else _decimal(value)
    if name in _VALUES:
        return _VALUES[name].get(value, value)
    text = "; ".join(value) if isinstance(value, (tuple, list)) else str(value)
    return f"'{text}" if isinstance(value, (str, tuple, list)) and _is_formula(text) else text


_COUNTS = ("number", "venue_no", "edition")


def _decimal(value: float) -> str:
    return repr(value).replace(".", ",")


def _is_formula(text: str) -> bool:
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def _for_machine(value: Any) -> str:
    if _missing(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "true" if value else "false"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (tuple, list)):
        return "; ".join(value)
    if isinstance(value, float) and value.is_integer() and abs(value) > 180:
        return str(int(value))
    return str(value)
