"""One correction, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.corrections.points import venue_number

TEXT_COLUMNS = ("dates_text", "place_text", "participants_text")
"""Corrected in a plan's own words, which the readers read instead of the cell's."""
VALUE_COLUMNS = ("status", "format", "partner_countries", "coordinates")
"""Corrected by naming the value itself."""
COLUMNS = (*TEXT_COLUMNS, *VALUE_COLUMNS)

LABELS = {
    "dates_text": "срок",
    "place_text": "место",
    "participants_text": "участники",
    "status": "состояние",
    "format": "форма",
    "partner_countries": "страны-партнёры",
    "coordinates": "координаты",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one column of one event.

    Attributes:
        plan: the plan's name among all of a folder.
        event_id: the event.
        column: one of ``COLUMNS``.
        old_value: what the document says; the correction holds as long as it does.
        new_value: what is so instead.
        reason: how that is known.
        author: who says it.
        at: when, ISO 8601.
    """

    plan: str
    event_id: str
    column: str
    old_value: str
    new_value: str
    reason: str = ""
    author: str = ""
    at: str = ""

    @property
    def target(self) -> tuple[str, str, str, int]:
        """What it settles: plan, event, column, and the venue where it is a point."""
        number = venue_number(self.new_value) if self.column == "coordinates" else 0
        return self.plan, self.event_id, self.column, number


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that the document no longer has a place for, and why, in Russian."""

    correction: Correction
    why: str

    def in_words(self) -> str:
        """The sentence that reports it, on a page as on the command line."""
        one = self.correction
        who = f", {one.author}" if one.author else ""
        return (
            f"Исправление не применено: {one.event_id}, {LABELS[one.column]} «{one.new_value}» "
            f"(вместо «{one.old_value}»{who}): {self.why}."
        )


def in_order(columns: Sequence[str]) -> list[str]:
    """The columns as the contract lists them, each once."""
    return [column for column in COLUMNS if column in columns]
