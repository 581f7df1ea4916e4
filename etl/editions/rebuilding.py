"""Every edition's tables from its document and what is in force: proof of a backup, and repair."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.build import Made, now
from etl.editions.record import Record
from etl.editions.record_rows import Given, note, show, states_of
from etl.editions.remaking import made_again
from etl.editions.storing import Incoming, add_state, writing
from etl.store import fill


@dataclass(frozen=True)
class Rebuilt:
    """What came of building one set of tables again: same, restored, changed or kept."""

    plan: str
    edition: int
    folder: str
    outcome: str


OUTCOMES = {
    "same": "совпадают байт в байт",
    "restored": "восстановлены из документа и исправлений",
    "changed": "программа читает документ иначе, опубликованы новые таблицы",
    "differs": "программа читает документ иначе, прежние таблицы оставлены",
    "kept": "документ не сохранён, таблицы оставлены как есть",
}


def rebuild(directory: Path, *, by: str = "") -> list[Rebuilt]:
    """Build the tables of all editions again and hold them against those that are there.

    Tables that have gone or are damaged are put back. Where today's readers read a published
    document otherwise, the new tables are published beside the old ones; of editions that are
    not published the tables stay as they are.

    Args:
        directory: the folder of plans.
        by: who does it.

    Raises:
        RefusedDocumentError: a document has gone or is damaged.
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written.
    """
    out: list[Rebuilt] = []
    if Record(directory).is_new:
        return out
    with writing(directory) as record:
        incoming, changed, at = Incoming(directory), False, now()
        for edition in record.all("SELECT * FROM edition ORDER BY plan, edition"):
            plan = record.one("SELECT * FROM plan WHERE plan = ?", edition["plan"]) or {}
            for state in states_of(record, edition["plan"], edition["edition"]):
                shown = (plan["edition"], plan["state"]) == (edition["edition"], state["state"])
                outcome, made = _outcome(directory, record, edition, state, shown)
                out.append(Rebuilt(edition["plan"], edition["edition"], state["folder"], outcome))
                if outcome == "changed" and made is not None:
                    changed = True
                    states = states_of(record, edition["plan"], edition["edition"])
                    folder = incoming.state(edition, states[-1]["state"] + 1, made)
                    number = add_state(record, edition, folder, made, Given.of(state))
                    show(record, edition["plan"], edition["edition"], number, at=at, by=by)
                    note(record, "rebuilt", at=at, by=by, edition=edition, what={})
        if changed:
            with incoming.until_saved(record):
                pass  # all is in already
    return out


def _outcome(
    directory: Path,
    record: Record,
    edition: Mapping[str, Any],
    state: Mapping[str, Any],
    shown: bool,
) -> tuple[str, Made | None]:
    """How one set of tables compares with its document; those that are amiss are put back."""
    if not edition["document"]:
        return "kept", None
    given = Given.of(state)
    made = made_again(directory, record, edition, given, built_at=state["built_at"])
    place = directory / state["folder"]
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), made.tables, made.manifest)
        fresh = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    there = {p.name: p.read_bytes() for p in place.iterdir()} if place.is_dir() else {}
    if there == fresh:
        return "same", made
    if _is_whole(there):
        again = made_again(directory, record, edition, given) if shown else made
        return ("changed" if shown else "differs"), again
    Incoming(directory).put_back(state["folder"], made)
    return "restored", made


def _is_whole(files: Mapping[str, bytes]) -> bool:
    """Whether tables are what their own manifest says."""
    try:
        sums = json.loads(files["plan.json"])["files"]
        return all(hashlib.sha256(files[name]).hexdigest() == sums[name] for name in sums)
    except (KeyError, ValueError, TypeError):
        return False
