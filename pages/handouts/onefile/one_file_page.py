"""The slice as one page: opens from a stick without any network, with search and filters.

Nothing is asked for and nothing may be: the page's own policy lets in only what stands in it.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pages.handouts.handout import Slice
from pages.handouts.papers.paper_report import COLUMNS, CountLine, Report, ReportRow, paper_report
from pages.handouts.tables.csv_machine import make as machine_csv
from pages.shared.figures.palette import light_colours
from pages.shared.markup.faces import web_faces
from pages.shared.markup.templates import own_file, render
from pages.shared.plan.tables import Plan
from pages.shared.times.months import month_label, months_of
from pages.shared.times.spans import days_named, events_in_months, spans_of
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import FORMATS, NO_SUCH_EVENTS, thousands

_HERE = Path(__file__).parent
_TOLD = tuple(name for name in COLUMNS if name not in ("number_text", "title"))
"""Columns that stand below an event, as in the plan."""


def make(handed: Slice, grain: Grain) -> bytes:
    """The slice as HTML.

    Raises:
        RefusedError: the slice has too many events for a page.
    """
    report = paper_report(handed)
    stamp = ("SHA-256 таблицы (CSV для программ)", sha256(machine_csv(handed, "event")).hexdigest())
    return one_file(replace(report, facts=(*report.facts, stamp)), handed.kept)


def one_file(report: Report, kept: Plan) -> bytes:
    """The report and its events as one page.

    Args:
        report: what is said.
        kept: the events, for what the filters ask.
    """
    script = own_file(_HERE / "one_file.js")
    events = {str(row["event_id"]): row for row in kept.events.to_dict("records")}
    months = {month: events_in_months(kept, (month,)) for month in months_of(kept)}
    most = max((m.n + m.possible for m in report.months), default=0)
    page = render(
        "handouts/onefile/one_file.html",
        policy=_policy(script),
        title=report.title,
        nothing=NO_SUCH_EVENTS,
        fonts=web_faces(embedded=True),
        colours=light_colours(),
        style=own_file(_HERE / "one_file.css"),
        script=script,
        report=report,
        shown=dict(report.facts)["Показано"],
        facts=report.facts,
        months=[
            _bar(m, most, f"{thousands(m.n)} точно + {thousands(m.possible)} возможно")
            for m in report.months
        ],
        spheres=_bars(report.spheres),
        partners=_bars(report.partners),
        sphere_options=[(one.name, one.name) for one in report.sections],
        month_options=[(f"{m:%Y-%m}", month_label(m)) for m in months],
        partner_options=[(one.name, one.name) for one in report.partners],
        form_options=[
            (words, words)
            for code, words in FORMATS.items()
            if any(event["format"] == code for event in events.values())
        ],
        sections=[
            {
                "name": section.name,
                "sphere": section.sphere,
                "events": [_event(row, events[row.event_id], kept, months) for row in section.rows],
            }
            for section in report.sections
        ],
    )
    return page.encode()


def _policy(script: str) -> str:
    own = base64.b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{own}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _bars(counts: Sequence[CountLine]) -> list[dict[str, str]]:
    most = max((count.n for count in counts), default=0)
    return [_bar(count, most, thousands(count.n)) for count in counts]


def _bar(count: CountLine, most: int, words: str) -> dict[str, str]:
    return {
        "name": count.name,
        "words": words,
        "wide": _part(count.n, most),
        "possible_wide": _part(count.possible, most) if count.possible else "",
    }


def _part(n: float, of: float) -> str:
    return f"{100 * n / of:.2f}%" if of else "0"


def _event(
    row: ReportRow, event: Mapping[Any, Any], kept: Plan, months: Mapping[date, Any]
) -> dict[str, Any]:
    cell = dict(zip(COLUMNS, row.cells, strict=True))
    event_id = row.event_id
    return {
        "anchor": event_id,
        "number": cell["number_text"],
        "title": cell["title"],
        "dates": row.dates,
        "place": cell["place_text"],
        "notes": row.notes,
        "cells": [(COLUMNS[name], cell[name]) for name in _TOLD if cell[name]],
        "months": "\n".join(f"{m:%Y-%m}" for m, found in months.items() if event_id in found.sure),
        "possible": "\n".join(
            f"{m:%Y-%m}" for m, found in months.items() if event_id in found.possible
        ),
        "partners": "\n".join(event["countries"]),
        "form": FORMATS[event["format"]],
        "pieces": _pieces(event, kept),
    }


def _pieces(event: Mapping[Any, Any], kept: Plan) -> list[dict[str, str]]:
    """The event's periods on the strip of the plan's own time, cut off at its ends."""
    info = kept.info
    whole = (info.end - info.start).days + 1
    pieces = []
    spans = spans_of(kept).get(str(event["event_id"]), ())
    for (start, end), exact in zip(spans, days_named(event, spans), strict=True):
        first, last = max(start, info.start), min(end, info.end)
        if first > last:
            continue
        kind = "exact" if exact else "window"
        pieces.append(
            {
                "kind": "tentative" if event["date_tentative"] else kind,
                "left": _part((first - info.start).days, whole),
                "width": _part((last - first).days + 1, whole),
            }
        )
    return pieces
