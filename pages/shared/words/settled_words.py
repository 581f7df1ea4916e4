"""How it is said that a person settled a value: the one sentence of lists, hovers and cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from etl.columns import parted
from etl.corrections.correction import LABELS, TEXT_COLUMNS
from etl.corrections.points import NoPointError, read_point
from etl.country_names import country_name
from etl.periods_in_words import day_in_words
from etl.precision_words import PLACE_PRECISIONS
from pages.shared.words.readings_in_words import degrees
from pages.shared.words.russian import FORMATS, STATUSES

SETTLED_LABEL = "Уточнено человеком"
NOT_IN_EDITION = "мероприятия в этой редакции нет"


def settled_in_words(corrected: Sequence[str]) -> str:
    """«Уточнено человеком: срок, место»; "" where nothing is.

    Args:
        corrected: the columns that a person settled (``events.corrected``).
    """
    return f"{SETTLED_LABEL}: {settled_columns(corrected)}" if corrected else ""


def settled_columns(corrected: Sequence[str]) -> str:
    """«срок, место»."""
    return ", ".join(LABELS.get(name, name) for name in corrected)


def who_and_when(author: str, at: str) -> str:
    """«Иванова, 12 марта 2026»; what is not known is left out.

    Args:
        author: who says it.
        at: when, ISO 8601.
    """
    try:
        when = day_in_words(datetime.fromisoformat(at).date())
    except ValueError:
        when = ""
    return ", ".join(filter(None, (author, when)))


def value_in_words(column: str, value: str) -> str:
    """A correction's value in a sentence: «состоялось», a text of the plan in quotation marks."""
    return f"«{value}»" if column in TEXT_COLUMNS else uncoded(column, value)


def uncoded(column: str, value: str) -> str:
    """A correction's value as a cell has it: a text as it is, words for codes and for a point."""
    if column == "status":
        return STATUSES.get(value, value)
    if column == "format":
        return FORMATS.get(value, value)
    if column == "partner_countries":
        return ", ".join(map(country_name, parted(value))) or "не названы"
    return _point(value) if column == "coordinates" else value


def _point(value: str) -> str:
    try:
        point = read_point(value)
    except NoPointError:
        return value
    which = f"место {point.number}: " if point.number else ""
    where = degrees(point.latitude, point.longitude, None)
    level = PLACE_PRECISIONS.get(point.level, "")
    return which + where + (f" — {level}" if level else "")
