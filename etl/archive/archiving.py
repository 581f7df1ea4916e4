"""A folder of documents is published: what is new is read at once, then entered one after another.

Reading is most of the work and is done by many processes (``workforce``); what is read waits on
the disk until all are. Then one writer enters them, the oldest period first, so that the editions
of a plan follow each other. A document is known by its SHA-256: one that is there is not read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from etl.archive.file_sorting import Document, Outcome, Sorting, outcome_of, there
from etl.archive.folder_walk import FoundFile
from etl.archive.one_document import DocumentAnswer, Job, read_one, unpack
from etl.archive.program import digest_of_program
from etl.archive.workforce import ClusterError, Task, read_all, workforce
from etl.documents.file_kind import AS_OWN_DOCX, file_bytes, refuse, shown_name, unknown_fault
from etl.editions.labelling import Ready
from etl.editions.publishing_many import Became, publish_many
from etl.editions.record import Record
from etl.editions.record_rows import told_in_force
from etl.editions.storing import refuse_copy
from etl.refusals import RefusedDocumentError
from etl.told.told_row import ToldRow


@dataclass(frozen=True)
class Crew:
    """Who reads.

    Attributes:
        workers: how many processes of this machine at most.
        scheduler: the address of a cluster's scheduler, None where there is none.
        task: what they do with a document.
    """

    workers: int = field(default_factory=lambda: len(_processors()))
    scheduler: str | None = None
    task: Task = read_one


Report = Callable[[str, int, int], None]
"""Told how far it is: the step («read», «publish»), how many are done, of how many."""


def archive(
    files: list[FoundFile],
    directory: Path,
    *,
    by: str = "",
    crew: Crew | None = None,
    report: Report = lambda step, done, total: None,
) -> Iterator[Outcome]:
    """Publish documents; one that is refused keeps no other back.

    Args:
        files: of ``walk``.
        directory: the folder of plans.
        by: who publishes.
        crew: who reads.
        report: is told how far it is.

    Yields:
        What became of each file, in an order that the files and the folder alone decide: those
        that are not read, those that are published, those that are refused.

    Raises:
        ClusterError: nobody is there to read; nothing is changed.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was taken until then is there.
        RefusedDocumentError: it is a copy of what a store holds; nothing is read.
    """
    refuse_copy(directory)
    crew, sorting = crew or Crew(), Sorting()
    record = Record(directory)
    editions, told = there(record), tuple(told_in_force(record).values())
    for file in files:
        sorting.put(file, editions)
    yield from sorting.settled
    refused = sorting.refused
    with tempfile.TemporaryDirectory(prefix="plan-archive-") as scratch:
        read = _read(sorting.documents, told, Path(scratch), crew, report)
        good = sorted((d for d in read if d.answer.kind == "read"), key=lambda d: d.order)
        report("publish", 0, len(good))
        waiting = (partial(_opened, document, Path(scratch)) for document in good)
        became = publish_many(waiting, directory, by=by)
        for number, (document, one) in enumerate(zip(good, became, strict=True)):
            report("publish", number + 1, len(good))
            yield from sorting.with_copies(document, _outcome(document, one, directory))
    for document in read:
        if document.answer.kind != "read":
            outcome = outcome_of(document, "refused", _why(document))
            refused += sorting.with_copies(document, outcome)
    yield from sorted(refused, key=lambda outcome: outcome.name)


def _processors() -> set[int]:
    """Those that this process may use."""
    with contextlib.suppress(AttributeError):
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))


def _read(
    documents: list[Document],
    told: tuple[ToldRow, ...],
    scratch: Path,
    crew: Crew,
    report: Report,
) -> list[Document]:
    """The documents with what came of reading them; what they say lies in ``scratch``."""
    if not documents:
        return []
    program = digest_of_program() if crew.scheduler else ""
    answers: dict[int, DocumentAnswer] = {}

    def jobs() -> Iterator[tuple[int, Job]]:
        for document in documents:
            try:
                data = file_bytes(document.file.path)
            except RefusedDocumentError as error:
                answers[document.number] = DocumentAnswer("refused", str(error))
                continue
            yield document.number, Job(shown_name(document.file.path), data, told, program)

    report("read", 0, len(documents))
    with workforce(max(1, min(crew.workers, len(documents))), crew.scheduler) as client:
        for number, answer in read_all(client, jobs(), crew.task):
            if answer.kind == "foreign":
                raise ClusterError(
                    "На машинах кластера другая версия программы, таблицы вышли бы разными; "
                    "поставьте на них эту же."
                )
            (scratch / str(number)).write_bytes(answer.packed)
            answers[number] = replace(answer, packed=b"")
            report("read", len(answers), len(documents))
    return [replace(document, answer=answers[document.number]) for document in documents]


def _why(document: Document) -> str:
    """Why a document could not be read, in a sentence that names it."""
    answer, name = document.answer, shown_name(document.file.path)
    if answer.kind == "refused":
        return answer.text
    if answer.kind == "killed":
        what = "его чтение несколько раз оборвало рабочий процесс (мало памяти или времени)"
        return str(refuse(name, what, AS_OWN_DOCX))
    return str(unknown_fault(name, answer.text))


def _opened(document: Document, scratch: Path) -> tuple[Ready, bytes]:
    """What was read of a document, and itself as it is now."""
    place = scratch / str(document.number)
    try:
        ready, data = unpack(place.read_bytes()), file_bytes(document.file.path)
    finally:
        place.unlink(missing_ok=True)
    if hashlib.sha256(data).hexdigest() != ready.read.document.sha256:
        name = shown_name(document.file.path)
        raise refuse(name, "файл изменён, пока его читали", "повторите команду")
    return ready, data


def _outcome(document: Document, became: Became, directory: Path) -> Outcome:
    if isinstance(became, RefusedDocumentError):
        return outcome_of(document, "refused", str(became))
    assert became.directory is not None
    counts = became.manifest["counts"]
    return replace(
        outcome_of(document, "same" if became.known else "taken", ""),
        edition=became.edition,
        events=counts["events"],
        doubts=sum(counts["doubts"].values()),
        shown=became.shown == became.edition,
        directory=became.directory.relative_to(directory).as_posix(),
    )
