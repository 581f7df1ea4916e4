"""Cells that say what a person told of: read as if the plan said it in the person's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.corrections.correction import Correction
from etl.dates.date_cell import read_dates
from etl.events import Event, as_read, read_event
from etl.home import Home
from etl.model import PlanPeriod
from etl.told.told_row import CELLS, ToldRow, told_of


def with_told_cells(
    events: Sequence[Event], told: Sequence[ToldRow], plan: PlanPeriod, home: Home
) -> list[Event]:
    """Events with what is told of their cells; the cells keep their words.

    A date that would lie outside the plan is not what the wording means here: the cell stays as
    doubtful as it is.

    Args:
        events: as the document was read.
        told: what is in force.
        plan: the plan's period.
        home: the region whose plan it is.
    """
    if not any(one.kind in CELLS for one in told):
        return list(events)
    out = []
    for event in events:
        words = {column: one.meaning for column, one in _of_cells(event, told).items()}
        if "dates_text" in words:
            doubts = read_dates(words["dates_text"], plan).quality
            if "date_outside_plan" in doubts:
                del words["dates_text"]
        out.append(read_event(event.row, event.number, plan, home, words) if words else event)
    return out


def used_in(events: Sequence[Event], told: Sequence[ToldRow]) -> set[tuple[str, str]]:
    """Targets of what is told of cells and has been used, by ``ToldRow.target``."""
    return {one.target for event in events for one in _in(event, told).values()}


def told_corrections(
    events: Sequence[Event],
    ids: Sequence[str],
    told: Sequence[ToldRow],
    applied: Sequence[Correction],
) -> list[Correction]:
    """What was told of the events' cells, as rows beside the corrections of single events.

    They name no plan: what is told is told for all.

    Args:
        events: as they are stored.
        ids: their ids, in order.
        told: what is in force.
        applied: corrections; what one settles is not told.
    """
    settled = {(one.event_id, one.column) for one in applied}
    rows = []
    for event, event_id in zip(events, ids, strict=True):
        for column, one in _in(event, told).items():
            if (event_id, column) not in settled:
                why = "сказано для всех планов" + (f": {one.reason}" if one.reason else "")
                said = event.row.cells[column]
                rows.append(
                    Correction("", event_id, column, said, one.meaning, why, one.author, one.at)
                )
    return rows


def _in(event: Event, told: Sequence[ToldRow]) -> Mapping[str, ToldRow]:
    """What is told of an event's cells and was read instead of them."""
    return {
        column: one
        for column, one in (_of_cells(event, told) if event.settled else {}).items()
        if event.settled.get(column) == one.meaning
    }


def _of_cells(event: Event, told: Sequence[ToldRow]) -> dict[str, ToldRow]:
    cells = as_read(event.row)
    found = {column: told_of(told, column, cells[column]) for column in CELLS if cells[column]}
    return {column: one for column, one in found.items() if one is not None}
