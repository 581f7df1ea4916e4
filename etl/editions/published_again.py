"""An edition that is there already is published once more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.build import now
from etl.compare import changes_between
from etl.editions.adopting import shown_tables
from etl.editions.published import Published, known
from etl.editions.record import Record
from etl.editions.record_rows import edition_of, find_plan, note, show, tables_of
from etl.editions.remaking import with_corrections
from etl.editions.storing import Incoming, writing
from etl.refusals import RefusedDocumentError


def publish_again(directory: Path, asked: str, number: int, *, by: str = "") -> Published:
    """Make an edition that is there the published one again, with the corrections that fit it.

    Args:
        directory: the folder of plans.
        asked: the plan, by its name or period.
        number: the edition.
        by: who publishes.

    Raises:
        RefusedDocumentError: there is no such edition; the folder is as it was.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was published still is.
    """
    record = Record(directory)
    plan, edition = _edition(record, asked, number)
    if plan["edition"] == number:
        return known(directory, record, edition)
    with writing(directory) as record:
        plan, edition = _edition(record, asked, number)
        incoming = Incoming(directory)
        at = now()
        with incoming.until_saved(record):
            row, unfit = with_corrections(directory, record, incoming, edition)
            tables = tables_of(directory, row)
            before, previous = shown_tables(directory, record, plan["plan"])
            show(record, plan["plan"], number, row["state"], at=at, by=by)
            note(record, "republished", at=at, by=by, edition=edition,
                 what={"previous": previous})  # fmt: skip
        changes = changes_between(before, tables) if before is not None else []
        return Published(
            plan=plan["plan"],
            edition=number,
            manifest=tables.manifest,
            changes=tuple(changes),
            unfit=unfit,
            shown=number,
            previous=previous,
            directory=directory / row["folder"],
        )


def _edition(record: Record, asked: str, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    plan = find_plan(record, asked)
    row = edition_of(record, plan["plan"], number)
    if row is None:
        there = ", ".join(str(one["edition"]) for one in record.all(
            "SELECT edition FROM edition WHERE plan = ? ORDER BY edition", plan["plan"]
        ))  # fmt: skip
        raise RefusedDocumentError(f"Редакции {number} у плана {plan['plan']} нет; есть: {there}.")
    return plan, row
