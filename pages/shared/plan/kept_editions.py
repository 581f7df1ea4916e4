"""The editions of a plan that the folder keeps, and what is settled of it, as the record says.

A folder with one edition's tables has no record: nothing is kept there, and nothing settled.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.corrections.correction import Correction
from etl.editions.kept import in_force, states_of
from etl.editions.record import Record, RecordError
from etl.folders import data_directory
from pages.shared.plan.folder_of_plans import Stamp, folder_stamp
from pages.shared.plan.tables import Plan, PlanInfo, TablesMissingError, read_plan


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """One edition of a plan.

    Attributes:
        plan: the plan's name among all of the folder.
        edition: its number.
        tables: where its tables lie; of those with different corrections the ones that are
            shown, else the latest.
        document: the document as received, None where it is not kept.
        published: it is the one that is shown.
        unfit: corrections in force that these tables have no place for.
    """

    plan: str
    edition: int
    tables: Path
    document: Path | None
    published: bool
    unfit: tuple[Correction, ...] = ()


def kept_editions(info: PlanInfo) -> tuple[KeptEdition, ...]:
    """The editions of a plan, the first one first; none where the folder keeps no record of it."""
    return _kept(data_directory(), folder_stamp(), info.plan_id, info.home.region)


@lru_cache(maxsize=8)
def _kept(directory: Path, _stamp: Stamp, plan_id: str, region: str) -> tuple[KeptEdition, ...]:
    try:
        record = Record(directory)
    except (RecordError, OSError):
        return ()
    rows = record.all(
        "SELECT edition.*, plan.edition AS shown, plan.state FROM edition JOIN plan USING (plan) "
        "WHERE plan.plan_id = ? AND plan.region = ? ORDER BY edition.edition",
        plan_id,
        region,
    )
    found = []
    for row in rows:
        states = states_of(record, row["plan"], row["edition"])
        published = row["shown"] == row["edition"]
        state = next((s for s in states if published and s["state"] == row["state"]), states[-1])
        applied = set(json.loads(state["applied"]))
        force = in_force(record, row["plan"])
        found.append(
            KeptEdition(
                plan=row["plan"],
                edition=row["edition"],
                tables=directory / state["folder"],
                document=directory / row["document"] if row["document"] else None,
                published=published,
                unfit=tuple(one for no, one in force.items() if no not in applied),
            )
        )
    return tuple(found)


def edition_shown(info: PlanInfo) -> KeptEdition | None:
    """The edition of the folder that a plan on the page is; None where it is none of them."""
    return next((one for one in kept_editions(info) if one.edition == info.edition), None)


@lru_cache(maxsize=8)
def plan_in(tables: Path) -> Plan | None:
    """The plan of an edition's tables, which never change; None where they cannot be read."""
    try:
        return read_plan(tables)
    except TablesMissingError:
        return None
