"""The same venue or the same institution on overlapping exact dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd
from markupsafe import Markup

from etl.text import small
from pages.calendar.timeline.event_stretches import CalendarEvent, EventStretch
from pages.shared.figures.certainty import NAMES_DAYS
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.visit.selection import event_links
from pages.shared.words.russian import counted, events_counted


@dataclass(frozen=True, slots=True)
class Clash:
    """Two events that want the same place or the same people at the same time."""

    what: str
    one: CalendarEvent
    other: CalendarEvent
    stretches: tuple[EventStretch, EventStretch]


def clashes(
    events: Sequence[CalendarEvent], venues: pd.DataFrame, institutions: pd.DataFrame
) -> list[Clash]:
    """All pairs of events with a common venue or institution whose exact days overlap.

    Args:
        events: the dated events.
        venues: ``Plan.venues``; only rows with a name count, a town is no venue.
        institutions: ``Plan.partner_places``, likewise.

    Returns:
        Pairs in order of time, each pair once per venue or institution.
    """
    by_id = {event.event_id: event for event in events if event.status != "cancelled"}
    users: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    for event_id, name, town in (*_named(venues), *_named(institutions)):
        if event_id in by_id:
            key = _plain(f"{name} {town}")
            names.setdefault(key, name + (f", {town}" if town else ""))
            users.setdefault(key, {})[event_id] = None
    found = [
        Clash(names[key], by_id[one], by_id[other], stretches)
        for key, ids in users.items()
        for one, other in combinations(ids, 2)
        if (stretches := _overlap(by_id[one], by_id[other]))
    ]
    return sorted(found, key=lambda clash: clash.stretches[0].start)


def _named(frame: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    columns = (frame[name].tolist() for name in ("event_id", "name", "settlement"))
    for event_id, name, town in zip(*columns, strict=True):
        if isinstance(name, str) and name.strip():
            yield str(event_id), name, town if isinstance(town, str) else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", small(text)))


def _overlap(one: CalendarEvent, other: CalendarEvent) -> tuple[EventStretch, EventStretch] | None:
    pairs = (
        (a, b)
        for a in one.stretches
        for b in other.stretches
        if a.certainty in NAMES_DAYS and b.certainty in NAMES_DAYS
        if a.start <= b.end and b.start <= a.end
    )
    return next(pairs, None)


def clashes_title(found: Sequence[Clash]) -> str:
    """How many there are."""
    if not found:
        return "Совпадений нет"
    n = counted(len(found), "совпадение", "совпадения", "совпадений")
    return f"{n}: одна площадка или одна организация в одни дни"


def clashes_note(events: Sequence[CalendarEvent]) -> str:
    """What was compared, and what could not be."""
    exact = sum(
        any(stretch.certainty in NAMES_DAYS for stretch in event.stretches) for event in events
    )
    return (
        "Сравниваются названные площадки и организации там, где известны дни: "
        f"это {events_counted(exact)} из {len(events)} "
        "со сроком. Один и тот же город совпадением не считается."
    )


def clashes_list(found: Sequence[Clash], selection: Selection) -> Markup:
    """The pairs as a table; nothing where there are none."""
    if not found:
        return Markup()
    address = event_links(selection)
    return render("calendar/blocks/clash_pairs.html", clashes=found, address=address)
