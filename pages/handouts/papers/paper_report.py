"""What the documents for people say: one report, whatever the format it is written in.

A short report (which plan, which edition, which source, which filter, the numbers of the first
page), then the list by sphere in the plan's own seven columns. Every text here is a text: the
formats escape it, none of them takes it for markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from etl.periods_in_words import day_in_words
from pages.handouts.handout import RefusedError, Slice
from pages.handouts.papers.paper_letters import printable
from pages.handouts.picture.slice_map import MapPicture, slice_map
from pages.handouts.still.slice_timeline import slice_timeline, timeline_note
from pages.overview.glance import Glance, glance
from pages.overview.number_words import numbers_in_words, own_names_said
from pages.shared.plan.openness import OPEN_LABEL, advice_of
from pages.shared.plan.plan_said import (
    UNFILTERED,
    UNTITLED,
    edition_in_full,
    edition_number,
    parts_said,
    period_words,
    region_words,
)
from pages.shared.plan.tables import Plan, PlanInfo
from pages.shared.times.month_counts import month_counts
from pages.shared.times.months import month_label
from pages.shared.visit.several_note import DOUBLED_LABEL, doubled_in_words
from pages.shared.words.months_in_words import months_note, months_title
from pages.shared.words.russian import (
    STATUSES,
    events_counted,
    in_a_row,
    of_events_counted,
    quality_label,
    thousands,
    uncapitalized,
)
from pages.shared.words.settled_words import settled_in_words, uncoded, who_and_when

COLUMNS: Mapping[str, str] = {
    "number_text": "№ п/п",
    "title": "Наименование мероприятия",
    "place_text": "Место проведения мероприятия",
    "dates_text": "Сроки проведения мероприятия",
    "description": "Описание мероприятия",
    "purpose": "Цель проведения мероприятия",
    "participants_text": "Участники мероприятия (страна, другие дополнительные сведения)",
}
"""The columns of the table that officials fill, in their words."""
NOTE = "Примечание: "
"""What begins the row under a row; the reader of documents takes no such row for a section."""
MOST = 5_000
"""Of a document of so many events nobody reads the last page; it has above a thousand of them."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An event: its cells in the order of ``COLUMNS``, and what is noted under them.

    ``event_id`` and ``dates`` (the dates as the program reads them) are for formats that show an
    event in another way than the plan's table.
    """

    event_id: str
    cells: tuple[str, ...]
    dates: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A sphere, as written and by its name, and its events."""

    sphere: str
    name: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class CountLine:
    """A number of events under a name; ``possible`` ones beside the sure ones, advice below."""

    name: str
    n: int
    possible: int = 0
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a document says; all letters in it are printable."""

    title: str
    region: str
    chosen: str
    facts: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]
    months_title: str
    months_note: str
    months: tuple[CountLine, ...]
    spheres: tuple[CountLine, ...]
    partners: tuple[CountLine, ...]
    partners_note: str
    questions: tuple[CountLine, ...]
    timeline: tuple[MapPicture, ...]
    timeline_note: str
    map: MapPicture
    sections: tuple[Section, ...]
    edition: str
    source: str
    made: datetime


def paper_report(handed: Slice, most: int = MOST) -> Report:
    """Put the report of a slice together.

    Args:
        handed: what is handed out.
        most: so many events at most.

    Raises:
        RefusedError: there are more.
    """
    kept, info = handed.kept, handed.info
    if len(kept.events) > most:
        raise RefusedError(
            f"Такой документ вмещает до {most} мероприятий, отобрано {len(kept.events)}: "
            "сузьте отбор или возьмите таблицу."
        )
    numbers, counts = glance(kept), month_counts(kept)
    coded = (*numbers.countries, *numbers.entities)
    return Report(
        title=printable(info.title or UNTITLED),
        region=printable(region_words(info)),
        chosen=printable("; ".join(handed.words) or UNFILTERED),
        facts=_facts(handed),
        numbers=tuple(map(printable, numbers_in_words(numbers))),
        months_title=printable(months_title(counts)),
        months_note=printable(months_note(counts).strip()),
        months=tuple(CountLine(month_label(c.month), c.sure, c.possible) for c in counts),
        spheres=tuple(CountLine(printable(name), n) for _, name, n in numbers.by_sphere),
        partners=tuple(CountLine(printable(name), n) for name, n in coded),
        partners_note=_partners_note(numbers),
        questions=_questions(numbers),
        timeline=tuple(map(_printable_map, slice_timeline(handed))),
        timeline_note=timeline_note(handed),
        map=_printable_map(slice_map(kept)),
        sections=_sections(kept),
        edition=edition_line(info),
        source=printable(info.source_name),
        made=info.made,
    )


def _printable_map(drawn: MapPicture) -> MapPicture:
    return replace(drawn, title=printable(drawn.title), notes=tuple(map(printable, drawn.notes)))


def edition_line(info: PlanInfo) -> str:
    """The small line at the foot of every page: which plan, whose, which edition, as of when."""
    return printable(edition_in_full(info))


def _facts(handed: Slice) -> tuple[tuple[str, str], ...]:
    info, (n, of_all) = handed.info, handed.part
    shown = events_counted(n) if n == of_all else f"{thousands(n)} из {of_events_counted(of_all)}"
    built = day_in_words(handed.dated) if handed.dated else ""
    facts = (
        ("Период плана", period_words(info)),
        ("Регион", region_words(info)),
        ("Редакция", edition_number(info)),
        ("Планы вместе", "; ".join(parts_said(info))),
        ("Таблицы собраны", built),
        ("Источник", info.source_name),
        ("SHA-256 источника", info.source_sha256),
        ("Отбор", "; ".join(handed.words) or UNFILTERED),
        ("Показано", shown),
        (DOUBLED_LABEL, doubled_in_words(handed.kept)),
    )
    return tuple((name, printable(value)) for name, value in facts if value)


def _partners_note(numbers: Glance) -> str:
    notes = []
    if len(numbers.countries) + len(numbers.entities) > 1:
        notes.append("Мероприятие с несколькими партнёрами учтено у каждого из них.")
    if numbers.entities:
        notes.append(f"{own_names_said(numbers.entities)}.")
    return printable(" ".join(notes))


def _questions(numbers: Glance) -> tuple[CountLine, ...]:
    left_open = [CountLine(words, n, advice=advice_of(words)) for words, n in numbers.open_kinds]
    doubts = [
        CountLine(quality_label(code).label, n, advice=quality_label(code).advice)
        for code, n in numbers.doubts
    ]
    return (*left_open, *doubts)


def _sections(kept: Plan) -> tuple[Section, ...]:
    """The spheres in the document's order, in each the events in the order shown."""
    rows = kept.events.to_dict("records")
    settled: dict[str, list[dict[Any, Any]]] = {}
    for one in kept.corrections.to_dict("records"):
        settled.setdefault(str(one["event_id"]), []).append(one)
    # ``sorted`` is stable; a number is the place in the document.
    by_place = sorted(rows, key=lambda row: _place_in_document(row["number"]))
    spheres: dict[str, list[ReportRow]] = {str(row["sphere"]): [] for row in by_place}
    for row in rows:
        spheres[str(row["sphere"])].append(_row(row, settled.get(str(row["event_id"]), ())))
    names = {str(row["sphere"]): str(row["sphere_name"]) for row in rows}
    return tuple(
        Section(printable(sphere), printable(names[sphere]), tuple(own))
        for sphere, own in spheres.items()
    )


