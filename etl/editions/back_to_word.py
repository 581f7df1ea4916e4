"""Corrections written back into the Word document that a plan came as: as tracked changes.

The copy says who corrected what and when, in the very cell; whoever accepts all changes in Word has
the corrected plan, whoever rejects them the document as received.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.build import ReadPlan
from etl.corrections.correction import LABELS, TEXT_COLUMNS, Correction
from etl.documents import Reading
from etl.documents.docx_written.docx_cells import DocxCells
from etl.documents.docx_written.not_written import NotWrittenError
from etl.documents.docx_written.spliced import paragraphs_in, spliced, with_part
from etl.documents.docx_written.tracked_cell import (
    Numbers,
    Signature,
    numbers_of,
    replace_words,
)
from etl.documents.in_process import read_bytes
from etl.editions.record import Record
from etl.editions.record_rows import Given, edition_of, find_plan, numbered, state_of
from etl.editions.remaking import ids_of, read_stored
from etl.events import Event
from etl.refusals import RefusedDocumentError
from etl.text import fold
from etl.told.told_row import headings_told

_NO_NAME = "Не назван"
"""The author of a change whose correction names none; Word wants one."""


@dataclass(frozen=True)
class Written:
    """A corrected copy.

    Attributes:
        data: the document.
        name: what it was received as.
        written: corrections that stand in it as tracked changes.
        left: corrections that do not, with the reason in Russian.
    """

    data: bytes
    name: str
    written: tuple[Correction, ...]
    left: tuple[tuple[Correction, str], ...]


def corrected_docx(directory: Path, plan: str | None, number: int | None) -> Written:
    """The document of an edition with the corrections that its tables have.

    Args:
        directory: the folder of plans.
        plan: the plan's name; None means the only one there is.
        number: the edition; the published one where none is given.

    Raises:
        RefusedDocumentError: there is no such edition, it did not come as .docx, or nothing of
            what was corrected can stand in it.
        RecordError: the folder's record cannot be read.
    """
    record = Record(directory)
    edition, given, told = _edition(record, plan, number)
    read = read_stored(directory, record, edition, told)
    ids = ids_of(directory, record, edition, read)
    data = (directory / edition["document"]).read_bytes()
    cells = DocxCells(data, edition["source_name"])
    places = paragraphs_in(cells.root)
    numbers = numbers_of(cells.root)
    rows = dict(zip(ids, read.events, strict=True))
    changed: dict[int, Any] = {}
    written, left = [], []
    for one in given:
        try:
            row = rows[one.event_id].row
            address = row.source_ref.removeprefix(f"{read.document.name}, ")
            paragraphs = _write(one, address, row.columns, cells, numbers)
        except NotWrittenError as error:
            left.append((one, str(error)))
            continue
        changed |= {places[paragraph]: paragraph for paragraph in paragraphs}
        written.append(one)
    if not written:
        why = "; ".join(f"{LABELS[one.column]} — {why}" for one, why in left)
        raise RefusedDocumentError(
            f"Вписать в документ «{edition['source_name']}» нечего: "
            f"{why or 'исправлений в этой редакции нет'}."
        )
    made = with_part(data, cells.part, spliced(cells.source, changed))
    _prove(made, read, rows, written)
    return Written(made, edition["source_name"], tuple(written), tuple(left))


def _edition(
    record: Record, plan: str | None, number: int | None
) -> tuple[dict[str, Any], list[Correction], list[int]]:
    """An edition's row, the corrections that its tables have, and what was told then."""
    row = find_plan(record, plan)
    wanted = row["edition"] if number is None else number
    edition = edition_of(record, row["plan"], wanted)
    if edition is None:
        raise RefusedDocumentError(
            f"Редакции {wanted} плана {row['plan']} нет; список: python -m etl editions."
        )
    if not edition["document"].endswith(".docx"):
        raise RefusedDocumentError(
            f"Редакция {wanted} получена не в .docx («{edition['source_name']}»): исправления "
            "вписываются только в документы Word этого вида."
        )
    published = row["state"] if wanted == row["edition"] else None
    state = state_of(record, row["plan"], wanted, published)
    corrections = numbered(record, json.loads(state["applied"]))
    return edition, list(corrections.values()), Given.of(state).told


def _write(
    one: Correction,
    address: str,
    columns: Mapping[str, int],
    cells: DocxCells,
    numbers: Numbers,
) -> Sequence[Any]:
    """Write one correction; gives the paragraphs that it has changed.

    Raises:
        NotWrittenError: it has no cell of its own.
    """
    if one.column not in TEXT_COLUMNS:
        raise NotWrittenError("у такого значения в плане нет своей ячейки")
    if one.column not in columns:
        raise NotWrittenError("в документе это не одна своя ячейка")
    cell = cells.cell(address, columns[one.column])
    by = Signature(one.author or _NO_NAME, _moment(one.at))
    return replace_words(cell, fold(one.new_value), by, numbers, cells.styles)


def _moment(at: str) -> str:
    """A time as Word writes it."""
    moment = datetime.fromisoformat(at).replace(microsecond=0)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{moment.isoformat()}Z"


def _prove(
    made: bytes, read: ReadPlan, before: Mapping[str, Event], written: Sequence[Correction]
) -> None:
    """Read the copy: it says what was corrected, and all else as before.

    Raises:
        RefusedDocumentError: it does not; nobody is given such a copy.
    """
    new = {(one.event_id, one.column): fold(one.new_value) for one in written}
    wanted = [
        {column: new.get((event_id, column), text) for column, text in event.row.cells.items()}
        for event_id, event in before.items()
    ]
    name, headings = read.document.name, headings_told(read.heard)
    if headings:
        document = Reading(Path(name), name, made, headings).document()
    else:  # it has been read within its bounds, and a copy is hardly larger
        document = read_bytes(name, made, "docx")
    if [dict(row.cells) for row in document.rows] != wanted:
        raise RefusedDocumentError(
            f"Документ «{name}» устроен так, что исправления в него не вписать, ничего не изменив "
            "рядом: внесите их в Word сами."
        )
