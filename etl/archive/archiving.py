"""A folder of documents is published: what is new is read at once, then entered one by one.

Reading is most of the work and is done by many processes (``workforce``); what is read waits on
the disk until all are. Then one writer enters them, the oldest period first, so that the editions
of a plan follow each other. A document is known by its SHA-256: one that is there is not read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from etl.archive.folder_walk import Found
from etl.archive.one_document import Answer, Job, read_one, unpack
from etl.archive.program import digest_of_program
from etl.archive.workforce import ClusterError, Task, read_all, workforce
from etl.documents.file_kind import file_bytes, refuse, shown_name
from etl.editions.publishing import publish_ready
from etl.editions.record import Record
from etl.fault_log import keep_fault
from etl.model import RefusedDocumentError

_ADVICE = "сохраните таблицу плана отдельным файлом .docx"


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    Attributes:
        name: its way from the folder.
        kind: ``taken``, ``same`` (it is there already), ``refused`` or ``passed_over``.
        why: in a Russian sentence why it is not taken, "" where it is.
        modified: when the file was last changed, seconds since 1970.
        sha256: of its content, "" where nobody could read it.
        plan: its plan's name in the folder of plans, "" where that is not known.
        edition: its number there.
        events: how many the document has.
        doubts: how many doubts they have.
        shown: whether it is what the plan shows when it has been taken.
        directory: its tables, from the folder of plans.
    """

    name: str
    kind: str
    why: str = ""
    modified: float = 0.0
    sha256: str = ""
    plan: str = ""
    edition: int | None = None
    events: int | None = None
    doubts: int | None = None
    shown: bool = False
    directory: str = ""


@dataclass(frozen=True)
class _Document:
    """A document that is to be read, then one that has been."""

    file: Found
    sha256: str
    modified: int
    """When the file was last changed, nanoseconds since 1970."""
    number: int = 0
    answer: Answer = field(default_factory=lambda: Answer(""))

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Oldest period first, within a plan the file that was changed first, then by name."""
        answer = self.answer
        return answer.start, answer.end, answer.plan, self.modified, self.file.name


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
    files: list[Found],
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
    """
    crew, sorting = crew or Crew(), _Sorting()
    there = _there(Record(directory))
    for file in files:
        sorting.put(file, there)
    yield from sorting.settled
    refused = sorting.refused
    with tempfile.TemporaryDirectory(prefix="plan-archive-") as scratch:
        read = _read(sorting.documents, Path(scratch), crew, report)
        good = sorted((d for d in read if d.answer.kind == "read"), key=lambda d: d.order)
        for number, document in enumerate(good):
            report("publish", number, len(good))
            yield from sorting.with_copies(
                document, _published(document, Path(scratch), directory, by)
            )
        report("publish", len(good), len(good))
    for document in read:
        if document.answer.kind != "read":
            outcome = _outcome(document, "refused", _why(document))
            refused += sorting.with_copies(document, outcome)
    yield from sorted(refused, key=lambda outcome: outcome.name)


class _Sorting:
    """Files apart: of which nothing more is to be known, and documents that are to be read."""

    def __init__(self) -> None:
        self.settled: list[Outcome] = []
        self.refused: list[Outcome] = []
        self.documents: list[_Document] = []
        self._copies: dict[str, list[_Document]] = {}

    def put(self, file: Found, there: Mapping[str, Outcome]) -> None:
        """Look at a file; ``there`` are the documents that are editions already."""
        if file.passed_over:
            self.settled.append(Outcome(file.name, "passed_over", file.passed_over))
            return
        try:
            document = _document(file)
        except RefusedDocumentError as error:
            self.refused.append(Outcome(file.name, "refused", str(error)))
            return
        known = there.get(document.sha256)
        if known is not None:
            modified = document.modified / 1e9
            self.settled.append(replace(known, name=file.name, modified=modified))
        elif document.sha256 in self._copies:
            self._copies[document.sha256].append(document)
        else:
            self._copies[document.sha256] = []
            self.documents.append(replace(document, number=len(self.documents)))

    def with_copies(self, document: _Document, outcome: Outcome) -> list[Outcome]:
        """What became of a document, and of its copies under other names."""
        kind = "refused" if outcome.kind == "refused" else "same"
        why = f"тот же документ, что «{outcome.name}»"
        return [outcome] + [
            replace(outcome, name=copy.file.name, kind=kind, why=why, modified=copy.modified / 1e9)
            for copy in self._copies[document.sha256]
        ]


