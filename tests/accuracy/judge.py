"""Is one reading what the label says? Spelling differences that mean nothing are folded."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from etl.dates.date_cell import read_dates
from etl.dates.title_period import period_from_id
from etl.home import load_home
from etl.model import CELL_FIELDS, PlanPeriod, Venue
from etl.partners import find_partners
from etl.places import read_direction, read_place
from etl.text import key

HERE = Path(__file__).resolve().parent
UNREAD = {"date_unreadable", "date_partly_read", "date_impossible", "date_unknown"}
SETS = {"cells": "first set", "second": "second set, held back"}
"""Prefix of the files: what ``make accuracy`` calls them."""

Cell = Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """One cell judged: which parts are wrong, and whether a person was warned."""

    cell_id: str
    text: str
    wrong: tuple[str, ...]
    warned: bool
    ours: str
    label: str


def cells(name: str, batch: str = "cells") -> list[Cell]:
    """The labelled cells of one file: "dates", "places" or "participants" of a set (SETS)."""
    with (HERE / f"{batch}_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same(text: str | None) -> str:
    """A name without what makes no difference: kinds of quotes, dashes, ё, a final stop."""
    out = re.sub(r"[«»„“”\"']", '"', key(text or ""))
    return re.sub(r"\s*[-‐‑–—]\s*", "-", out).rstrip(".")


def plan_of(cell: Cell) -> PlanPeriod:
    """The plan that a date cell stands in."""
    plan = period_from_id(cell["plan"])
    assert plan is not None, cell
    return plan


def periods_in(text: str) -> list[tuple[date, date]]:
    """The label's «start/end; start/end» as dates."""
    out = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        start, _, end = part.partition("/")
        out.append((date.fromisoformat(start), date.fromisoformat(end or start)))
    return out


def judge_date(cell: Cell) -> Verdict:
    """Periods, precision, kind, tentative and EDTF of one date cell."""
    ours = read_dates(cell["text"], plan_of(cell))
    found = [(period.start, period.end) for period in ours.periods]
    flagged = bool(UNREAD & set(ours.quality))
    wrong = []
    if found != periods_in(cell["periods"]):
        wrong.append("periods")
    if cell["precision"] and ours.precision != cell["precision"]:
        wrong.append("precision")
    if cell["kind"] and ours.kind != cell["kind"]:
        wrong.append("kind")
    if cell["tentative"] and str(ours.tentative).lower() != cell["tentative"]:
        wrong.append("tentative")
    if cell["edtf"] and ours.edtf != cell["edtf"]:
        wrong.append("edtf")
    if cell["flagged"] and str(flagged).lower() != cell["flagged"]:
        wrong.append("flagged")
    return Verdict(
        cell["id"],
        cell["text"],
        tuple(wrong),
        bool(ours.quality),
        f"{'; '.join(f'{a}/{b}' for a, b in found)} {ours.precision} {ours.kind} "
        f"{ours.tentative} {ours.edtf} {list(ours.quality)}",
        " ".join(cell[c] for c in ("periods", "precision", "kind", "tentative", "edtf", "flagged")),
    )


def judge_place(cell: Cell) -> Verdict:
    """Every part of every place, the format and the direction of one place cell."""
    home = load_home()
    about = {"title": cell["title"], "description": cell["description"]}
    ours = read_place(cell["place_text"], **about, home=home)
    direction = read_direction(ours, **about, purpose="", home=home).direction
    wanted = json.loads(cell["venues"] or "[]")
    venues = [asdict(venue) for venue in ours.venues]
    wrong = []
    if ours.format != cell["format"]:
        wrong.append("format")
    if cell["direction"] and direction != cell["direction"]:
        wrong.append("direction")
    if len(venues) != len(wanted):
        wrong.append("number of venues")
    else:
        for venue, label in zip(venues, wanted, strict=True):
            for part, value in label.items():
                got = venue[part]
                right = got == value if isinstance(value, bool) else same(got) == same(value)
                if not right:
                    wrong.append(part)
    return Verdict(
        cell["id"],
        " | ".join(filter(None, (cell["place_text"], cell["title"], cell["description"]))),
        tuple(wrong),
        bool(ours.quality),
        f"{ours.format} {direction} {json.dumps(venues, ensure_ascii=False)}",
        f"{cell['format']} {cell['direction']} {cell['venues']}",
    )


def judge_partners(cell: Cell) -> Verdict:
    """Partner countries and groups of one cell; an invented country is named as such."""
    row = {field: "" for field in CELL_FIELDS} | {cell["column"]: cell["text"]}
    venues: tuple[Venue, ...] = ()
    if row["place_text"]:
        venues = read_place(row["place_text"], home=load_home()).venues
    ours = find_partners(row, venues)
    found = {same(partner.code or partner.name) for partner in ours.partners}
    wanted = {same(name) for name in cell["countries"].split(";") if name.strip()}
    wrong = []
    if wanted - found:
        wrong.append("missed")
    if found - wanted:
        wrong.append("invented")
    groups = {same(group) for group in ours.groups}
    if cell["groups"] != "*" and groups != {
        same(group) for group in cell["groups"].split(";") if group.strip()
    }:
        wrong.append("groups")
    return Verdict(
        cell["id"],
        cell["text"],
        tuple(wrong),
        bool(ours.quality),
        f"{sorted(found)} {list(ours.groups)}",
        f"{cell['countries']} [{cell['groups']}]",
    )


JUDGES: dict[str, Callable[[Cell], Verdict]] = {
    "dates": judge_date,
    "places": judge_place,
    "participants": judge_partners,
}
