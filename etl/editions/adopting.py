"""Tables that stood in the folder before it had a record: they become editions like others."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.columns import EVENTS_FILE, TABLES
from etl.editions.folder_layout import holds_tables, plan_name, tables_below
from etl.editions.record import Record
from etl.editions.record_rows import note, show, tables_of
from etl.editions.served import digest_of
from etl.editions.storing import Incoming
from etl.home import home_of
from etl.store import FILES, Tables, TablesError, read_here
from etl.swap import settle


@dataclass(frozen=True)
class Bare:
    """An edition's tables that the record does not know, directly in the folder or one below.

    ``tables`` is None where they cannot be read.
    """

    directory: Path
    digest: str
    tables: Tables | None
    in_the_root: bool

    @property
    def plan_id(self) -> str:
        """Which plan they are of."""
        return str(self.tables.manifest.get("plan_id", "")) if self.tables else ""

    @property
    def region(self) -> str:
        """Whose plan it is."""
        return home_of(self.tables.manifest).region if self.tables else ""

    @property
    def plan(self) -> str:
        """What the plan is called here."""
        return plan_name(self.plan_id, self.region)

    @property
    def edition(self) -> int:
        """The edition's number."""
        return int(self.tables.manifest.get("edition", 1)) if self.tables else 0

    @property
    def sha256(self) -> str:
        """Of the document that they were built from, "" where nobody knows."""
        return str(self.tables.manifest.get("source_sha256") or "") if self.tables else ""

    def row(self) -> dict[str, Any]:
        """As a row of editions, for the list and the log."""
        manifest = self.tables.manifest if self.tables else {}
        return {
            "plan": self.plan,
            "edition": self.edition,
            "source_name": str(manifest.get("source_name") or ""),
            "source_sha256": self.sha256,
        }


def bare_tables(directory: Path, record: Record) -> list[Bare]:
    """The tables that stand in a folder and are not in its record, those in its root first."""
    places = [directory] if holds_tables(directory) else []
    with contextlib.suppress(OSError):
        places += tables_below(directory)
    taken = {row["digest"] for row in record.all("SELECT digest FROM taken")}
    found = []
    for place in places:
        settle(place)
        digest = digest_of(place)
        if digest not in taken:
            tables = None
            with contextlib.suppress(TablesError):
                tables = read_here(place)
            found.append(Bare(place, digest, tables, place == directory))
    return found


def adopt(
    record: Record, incoming: Incoming, bare: Sequence[Bare], *, at: str, by: str
) -> list[str]:
    """Take bare tables into the record; gives remarks for the report.

    Those of the root are what was shown: they become the published edition of their plan.
    """
    remarks = []
    for one in bare:
        record.add("taken", {"digest": one.digest})
        if one.tables is None:
            remarks.append(f"Таблицы в «{one.directory}» не читаются и не учтены.")
            continue
        known = record.one("SELECT * FROM plan WHERE plan = ?", one.plan)
        there = record.one(
            "SELECT edition FROM edition WHERE plan = ? AND edition = ?", one.plan, one.edition
        )
        if there is not None:
            remarks.append(
                f"Таблицы в «{one.directory}» не учтены: редакция {one.edition} плана "
                f"{one.plan} уже есть."
            )
            continue
        folder, tables = incoming.copied(one.plan, one.edition, one.directory)
        _enter(record, one, folder, tables, at=at, by=by)
        if known is None or known["edition"] is None or one.in_the_root:
            show(record, one.plan, one.edition, 1, at=at, by=by)
        note(record, "adopted", at=at, by=by, edition=one.row(), what={})
    return remarks


def _enter(record: Record, one: Bare, folder: str, tables: str, *, at: str, by: str) -> None:
    assert one.tables is not None
    manifest = one.tables.manifest
    enter_plan(
        record,
        one.plan,
        one.plan_id,
        one.region,
        str(manifest.get("period_start") or ""),
        str(manifest.get("period_end") or ""),
    )
    record.add(
        "edition",
        {
            **one.row(),
            "folder": folder,
            "document": "",
            "period": "",
            "added_at": at,
            "added_by": by,
            "published_at": "",
            "published_by": "",
        },
    )
    quality = one.tables.events["quality"]
    record.add(
        "state",
        {
            "plan": one.plan,
            "edition": one.edition,
            "state": 1,
            "folder": tables,
            "built_at": str(manifest.get("built_at") or ""),
            "given": "[]",
            "applied": "[]",
            "events": len(one.tables.events),
            "doubts": int(sum(map(len, quality))),
        },
    )


def enter_plan(record: Record, plan: str, plan_id: str, region: str, start: str, end: str) -> None:
    """Enter a plan into the record where it is not there yet."""
    if record.one("SELECT plan FROM plan WHERE plan = ?", plan) is None:
        row = {"plan": plan, "plan_id": plan_id, "region": region}
        record.add("plan", {**row, "period_start": start, "period_end": end})


def clear_root(directory: Path, bare: Sequence[Bare]) -> None:
    """Take the tables out of the root when their copies count: no program shall read old ones.

    ``events.parquet`` goes first: without it there are no tables to be mistaken for an edition.
    """
    for one in bare:
        if one.in_the_root:
            for name in sorted(FILES, key=lambda n: n != EVENTS_FILE):
                with contextlib.suppress(OSError):
                    (directory / name).unlink(missing_ok=True)


def shown_tables(
    directory: Path,
    record: Record,
    plan: str,
    own: Sequence[Bare] = (),
    only: Collection[str] = TABLES,
) -> tuple[Tables | None, int | None]:
    """The tables that a plan shows now, those asked for, and their edition."""
    root = next((one for one in own if one.in_the_root), None)
    row = record.one(
        "SELECT state.* FROM plan JOIN state USING (plan, edition, state) WHERE plan = ?", plan
    )
    if root is None and row is not None:
        return tables_of(directory, row, only), int(row["edition"])
    one = root or next(iter(sorted(own, key=lambda b: -b.edition)), None)
    return (one.tables, one.edition) if one is not None else (None, None)
