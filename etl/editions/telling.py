"""What persons tell the program: kept in the record, used for what is published from then on.

What is published is always the document, the corrections in force and what is told: who tells or
takes back something publishes the editions that have the wording anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl.build import now
from etl.documents.plan_rows.headings import wording_key
from etl.editions.record import Record
from etl.editions.record_rows import edition_of, note, show, tables_of, told_in_force
from etl.editions.remaking import with_corrections
from etl.editions.served import published_plans
from etl.editions.storing import Incoming, writing
from etl.refusals import RefusedDocumentError
from etl.region_names import region_called
from etl.store import Tables
from etl.text import fold
from etl.told.told_checks import RefusedToldError, check_told
from etl.told.told_row import CELLS, ToldRow
from etl.typed_rows import Line
from etl.typed_value import time_fault, typed


@dataclass(frozen=True)
class ToldOutcome:
    """What came of telling.

    Attributes:
        told: what is new.
        known: how many rows were in force already.
        ended: what was replaced or taken back.
        editions: plan and edition of what was published anew.
    """

    told: tuple[ToldRow, ...] = ()
    known: int = 0
    ended: tuple[ToldRow, ...] = ()
    editions: tuple[tuple[str, int], ...] = ()


def would_be_told(record: Record, told: Sequence[ToldRow]) -> list[ToldRow]:
    """What is in force, with what a person tells just now in the place of what it replaces."""
    force = list(told_in_force(record).values())
    new = [one for one in told if not any(_same(one, other) for other in force)]
    replaced = {one.target for one in new}
    return [*(one for one in force if one.target not in replaced), *new]


def enter_told(record: Record, told: Sequence[ToldRow], *, at: str, by: str) -> tuple[ToldRow, ...]:
    """Enter what is told into the record; gives what was not in force already."""
    entered = []
    for one in told:
        former = _of_target(record, one.target)
        if any(_same(one, other) for other in former.values()):
            continue
        _end(record, former, at=at, by=by)
        record.add("told", {**asdict(one), "entered_at": at})
        entered.append(one)
    return tuple(entered)


def tell(
    directory: Path, lines: Sequence[Line], *, by: str = "", back: bool = False
) -> ToldOutcome:
    """Tell the program what wordings mean, or take it back: all of the rows or none.

    Args:
        directory: the folder of plans.
        lines: rows of a file, with the lines they begin on.
        by: who tells, where a row does not name its author.
        back: take back what is told of these wordings.

    Raises:
        RefusedDocumentError: a row cannot be taken over; the message names each by its line.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was published still is.
    """
    with writing(directory) as record:
        at = now()
        rows = _rows(record, lines, at=at, by=by, back=back)
        if back:
            ended = [one for row in rows for one in _of_target(record, row.target).values()]
            for row in rows:
                _end(record, _of_target(record, row.target), at=at, by=by)
            told: tuple[ToldRow, ...] = ()
        else:
            before = told_in_force(record)
            told = enter_told(record, rows, at=at, by=by)
            after = told_in_force(record)
            ended = [one for no, one in before.items() if no not in after]
        if not told and not ended:
            return ToldOutcome(known=len(rows))
        incoming = Incoming(directory)
        with incoming.until_saved(record):
            who = by or next((one.author for one in (*told, *ended) if one.author), "")
            editions = retell(directory, record, incoming, (*told, *ended), at=at, by=who)
            what = {"told": [asdict(one) for one in told], "ended": [asdict(o) for o in ended]}
            nothing = {"plan": "", "edition": 0, "source_name": "", "source_sha256": ""}
            for edition in editions or [nothing]:
                act = "told" if told else "untold"
                note(record, act, at=at, by=who, edition=edition, what=what)
    names = tuple((str(one["plan"]), int(one["edition"])) for one in editions)
    return ToldOutcome(told, len(rows) - len(told) if not back else 0, tuple(ended), names)


def retell(
    directory: Path,
    record: Record,
    incoming: Incoming,
    changed: Sequence[ToldRow],
    *,
    at: str,
    by: str,
) -> list[Mapping[str, Any]]:
    """Publish anew the editions that have one of the wordings.

    Args:
        directory: the folder of plans.
        record: its record, under change.
        incoming: takes new tables in.
        changed: what is told since, or no longer.
        at: when.
        by: who.

    Returns:
        The rows of the editions that are published anew.
    """
    editions: list[Mapping[str, Any]] = []
    for plan in published_plans(record) if changed else ():
        edition = edition_of(record, plan["plan"], plan["edition"])
        if edition is None or not edition["document"]:
            continue
        if not _has_one_of(changed, tables_of(directory, plan)):
            continue
        row, _ = with_corrections(directory, record, incoming, edition)
        if row["state"] != plan["state"]:
            show(record, plan["plan"], edition["edition"], row["state"], at=at, by=by)
            editions.append(edition)
    return editions


def _has_one_of(changed: Sequence[ToldRow], tables: Tables) -> bool:
    """Whether an edition may have one of the wordings.

    Its headings only the document knows. What is told of a region is for new documents.
    """
    words = {column: set(map(wording_key, tables.events[column])) for column in (*CELLS, "sphere")}
    return any(one.kind == "heading" or one.target[1] in words.get(one.kind, ()) for one in changed)


def _rows(record: Record, lines: Sequence[Line], *, at: str, by: str, back: bool) -> list[ToldRow]:
    rows: dict[tuple[str, str], ToldRow] = {}
    faults = []
    for line, cells in lines:
        values = {name: typed(text) for name, text in cells.items()}
        values["wording"] = fold(cells["wording"])  # the document's own, as it stands there
        values["author"], values["at"] = values["author"] or by, values["at"] or at
        if values["kind"] == "region":
            values["meaning"] = region_called(values["meaning"]) or values["meaning"]
        one = ToldRow(**values)
        try:
            if fault := time_fault(one.at):
                raise RefusedToldError(fault)
            if back:
                _refuse_not_told(record, one)
            else:
                check_told(one)
            if one.target in rows:
                raise RefusedToldError("о тех же словах говорит строка выше")
            rows[one.target] = one
        except RefusedToldError as error:
            faults.append(f"строка {line}: {error}")
    if faults:
        raise RefusedDocumentError(f"Не принято, ничего не изменено: {'; '.join(faults[:20])}.")
    return list(rows.values())


def _refuse_not_told(record: Record, one: ToldRow) -> None:
    former = _of_target(record, one.target).values()
    if not any(one.meaning in ("", other.meaning) for other in former):
        raise RefusedToldError(f"о словах «{one.wording}» такого не сказано, отменять нечего")


def _of_target(record: Record, target: tuple[str, str]) -> dict[int, ToldRow]:
    return {no: one for no, one in told_in_force(record).items() if one.target == target}


def _same(one: ToldRow, other: ToldRow) -> bool:
    return one.target == other.target and (
        (one.meaning, one.reason, one.author) == (other.meaning, other.reason, other.author)
    )


def _end(record: Record, rows: Mapping[int, ToldRow], *, at: str, by: str) -> None:
    for no in rows:
        record.change("UPDATE told SET ended_at = ?, ended_by = ? WHERE no = ?", (at, by, no))
