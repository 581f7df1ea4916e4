"""An edition made before anybody knew its number and ids is given them afterwards.

The ids of events and the number of the edition are labels: no other value of the tables depends
on them, as long as nobody has corrected anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from etl.build import Made, ReadPlan, read_plan
from etl.documents import Reading
from etl.told.told_row import ToldRow, headings_told


class Ready(NamedTuple):
    """A document that has been read, and its tables as a first edition where they are made."""

    read: ReadPlan
    made: Made | None = None
    whole: Callable[[], Ready] | None = None
    """Gives it with its rows and tables, where only what a first edition stores is at hand."""


def read_again(ready: Ready, data: bytes, period: str, told: Sequence[ToldRow]) -> Ready:
    """The document with what persons have told since it was read, or elsewhere than it was.

    Args:
        ready: as it was read.
        data: the document as received.
        period: the plan's period where a person said it.
        told: what is in force now.
    """
    name = ready.read.document.name
    with closing(Reading(Path(name), name, data, headings_told(told))) as reading:
        return Ready(read_plan(reading, period or None, told=told))


def labelled(made: Made, ids: Sequence[str], edition: int) -> Made:
    """The same tables as ``make_edition`` makes with these ids and this number.

    Args:
        made: an edition without corrections.
        ids: its events' ids, in order.
        edition: its number.
    """
    old = made.tables["events"]["event_id"].to_pylist()
    names = dict(zip(old, ids, strict=True))
    tables = {}
    for name, table in made.tables.items():
        label = [names[event_id] for event_id in table["event_id"].to_pylist()]
        columns = {"event_id": label}
        if "edition" in table.column_names:
            columns["edition"] = [edition] * len(table)
        tables[name] = _with(table, columns)
    return Made(tables, {**made.manifest, "edition": edition}, told=made.told)


def _with(table: pa.Table, columns: dict[str, list[object]]) -> pa.Table:
    for name, values in columns.items():
        at = table.column_names.index(name)
        field = table.schema.field(at)
        table = table.set_column(at, field, pa.array(values, type=field.type))
    return table
