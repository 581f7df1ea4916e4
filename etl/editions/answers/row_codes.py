"""The code of a row in a letter: which cell of which event of which edition an answer is about.

It is short enough to be typed again, has no letter that looks like another one in either
alphabet, and tells a row of another plan or edition by itself, whatever else of a sheet is left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from etl.columns import EVENTS_FILE
from etl.corrections.correction import TEXT_COLUMNS
from etl.editions.record import Record
from etl.editions.record_rows import states_of
from etl.swap import current

_LETTERS = "2345789ГДЖИЛПФЦШЭЮЯ"
_PART, _PARTS = 3, 3
"""«Ж7Л-9ФЦ-4ПЯ»: nine of nineteen letters tell hundreds of thousands of rows apart."""


@dataclass(frozen=True, slots=True)
class CodedCell:
    """What a code stands for: a cell of an event in an edition, and the words there."""

    plan: str
    edition: int
    event_id: str
    column: str
    words: str
    number: int | None
    title: str
    sphere: str


def row_code(plan: str, edition: int, event_id: str, column: str) -> str:
    """The code of a cell, the same whenever it is asked for.

    >>> row_code("2026-H1-smolenskaya-oblast", 1, "2026-H1-421cc3b2", "dates_text")
    'ЦЖЖ-ЦЖ4-ДП5'
    """
    said = "\n".join((plan, str(edition), event_id, column))
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8], "big")
    letters = []
    for _ in range(_PART * _PARTS):
        number, at = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[at])
    whole = "".join(letters)
    return "-".join(whole[i : i + _PART] for i in range(0, len(whole), _PART))


def read_code(text: str) -> str:
    """The code that a cell holds, however it was typed again; "" where it holds none.

    >>> read_code(" ж7л 9фц — 4пя. ")
    'Ж7Л-9ФЦ-4ПЯ'
    """
    letters = "".join(c for c in text.upper() if c.isalnum())
    if len(letters) != _PART * _PARTS or not set(letters) <= set(_LETTERS):
        return ""
    return "-".join(letters[i : i + _PART] for i in range(0, len(letters), _PART))


def coded_cells(directory: Path, record: Record, codes: Iterable[str]) -> Mapping[str, CodedCell]:
    """What codes stand for, of all editions in a folder; an unknown one is left out.

    Args:
        directory: the folder of plans.
        record: its record.
        codes: as ``read_code`` gives them.
    """
    wanted = set(codes)
    found: dict[str, CodedCell] = {}
    editions = record.all("SELECT plan, edition FROM edition ORDER BY plan, edition DESC")
    for one in editions:
        if wanted <= found.keys():
            break
        cells = _cells(directory, record, str(one["plan"]), int(one["edition"]))
        found |= {code: cell for code, cell in cells.items() if code in wanted}
    return found


def _cells(directory: Path, record: Record, plan: str, edition: int) -> dict[str, CodedCell]:
    state = states_of(record, plan, edition)[-1]
    place = current(directory / state["folder"], EVENTS_FILE)
    names = ["event_id", "number", "title", "sphere", *TEXT_COLUMNS]
    try:
        rows = pq.read_table(place, columns=names).to_pylist()
    except (OSError, ValueError):  # gone or damaged: its answers are unknown, others are not
        return {}
    return {
        row_code(plan, edition, row["event_id"], column): CodedCell(
            plan=plan,
            edition=edition,
            event_id=str(row["event_id"]),
            column=column,
            words=str(row[column] or ""),
            number=row["number"],
            title=str(row["title"] or ""),
            sphere=str(row["sphere"] or ""),
        )
        for row in rows
        for column in TEXT_COLUMNS
    }
