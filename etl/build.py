"""One document to one edition of tables: the steps in order, each a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from etl import store
from etl.columns import EVENTS_FILE
from etl.corrections.correction import Correction, Unfit
from etl.corrections.settle import settle_events, settle_points
from etl.documents import Reading
from etl.event_ids import edition_after, known_events, name_events
from etl.events import Event, read_events
from etl.evidence import check_words, evidence_rows
from etl.geocode import default_geocoder, locate
from etl.home import Home
from etl.model import SCHEMA_VERSION, Placement, PlanDocument, PlanPeriod
from etl.partner_places.partner_place_rows import partner_place_rows
from etl.plan_home import plan_home, refuse_two_regions
from etl.plan_period import plan_period
from etl.refusals import RefusedDocumentError
from etl.store import Tables, TablesError
from etl.table_rows import build_rows
from etl.told.told_cells import told_corrections, with_told_cells
from etl.told.told_row import ToldRow, headings_told
from etl.told.told_use import region_remark, region_told, told_note, used_of


class ReadPlan(NamedTuple):
    """A document with what its cells say, before it is an edition of anything."""

    document: PlanDocument
    plan: PlanPeriod
    events: list[Event]
    remarks: tuple[str, ...]
    """How period and region were found, where the title does not say them."""
    home: Home
    heard: tuple[ToldRow, ...] = ()
    """What persons told the program when it was read."""
    told: tuple[ToldRow, ...] = ()
    """What of that was of use."""


@dataclass(frozen=True)
class Made:
    """An edition's tables, checked, with their manifest: what is stored."""

    tables: Mapping[str, pa.Table]
    manifest: Mapping[str, Any]
    applied: tuple[Correction, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    """Corrections that the document no longer has a place for."""
    told: tuple[ToldRow, ...] = ()
    """What persons told the program and it used."""
    files: Mapping[str, bytes] | None = None
    """The tables as they are stored, where that has been done elsewhere."""


def read_plan(
    reading: Reading,
    period: str | None = None,
    *,
    told: Sequence[ToldRow] = (),
    region: str = "",
) -> ReadPlan:
    """Read a document: its period, its region, every cell of its rows.

    Args:
        reading: the document.
        period: the plan's period where the document does not say it.
        told: what persons told the program.
        region: whose plan it is where the title does not say it, and has been before.

    Raises:
        RefusedDocumentError: the document is no plan that can be read.
    """
    reading = reading.with_headings(headings_told(told))
    document = reading.document()
    plan, remark = plan_period(document, period)
    refuse_two_regions(document)
    home = plan_home(document.title, region or region_told(told, document.title))
    remarks = [remark, region_remark(document.title, home)]
    events = with_told_cells(read_events(document, plan, home), told, plan, home)
    used = used_of(told, document, events)
    return ReadPlan(
        document, plan, events, tuple(filter(None, remarks)), home, tuple(told), tuple(used)
    )


def build_plan(
    source: Path | Reading,
    out: Path,
    *,
    previous: Path | None = None,
    period: str | None = None,
    online: bool = False,
) -> Mapping[str, Any]:
    """Read one plan document and store its tables in ``out``.

    Args:
        source: the document, or its reading where that has begun.
        out: where the tables go; what it holds of the same plan is the previous edition.
        previous: another directory to carry event ids over from.
        period: the plan's period where the document does not say it, e.g. "2026-H1".
        online: let the geocoder ask Nominatim for what the shipped gazetteers lack.

    Returns:
        The manifest, as stored in plan.json.

    Raises:
        RefusedDocumentError: the document or the earlier edition cannot be used; ``out`` is
            as it was.
        OSError: ``out`` cannot be written.
    """
    reading = source if isinstance(source, Reading) else Reading(source)
    read = read_plan(reading, period)
    notes: list[str] = []
    earlier = _earlier_edition(previous, out, read.plan, notes)
    ids = name_events(read.events, read.plan, [known_events(earlier)] if earlier else [])
    made = make_edition(read, ids, edition_after(earlier, read.events), notes=notes, online=online)
    store.write(made.tables, made.manifest, out)
    return made.manifest


def make_edition(
    read: ReadPlan,
    ids: Sequence[str],
    edition: int,
    *,
    corrections: Sequence[Correction] = (),
    notes: Sequence[str] = (),
    online: bool = False,
    built_at: str | None = None,
) -> Made:
    """The tables of one edition: the same arguments give the same bytes.

    Args:
        read: the document.
        ids: its events' ids, in order.
        edition: its number.
        corrections: what persons settled; one that does not fit is left out and named.
        notes: remarks for the report beside the document's own.
        online: let the geocoder ask Nominatim.
        built_at: the time that the manifest names; now, where none is given.
    """
    plan, home = read.plan, read.home
    geocoder = default_geocoder(home, online=online)
    settled = settle_events(read.events, ids, corrections, plan, home)
    placements = [
        [locate(venue, geocoder) for venue in event.place.venues] for event in settled.events
    ]
    settled, placements = settle_points(settled, ids, placements)
    events = settled.events
    rows = build_rows(events, ids, edition, plan, placements)
    rows["partner_places"] = partner_place_rows(events, ids, geocoder, home, read.document.name)
    rows["evidence"] = [
        row
        for event, event_id in zip(events, ids, strict=True)
        for row in evidence_rows(event, event_id)
    ]
    told = told_corrections(events, ids, read.told, settled.applied)
    if settled.applied or told:
        rows["corrections"] = [asdict(one) for one in (*settled.applied, *told)]
    said = [*notes, *_not_asked(geocoder.unanswered)]
    manifest = _manifest(read, edition, _counts(events, placements), said, built_at or now())
    return Made(_checked(rows), manifest, settled.applied, settled.unfit, read.told)


def _not_asked(unanswered: Sequence[str]) -> list[str]:
    """The note on settlements that Nominatim was to be asked about and did not answer."""
    if not unanswered:
        return []
    return [
        "Nominatim не ответил, не спрошено о населённых пунктах: "
        f"{', '.join(unanswered)}; постройте таблицы ещё раз."
    ]


def _manifest(
    read: ReadPlan, edition: int, counted: dict[str, Any], notes: Sequence[str], built_at: str
) -> dict[str, Any]:
    """What is stored beside the tables: which document, whose plan, what was counted and noted."""
    document, plan, home = read.document, read.plan, read.home
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "plan_id": plan.plan_id,
        "edition": edition,
        "title": document.title,
        "period_start": plan.start.isoformat(),
        "period_end": plan.end.isoformat(),
        "region": home.region,
        "home": asdict(home),
        "source_name": document.name,
        "source_sha256": document.sha256,
        "built_at": built_at,
        "counts": counted,
        "unknown_headings": list(document.unknown_headings),
        "leftovers": list(document.leftovers),
        "characters": dict(document.characters),
        "outside": list(document.outside),
        "notes": [*document.notes, *read.remarks, *map(told_note, read.told), *notes],
    }
    if read.told:
        manifest["told"] = [asdict(one) for one in read.told]
    return manifest


