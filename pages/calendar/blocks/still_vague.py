"""What is still vague although it may begin soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from etl.periods_in_words import day_in_words
from pages.calendar.timeline.event_stretches import CERTAINTY_WORDS, CalendarEvent, EventStretch
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.visit.selection import event_links
from pages.shared.words.russian import events_counted, plural, thousands

HORIZONS = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class Vague:
    """An event with the first of its periods that is not settled yet."""

    event: CalendarEvent
    stretch: EventStretch

    @property
    def why(self) -> str:
        """What is less sure than that days are not named, which the block's title says."""
        return "" if self.stretch.certainty == "window" else CERTAINTY_WORDS[self.stretch.certainty]


def still_vague(events: Sequence[CalendarEvent], today: date, days: int) -> list[Vague]:
    """Events whose days are not settled and which may begin within so many days.

    A window that is open now counts: such an event may begin any day. What lasts the
    whole year has no days to settle.

    Args:
        events: the dated events.
        today: the day from which is counted.
        days: how far ahead to look; the last day counts.
    """
    last = today + timedelta(days=days)
    found = []
    for event in events:
        open_stretches = [
            stretch
            for stretch in event.stretches
            if stretch.certainty not in ("exact", "background")
            and stretch.start <= last
            and stretch.end >= today
        ]
        if open_stretches and event.status != "cancelled":
            found.append(Vague(event, min(open_stretches, key=lambda stretch: stretch.start)))
    return sorted(found, key=lambda vague: (vague.stretch.start, vague.stretch.end))


def vague_title(events: Sequence[CalendarEvent], today: date) -> str:
    """«В ближайшие 30 дней может начаться 7 мероприятий, …»."""
    counts = [len(still_vague(events, today, days)) for days in HORIZONS]
    if not counts[-1]:
        return f"На {HORIZONS[-1]} дней вперёд все сроки названы точно"
    first, *rest = zip(HORIZONS, counts, strict=True)
    more = ", ".join(f"за {days} дней — {thousands(n)}" for days, n in rest)
    return (
        f"Без точных дней: в ближайшие {first[0]} дней может начаться "
        f"{events_counted(first[1])}, {more}"
    )


def vague_list(events: Sequence[CalendarEvent], today: date, selection: Selection) -> Markup:
    """The events, each once, under the first horizon that it falls into."""
    horizons: list[tuple[str, list[Vague]]] = []
    listed: set[str] = set()
    for days in HORIZONS:
        new = [v for v in still_vague(events, today, days) if v.event.event_id not in listed]
        if not new:
            continue
        until = day_in_words(today + timedelta(days=days), own_years=(today.year,))
        more = "ещё " if listed else ""
        name = f"До\u00a0{until} ({days}\u00a0{plural(days, 'день', 'дня', 'дней')}): {more}"
        horizons.append((f"{name}{len(new)}", new))
        listed |= {v.event.event_id for v in new}
    return render(
        "calendar/blocks/vague_list.html", horizons=horizons, address=event_links(selection)
    )
