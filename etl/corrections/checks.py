"""Whether a new value can be read, before it is taken over: the readers say so themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from etl.corrections.correction import COLUMNS, TEXT_COLUMNS, Correction, Unfit
from etl.corrections.points import LEVELS, NoPointError, read_point
from etl.corrections.settle import pin, settle_one
from etl.corrections.values import NoValueError, check_value
from etl.events import Event
from etl.home import Home
from etl.model import Placement, PlanPeriod
from etl.text import fold
from etl.typed_value import LONGEST_NAME, value_fault

_UNREAD = {
    "date_unreadable": "такой срок программа не читает",
    "date_partly_read": "срок понят не весь",
    "date_impossible": "такой даты нет в календаре",
    "place_unreadable": "такое место программа не читает",
}


class RefusedCorrectionError(ValueError):
    """The correction cannot be taken over; the message is a part of a Russian sentence."""


@dataclass(frozen=True)
class Situation:
    """One event as the document has it and as it is published.

    Attributes:
        read: its cells as the readers understand them.
        event: the same with every correction of another column or venue.
        placed: where the venues of ``event`` are.
        plan: the plan's period.
        home: the region whose plan it is.
    """

    read: Event
    event: Event
    placed: list[Placement]
    plan: PlanPeriod
    home: Home


def check(one: Correction, now: Situation) -> tuple[Event, list[Placement]]:
    """Read one correction.

    Returns:
        The event as it would be, and where its venues would stand.

    Raises:
        RefusedCorrectionError: it does not fit the document, or its value cannot be read.
    """
    refuse_unkept(one)
    if one.column == "coordinates":
        return now.event, _check_point(one, now)
    if one.column in TEXT_COLUMNS:
        refuse_unread(one.new_value, ())
    else:
        refuse_no_value(one)
    settled = settle_one(now.read, now.event, one, now.plan, now.home)
    if isinstance(settled, Unfit):
        raise RefusedCorrectionError(f"старое значение не то: {settled.why}")
    codes = {"dates_text": settled.dates.quality, "place_text": settled.place.quality}
    refuse_unread(one.new_value, codes.get(one.column, ()))
    return settled, now.placed


def refuse_unread(text: str, codes: Iterable[str]) -> None:
    """Refuse words that a person wrote and the readers did not understand whole.

    Args:
        text: the words.
        codes: the doubts of their reading.

    Raises:
        RefusedCorrectionError: they are none that can be kept, or one of the doubts is that they
            could not be read.
    """
    fault = value_fault(text)
    if fault:
        raise RefusedCorrectionError(fault)
    if not fold(text):
        raise RefusedCorrectionError("новое значение пусто")
    for code in codes:
        if code in _UNREAD:
            raise RefusedCorrectionError(f"«{fold(text)}»: {_UNREAD[code]}")


def refuse_column(column: str) -> None:
    """Refuse a column that nobody can correct.

    Raises:
        RefusedCorrectionError: it is such.
    """
    if column not in COLUMNS:
        raise RefusedCorrectionError(
            f"столбец «{column}» не исправляется; можно: {', '.join(COLUMNS)}"
        )


def refuse_no_value(one: Correction) -> None:
    """Refuse a new value that none of its column can be."""
    try:
        check_value(one.column, one.new_value)
    except NoValueError as error:
        raise RefusedCorrectionError(str(error)) from None


def refuse_unkept(one: Correction) -> None:
    """Refuse what cannot be kept, whatever its event says.

    Raises:
        RefusedCorrectionError: it is such.
    """
    refuse_column(one.column)
    # The old value is the document's own, whatever stands in it: it fits its cell or nothing.
    faults = (value_fault(one.new_value), value_fault(one.reason))
    fault = next(filter(None, (*faults, value_fault(one.author, LONGEST_NAME))), "")
    if fault:
        raise RefusedCorrectionError(fault)


def _check_point(one: Correction, now: Situation) -> list[Placement]:
    try:
        point = read_point(one.new_value)
    except NoPointError as error:
        raise RefusedCorrectionError(str(error)) from None
    if point.level not in LEVELS:
        raise RefusedCorrectionError(
            "после координат в скобках нужно указать, что это за точка: (venue) или (settlement)"
        )
    placed = [replace(p) for p in now.placed]
    why = pin(placed, one)
    if why:
        raise RefusedCorrectionError(why)
    return placed
