"""The editions of a plan that the folder keeps, and what is settled of it, as the record says.

A folder with one edition's tables has no record: nothing is kept there, and nothing settled.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.corrections.correction import Correction
from etl.editions.record import Record, RecordError
from etl.editions.record_rows import in_force, state_of
from etl.folders import data_directory
from pages.shared.plan import kept_drafts
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
        region: whose plan it is.
        plan_id: its period.
        added_at: when it came, which is when it was first published; ISO 8601, "" where the
            record does not say.
        applied: how many corrections these tables have.
        unfit: corrections in force that these tables have no place for.
    """

    plan: str
    edition: int
    tables: Path
    document: Path | None
    published: bool
    region: str
    plan_id: str
    added_at: str = ""
    applied: int = 0
    unfit: tuple[Correction, ...] = ()

    @property
    def goes_back_to_word(self) -> bool:
        """Whether its document can have its corrections as tracked changes."""
        came_so = self.document is not None and self.document.suffix == ".docx"
        return came_so and self.applied > 0


def kept_editions(info: PlanInfo) -> tuple[KeptEdition, ...]:
    """The editions of a plan, the first one first; none where the folder keeps no record of it."""
    kept = _kept(data_directory(), folder_stamp())
    return tuple(o for o in kept if (o.plan_id, o.region) == (info.plan_id, info.home.region))


def kept_edition(plan: str, edition: int) -> KeptEdition | None:
    """One edition by its plan's name and its number; None where the record does not name it."""
    kept = _kept(data_directory(), folder_stamp())
    return next((one for one in kept if (one.plan, one.edition) == (plan, edition)), None)


@lru_cache(maxsize=4)
def _kept(directory: Path, _stamp: Stamp) -> tuple[KeptEdition, ...]:
    try:
        record = Record(directory)
    except (RecordError, OSError):
        return ()
    rows = record.all(
        "SELECT edition.*, plan.edition AS shown, plan.state, plan.region, plan.plan_id "
        "FROM edition JOIN plan USING (plan) ORDER BY plan, edition.edition"
    )
    found = []
    for row in rows:
        published = row["shown"] == row["edition"]
        state = state_of(record, row["plan"], row["edition"], row["state"] if published else None)
        applied = set(json.loads(state["applied"]))
        force = in_force(record, row["plan"])
        found.append(
            KeptEdition(
                plan=row["plan"],
                edition=row["edition"],
                tables=directory / state["folder"],
                document=directory / row["document"] if row["document"] else None,
                published=published,
                region=row["region"],
                plan_id=row["plan_id"],
                added_at=row["added_at"],
                applied=len(applied),
                unfit=tuple(one for no, one in force.items() if no not in applied),
            )
        )
    return tuple(found)


def edition_shown(info: PlanInfo) -> KeptEdition | None:
    """The edition of the folder that a plan on the page is; None where it is none of them."""
    return next((one for one in kept_editions(info) if one.edition == info.edition), None)


def edition_of_draft(token: str) -> KeptEdition | None:
    """The edition that a preview would become; None where the preview is gone."""
    draft = kept_drafts.find(token)
    if draft is None:
        return None
    would_be = draft.would_be
    return KeptEdition(
        plan=would_be.plan,
        edition=would_be.edition,
        tables=Path(),
        document=None,
        published=False,
        region=str(would_be.manifest["region"]),
        plan_id=str(would_be.manifest["plan_id"]),
        unfit=tuple(one.correction for one in would_be.unfit),
    )


def plan_in(tables: Path) -> Plan | None:
    """The plan of an edition's tables; None where they cannot be read."""
    try:
        return _read(tables)
    except TablesMissingError:
        return None


@lru_cache(maxsize=8)
def _read(tables: Path) -> Plan:
    """Tables of an edition never change, so they are read once."""
    return read_plan(tables)
