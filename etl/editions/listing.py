"""The plans and editions of a folder, and its log: as data, and in Russian lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.editions.adopting import Bare, bare_tables
from etl.editions.record import Record
from etl.editions.record_rows import state_of
from etl.told.told_row import ToldRow

ACTS = {
    "published": "опубликована",
    "republished": "опубликована снова",
    "corrected": "исправлена",
    "withdrawn": "исправления отменены",
    "adopted": "учтена: таблицы были в папке раньше",
    "rebuilt": "таблицы построены заново",
    "told": "программе сказано",
    "untold": "сказанное программе отменено",
}


def list_editions(directory: Path) -> list[dict[str, Any]]:
    """Every edition, by plan and number, with the keys of the contract.

    ``published_at`` and ``published_by`` are of the last time that the edition was published,
    null where nobody has (tables that a build put into the folder).

    Raises:
        RecordError: the folder's record cannot be read.
    """
    record = Record(directory)
    bare = bare_tables(directory, record)
    rooted = {one.plan for one in bare if one.in_the_root and one.tables is not None}
    rows = []
    for edition in record.all(
        "SELECT edition.*, plan.plan_id, plan.region, plan.edition AS shown, plan.state "
        "FROM edition JOIN plan USING (plan) ORDER BY plan, edition.edition"
    ):
        plan, number = edition["plan"], edition["edition"]
        shown = edition["shown"] == number and plan not in rooted
        state = state_of(record, plan, number, edition["state"] if shown else None)
        rows.append(
            {
                "plan": plan,
                "plan_id": edition["plan_id"],
                "region": edition["region"],
                "edition": number,
                "published": shown,
                "published_at": edition["published_at"] or None,
                "published_by": edition["published_by"] or None,
                "built_at": state["built_at"] or None,
                "source_name": edition["source_name"],
                "source_sha256": edition["source_sha256"],
                "events": state["events"],
                "doubts": state["doubts"],
                "directory": str((directory / state["folder"]).absolute()),
            }
        )
    known = {(row["plan"], row["edition"]) for row in rows}
    last: dict[str, int] = {}
    for one in bare:
        last[one.plan] = max(one.edition, last.get(one.plan, 0))
    for one in bare:
        if one.tables is not None and (one.in_the_root or (one.plan, one.edition) not in known):
            alone = one.plan not in rooted and not any(r["plan"] == one.plan for r in rows)
            newest = alone and one.edition == last[one.plan]
            rows.append(_bare_row(one, published=one.in_the_root or newest))
    return sorted(rows, key=lambda row: (row["plan"], row["edition"]))


def _bare_row(one: Bare, *, published: bool) -> dict[str, Any]:
    assert one.tables is not None
    return {
        "plan": one.plan,
        "plan_id": one.plan_id,
        "region": one.region,
        "edition": one.edition,
        "published": published,
        "published_at": None,
        "published_by": None,
        "built_at": one.tables.manifest.get("built_at") or None,
        "source_name": one.row()["source_name"],
        "source_sha256": one.sha256,
        "events": len(one.tables.events),
        "doubts": int(sum(map(len, one.tables.events["quality"]))),
        "directory": str(one.directory.absolute()),
    }


def log_of(directory: Path) -> list[dict[str, Any]]:
    """Who did what and when, the first act first.

    Raises:
        RecordError: the folder's record cannot be read.
    """
    rows = Record(directory).all("SELECT * FROM log ORDER BY no")
    return [{**row, "what": json.loads(row["what"])} for row in rows]


def editions_in_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """The editions as Russian lines, those of a plan together."""
    lines: list[str] = []
    plan = ""
    for row in rows:
        if row["plan"] != plan:
            plan = row["plan"]
            lines.append(f"{plan} — {row['region']}, {row['plan_id']}")
        who = f", {row['published_by']}" if row["published_by"] else ""
        when = f" {row['published_at']}{who}" if row["published_at"] else ""
        state = "опубликована" if row["published"] else "не опубликована, последний раз была"
        if not row["published"] and not when:
            state = "не опубликована"
        lines.append(
            f"  редакция {row['edition']}: {state}{when}; {row['source_name'] or 'документа нет'}; "
            f"мероприятий: {row['events']}; сомнений: {row['doubts']}"
        )
        lines.append(f"    {row['directory']}")
    return "\n".join(lines) or "Планов и редакций в папке нет."


def told_words(what: Mapping[str, Any]) -> list[str]:
    """What an act told the program or took back, in words.

    Args:
        what: the facts of the act.
    """
    said = [ToldRow(**one).in_words() for one in what.get("told") or ()]
    new = {ToldRow(**one).target for one in what.get("told") or ()}
    gone = [one for row in what.get("ended") or () if "kind" in row and (one := ToldRow(**row))]
    return [*said, *(f"отменено: {one.in_words()}" for one in gone if one.target not in new)]


def _told_words(row: Mapping[str, Any]) -> str:
    words = "; ".join(told_words(row["what"]))
    return f": {words}" if words else ""


def log_in_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """The log as Russian lines."""
    lines = [
        f"{row['at']} {row['by'] or '—'}: "
        + (f"{row['plan']}, редакция {row['edition']} " if row["plan"] else "")
        + ACTS.get(row["act"], row["act"])
        + _told_words(row)
        + (f"; документ «{row['source_name']}», SHA-256 {row['source_sha256']}"
           if row["source_name"] else "")
        for row in rows
    ]  # fmt: skip
    return "\n".join(lines) or "Журнал пуст."
