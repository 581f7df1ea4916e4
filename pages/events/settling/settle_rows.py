"""From what a form says to rows of corrections: only what differs from what is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.columns import joined, parted
from etl.corrections.correction import TEXT_COLUMNS
from etl.corrections.points import NoPointError, degrees_written, read_point
from etl.text import fold
from pages.events.settling.typed import TypedSpot

MISSING_REASON = (
    "Напишите основание: откуда это известно (например, «письмо департамента от 12.03»)."
)
MISSING_AUTHOR = "Напишите, кто уточняет: имя останется рядом с новым значением."
CHANGED_MEANWHILE = (
    "Пока форма была открыта, это мероприятие уточнили или опубликовали новую редакцию: закройте "
    "форму, посмотрите на карточку и уточните снова."
)
NOTHING = "Ничего не изменено: новые значения совпадают с нынешними."


@dataclass(frozen=True, slots=True)
class Said:
    """What the form says.

    Attributes:
        values: by column what is so, in a correction's words.
        reason: how that is known.
        author: who says it.
    """

    values: Mapping[str, str]
    reason: str
    author: str

    def lacks(self) -> str:
        """What a person has yet to say, as a sentence; "" where nothing is missing."""
        if not fold(self.reason):
            return MISSING_REASON
        return "" if fold(self.author) else MISSING_AUTHOR


def shown_values(row: Mapping[str, Any], settled: Mapping[str, str]) -> dict[str, str]:
    """What the form begins with, by column: what a person settled, else the plan's own.

    Args:
        row: the event.
        settled: the new values in force, by column.
    """
    shown = {column: settled.get(column, str(row[column] or "")) for column in TEXT_COLUMNS}
    shown |= {"status": str(row["status"]), "format": str(row["format"])}
    shown["partner_countries"] = joined(row["countries"])
    return shown


def rows_to_store(
    plan: str, row: Mapping[str, Any], said: Said, settled: Mapping[str, str]
) -> list[dict[str, str]]:
    """Rows of corrections, as a file has them, of what is changed.

    Args:
        plan: the plan's name in the folder.
        row: the event.
        said: what the form says.
        settled: the new values in force, by column.
    """
    shown = shown_values(row, settled)
    old = {**shown, **{column: str(row[column] or "") for column in TEXT_COLUMNS}}
    old["partner_countries"] = joined(row["partner_countries"])
    return [
        _row(plan, row, column, old[column], value, said)
        for column, value in said.values.items()
        if _differs(column, value, shown[column])
    ]


def point_row(
    plan: str, row: Mapping[str, Any], number: int, spot: TypedSpot, point: str, said: Said
) -> dict[str, str]:
    """The row of a point.

    Args:
        plan: the plan's name in the folder.
        row: the event.
        number: which of its places, from 1.
        spot: the place as it stands on the map.
        point: where it is, with its level: «54.78, 32.04 (venue)».
        said: who says so, and why.
    """
    old = ""
    if spot.latitude is not None and spot.longitude is not None:
        old = f"{number}: {degrees_written(spot.latitude)}, {degrees_written(spot.longitude)}"
    return _row(plan, row, "coordinates", old, f"{number}: {point}", said)


_LIKE = "координаты пишутся так: «54,7818; 32,0401» — широта, затем долгота"
_ONE_DECIMAL = re.compile(r"-?\d+,\d+")
"""«54,78» is a latitude of which the rest is not typed yet, and no point at 54 and 78 degrees."""


def point_typed(text: str, level: str) -> str:
    """A point as a correction writes it, of one typed as Russians do: «54,78; 32,04».

    Raises:
        NoPointError: it is none; the message is a part of a Russian sentence.
    """
    words = fold(text)
    if _ONE_DECIMAL.fullmatch(words):
        raise NoPointError(_LIKE)
    if ";" in words:
        words = words.replace(",", ".").replace(";", ", ")
    try:
        point = read_point(words)
    except NoPointError as error:
        raise NoPointError(str(error) if "бывает" in str(error) else _LIKE) from None
    return f"{degrees_written(point.latitude)}, {degrees_written(point.longitude)} ({level})"


def row_to_take_back(plan: str, event_id: str, column: str, new_value: str) -> dict[str, str]:
    """The row that takes a correction back."""
    return {
        "plan": plan,
        "event_id": event_id,
        "column": column,
        "old_value": "",
        "new_value": new_value,
        "reason": "",
        "author": "",
        "at": "",
    }


def _row(
    plan: str, row: Mapping[str, Any], column: str, old: str, new: str, said: Said
) -> dict[str, str]:
    return {
        "plan": plan,
        "event_id": str(row["event_id"]),
        "column": column,
        "old_value": old,
        "new_value": fold(new),
        "reason": fold(said.reason),
        "author": fold(said.author),
        "at": "",
    }


def _differs(column: str, one: str, other: str) -> bool:
    if column == "partner_countries":
        return sorted(parted(one)) != sorted(parted(other))
    return fold(one) != fold(other)
