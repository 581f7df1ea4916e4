"""Build a document from outside and say, part by part, what is not as expected."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from .plans import ANY, Item, Plan, Site, fold

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
CELLS = {
    "title": "title",
    "place_text": "place",
    "dates_text": "dates",
    "description": "description",
    "purpose": "purpose",
    "participants_text": "participants",
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Built:
    """The tables of one build, as plain rows."""

    outcome: Outcome
    tables: dict[str, list[Row]]

    @property
    def events(self) -> list[Row]:
        """Events in document order."""
        return self.tables["events"]

    def of(self, table: str, event: Row) -> list[Row]:
        """The rows of another table that belong to one event."""
        return [row for row in self.tables[table] if row["event_id"] == event["event_id"]]


def run(*arguments: str | Path) -> Outcome:
    """``python -m etl …`` in this process: the command line's own entry, but quicker."""
    from etl.__main__ import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
    return Outcome(int(code or 0), out.getvalue(), err.getvalue())


def run_apart(*arguments: str | Path, limit: float = 600) -> Outcome:
    """``python -m etl …`` in a process of its own."""
    done = subprocess.run(
        [PYTHON, "-m", "etl", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        timeout=limit,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def read_tables(directory: Path) -> dict[str, list[Row]]:
    """Every table of a directory."""
    return {
        name: pq.read_table(directory / f"{name}.parquet").to_pylist()
        for name in ("events", "periods", "venues", "partners", "flat")
    }


def build(document: Path, directory: Path, *options: str) -> Built:
    """Build one document; fails where the program refuses it."""
    outcome = run("build", document, "--out", directory, *options)
    assert outcome.code == 0, f"{document.name} отклонён: {outcome.err.strip()}"
    return Built(outcome, read_tables(directory))


def same(seen: object, wanted: object) -> bool:
    """Equal, or left open; ё and е are one letter."""
    if wanted == ANY:
        return True
    if isinstance(seen, str) and isinstance(wanted, str):
        return seen.replace("ё", "е").replace("Ё", "Е") == wanted.replace("ё", "е").replace(
            "Ё", "Е"
        )
    return seen == wanted


def compare_rows(plan: Plan, built: Built) -> list[str]:
    """Rows, spheres, numbers, cells, extra columns."""
    events = built.events
    if len(events) != len(plan.items):
        titles = [event["title"] for event in events]
        return [f"строк {len(events)} вместо {len(plan.items)}: {titles}"]
    faults = []
    for number, (item, event) in enumerate(zip(plan.items, events, strict=True), 1):
        wanted: dict[str, object] = {"number": number, "sphere": fold(item.sphere)}
        for column, name in CELLS.items():
            wanted[column] = fold(item.shown.get(column, getattr(item, name)))
        if item.printed:
            wanted["number_text"] = item.printed
        faults += differences(number, event, wanted)
        extra = json.loads(event["extra"]) if event["extra"] else {}
        filled = {key: value for key, value in extra.items() if value}
        expected = {key: value for key, value in item.extra.items() if value}
        if filled != expected:
            faults.append(f"{number}: extra {extra!r} вместо {expected!r}")
        if not event["source_ref"]:
            faults.append(f"{number}: source_ref пуст")
    return faults


def compare_plan(plan: Plan, built: Built) -> list[str]:
    """The plan's id, the edition, the ids of events."""
    faults = [
        f"{event['number']}: plan_id {event['plan_id']} вместо {plan.plan_id}"
        for event in built.events
        if not same(event["plan_id"], plan.plan_id)
    ]
    if {event["edition"] for event in built.events} != {1}:
        faults.append("edition не 1")
    if len({event["event_id"] for event in built.events}) != len(built.events):
        faults.append("event_id не различаются")
    return faults


def compare_dates(plan: Plan, built: Built) -> list[str]:
    """Periods, bounds, precision, kind, tentative."""
    faults = []
    for item, event in zip(plan.items, built.events, strict=True):
        periods = [(row["start_date"], row["end_date"]) for row in built.of("periods", event)]
        wanted = item.expected_periods()
        number = event["number"]
        if periods != wanted:
            faults.append(
                f"{number} «{item.dates}»: периоды {shown(periods)} вместо {shown(wanted)}"
            )
        faults += differences(
            number,
            event,
            {
                "start_date": min((first for first, _ in wanted), default=None),
                "end_date": max((last for _, last in wanted), default=None),
                "date_precision": item.precision,
                "date_kind": item.kind,
                "date_tentative": ANY if item.tentative is None else item.tentative,
            },
            item.dates,
        )
        faults += edtf_faults(item, event)
    return faults


def edtf_faults(item: Item, event: Row) -> list[str]:
    """One exact day or stretch of days has one plain spelling; an unknown date none."""
    wanted = item.expected_periods()
    exact = item.precision == "day" and item.kind == "single" and item.tentative is False
    if not wanted:
        spelling = ""
    elif exact and len(wanted) == 1 and not item.dates.startswith(("до", "не позднее")):
        first, last = wanted[0]
        spelling = first.isoformat() if first == last else f"{first}/{last}"
    else:
        return [] if event["edtf"] else [f"{event['number']}: edtf пуст"]
    if event["edtf"] == spelling:
        return []
    return [f"{event['number']} «{item.dates}»: edtf {event['edtf']!r} вместо {spelling!r}"]


def compare_places(plan: Plan, built: Built) -> list[str]:
    """Venues in every part, format, direction where it is plain."""
    faults = []
    for item, event in zip(plan.items, built.events, strict=True):
        number = event["number"]
        faults += differences(number, event, {"format": item.format}, item.place)
        if item.sites is None:
            continue
        venues = built.of("venues", event)
        if len(venues) != len(item.sites):
            faults.append(
                f"{number} «{item.place}»: мест {len(venues)} вместо "
                f"{len(item.sites)}: {[site_of(venue) for venue in venues]}"
            )
            continue
        for venue, site in zip(venues, item.sites, strict=True):
            faults += differences(
                number,
                venue,
                {
                    "name": site.name,
                    "settlement": site.settlement,
                    "settlement_type": site.type,
                    "district": site.district,
                    "region": site.region,
                    "country_code": site.country,
                    "place_precision": site.precision,
                    "tentative": site.tentative,
                },
                item.place,
            )
    return faults


def compare_direction(plan: Plan, built: Built) -> list[str]:
    """Where the sides go, seen from the region that the title names."""
    return [
        fault
        for item, event in zip(plan.items, built.events, strict=True)
        for fault in differences(event["number"], event, {"direction": item.direction}, item.place)
    ]


def compare_partners(plan: Plan, built: Built) -> list[str]:
    """Partner countries, and that the partners table says the same with its words."""
    faults = []
    for item, event in zip(plan.items, built.events, strict=True):
        number = event["number"]
        wanted = sorted(part.strip() for part in item.countries.split(";") if part.strip())
        seen = [entity(code) for code in event["partner_countries"]]
        if sorted(seen) != sorted(entity(code) for code in wanted):
            faults.append(
                f"{number} «{item.title}» / «{item.participants}»: страны {seen} вместо {wanted}"
            )
        if event["partner_countries"] != sorted(event["partner_countries"]):
            faults.append(f"{number}: страны не по алфавиту {event['partner_countries']}")
        partners = built.of("partners", event)
        named = sorted(entity(row["code"] or row["name"]) for row in partners)
        if named != sorted(seen):
            faults.append(f"{number}: partners {named}, а partner_countries {seen}")
        for row in partners:
            if not row["source_text"] or row["source_column"] not in {*CELLS}:
                faults.append(
                    f"{number}: источник партнёра {row['source_column']!r} {row['source_text']!r}"
                )
            elif row["source_text"] not in event[row["source_column"]]:
                faults.append(
                    f"{number}: слов {row['source_text']!r} нет в ячейке {row['source_column']}"
                )
    return faults


def compare_doubts(plan: Plan, built: Built) -> list[str]:
    """Status, the flags that a row must carry, and rows that must carry none."""
    faults = []
    for item, event in zip(plan.items, built.events, strict=True):
        number = event["number"]
        faults += differences(number, event, {"status": item.status}, item.title)
        missing = set(item.flags) - set(event["quality"])
        if missing:
            faults.append(f"{number}: нет пометок {sorted(missing)}, есть {event['quality']}")
        # Whether a stretch over the plan's edge is a doubt is the program's choice.
        date_flags = {"date_unreadable", "date_partly_read", "date_impossible", "date_unknown"}
        needless = (set(event["quality"]) & date_flags) - set(item.flags)
        if needless and item.periods:
            faults.append(f"{number} «{item.dates}»: лишние пометки {sorted(needless)}")
    return faults


PARTS = {
    "plan": compare_plan,
    "dates": compare_dates,
    "places": compare_places,
    "direction": compare_direction,
    "partners": compare_partners,
    "doubts": compare_doubts,
}


def differences(number: int, seen: Row, wanted: dict[str, object], context: str = "") -> list[str]:
    """One line for each column that differs."""
    about = f" «{fold(context)}»" if context else ""
    return [
        f"{number}{about}: {column} {seen[column]!r} вместо {value!r}"
        for column, value in wanted.items()
        if not same(seen[column], value)
    ]


def entity(code: str) -> str:
    """A code, or an entity's name with or without «Республика»."""
    return code.removeprefix("Республика ")


def shown(periods: Iterable[tuple[Any, Any]]) -> str:
    """Periods for a message."""
    return "; ".join(f"{first}..{last}" for first, last in periods) or "нет"


def site_of(venue: Row) -> Site:
    """A venue row in the shape of an expectation, for messages."""
    return Site(
        venue["name"],
        venue["settlement"],
        venue["settlement_type"],
        venue["district"],
        venue["region"],
        venue["country_code"],
        venue["place_precision"],
        venue["tentative"],
    )


def said(faults: list[str]) -> str:
    """All faults in one message."""
    return "\n" + "\n".join(faults)
