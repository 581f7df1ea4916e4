"""The published edition of a plan as corrections meet it: read again, with what is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.build import ReadPlan
from etl.corrections.checks import RefusedCorrectionError, Situation, check
from etl.corrections.correction import TEXT_COLUMNS, Correction
from etl.corrections.settle import against_document, says_same, settle_events, settle_points
from etl.corrections.values import value_of
from etl.editions.record import Record
from etl.editions.record_rows import edition_of, in_force, told_in_force
from etl.editions.remaking import ids_of, read_stored
from etl.events import Event, read_event
from etl.geocode import default_geocoder, locate
from etl.model import Placement


class PublishedSide:
    """The published edition of one plan, read again, with the corrections in force."""

    def __init__(self, directory: Path, record: Record, plan: Mapping[str, Any]) -> None:
        edition = edition_of(record, plan["plan"], plan["edition"])
        if edition is None or not edition["document"]:
            raise RefusedCorrectionError(
                "документ опубликованной редакции не сохранён: опубликуйте его командой "
                "python -m etl publish"
            )
        self.edition = edition
        told = list(told_in_force(record))
        self.read: ReadPlan = read_stored(directory, record, edition, told)
        self.ids = ids_of(directory, record, edition, self.read)
        self.force = in_force(record, plan["plan"])
        self._geocoder = default_geocoder(self.read.home)

    def situation(self, one: Correction) -> Situation:
        """The event of a correction, with every other correction of it."""
        if one.event_id not in self.ids:
            raise RefusedCorrectionError(
                f"мероприятия «{one.event_id}» в опубликованной редакции "
                f"{self.edition['edition']} плана {self.edition['plan']} нет"
            )
        number = self.ids.index(one.event_id)
        read, event_id = self.read.events[number], [one.event_id]
        later = one.column not in TEXT_COLUMNS
        others = [
            other
            for other in self.force.values()
            if other.event_id == one.event_id
            and other.target != one.target
            and (later or other.column in TEXT_COLUMNS)
        ]
        settled = settle_events([read], event_id, others, self.read.plan, self.read.home)
        (event,) = settled.events
        placed = [[locate(venue, self._geocoder) for venue in event.place.venues]]
        settled, placed = settle_points(settled, event_id, placed)
        (event,) = settled.events
        return Situation(read, event, placed[0], self.read.plan, self.read.home)

    def placed(self, event: Event) -> tuple[Placement, ...]:
        """Where an event's venues would stand."""
        return tuple(locate(venue, self._geocoder) for venue in event.place.venues)

    def alone(self, one: Correction) -> Event:
        """The new words of a correction read by themselves, without any other cell of the row."""
        read = self.read.events[self.ids.index(one.event_id)]
        row = replace(read.row, cells=dict.fromkeys(read.row.cells, ""), extra={})
        words = {one.column: one.new_value}
        return read_event(row, read.number, self.read.plan, self.read.home, words)

    def former(self, one: Correction) -> Correction | None:
        """The correction in force of the same target."""
        return next((o for o in self.force.values() if o.target == one.target), None)

    def is_same(self, one: Correction) -> bool:
        """Whether the correction is in force already."""
        other = self.former(one)
        names = ("new_value", "reason", "author")
        return other is not None and all(getattr(one, n) == getattr(other, n) for n in names)


def fitting(side: PublishedSide, one: Correction) -> tuple[Correction, bool]:
    """The correction as it is kept, and whether it only takes another one back.

    What is kept as the old value is the document's: whoever corrects a correction may name
    the corrected value, but the next edition is held against the document.
    """
    now = side.situation(one)
    former = side.former(one)
    one = against_document(one, former)
    said = _documents_value(one, now)
    if said is not None and says_same(one.column, one.new_value, said):
        if former is None:
            raise RefusedCorrectionError(f"«{one.new_value}» и так стоит в документе")
        return one, True
    check(one, now)
    return one, False


def _documents_value(one: Correction, now: Situation) -> str | None:
    if one.column in TEXT_COLUMNS:
        return now.read.row.cells[one.column]
    return None if one.column == "coordinates" else value_of(one.column, now.event)
