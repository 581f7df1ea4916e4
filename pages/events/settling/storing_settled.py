"""Corrections of a form taken over as those of a file are: all of them or none, and published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.corrections.correction import LABELS, Unfit
from etl.editions.record import RecordError
from etl.folders import data_directory
from etl.model import RefusedDocumentError
from etl.spoken import in_words
from pages.events.settling.settle_rows import row_to_take_back
from pages.shared.visit.may_edit import WHY_NOT, may_edit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, in a sentence."""

    words: str
    refused: bool = False


def store(rows: Sequence[Mapping[str, str]], *, by: str) -> Outcome:
    """Take rows of corrections over.

    Args:
        rows: as a file has them.
        by: who corrects.
    """
    columns = ", ".join(dict.fromkeys(LABELS[row["column"]] for row in rows))
    return _correct(rows, f"Уточнено: {columns}.", by=by)


def take_back(plan: str, event_id: str, column: str, new_value: str, *, by: str) -> Outcome:
    """Take a correction back."""
    row = row_to_take_back(plan, event_id, column, new_value)
    return _correct([row], f"Уточнение снято: {LABELS[column]}.", by=by, back=True)


def _correct(
    rows: Sequence[Mapping[str, str]], done: str, *, by: str, back: bool = False
) -> Outcome:
    from etl.editions.correcting import RefusedCorrectionsError, correct  # reads documents

    if not may_edit():
        return Outcome(WHY_NOT, refused=True)
    lines = list(enumerate(rows, 1))
    try:
        taken = correct(data_directory(), lines, by=by, back=back)
    except RefusedCorrectionsError as error:
        return Outcome(_faults(error.faults, rows), refused=True)
    except (RefusedDocumentError, RecordError) as error:
        return Outcome(str(error), refused=True)
    except OSError as error:
        return Outcome(f"Не записано, ничего не изменено: {in_words(error)}.", refused=True)
    return Outcome(" ".join([done, *_unfit(taken.unfit)]))


def _faults(faults: Mapping[int, str], rows: Sequence[Mapping[str, Any]]) -> str:
    told = [f"{LABELS[rows[line - 1]['column']]} — {why}" for line, why in faults.items()]
    return f"Не записано, ничего не изменено: {'; '.join(told)}."


def _unfit(unfit: Sequence[Unfit]) -> list[str]:
    return [
        f"Не применено: {LABELS[one.correction.column]} «{one.correction.new_value}» — {one.why}."
        for one in unfit
    ]