def now() -> str:
    """This second, ISO 8601 in UTC, as manifests and logs name it."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def _earlier_edition(
    previous: Path | None, out: Path, plan: PlanPeriod, notes: list[str]
) -> Tables | None:
    """The edition that ids are carried over from, None where there is none of this plan."""
    try:
        earlier = store.read(previous or out)
    except TablesError as error:
        if previous is not None:
            raise RefusedDocumentError(f"Прежняя редакция не прочитана. {error}") from error
        if (out / EVENTS_FILE).exists():
            notes.append(f"Прежняя редакция не прочитана, номера мероприятий новые. {error}")
        return None
    if earlier.manifest.get("plan_id") != plan.plan_id:
        if previous is not None:
            notes.append(
                f"В «{previous}» другой план ({earlier.manifest.get('plan_id')}): "
                "мероприятия с ним не сопоставлены."
            )
        return None
    return earlier


def _checked(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, pa.Table]:
    from etl.schema import arrow_schema, check  # pandera: only a build needs it, no page

    tables = {}
    for name in rows:
        tables[name] = pa.Table.from_pylist(list(rows[name]), schema=arrow_schema(name))
        check(name, tables[name])
    check_words(tables["evidence"], tables["events"])
    return tables


def _counts(events: Sequence[Event], placements: Sequence[Sequence[Placement]]) -> dict[str, Any]:
    points = [point for row in placements for point in row]
    placed = Counter(point.precision for point in points if point.precision is not None)
    doubts = Counter(
        code for event, row in zip(events, placements, strict=True) for code in event.doubts(row)
    )
    return {
        "rows": len(events),
        "events": len(events),
        "spheres": len({event.row.sphere for event in events}),
        "venues": len(points),
        "placed": dict(placed),
        "doubts": dict(doubts.most_common()),
    }
