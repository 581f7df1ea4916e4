"""What the columns of the files are called, in which order, and their codes in words."""

from __future__ import annotations

from collections.abc import Mapping

from etl.schema import arrow_schema
from pages.shared.words.russian import (
    DIRECTIONS,
    FORMATS,
    PLACE_PRECISIONS,
    PRECISIONS,
    STATUSES,
)

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
CORRECTED = EVENT_HEADINGS | {
    "partner_countries": EVENT_HEADINGS["countries"],
    "coordinates": "Координаты",
}
VALUES: dict[str, Mapping[str, str]] = {
    "date_precision": PRECISIONS,
    "format": FORMATS,
    "direction": DIRECTIONS,
    "status": STATUSES,
    "place_precision": PLACE_PRECISIONS,
    "coordinate_precision": PLACE_PRECISIONS,
}
EVENT_COLUMNS = tuple(arrow_schema("events").names)
TYPES = {field.name: field.type for table in ("events", "venues") for field in arrow_schema(table)}
"""What the schema says that a column holds; further ones hold texts, or lists of them."""


def columns() -> list[tuple[str, str]]:
    """The columns of both files side by side: (Excel's heading, program's name), "" for none."""
    headings = EVENT_HEADINGS | VENUE_HEADINGS
    machine = [*EVENT_COLUMNS, *VENUE_HEADINGS]
    same = {"countries": "partner_countries"}  # names for a person, codes for a program
    pairs = [(text, same.get(name, name)) for name, text in headings.items()]
    known = [(text, name if name in machine else "") for text, name in pairs]
    return known + [("", name) for name in machine if name not in {name for _, name in pairs}]
