"""What the record says of editions, corrections and acts: its rows, asked for and written."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from etl.columns import TABLES
from etl.corrections.correction import Correction
from etl.editions.record import Record
from etl.editions.served import published_plans
from etl.event_ids import KNOWN_BY, Known
from etl.refusals import RefusedDocumentError
from etl.store import Tables, TablesError, read, read_events
from etl.told.told_row import ToldRow

_TOLD_FIELDS = "kind, wording, meaning, reason, author, at"
_FIELDS = '"plan", event_id, "column", old_value, new_value, reason, author, at'


def find_plan(record: Record, asked: str | None) -> dict[str, Any]:
    """The plan that a person means: by its name, or by its period where only one has it.

    Args:
        record: the record.
        asked: the name; None means the only plan there is.

    Raises:
        RefusedDocumentError: there is none, or there are several.
    """
    return plan_called(record.all("SELECT * FROM plan ORDER BY plan"), asked)


def plan_called(plans: Sequence[dict[str, Any]], asked: str | None) -> dict[str, Any]:
    """The row of a plan that a person means, of those that there are; see ``find_plan``.

    Raises:
        RefusedDocumentError: there is none, or there are several.
    """
    found = [p for p in plans if asked in (None, p["plan"])]
    found = found or [p for p in plans if p["plan_id"] == asked]
    if len(found) == 1:
        return found[0]
    names = ", ".join(p["plan"] for p in (found or plans)) or "пока ни одного"
    what = f"Планов «{asked}» несколько" if found else f"Плана «{asked}» в папке нет"
    if asked is None:
        what = "В папке не один план"
    raise RefusedDocumentError(f"{what}; укажите один из имеющихся: {names}.")


def edition_of(record: Record, plan: str, edition: int) -> dict[str, Any] | None:
    """The row of an edition, None where there is none."""
    return record.one("SELECT * FROM edition WHERE plan = ? AND edition = ?", plan, edition)


def states_of(record: Record, plan: str, edition: int) -> list[dict[str, Any]]:
    """The tables of an edition, the latest last."""
    return record.all(
        "SELECT * FROM state WHERE plan = ? AND edition = ? ORDER BY state", plan, edition
    )


def state_of(record: Record, plan: str, edition: int, published: int | None) -> dict[str, Any]:
    """The tables of an edition that count: the published state of that number, else the latest."""
    states = states_of(record, plan, edition)
    return next((one for one in states if one["state"] == published), states[-1])


def in_force(record: Record, plan: str) -> dict[int, Correction]:
    """Corrections of a plan that nobody has replaced or taken back, by their number."""
    rows = record.all(
        f"SELECT no, {_FIELDS} FROM correction WHERE plan = ? AND ended_at IS NULL ORDER BY no",
        plan,
    )
    return {row.pop("no"): Correction(**row) for row in rows}


def numbered(record: Record, numbers: Sequence[int]) -> dict[int, Correction]:
    """Corrections by their numbers, whatever has become of them."""
    marks = ", ".join("?" for _ in numbers)
    rows = record.all(
        f"SELECT no, {_FIELDS} FROM correction WHERE no IN ({marks}) ORDER BY no", *numbers
    )
    return {row.pop("no"): Correction(**row) for row in rows}


def enter_corrections(record: Record, settled: Sequence[Correction], *, at: str, by: str) -> None:
    """Enter corrections into the record, each in the place of one of the same target."""
    for one in settled:
        for no, other in in_force(record, one.plan).items():
            if other.target == one.target:
                record.change(
                    "UPDATE correction SET ended_at = ?, ended_by = ? WHERE no = ?", (at, by, no)
                )
        record.add("correction", {**asdict(one), "venue_no": one.target[3], "entered_at": at})


def told_in_force(record: Record) -> dict[int, ToldRow]:
    """What persons told the program and nobody has taken back, by its number."""
    rows = record.all(f"SELECT no, {_TOLD_FIELDS} FROM told WHERE ended_at IS NULL ORDER BY no")
    return {row.pop("no"): ToldRow(**row) for row in rows}


def told_numbered(record: Record, numbers: Sequence[int]) -> dict[int, ToldRow]:
    """What persons told, by its numbers, whatever has become of it."""
    marks = ", ".join("?" for _ in numbers)
    rows = record.all(
        f"SELECT no, {_TOLD_FIELDS} FROM told WHERE no IN ({marks}) ORDER BY no", *numbers
    )
    return {row.pop("no"): ToldRow(**row) for row in rows}


class Given(NamedTuple):
    """What tables are made with, by numbers, whether it fits their document or not."""

    corrections: list[int]
    told: list[int]

    @classmethod
    def in_force(cls, record: Record, plan: str) -> Given:
        """What is in force now for a plan."""
        return cls(list(in_force(record, plan)), list(told_in_force(record)))

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> Given:
        """What tables that are there were made with."""
        return cls(json.loads(state["given"]), json.loads(state["told"]))


def applied(record: Record) -> list[Correction]:
    """The corrections that what is published has: those in force."""
    numbers = [no for plan in published_plans(record) for no in json.loads(plan["applied"])]
    return list(numbered(record, numbers).values())


def earlier_states(record: Record, plan: str, before: int) -> list[dict[str, Any]]:
    """The latest tables of each edition of a plan before one, the nearest first."""
    editions = record.all(
        "SELECT edition FROM edition WHERE plan = ? AND edition < ? ORDER BY edition DESC",
        plan,
        before,
    )
    return [states_of(record, plan, row["edition"])[-1] for row in editions]


def events_of(directory: Path, state: Mapping[str, Any]) -> Known:
    """The events of one state, as later editions know them again.

    Raises:
        RefusedDocumentError: they cannot be read.
    """
    with _refused(state):
        return read_events(directory / state["folder"], KNOWN_BY)


def tables_of(directory: Path, state: Mapping[str, Any], only: Collection[str] = TABLES) -> Tables:
    """The tables of one state, those asked for.

    Raises:
        RefusedDocumentError: they cannot be read.
    """
    with _refused(state):
        return read(directory / state["folder"], only)


@contextlib.contextmanager
def _refused(state: Mapping[str, Any]) -> Iterator[None]:
    """Say of tables that cannot be read what is to be done."""
    try:
        yield
    except TablesError:
        raise RefusedDocumentError(
            f"Таблицы «{state['folder']}» повреждены или пропали: верните их из резервной копии "
            "или постройте заново командой python -m etl rebuild."
        ) from None


def show(record: Record, plan: str, edition: int, state: int, *, at: str, by: str) -> None:
    """Make an edition with one set of corrections the published one."""
    record.change("UPDATE plan SET edition = ?, state = ? WHERE plan = ?", (edition, state, plan))
    record.change(
        "UPDATE edition SET published_at = ?, published_by = ? WHERE plan = ? AND edition = ?",
        (at, by, plan, edition),
    )


def note(
    record: Record,
    act: str,
    *,
    at: str,
    by: str,
    edition: Mapping[str, Any],
    what: Mapping[str, Any],
) -> None:
    """Write an act into the log.

    Args:
        record: the record.
        act: one of ``etl.editions.listing.ACTS``.
        at: when.
        by: who.
        edition: plan, edition, source_name and source_sha256 of what it was done to.
        what: further facts, kept as JSON.
    """
    names = ("plan", "edition", "source_name", "source_sha256")
    record.add(
        "log",
        {
            "at": at,
            "by": by,
            "act": act,
            **{name: edition[name] for name in names},
            "what": json.dumps(what, ensure_ascii=False),
        },
    )
