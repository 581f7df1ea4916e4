"""Corrections taken over, all of a file or none, and what they change published at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.build import now
from etl.corrections.checks import RefusedCorrectionError, refuse_column
from etl.corrections.correction import COLUMNS, Correction, Unfit
from etl.corrections.settle import says_same
from etl.editions.published_side import PublishedSide, fitting
from etl.editions.record import Record
from etl.editions.record_rows import find_plan, note, numbered, show
from etl.editions.remaking import with_corrections
from etl.editions.storing import Incoming, writing
from etl.refusals import RefusedDocumentError
from etl.text import fold
from etl.typed_rows import Line
from etl.typed_value import time_fault, typed

_MOST_TOLD = 20


class RefusedCorrectionsError(RefusedDocumentError):
    """Some rows cannot be taken over; ``faults`` says of each, by its line, why."""

    def __init__(self, faults: Mapping[int, str]) -> None:
        self.faults = dict(sorted(faults.items()))
        told = [f"строка {line}: {why}" for line, why in self.faults.items()]
        more = f"; и ещё {len(told) - _MOST_TOLD}" if len(told) > _MOST_TOLD else ""
        super().__init__(
            f"Исправления не приняты, ничего не изменено: {'; '.join(told[:_MOST_TOLD])}{more}."
        )


@dataclass(frozen=True)
class Taken:
    """What came of a file of corrections.

    Attributes:
        taken: corrections that are new.
        known: how many rows were in force already.
        ended: corrections that were replaced or taken back.
        unfit: corrections, older ones too, that the published edition has no place for.
        editions: plan and edition of what was published.
    """

    taken: tuple[Correction, ...]
    known: int
    ended: tuple[Correction, ...]
    unfit: tuple[Unfit, ...]
    editions: tuple[tuple[str, int], ...]


def correct(directory: Path, lines: Sequence[Line], *, by: str = "", back: bool = False) -> Taken:
    """Take over corrections and publish what they change.

    A correction of what is corrected already replaces that one; one that says what the
    document says takes it back.

    Args:
        directory: the folder of plans.
        lines: rows of a file, with the lines they begin on.
        by: who corrects, where a row does not name its author.
        back: take the corrections of these rows back.

    Raises:
        RefusedDocumentError: a row cannot be taken over (``RefusedCorrectionsError`` names each
            by its line), or there is nothing to correct. Nothing is taken over then.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was published still is.
    """
    if Record(directory).is_new:
        raise RefusedDocumentError(
            f"В папке «{directory}» ничего не опубликовано: исправлять нечего; опубликуйте план "
            "командой python -m etl publish."
        )
    with writing(directory) as record:
        at = now()
        before = record.all("SELECT no FROM correction WHERE ended_at IS NULL")
        sides: dict[str, PublishedSide] = {}
        faults: dict[int, str] = {}
        seen: dict[tuple[str, str, str, int], int] = {}
        taken: list[Correction] = []
        known, ended = 0, []
        for line, cells in _words_first(lines):
            try:
                one = _row(record, cells, at=at, by=by)
                first = seen.setdefault(one.target, line)
                if first != line:
                    raise RefusedCorrectionError(f"то же исправляет строка {first}")
                side = _side(directory, record, sides, one.plan)
                one, ends = (_to_take_back(side, one), True) if back else fitting(side, one)
            except (RefusedCorrectionError, RefusedDocumentError) as error:
                faults[line] = str(error).rstrip(".")
                continue
            if not ends and side.is_same(one):
                known += 1
                continue
            ended += _end(record, side, one, at=at, by=by or one.author)
            if not ends:
                taken.append(one)
                side.force[_enter(record, one, at)] = one
        if faults:
            raise RefusedCorrectionsError(faults)
        if record.all("SELECT no FROM correction WHERE ended_at IS NULL") == before:
            return Taken((), known, (), (), ())
        unfit, editions = _publish(directory, record, sides, taken, ended, at=at, by=by)
        return Taken(tuple(taken), known, tuple(ended), unfit, editions)


def _publish(
    directory: Path,
    record: Record,
    sides: Mapping[str, PublishedSide],
    taken: Sequence[Correction],
    ended: Sequence[Correction],
    *,
    at: str,
    by: str,
) -> tuple[tuple[Unfit, ...], tuple[tuple[str, int], ...]]:
    """Publish the editions that the corrections are of, with all that are in force now."""
    incoming = Incoming(directory)
    unfit: list[Unfit] = []
    editions = []
    with incoming.until_saved(record):
        for plan, side in sides.items():
            own = [one for one in taken if one.plan == plan]
            gone = [one for one in ended if one.plan == plan]
            if not own and not gone:
                continue
            again = side.read, side.ids
            row, missed = with_corrections(directory, record, incoming, side.edition, again)
            number = side.edition["edition"]
            who = by or next((one.author for one in (*own, *gone)), "")
            show(record, plan, number, row["state"], at=at, by=who)
            what = {"taken": [asdict(one) for one in own], "ended": [asdict(one) for one in gone]}
            act = "corrected" if own else "withdrawn"
            note(record, act, at=at, by=who, edition=side.edition, what=what)
            unfit += missed
            editions.append((plan, int(number)))
    return tuple(unfit), tuple(editions)


def _words_first(lines: Sequence[Line]) -> list[Line]:
    """Words before values before points: a file may give a place and then its coordinates."""
    rank = {column: number for number, column in enumerate(COLUMNS)}
    return sorted(lines, key=lambda line: rank.get(line[1]["column"], 0))


def _row(record: Record, cells: Mapping[str, str], *, at: str, by: str) -> Correction:
    values = dict(cells)
    refuse_column(values["column"])
    values["plan"] = _plan_of(record, values)
    values["author"] = typed(values["author"]) or by
    values["at"] = values["at"] or at
    if fault := time_fault(values["at"]):
        raise RefusedCorrectionError(fault)
    values["old_value"] = fold(values["old_value"])
    for name in ("new_value", "reason"):
        values[name] = typed(values[name])
    return Correction(**values)


def _plan_of(record: Record, values: Mapping[str, str]) -> str:
    """The plan that a row names; without a name, the only one there is."""
    if not values["plan"]:
        plans = record.all("SELECT plan FROM plan")
        if len(plans) != 1:
            raise RefusedCorrectionError("не назван план (столбец plan)")
        return str(plans[0]["plan"])
    return str(find_plan(record, values["plan"])["plan"])


def _side(
    directory: Path, record: Record, sides: dict[str, PublishedSide], plan: str
) -> PublishedSide:
    if plan not in sides:
        sides[plan] = PublishedSide(directory, record, find_plan(record, plan))
    return sides[plan]


def _to_take_back(side: PublishedSide, one: Correction) -> Correction:
    former = side.former(one)
    if former is None or not says_same(one.column, one.new_value, former.new_value):
        raise RefusedCorrectionError("такое исправление не действует, отменять нечего")
    return former


def _end(
    record: Record, side: PublishedSide, one: Correction, *, at: str, by: str
) -> list[Correction]:
    """End what is in force of a correction's target."""
    numbers = [no for no, other in side.force.items() if other.target == one.target]
    for no in numbers:
        record.change("UPDATE correction SET ended_at = ?, ended_by = ? WHERE no = ?", (at, by, no))
        del side.force[no]
    return list(numbered(record, numbers).values())


def _enter(record: Record, one: Correction, at: str) -> int:
    row = {**asdict(one), "venue_no": one.target[3], "entered_at": at}
    return record.add("correction", row)
