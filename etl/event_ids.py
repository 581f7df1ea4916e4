"""Which events of earlier editions the rows of an edition are, and which number it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.events import Event
from etl.identity import match, new_event_id
from etl.model import CELL_FIELDS, PlanPeriod
from etl.store import Tables

Known = Sequence[Mapping[str, str]]
"""The events of an edition, each with its id and its cells (``KNOWN_BY``)."""
KNOWN_BY = ("event_id", *CELL_FIELDS)


def known_events(tables: Tables) -> Known:
    """The events of an edition that has been read, as later ones know them again."""
    rows = tables.events[[*KNOWN_BY]].to_dict("records")
    return [{str(column): value for column, value in row.items()} for row in rows]


def name_events(events: Sequence[Event], plan: PlanPeriod, earlier: Sequence[Known]) -> list[str]:
    """Event ids: of the earlier editions where the row is in one of them, else new ones.

    Args:
        events: the rows of the new edition.
        plan: its period.
        earlier: editions of the same plan, the nearest first; a row that is not in the
            nearest one may come back from one before it.
    """
    cells = [event.row.cells for event in events]
    ids: dict[int, str] = {}
    known = {row["event_id"] for edition in earlier for row in edition}
    for edition in earlier:
        free_new = [j for j in range(len(cells)) if j not in ids]
        taken = set(ids.values())
        old = [row for row in edition if row["event_id"] not in taken]
        pairs = match(old, [cells[j] for j in free_new])
        ids |= {free_new[j]: old[i]["event_id"] for j, i in pairs.items()}
    counted: dict[str, int] = {}
    for j, row in enumerate(cells):
        if j not in ids:
            ids[j] = new_event_id(plan.plan_id, row, known, counted)
            known.add(ids[j])
    return [ids[j] for j in range(len(cells))]


def edition_after(previous: Tables | None, events: Sequence[Event]) -> int:
    """The number of an edition: the same rows again are the same one, any other text the next."""
    if previous is None:
        return 1
    edition = int(previous.manifest["edition"])
    return edition if _same_rows(previous, events) else edition + 1


def _same_rows(previous: Tables, events: Sequence[Event]) -> bool:
    columns = ["number", "number_text", "sphere", *CELL_FIELDS]
    old = previous.events[columns].astype(object).values.tolist()
    new = [
        [e.number, e.row.number_text, e.row.sphere, *(e.row.cells[f] for f in CELL_FIELDS)]
        for e in events
    ]
    return bool(old == new)
