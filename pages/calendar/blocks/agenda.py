"""The calendar in words, as markup: one event's summary, the agenda, what has no date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup

from etl.calendar_names import MONTHS
from pages.calendar.timeline.event_stretches import (
    CERTAINTY_WORDS,
    CalendarEvent,
    numbered,
)
from pages.shared.figures.certainty import Certainty
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.tables import Plan
from pages.shared.times.spans import without_period
from pages.shared.visit.address_names import SHOW, SHOW_UNDATED
from pages.shared.visit.linked import linked
from pages.shared.visit.selection import event_link, event_links, page_link
from pages.shared.words.months_in_words import LASTING
from pages.shared.words.russian import STATUSES, counted, events_counted, nbsp
from pages.shared.words.settled_words import settled_in_words

MOST_LISTED = 20
"""So many events without a date are listed; of more, the way to all."""
LEGEND: tuple[tuple[str, str], ...] = (
    ("exact", CERTAINTY_WORDS["exact"]),
    ("diamond", "несколько дней"),
    ("window", "дни не названы: где-то внутри"),
    ("tentative", "предварительный"),
    ("tentative_window", "предварительный, дни не названы"),
    ("background", LASTING),
)


@dataclass(frozen=True, slots=True)
class _AgendaLine:
    """What the template shows of an event: how sure its days are, with the way to its card."""

    event: CalendarEvent
    certainty: Certainty
    words: str
    colour: str
    address: str


def legend(entries: Sequence[tuple[str, str]]) -> Markup:
    """The language of certainty, in one line over the timeline."""
    return render("calendar/blocks/certainty_legend.html", entries=entries)


def legend_entries(days: int) -> tuple[tuple[str, str], ...]:
    """Every sign with its words.

    Args:
        days: how long an event may be that is drawn as a diamond: the narrower, the longer.
    """
    named = {1: "один день", 2: "один-два дня"}
    words = named.get(days, nbsp(f"до {counted(days, 'дня', 'дней', 'дней')}"))
    return tuple((dict(LEGEND) | {"diamond": words}).items())


def summary(
    row: Mapping[Any, Any], event: CalendarEvent | None, colour: str, selection: Selection
) -> Markup:
    """The chosen event in a few lines, with the way to its card.

    Args:
        row: the event's row of ``Plan.events``.
        event: the same as drawn, None where it has no date.
        colour: of its sphere.
        selection: the filters that the link keeps.
    """
    return render(
        "calendar/blocks/event_summary.html",
        colour=colour,
        address=event_link(str(row["event_id"]), selection),
        title=numbered(_number(row["number"]), nbsp(str(row["title"]))),
        status="" if row["status"] == "planned" else STATUSES[row["status"]],
        dates=row["dates_words"],
        certainty=CERTAINTY_WORDS[_weakest(event)] if event else "",
        settled=settled_in_words(row["corrected"]),
        place=row["place_said"],
        partners=", ".join((*row["countries"], *row["partner_groups"])),
        sphere=row["sphere_name"],
    )


def agenda(
    dated: Sequence[CalendarEvent],
    colours: Mapping[str, str],
    plan_start: date,
    selection: Selection,
) -> Markup:
    """The timeline as a list: each event once, under the month in which its time begins."""
    groups: dict[str, list[_AgendaLine]] = {}
    ordered = sorted(dated, key=lambda event: (event.background, event.stretches[0].start))
    for event in ordered:
        certainty = _weakest(event)
        line = _AgendaLine(
            event=event,
            certainty=certainty,
            words=CERTAINTY_WORDS[certainty],
            colour=colours.get(event.sphere, "currentColor"),
            address=event_link(event.event_id, selection),
        )
        groups.setdefault(_month_name(event, plan_start), []).append(line)
    return render("calendar/blocks/agenda_list.html", months=groups) if groups else Markup()


def _month_name(event: CalendarEvent, plan_start: date) -> str:
    if event.background:
        return "Весь год или больше полугода"
    month = max(event.stretches[0].start, plan_start)
    year = f" {month.year}" if month.year != plan_start.year else ""
    return MONTHS[month.month - 1].capitalize() + year


_OF_UNDATED = ("number", "dates_text", "event_id", "title", "corrected")


@linked
def undated_block(shown: Plan, selection: Selection) -> Markup:
    """What is listed and never drawn, each with the plan's own words as the reason.

    Of very many only the first ones, and the way to the list of all.
    """
    undated = np.flatnonzero(without_period(shown))
    link = event_links(selection)
    # Column by column: a row as a dict took more than all the rest of this list.
    columns = (shown.events[name].iloc[undated[:MOST_LISTED]].tolist() for name in _OF_UNDATED)
    lines = [
        {
            "number": _number(number),
            "why": _reason(str(dates)),
            "address": link(str(event_id)),
            "title": str(title),
            "settled": settled_in_words(corrected),
        }
        for number, dates, event_id, title, corrected in zip(*columns, strict=True)
    ]
    return render(
        "calendar/blocks/undated_events.html",
        title=f"Без срока: {events_counted(len(undated))}",
        lines=lines,
        more=len(undated) - len(lines),
        all_of_them=page_link("events", selection, **{SHOW: SHOW_UNDATED}),
    )


def _number(number: float) -> int | None:
    return None if pd.isna(number) else int(number)


def _reason(dates_text: str) -> str:
    if not dates_text:
        return "в плане срок не записан"
    words = dates_text if len(dates_text) <= 120 else dates_text[:119] + "…"
    return f"в плане: «{words}»"


def _weakest(event: CalendarEvent) -> Certainty:
    """The least sure of an event's stretches speaks for the whole."""
    order: tuple[Certainty, ...] = (
        "tentative_window",
        "tentative",
        "window",
        "background",
        "exact",
    )
    present = {stretch.certainty for stretch in event.stretches}
    return next(certainty for certainty in order if certainty in present)
