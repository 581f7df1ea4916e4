"""The log and a comparison as tables for Excel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pages.editions.comparing.compared import compared
from pages.editions.edition_log import HEADINGS, log_rows
from pages.handouts.tables.csv_excel import text_cell
from pages.handouts.tables.csv_machine import csv_bytes
from pages.shared.plan.folder_of_plans import editions_there, log_there


def log_csv() -> bytes:
    """The whole log.

    Raises:
        RecordError: the folder's record cannot be read.
    """
    return _for_excel(HEADINGS, log_rows(log_there(), editions_there()))


def changes_csv(plan: str, was: str, now: str, to: str = "") -> bytes:
    """What one edition changes against another.

    Raises:
        TablesMissingError: one of them is not there.
        RecordError: the folder's record cannot be read.
    """
    found = compared(plan, was, now, to)
    rows = (
        (
            found.kinds[line.kind][0],
            "" if line.number is None else str(line.number),
            line.title,
            "".join(piece.text for piece in line.old),
            "".join(piece.text for piece in line.new),
            line.sentence(),
        )
        for line in found.lines
    )
    names = ("Вид изменения", "№", "Мероприятие", "Было", "Стало", "Изменение")
    return _for_excel(names, rows)


def _for_excel(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    safe = ([text_cell(cell) for cell in row] for row in rows)
    return "\ufeff".encode() + csv_bytes(names, safe, ";", "\r\n")