def _place_in_document(number: Any) -> float:
    return float("inf") if number is None or number != number else float(number)


def _row(event: Mapping[Any, Any], settled: Sequence[Mapping[Any, Any]]) -> ReportRow:
    cells = [str(event[name] or "") for name in COLUMNS]
    if not cells[0] and _place_in_document(event["number"]) != float("inf"):
        cells[0] = f"{int(event['number'])}."
    return ReportRow(
        str(event["event_id"]),
        tuple(map(printable, cells)),
        printable(str(event["dates_words"])),
        tuple(map(printable, _notes(event, settled))),
    )


def _notes(event: Mapping[Any, Any], settled: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What is said under a row: what a person settled, what is open, what is doubted."""
    notes = [f"План на {event['plan_said']}"] if event["plan_said"] else []
    if event["status"] != "planned":
        notes.append(f"Состояние: {STATUSES[event['status']]}")
    told = {str(one["column"]) for one in settled}
    if rest := settled_in_words([name for name in event["corrected"] if name not in told]):
        notes.append(rest)
    for one in settled:
        # The cell keeps the document's words, so what is so instead stands here.
        who = who_and_when(str(one["author"] or ""), str(one["at"] or ""))
        column, by = str(one["column"]), f" ({who})" if who else ""
        value = f"\u00a0— {uncoded(column, str(one['new_value']))}{by}"
        notes.append(settled_in_words([column]) + value)
    if event["open"]:
        notes.append(f"{OPEN_LABEL}: {'; '.join(event['open'])}")
    doubts = [quality_label(code).label for code in event["doubts"]]
    if doubts:
        notes.append(f"Сомнение программы: {uncapitalized(in_a_row(doubts))}")
    further = json.loads(event["extra"]) if event["extra"] else {}
    notes += [f"{name}: {text}" for name, text in further.items()]
    return notes