def _processors() -> set[int]:
    """Those that this process may use."""
    with contextlib.suppress(AttributeError):
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))


def _there(record: Record) -> Mapping[str, Outcome]:
    """The documents that are editions already, by their SHA-256."""
    rows = record.all(
        "SELECT edition.*, plan.edition AS shown, state.folder AS tables, state.events, "
        "state.doubts FROM edition JOIN plan USING (plan) JOIN state USING (plan, edition) "
        "WHERE document != '' ORDER BY plan, edition.edition, state.state"
    )
    out = {}
    for row in rows:
        shown = row["shown"] == row["edition"]
        why = f"уже есть: план {row['plan']}, редакция {row['edition']}"
        out[row["source_sha256"]] = Outcome(
            name="",
            kind="same",
            why=why if shown else f"{why}; опубликована редакция {row['shown']}",
            sha256=row["source_sha256"],
            plan=row["plan"],
            edition=row["edition"],
            events=row["events"],
            doubts=row["doubts"],
            shown=shown,
            directory=row["tables"],
        )
    return out


def _document(file: Found) -> _Document:
    data = file_bytes(file.path)
    return _Document(file, hashlib.sha256(data).hexdigest(), file.path.stat().st_mtime_ns)


def _outcome(document: _Document, kind: str, why: str) -> Outcome:
    return Outcome(
        document.file.name, kind, why, document.modified / 1e9, document.sha256,
        plan=document.answer.plan,
    )  # fmt: skip


def _read(documents: list[_Document], scratch: Path, crew: Crew, report: Report) -> list[_Document]:
    """The documents with what came of reading them; what they say lies in ``scratch``."""
    if not documents:
        return []
    program = digest_of_program() if crew.scheduler else ""
    answers: dict[int, Answer] = {}

    def jobs() -> Iterator[tuple[int, Job]]:
        for document in documents:
            try:
                data = file_bytes(document.file.path)
            except RefusedDocumentError as error:
                answers[document.number] = Answer("refused", str(error))
                continue
            yield document.number, Job(shown_name(document.file.path), data, program)

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


def _why(document: _Document) -> str:
    """Why a document could not be read, in a sentence that names it."""
    answer, name = document.answer, shown_name(document.file.path)
    if answer.kind == "refused":
        return answer.text
    if answer.kind == "killed":
        what = "его чтение несколько раз оборвало рабочий процесс (мало памяти или времени)"
        return str(refuse(name, what, _ADVICE))
    log = keep_fault(f"{document.file.name}\n{answer.text}")
    what = "документ устроен так, что прочитать его не удалось"
    return str(refuse(name, what, f"{_ADVICE} (подробности записаны в «{log}»)"))


def _published(document: _Document, scratch: Path, directory: Path, by: str) -> Outcome:
    place = scratch / str(document.number)
    try:
        ready, data = unpack(place.read_bytes()), file_bytes(document.file.path)
        if hashlib.sha256(data).hexdigest() != ready.read.document.sha256:
            name = shown_name(document.file.path)
            raise refuse(name, "файл изменён, пока его читали", "повторите команду")
        done = publish_ready(ready, data, directory, by=by)
    except RefusedDocumentError as error:
        return _outcome(document, "refused", str(error))
    finally:
        place.unlink(missing_ok=True)
    assert done.directory is not None
    counts = done.manifest["counts"]
    return replace(
        _outcome(document, "same" if done.known else "taken", ""),
        edition=done.edition,
        events=counts["events"],
        doubts=sum(counts["doubts"].values()),
        shown=done.shown == done.edition,
        directory=done.directory.relative_to(directory).as_posix(),
    )
