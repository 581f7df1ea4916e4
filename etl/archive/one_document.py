"""What a worker does with one document: all that needs no knowledge of the folder of plans.

A document is read, understood and made into the tables of a first edition. Whether it is one,
which ids its events have and who corrected them is known to the writer alone (``etl.editions``).
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import threading
import traceback
import zlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from etl.told.told_row import ToldRow, headings_told

if TYPE_CHECKING:
    from etl.editions.labelling import Ready

SECONDS = 420
"""Real time that one document may take in a worker: its reading is ended after 150 s, twice where
LibreOffice converts it first; what its cells say takes a second, on a busy machine ten."""

_one_at_a_time = threading.Lock()
"""A worker may have threads, the watch over time is one for a process."""


@dataclass(frozen=True)
class Job:
    """A document to be read."""

    name: str
    """Its file's name, as refusals and tables call it."""
    data: bytes
    told: tuple[ToldRow, ...] = ()
    """What persons told the program, as the folder of plans has it."""
    program: str = ""
    """The digest of the program that asks, where the worker may have another; "" where not."""
    seconds: float = SECONDS


@dataclass(frozen=True)
class DocumentAnswer:
    """What came of it.

    Attributes:
        kind: ``read``, ``refused``, ``fault`` (of the program itself) or ``foreign`` (the worker
            has another version of the program).
        text: the sentence of a refusal, the trace of a fault.
        plan: the plan's name in the folder of plans.
        start: first day of its period.
        end: last day.
        packed: the edition, packed.
    """

    kind: str
    text: str = ""
    plan: str = ""
    start: date = date.min
    end: date = date.min
    packed: bytes = b""


def read_one(job: Job) -> DocumentAnswer:
    """Read one document; whatever is wrong with it is an answer, no exception.

    A document that holds the worker up ends it after ``job.seconds``: another document must not
    wait behind it. The watch needs no Python, which may be what hangs.
    """
    with _one_at_a_time, open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(job.seconds, exit=True, file=nowhere)
        try:
            return _read(job)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _read(job: Job) -> DocumentAnswer:
    from etl.archive.program import digest_of_program
    from etl.refusals import RefusedDocumentError

    if job.program and job.program != digest_of_program():
        return DocumentAnswer("foreign")
    try:
        from etl.documents import Reading

        reading = Reading(Path(job.name), job.name, job.data, headings_told(job.told))
        from etl.build import make_edition, read_plan  # while the document is read
        from etl.editions.folder_layout import plan_name
        from etl.editions.labelling import Ready
        from etl.event_ids import name_events
        from etl.told.told_use import refuse_unknown_region

        read = read_plan(reading, told=job.told)
        refuse_unknown_region(read.heard, read.document.title)
        made = make_edition(read, name_events(read.events, read.plan, []), 1)
        plan = plan_name(read.plan.plan_id, read.home.region)
        packed = pack(Ready(read, made))
        return DocumentAnswer("read", "", plan, read.plan.start, read.plan.end, packed)
    except RefusedDocumentError as error:
        return DocumentAnswer("refused", str(error))
    except Exception:
        return DocumentAnswer("fault", traceback.format_exc())


def pack(ready: Ready) -> bytes:
    """A document that has been read, so that what a first edition stores is at hand at once.

    Behind that lies, opened where it is asked for, the whole of it with its rows.
    """
    from etl.store import files_of

    made, read = ready.made, ready.read
    assert made is not None
    stored = replace(made, tables={}, files=files_of(made.tables, made.manifest))
    bare = read._replace(document=replace(read.document, rows=()), events=[])
    whole = zlib.compress(pickle.dumps(ready, pickle.HIGHEST_PROTOCOL), 1)
    return pickle.dumps((bare, stored, whole), pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Ready:
    """What one of our own workers has packed."""
    from etl.editions.labelling import Ready

    bare, stored, whole = pickle.loads(packed)
    return Ready(bare, stored, lambda: pickle.loads(zlib.decompress(whole)))
