"""Files apart: what is there already, what is a copy, what is to be read; what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from etl.archive.folder_walk import FoundFile
from etl.archive.one_document import DocumentAnswer
from etl.documents.file_kind import file_bytes
from etl.editions.record import Record
from etl.refusals import RefusedDocumentError


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
class Document:
    """A document that is to be read, then one that has been."""

    file: FoundFile
    sha256: str
    modified: int
    """When the file was last changed, nanoseconds since 1970."""
    number: int = 0
    answer: DocumentAnswer = field(default_factory=lambda: DocumentAnswer(""))

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Oldest period first, within a plan the file that was changed first, then by name."""
        answer = self.answer
        return answer.start, answer.end, answer.plan, self.modified, self.file.name


def there(record: Record) -> Mapping[str, Outcome]:
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


def outcome_of(document: Document, kind: str, why: str) -> Outcome:
    """What became of a document of which nothing else is known."""
    return Outcome(
        document.file.name, kind, why, document.modified / 1e9, document.sha256,
        plan=document.answer.plan,
    )  # fmt: skip


def look_at(file: FoundFile) -> Document:
    """A file as a document that nobody has read.

    Raises:
        RefusedDocumentError: it is empty, too large, or cannot be opened.
    """
    data = file_bytes(file.path)
    return Document(file, hashlib.sha256(data).hexdigest(), file.path.stat().st_mtime_ns)


class Sorting:
    """Files apart: of which nothing more is to be known, and documents that are to be read."""

    def __init__(self) -> None:
        self.settled: list[Outcome] = []
        self.refused: list[Outcome] = []
        self.documents: list[Document] = []
        self._copies: dict[str, list[Document]] = {}

    def put(self, file: FoundFile, there: Mapping[str, Outcome]) -> None:
        """Look at a file; ``there`` are the documents that are editions already."""
        if file.passed_over:
            self.settled.append(Outcome(file.name, "passed_over", file.passed_over))
            return
        try:
            document = look_at(file)
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

    def with_copies(self, document: Document, outcome: Outcome) -> list[Outcome]:
        """What became of a document, and of its copies under other names."""
        kind = "refused" if outcome.kind == "refused" else "same"
        why = f"тот же документ, что «{outcome.name}»"
        return [outcome] + [
            replace(outcome, name=copy.file.name, kind=kind, why=why, modified=copy.modified / 1e9)
            for copy in self._copies[document.sha256]
        ]
