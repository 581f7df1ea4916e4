"""Corrections of a form taken over as those of a file are: all of them or none, and published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.corrections.correction import LABELS
from etl.editions.record import RecordError
from etl.folders import data_directory
from etl.refusals import RefusedDocumentError
from etl.spoken import not_written
from etl.text import capitalized
from pages.events.settling.settle_rows import row_to_take_back
from pages.events.settling.settled_drafts import settle_in_draft, unsettle_in_draft
from pages.shared.visit.may_edit import may_edit, why_not


@dataclass(frozen=True, slots=True)
class StoredOutcome:
    """What came of it, in a sentence."""

    words: str
    refused: bool = False


def store(rows: Sequence[Mapping[str, str]], *, by: str, draft: str = "") -> StoredOutcome:
    """Take rows of corrections over.

    Args:
        rows: as a file has them.
        by: who corrects.
        draft: the preview they are of; they are published with it.
    """
    if not may_edit():
        return StoredOutcome(why_not(), refused=True)
    columns = ", ".join(dict.fromkeys(LABELS[row["column"]] for row in rows))
    if draft:
        why = settle_in_draft(draft, rows)
        said = f"Уточнено: {columns}. Войдёт в редакцию при публикации."
        return StoredOutcome(why or said, refused=bool(why))
    return _correct(rows, f"Уточнено: {columns}.", by=by)


def take_back(
    plan: str, event_id: str, column: str, new_value: str, *, by: str, draft: str = ""
) -> StoredOutcome:
    """Take a correction back; of a preview one that was settled in it."""
    if not may_edit():
        return StoredOutcome(why_not(), refused=True)
    if draft:
        why = unsettle_in_draft(draft, event_id, column, new_value)
        return StoredOutcome(why or f"Уточнение снято: {LABELS[column]}.", refused=bool(why))
    row = row_to_take_back(plan, event_id, column, new_value)
    return _correct([row], f"Уточнение снято: {LABELS[column]}.", by=by, back=True)


def _correct(
    rows: Sequence[Mapping[str, str]], done: str, *, by: str, back: bool = False
) -> StoredOutcome:
    from etl.editions.correcting import RefusedCorrectionsError, correct  # reads documents

    lines = list(enumerate(rows, 1))
    try:
        taken = correct(data_directory(), lines, by=by, back=back)
    except RefusedCorrectionsError as error:
        return StoredOutcome(_faults(error.faults, rows), refused=True)
    except (RefusedDocumentError, RecordError) as error:
        return StoredOutcome(str(error), refused=True)
    except OSError as error:
        return StoredOutcome(f"{capitalized(not_written(error))}.", refused=True)
    return StoredOutcome(" ".join([done, *(unfit.in_words() for unfit in taken.unfit)]))


def _faults(faults: Mapping[int, str], rows: Sequence[Mapping[str, Any]]) -> str:
    told = [f"{LABELS[rows[line - 1]['column']]} — {why}" for line, why in faults.items()]
    return f"Не записано, ничего не изменено: {'; '.join(told)}."
