"""What a person settled of an event: the value, who, when and why, beside the plan's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.columns import joined
from etl.corrections.correction import LABELS, Correction
from etl.told.told_row import KINDS, told_of
from pages.events.card.card_values import rows_of
from pages.shared.plan.tables import Plan
from pages.shared.words.settled_words import NOT_IN_EDITION, value_in_words, who_and_when

LINES: Mapping[str, tuple[str, ...]] = {
    "dates_text": ("dates_text",),
    "place_text": ("place_text", "format", "coordinates"),
    "participants_text": ("participants_text", "partner_countries"),
    "status": ("status",),
}
"""Under which line of the card a column's correction stands."""


@dataclass(frozen=True, slots=True)
class SettledValue:
    """One correction in words; of an older edition's tables only its column may be known.

    ``new_value`` is "" where there is no correction of this event to be taken back: what a person
    told of the words is for all plans.
    """

    column: str
    label: str
    value: str = ""
    by: str = ""
    reason: str = ""
    new_value: str = ""
    fits: bool = True


def settled_of(plan: Plan, row: Mapping[str, Any]) -> tuple[SettledValue, ...]:
    """What of an event a person settled, in the contract's order of columns."""
    found = []
    rows = rows_of(plan.corrections, str(row["event_id"]))
    for column in row["corrected"]:
        label = LABELS.get(column, column)
        own = [one for one in rows if one["column"] == column]
        found += [
            SettledValue(
                column,
                label,
                value_in_words(column, str(one["new_value"])),
                who_and_when(str(one["author"]), str(one["at"])),
                str(one["reason"]),
                str(one["new_value"]) if one["plan"] else "",
            )
            for one in own
        ] or [SettledValue(column, label)]
    return tuple(found)


def told_sphere(plan: Plan, sphere: str) -> tuple[SettledValue, ...]:
    """The short name that a person gave a section."""
    one = told_of(plan.info.told, "sphere", sphere)
    if one is None:
        return ()
    by = who_and_when(one.author, one.at)
    return (SettledValue("sphere", KINDS["sphere"], f"«{one.meaning}»", by, one.reason),)


def unfit_of(unfit: Sequence[Correction], row: Mapping[str, Any]) -> tuple[SettledValue, ...]:
    """The corrections of an event that its edition has no place for; ``reason`` says why.

    Args:
        unfit: those of the plan.
        row: the event; only its id where the edition does not have it.
    """
    return tuple(
        SettledValue(
            one.column,
            LABELS.get(one.column, one.column),
            value_in_words(one.column, one.new_value),
            who_and_when(one.author, one.at),
            _why_unfit(one, row),
            one.new_value,
            fits=False,
        )
        for one in unfit
        if one.event_id == row["event_id"]
    )


def _why_unfit(one: Correction, row: Mapping[str, Any]) -> str:
    if len(row) == 1:
        return NOT_IN_EDITION
    if one.column == "coordinates":
        return "место в этой редакции другое"
    now = row[one.column]
    text = str(now or "") if isinstance(now, str) else joined(now)
    was, said = value_in_words(one.column, one.old_value), value_in_words(one.column, text)
    return f"уточняли {was}, а в документе теперь {said}"
