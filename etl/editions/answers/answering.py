"""Answers to a letter become corrections: each is read and shown first, all others unharmed by one.

Nothing is written here before ``take_answers``, which hands the rows that can be taken to
``etl.editions.correcting`` as a file of corrections would be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

from etl.corrections.checks import RefusedCorrectionError, check
from etl.corrections.correction import Correction
from etl.corrections.settle import says_same
from etl.editions.answers.answer_parts import answer_parts
from etl.editions.answers.row_codes import CodedCell, coded_cells, read_code
from etl.editions.correcting import Taken, correct
from etl.editions.published_side import PublishedSide, fitting
from etl.editions.record import Record
from etl.editions.record_rows import find_plan
from etl.events import Event
from etl.model import Placement
from etl.precision_words import NO_DATES, NO_PLACE
from etl.refusals import AnsweredRow, RefusedDocumentError
from etl.text import fold
from etl.typed_value import LONGEST_NAME, typed, value_fault

AnswerOutcome = Literal["new", "known", "empty", "refused"]
_LONGEST_NAME = 120


@dataclass(frozen=True)
class ReadAnswer:
    """What came of one answer.

    Attributes:
        address: the row of the sheet.
        outcome: it can be taken; it is in force already; the field is empty; it cannot be taken.
        why: of one that cannot, a part of a sentence.
        cell: what it is about; None where its code is unknown.
        correction: as it would be taken; None of an empty field or an unknown row.
        event: the event as it would be read; None where it would not.
        placed: where its venues would stand.
    """

    address: str
    outcome: AnswerOutcome
    why: str = ""
    cell: CodedCell | None = None
    correction: Correction | None = None
    event: Event | None = None
    placed: tuple[Placement, ...] = ()


@dataclass(frozen=True)
class Answers:
    """A sheet read against the folder of plans.

    Attributes:
        name: the file's.
        rows: its answers, in order.
        notes: what a person should know of the sheet as a whole.
    """

    name: str
    rows: tuple[ReadAnswer, ...]
    notes: tuple[str, ...] = ()

    def of(self, outcome: AnswerOutcome) -> tuple[ReadAnswer, ...]:
        """The answers with one outcome."""
        return tuple(row for row in self.rows if row.outcome == outcome)


def read_answers(
    directory: Path,
    rows: Sequence[AnsweredRow],
    *,
    name: str,
    said_by: str,
    sphere_words: Callable[[str], str],
) -> Answers:
    """Read a filled-in sheet; nothing is written.

    Args:
        directory: the folder of plans.
        rows: the sheet's (``AnsweredSheetError.rows``).
        name: of its file.
        said_by: who has answered, in words; the section of each row where nobody says so.
        sphere_words: how a section is called.

    Raises:
        RefusedDocumentError: none of its rows is of a plan and an edition of this folder.
        RecordError: the folder's record cannot be read.
    """
    said_by = typed(said_by)
    fault = value_fault(said_by, LONGEST_NAME)
    if fault:
        raise RefusedDocumentError(f"«Кто ответил» не годится: {fault}.")
    record = Record(directory)
    codes = [read_code(row.code) for row in rows]
    cells = coded_cells(directory, record, filter(None, codes))
    if not cells:
        raise RefusedDocumentError(_foreign(name, rows, codes))
    sides = _Sides(directory, record)
    reading = _Reading(sides, name, said_by, sphere_words)
    found: list[ReadAnswer] = []
    for row, code in zip(rows, codes, strict=True):
        found += reading.read(row, cells.get(code))
    return Answers(name, tuple(found), tuple(_notes(sides, cells)))


def take_answers(directory: Path, answers: Answers, *, by: str) -> Taken:
    """Make corrections of the answers that can be taken, all at once, and publish them.

    Args:
        directory: the folder of plans.
        answers: as they were read, and shown.
        by: who takes them over.

    Raises:
        RefusedDocumentError: the folder has changed meanwhile and one does not fit any more.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was published still is.
    """
    ready = [row.correction for row in answers.of("new") if row.correction is not None]
    if not ready:
        return Taken((), len(answers.of("known")), (), (), ())
    lines = [(at, asdict(replace(one, author=by))) for at, one in enumerate(ready, 1)]
    return correct(directory, lines, by=by)


class _Sides:
    """The published editions of plans, each read when it is first asked for."""

    def __init__(self, directory: Path, record: Record) -> None:
        self._directory, self._record = directory, record
        self._sides: dict[str, PublishedSide] = {}

    def of(self, plan: str) -> PublishedSide:
        if plan not in self._sides:
            row = find_plan(self._record, plan)
            self._sides[plan] = PublishedSide(self._directory, self._record, row)
        return self._sides[plan]

    def shown(self, plan: str) -> int:
        return int(find_plan(self._record, plan)["edition"])


@dataclass
class _Reading:
    """One sheet while it is read: what has been answered already is not answered twice."""

    sides: _Sides
    name: str
    said_by: str
    sphere_words: Callable[[str], str]
    seen: dict[tuple[str, str, str, int], tuple[str, str]] = field(default_factory=dict)

    def read(self, row: AnsweredRow, cell: CodedCell | None) -> list[ReadAnswer]:
        """What a row answers: nothing, one thing, or several."""
        if cell is None:
            if not fold(row.answer):
                return [ReadAnswer(row.address, "empty")]
            code = fold(row.code)[:40]
            said = f"код строки «{code}» не узнан" if code else "ответ без кода строки"
            said += ": сверьте его с отправленным листом"
            return [ReadAnswer(row.address, "refused", said)]
        parts = answer_parts(row.answer, cell.column)
        if not parts:
            return [ReadAnswer(row.address, "empty", cell=cell)]
        return [self._one(row.address, cell, *part) for part in parts.items()]

    def _one(self, address: str, cell: CodedCell, column: str, words: str) -> ReadAnswer:
        words = typed(words)
        one = Correction(cell.plan, cell.event_id, column, cell.words, words)
        try:
            side = self.sides.of(cell.plan)
            one = self._correction(side, cell, column, words)
            told = self._told_already(side, one, address)
            if told is not None:
                return replace(told, cell=cell)
            fitted, ends = fitting(side, one)
            if ends:
                raise RefusedCorrectionError("так и сказано в плане")
            event, _ = check(fitted, side.situation(fitted))
            _refuse_empty(column, event, side.alone(fitted))
        except (RefusedCorrectionError, RefusedDocumentError) as error:
            why = str(error).rstrip(".")
            return ReadAnswer(address, "refused", why, cell=cell, correction=one)
        # One that cannot be read stands in no other's way.
        self.seen[fitted.target] = address, fitted.new_value
        return ReadAnswer(address, "new", "", cell, fitted, event, side.placed(event))

    def _told_already(
        self, side: PublishedSide, one: Correction, address: str
    ) -> ReadAnswer | None:
        """What is said of the same cell before: in this sheet, or by a correction in force."""
        first, words = self.seen.get(one.target, ("", ""))
        if first:
            same = words == one.new_value
            why = f"{'то же' if same else 'о том же иначе'} сказано выше: {first}"
            return ReadAnswer(address, "known" if same else "refused", why, correction=one)
        former = side.former(one)
        if former is not None and says_same(one.column, former.new_value, one.new_value):
            return ReadAnswer(address, "known", "такое уточнение уже действует", correction=one)
        return None

    def _correction(
        self, side: PublishedSide, cell: CodedCell, column: str, words: str
    ) -> Correction:
        """The answer as a correction of what the plan said when it was asked."""
        if cell.event_id not in side.ids:
            raise RefusedCorrectionError("такой строки в опубликованной редакции нет")
        old = cell.words
        if column != cell.column:  # a further answer: the sheet did not ask about that cell
            old = side.read.events[side.ids.index(cell.event_id)].row.cells[column]
        who = self.said_by or self.sphere_words(cell.sphere)
        reason = f"ответ: {fold(self.name)[:_LONGEST_NAME]}{f', {who}' if who else ''}"
        return Correction(cell.plan, cell.event_id, column, old, words, reason)


_NAMES_NOTHING = {
    "dates_text": NO_DATES,
    "place_text": NO_PLACE,
    "participants_text": "ни одна страна не названа",
}


def _refuse_empty(column: str, event: Event, alone: Event) -> None:
    """Words that are read and say nothing answer nothing.

    Args:
        column: the cell.
        event: with the answer in it.
        alone: the answer by itself: what other cells name is no answer.
    """
    said = {
        "dates_text": bool(event.dates.periods),
        "place_text": bool(event.place.venues) or event.place.format == "remote",
        "participants_text": bool(alone.partners.partners or alone.partners.groups),
    }
    if not said[column]:
        raise RefusedCorrectionError(f"в ответе {_NAMES_NOTHING[column]}")


def _foreign(name: str, rows: Sequence[AnsweredRow], codes: Sequence[str]) -> str:
    """Why none of a sheet's rows can be taken."""
    if not rows:
        return f"{name}: в листе нет ни одной строки с кодом; загрузите лист с ответами."
    if not any(codes):
        return (
            f"{name}: ни один код строки не прочитан; сверьте первый столбец с отправленным листом."
        )
    return (
        f"{name}: это лист другого плана или редакции, которых в этой папке нет; проверьте, тот ли "
        "файл, или загрузите его туда, откуда отправили письмо."
    )


def _notes(sides: _Sides, cells: Mapping[str, CodedCell]) -> list[str]:
    notes = []
    for plan, edition in sorted({(cell.plan, cell.edition) for cell in cells.values()}):
        shown = sides.shown(plan)
        if shown != edition:
            notes.append(
                f"Письмо отправлено по редакции {edition}, опубликована редакция {shown}: ответ "
                "принимается там, где план говорит то же, что тогда."
            )
    return notes
