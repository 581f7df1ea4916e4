"""The next edition of a plan: made in memory, then put into the folder and into its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl.build import Made, ReadPlan, make_edition, now
from etl.compare import COMPARED, Change, changes_between, kinds_counted
from etl.corrections.correction import Correction
from etl.editions.adopting import Bare, adopt, bare_tables, enter_plan, shown_tables
from etl.editions.labelling import Ready, labelled
from etl.editions.published import Published
from etl.editions.record import Record
from etl.editions.record_rows import (
    Given,
    earlier_states,
    events_of,
    note,
    numbered,
    show,
)
from etl.editions.storing import Incoming, add_state
from etl.editions.telling import retell
from etl.event_ids import known_events, name_events
from etl.store import Tables, in_memory
from etl.told.told_row import ToldRow


@dataclass(frozen=True)
class NextEdition:
    """The next edition as it would be."""

    read: ReadPlan
    plan: str
    edition: int
    made: Made
    given: Given
    before: Tables | None
    """The tables that are shown now, as far as they are compared."""
    previous: int | None
    taken_over: Bare | None
    bare: Sequence[Bare]
    settled: Sequence[Correction] = ()
    """What a person settled in the preview."""


def next_edition(directory: Path, record: Record, plan: str, ready: Ready) -> NextEdition:
    """The next edition of a plan, made in memory.

    Raises:
        RefusedDocumentError: an earlier edition cannot be read.
    """
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
    given = Given.in_force(record, plan)
    if ready.whole is not None and ready.made is not None:
        if not (numbers or own or given.corrections):
            return NextEdition(read, plan, edition, ready.made, given, None, None, None, bare)
        ready = ready.whole()
        read = ready.read
    nearest = sorted(own, key=lambda one: (one is taken_over, one.edition), reverse=True)
    earlier = [known_events(one.tables) for one in nearest if one.tables is not None]
    earlier += [events_of(directory, state) for state in earlier_states(record, plan, edition)]
    corrections = list(numbered(record, given.corrections).values())
    ids = name_events(read.events, read.plan, earlier)
    if ready.made is not None and not corrections:
        made = labelled(ready.made, ids, edition)
    else:
        made = make_edition(read, ids, edition, corrections=corrections)
    before, previous = shown_tables(directory, record, plan, own, COMPARED)
    return NextEdition(read, plan, edition, made, given, before, previous, taken_over, bare)


def enter(
    directory: Path,
    record: Record,
    incoming: Incoming,
    coming: NextEdition,
    data: bytes,
    *,
    period: str = "",
    by: str = "",
    told: Sequence[ToldRow] = (),
) -> Published:
    """Put an edition into the folder and into a record, which counts when it is saved.

    Args:
        directory: the folder of plans.
        record: its record, of which somebody is the only writer.
        incoming: what has been put into the folder and is not saved yet.
        coming: the edition.
        data: the document as received.
        period: the plan's period where a person said it.
        by: who publishes.
        told: what a person told of the document.

    Raises:
        OSError: the folder cannot be written.
    """
    at, read, made, plan = now(), coming.read, coming.made, coming.plan
    others = [one for one in coming.bare if one is not coming.taken_over]
    remarks = adopt(record, incoming, others, at=at, by=by)
    if coming.taken_over is not None:
        record.add("taken", {"digest": coming.taken_over.digest})
    name = read.document.name
    folder, tables, document = incoming.edition(plan, coming.edition, name, data, made)
    start, end = read.plan.start.isoformat(), read.plan.end.isoformat()
    enter_plan(record, plan, read.plan.plan_id, read.home.region, start, end)
    edition = {
        **{"plan": plan, "edition": coming.edition, "folder": folder, "document": document},
        **{"source_name": name, "source_sha256": read.document.sha256, "period": period},
        **{"added_at": at, "added_by": by, "published_at": at, "published_by": by},
    }
    record.add("edition", edition)
    state = add_state(record, edition, tables, made, coming.given)
    show(record, plan, coming.edition, state, at=at, by=by)
    result = published(coming, directory / tables, remarks)
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
    return result


def published(coming: NextEdition, tables: Path | None, remarks: Sequence[str] = ()) -> Published:
    """What comes of it: stored in ``tables``, or None where it is only a trial."""
    made = coming.made
    changes: list[Change] = []
    if coming.before is not None:
        coming_tables = in_memory(made.tables, made.manifest, COMPARED)
        changes = changes_between(coming.before, coming_tables)
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
