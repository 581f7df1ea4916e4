"""A document becomes the next edition of its plan and is published, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from etl.build import Made, ReadPlan, make_edition, now, read_plan
from etl.compare import Change, changes_between, kinds_counted
from etl.corrections.correction import Correction, Unfit
from etl.documents import Reading
from etl.editions.adopting import (
    Bare,
    adopt,
    bare_tables,
    clear_root,
    enter_plan,
    shown_tables,
)
from etl.editions.folder_layout import plan_name
from etl.editions.labelling import Ready, labelled, read_again
from etl.editions.published import Published, known
from etl.editions.record import Record
from etl.editions.record_rows import (
    Given,
    earlier_tables,
    enter_corrections,
    note,
    numbered,
    show,
)
from etl.editions.storing import Incoming, add_state, writing
from etl.editions.telling import enter_told, retell, would_be_told
from etl.event_ids import name_events
from etl.store import Tables, in_memory
from etl.told.told_columns import columns_read
from etl.told.told_row import ToldRow, of_this_title
from etl.told.told_use import refuse_another_region, refuse_unknown_region, unknown_region


@dataclass(frozen=True)
class _Next:
    """The next edition as it would be."""

    plan: str
    edition: int
    made: Made
    given: Given
    before: Tables | None
    previous: int | None
    taken_over: Bare | None
    bare: Sequence[Bare]
    settled: Sequence[Correction] = ()
    """What a person settled in the preview."""


def publish(
    reading: Reading,
    directory: Path,
    *,
    period: str | None = None,
    by: str = "",
    dry_run: bool = False,
    told: Sequence[ToldRow] = (),
    corrections: Sequence[Correction] = (),
    asks: bool = False,
) -> Published:
    """Make a document the published edition of its plan.

    Args:
        reading: the document; the caller closes it.
        directory: the folder of plans.
        period: the plan's period where the document does not say it.
        by: who publishes.
        dry_run: say what would be, and store nothing.
        told: what a person told the program of this document; it is remembered with it.
        corrections: what a person settled in the preview of this document; those of another plan
            are not entered, and are among the unfit.
        asks: in a trial: whose plan it is can still be told, as beside a page's preview.

    Raises:
        RefusedDocumentError: the document cannot be used; the folder is as it was.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was published still is.
    """
    record = Record(directory)
    there = record.all("SELECT * FROM edition WHERE source_sha256 = ? AND document != ''",
                       reading.sha256)  # fmt: skip
    if len(there) == 1 and period is None and not told:
        return known(directory, record, there[0])
    read = read_plan(reading, period, told=would_be_told(record, told))
    refuse_another_region(told, read.document.title)
    told = of_this_title(told, read.document.title)
    read = read._replace(
        heard=tuple(would_be_told(record, told)),
        told=of_this_title(read.told, read.document.title),
    )
    if dry_run and not asks:  # else it is asked, or refused where it is published
        refuse_unknown_region(read.heard, read.document.title)
    plan = plan_name(read.plan.plan_id, read.home.region)
    for row in there:
        if row["plan"] == plan:
            return known(directory, record, row)
    if dry_run:
        own, strange = _of_plan(corrections, plan)
        enter_told(record, told, at=now(), by=by)
        enter_corrections(record, own, at=now(), by=by)
        trial = _result(_next(directory, record, plan, Ready(read)), None)
        return _tried(trial, read, strange)
    return publish_ready(
        Ready(read), reading.data, directory, period=period or "", by=by, told=told,
        corrections=corrections,
    )  # fmt: skip


def _tried(trial: Published, read: ReadPlan, strange: Sequence[Unfit]) -> Published:
    """A trial with what only the document itself says."""
    return replace(
        trial,
        unfit=(*trial.unfit, *strange),
        columns=columns_read(read.document),
        unowned=unknown_region(read.heard, read.document.title),
    )


def publish_ready(
    ready: Ready,
    data: bytes,
    directory: Path,
    *,
    period: str = "",
    by: str = "",
    told: Sequence[ToldRow] = (),
    corrections: Sequence[Correction] = (),
) -> Published:
    """Make a document that has been read the published edition of its plan.

    Args:
        ready: what was read.
        data: the document as received.
        directory: the folder of plans.
        period: the plan's period where a person said it.
        by: who publishes.
        told: what a person told of the document, to be remembered.
        corrections: what a person settled in its preview; they hold from this edition on.

    Raises:
        RefusedDocumentError: an earlier edition cannot be read; the folder is as it was.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was published still is.
    """
    with writing(directory) as record:
        if set(ready.read.heard) != set(would_be_told(record, told)):
            ready = read_again(ready, data, period, would_be_told(record, told))
        refuse_unknown_region(ready.read.heard, ready.read.document.title)
        plan = plan_name(ready.read.plan.plan_id, ready.read.home.region)
        found = record.one(
            "SELECT * FROM edition WHERE plan = ? AND source_sha256 = ? AND document != ''",
            plan,
            ready.read.document.sha256,
        )
        if found is not None:  # somebody else was quicker with the same document
            return known(directory, record, found)
        own, strange = _of_plan(corrections, plan)
        entered = enter_told(record, told, at=now(), by=by)
        enter_corrections(record, own, at=now(), by=by)
        coming = replace(_next(directory, record, plan, ready), settled=own)
        done = _store(
            directory, record, coming, ready.read, data, period=period, by=by, told=entered
        )
        return replace(done, unfit=(*done.unfit, *strange))


def _of_plan(corrections: Sequence[Correction], plan: str) -> tuple[list[Correction], list[Unfit]]:
    """Those of the plan that is published; the others are never entered, and said."""
    own = [one for one in corrections if one.plan == plan]
    strange = [one for one in corrections if one.plan != plan]
    return own, [Unfit(o, f"уточняли план «{o.plan}», а публикуется «{plan}»") for o in strange]


def _next(directory: Path, record: Record, plan: str, ready: Ready) -> _Next:
    """The next edition of a plan, made in memory."""
    read = ready.read
    bare = bare_tables(directory, record)
    own = [one for one in bare if one.plan == plan and one.tables is not None]
    sha256 = read.document.sha256
    taken_over = next((one for one in own if one.sha256 == sha256), None)
    numbers = [row["edition"] for row in record.all(
        "SELECT edition FROM edition WHERE plan = ?", plan)]  # fmt: skip
    if taken_over is not None and taken_over.edition in numbers:
        taken_over = None
    last = max([*numbers, *(one.edition for one in own)], default=0)
    edition = taken_over.edition if taken_over else last + 1
    nearest = sorted(own, key=lambda one: (one is taken_over, one.edition), reverse=True)
    earlier = [one.tables for one in nearest if one.tables is not None]
    earlier += earlier_tables(directory, record, plan, edition)
    given = Given.in_force(record, plan)
    corrections = list(numbered(record, given.corrections).values())
    ids = name_events(read.events, read.plan, earlier)
    if ready.made is not None and not corrections:
        made = labelled(ready.made, ids, edition)
    else:
        made = make_edition(read, ids, edition, corrections=corrections)
    before, previous = shown_tables(directory, record, plan, own)
    return _Next(plan, edition, made, given, before, previous, taken_over, bare)


def _store(
    directory: Path,
    record: Record,
    coming: _Next,
    read: ReadPlan,
    data: bytes,
    *,
    period: str,
    by: str,
    told: Sequence[ToldRow],
) -> Published:
    at, made, plan = now(), coming.made, coming.plan
    incoming = Incoming(directory)
    with incoming.until_saved(record):
        others = [one for one in coming.bare if one is not coming.taken_over]
        remarks = adopt(record, incoming, others, at=at, by=by)
        if coming.taken_over is not None:
            record.add("taken", {"digest": coming.taken_over.digest})
        folder, tables, document = incoming.edition(
            plan, coming.edition, read.document.name, data, made
        )
        start, end = read.plan.start.isoformat(), read.plan.end.isoformat()
        enter_plan(record, plan, read.plan.plan_id, read.home.region, start, end)
        edition = {
            "plan": plan,
            "edition": coming.edition,
            "folder": folder,
            "document": document,
            "source_name": read.document.name,
            "source_sha256": read.document.sha256,
            "period": period,
            "added_at": at,
            "added_by": by,
            "published_at": at,
            "published_by": by,
        }
        record.add("edition", edition)
        state = add_state(record, edition, tables, made, coming.given)
        show(record, plan, coming.edition, state, at=at, by=by)
        result = _result(coming, directory / tables, remarks)
        what: dict[str, Any] = {
            "changes": kinds_counted(result.changes),
            "previous": coming.previous,
            "unfit": len(made.unfit),
        }
        if told:
            what["told"] = [asdict(one) for one in told]
        note(record, "published", at=at, by=by, edition=edition, what=what)
        if coming.settled:
            taken = {"taken": [asdict(one) for one in coming.settled], "ended": []}
            note(record, "corrected", at=at, by=by, edition=edition, what=taken)
        retell(directory, record, incoming, told, at=at, by=by)
    clear_root(directory, coming.bare)
    return result


def _result(coming: _Next, tables: Path | None, remarks: Sequence[str] = ()) -> Published:
    made = coming.made
    changes: list[Change] = []
    if coming.before is not None:
        changes = changes_between(coming.before, in_memory(made.tables, made.manifest))
    stored = tables is not None
    return Published(
        plan=coming.plan,
        edition=coming.edition,
        manifest=made.manifest,
        changes=tuple(changes),
        unfit=made.unfit,
        shown=coming.edition if stored else (coming.previous or 0),
        previous=coming.previous,
        directory=tables,
        remarks=tuple(remarks),
        made=None if stored else made,
    )
