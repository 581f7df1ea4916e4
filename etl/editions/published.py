"""What comes of a publishing: said by the command, shown on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.build import Made
from etl.compare import Change
from etl.corrections.correction import Unfit
from etl.editions.record import Record
from etl.editions.record_rows import states_of, tables_of
from etl.refusals import SeenColumn


@dataclass(frozen=True)
class Published:
    """What came of a publishing.

    Attributes:
        plan: the plan's name in the folder.
        edition: the edition that was meant.
        manifest: what was built; of an edition that was there already, its own.
        changes: against what was published before.
        unfit: corrections that the edition has no place for.
        known: the document was there already; nothing has changed.
        shown: the edition that is published now.
        previous: the edition that was published before, None where there was none.
        directory: the tables; None where nothing was stored.
        remarks: what else a person should know.
        made: of a trial, what would have been stored.
        columns: of a trial, the document's columns and what they were read as.
        unowned: of a trial, why nobody's plan it is until a person says whose.
    """

    plan: str
    edition: int
    manifest: Mapping[str, Any]
    changes: tuple[Change, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    known: bool = False
    shown: int = 0
    previous: int | None = None
    directory: Path | None = None
    remarks: tuple[str, ...] = field(default=())
    made: Made | None = field(default=None, repr=False)
    columns: tuple[SeenColumn, ...] = ()
    unowned: str = ""


def known(directory: Path, record: Record, row: Mapping[str, Any]) -> Published:
    """Nothing is to be done: an edition is there, or is published, already."""
    plan = record.one("SELECT * FROM plan WHERE plan = ?", row["plan"])
    state = states_of(record, row["plan"], row["edition"])[-1]
    tables = tables_of(directory, state)
    shown = int(plan["edition"]) if plan else 0
    return Published(
        plan=row["plan"],
        edition=row["edition"],
        manifest=tables.manifest,
        known=True,
        shown=shown,
        previous=shown,
        directory=directory / state["folder"],
    )
