"""A document becomes the next edition of its plan and is published, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.build import ReadPlan, now, read_plan
from etl.corrections.correction import Correction, Unfit
from etl.documents import Reading
from etl.editions.adopting import clear_root
from etl.editions.folder_layout import plan_name
from etl.editions.labelling import Ready, read_again
from etl.editions.next_edition import enter, next_edition, published
from etl.editions.published import Published, known
from etl.editions.record import Record
from etl.editions.record_rows import enter_corrections
from etl.editions.storing import Incoming, writing
from etl.editions.telling import enter_told, would_be_told
from etl.told.told_columns import columns_read
from etl.told.told_row import ToldRow, of_this_title
from etl.told.told_use import refuse_another_region, refuse_unknown_region, unknown_region


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
        trial = published(next_edition(directory, record, plan, Ready(read)), None)
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
        ready = as_heard(record, ready, data, period, told)
        plan, found = found_there(record, ready)
        if found is not None:  # somebody else was quicker with the same document
            return known(directory, record, found)
        own, strange = _of_plan(corrections, plan)
        entered = enter_told(record, told, at=now(), by=by)
        enter_corrections(record, own, at=now(), by=by)
        coming = replace(next_edition(directory, record, plan, ready), settled=own)
        incoming = Incoming(directory)
        with incoming.until_saved(record):
            done = enter(
                directory, record, incoming, coming, data, period=period, by=by, told=entered
            )
        clear_root(directory, coming.bare)
        return replace(done, unfit=(*done.unfit, *strange))


def as_heard(
    record: Record, ready: Ready, data: bytes, period: str = "", told: Sequence[ToldRow] = ()
) -> Ready:
    """A document as it is read with what persons have told by now.

    Raises:
        RefusedDocumentError: it is nobody's plan.
    """
    if set(ready.read.heard) != set(would_be_told(record, told)):
        ready = read_again(ready, data, period, would_be_told(record, told))
    if ready.whole is None:  # else whoever made its tables has asked
        refuse_unknown_region(ready.read.heard, ready.read.document.title)
    return ready


def found_there(record: Record, ready: Ready) -> tuple[str, dict[str, Any] | None]:
    """The plan's name in the folder, and the edition that this very document is already."""
    plan = plan_name(ready.read.plan.plan_id, ready.read.home.region)
    found = record.one(
        "SELECT * FROM edition WHERE plan = ? AND source_sha256 = ? AND document != ''",
        plan,
        ready.read.document.sha256,
    )
    return plan, found


def _of_plan(corrections: Sequence[Correction], plan: str) -> tuple[list[Correction], list[Unfit]]:
    """Those of the plan that is published; the others are never entered, and said."""
    own = [one for one in corrections if one.plan == plan]
    strange = [one for one in corrections if one.plan != plan]
    return own, [Unfit(o, f"уточняли план «{o.plan}», а публикуется «{plan}»") for o in strange]
