"""The tables of an edition that is kept, from its document and what is in force alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.build import Made, ReadPlan, make_edition, read_plan
from etl.corrections.correction import Unfit
from etl.documents import Reading
from etl.editions.record import Record
from etl.editions.record_rows import (
    Given,
    earlier_states,
    events_of,
    numbered,
    states_of,
    told_numbered,
)
from etl.editions.storing import Incoming, add_state
from etl.event_ids import name_events
from etl.refusals import RefusedDocumentError


def with_corrections(
    directory: Path,
    record: Record,
    incoming: Incoming,
    edition: Mapping[str, Any],
    read: tuple[ReadPlan, list[str]] | None = None,
) -> tuple[dict[str, Any], tuple[Unfit, ...]]:
    """The tables of an edition with what is in force: those there are, or new ones.

    Args:
        directory: the folder of plans.
        record: its record, under change.
        incoming: takes new tables in.
        edition: the edition's row.
        read: its document and its events' ids, where somebody has read it just now.

    Returns:
        The row of its tables, and the corrections that it has no place for.
    """
    given = Given.in_force(record, edition["plan"])
    corrections = numbered(record, given.corrections)
    states = states_of(record, edition["plan"], edition["edition"])
    for row in reversed(states):
        if Given.of(row) == given:
            return row, ()
    if not edition["document"]:
        if corrections:
            raise RefusedDocumentError(
                f"Документ редакции {edition['edition']} не сохранён (её таблицы построены "
                "раньше, чем появился учёт), исправить её нельзя: опубликуйте документ командой "
                "python -m etl publish."
            )
        return states[-1], ()
    made = made_again(directory, record, edition, given, read=read)
    fitted = [no for no, one in corrections.items() if one in made.applied]
    told = told_numbered(record, given.told)
    used = [no for no, one in told.items() if one in made.told]
    for row in reversed(states):
        if (json.loads(row["applied"]), json.loads(row["used"])) == (fitted, used):
            return row, made.unfit
    folder = incoming.state(edition, states[-1]["state"] + 1, made)
    number = add_state(record, edition, folder, made, given)
    return states_of(record, edition["plan"], edition["edition"])[number - 1], made.unfit


def made_again(
    directory: Path,
    record: Record,
    edition: Mapping[str, Any],
    given: Given,
    *,
    built_at: str | None = None,
    read: tuple[ReadPlan, list[str]] | None = None,
) -> Made:
    """The tables of an edition from its document, corrections and what was told alone.

    Args:
        directory: the folder of plans.
        record: its record.
        edition: the edition's row.
        given: the corrections, and what was told.
        built_at: the time to name; now, where none is given.
        read: the document and its events' ids, where somebody has read it just now.
    """
    if read is None:
        document = read_stored(directory, record, edition, given.told)
        read = document, ids_of(directory, record, edition, document)
    corrections = list(numbered(record, given.corrections).values())
    return make_edition(*read, edition["edition"], corrections=corrections, built_at=built_at)


def read_stored(
    directory: Path, record: Record, edition: Mapping[str, Any], told: Sequence[int]
) -> ReadPlan:
    """Read an edition's document as it was received.

    Args:
        directory: the folder of plans.
        record: its record.
        edition: the edition's row.
        told: numbers of what persons told the program. What is told of a region is for new
            documents: an edition that is there stays one of its plan.

    Raises:
        RefusedDocumentError: it has gone, or is not the one that was received.
    """
    reading = Reading(directory / edition["document"], name=edition["source_name"])
    if reading.sha256 != edition["source_sha256"]:
        reading.close()
        raise RefusedDocumentError(
            f"Документ «{edition['document']}» изменился или повреждён: верните его из "
            "резервной копии."
        )
    plan = record.one("SELECT region FROM plan WHERE plan = ?", edition["plan"])
    return read_plan(
        reading,
        edition["period"] or None,
        told=list(told_numbered(record, told).values()),
        region=str(plan["region"]) if plan else "",
    )


def ids_of(
    directory: Path, record: Record, edition: Mapping[str, Any], read: ReadPlan
) -> list[str]:
    """The ids of an edition's events: those of its own tables, else as when it was new."""
    plan, number = edition["plan"], edition["edition"]
    earlier = []
    for state in reversed(states_of(record, plan, number)):
        try:
            earlier.append(events_of(directory, state))
            break
        except RefusedDocumentError:
            continue
    if not earlier or len(earlier[0]) != len(read.events):
        earlier += [events_of(directory, one) for one in earlier_states(record, plan, number)]
    return name_events(read.events, read.plan, earlier)
