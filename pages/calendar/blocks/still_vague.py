"""What is still vague although it may begin soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from pages.calendar.timeline.event_pieces import CERTAINTY_WORDS, CalendarEvent, Piece
from pages.shared.filters.chosen import Selection
from pages.shared.visit.selection import event_link
from pages.shared.words.dates_in_words import day_in_words
from pages.shared.words.russian import counted, nbsp, plural

HORIZONS = (30, 60, 90)
EVENTS = ("мероприятие", "мероприятия", "мероприятий")


@dataclass(frozen=True, slots=True)
class Vague:
    """An event with the first of its periods that is not settled yet."""

    event: CalendarEvent
    piece: Piece


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
        open_pieces = [
            piece
            for piece in event.pieces
            if piece.certainty not in ("exact", "background")
            and piece.start <= last
            and piece.end >= today
        ]
        if open_pieces and event.status != "cancelled":
            found.append(Vague(event, min(open_pieces, key=lambda piece: piece.start)))
    return sorted(found, key=lambda vague: (vague.piece.start, vague.piece.end))


def vague_title(events: Sequence[CalendarEvent], today: date) -> str:
    """«В ближайшие 30 дней может начаться 7 мероприятий, …»."""
    counts = [len(still_vague(events, today, days)) for days in HORIZONS]
    if not counts[-1]:
        return f"На {HORIZONS[-1]} дней вперёд все сроки названы точно"
    first, *rest = zip(HORIZONS, counts, strict=True)
    more = ", ".join(f"за {days} дней — {n}" for days, n in rest)
    return (
        f"Без точных дней: в ближайшие {first[0]} дней может начаться "
        f"{counted(first[1], *EVENTS)}, {more}"
    )


def vague_list(events: Sequence[CalendarEvent], today: date, selection: Selection) -> str:
    """The events as safe HTML, each once, under the first horizon that it falls into."""
    parts: list[str] = []
    listed: set[str] = set()
    for days in HORIZONS:
        new = [v for v in still_vague(events, today, days) if v.event.event_id not in listed]
        if not new:
            continue
        until = day_in_words(today + timedelta(days=days), own_years=(today.year,))
        more = "ещё " if listed else ""
        name = f"До\u00a0{until} ({days}\u00a0{plural(days, 'день', 'дня', 'дней')}): {more}"
        items = "".join(_item(vague, selection) for vague in new)
        parts.append(f"<h3>{name}{len(new)}</h3><ol class='pl-list'>{items}</ol>")
        listed |= {v.event.event_id for v in new}
    return f"<div class='pl-block'>{''.join(parts)}</div>"


def _item(vague: Vague, selection: Selection) -> str:
    event = vague.event
    link = escape(event_link(event.event_id, selection), quote=True)
    number = "" if event.number is None else str(event.number)
    # That days are not named is said by the title; only what is less sure needs its words.
    why = "" if vague.piece.certainty == "window" else CERTAINTY_WORDS[vague.piece.certainty]
    below = f"<br><span class='pl-note'>{escape(why)}</span>" if why else ""
    return (
        f"<li><span class='pl-no'>{number}</span>"
        f"<span><a href='{link}' target='_self'>{escape(nbsp(event.title))}</a>"
        f"{below}</span>"
        f"<span class='pl-when'>{escape(vague.piece.words)}</span></li>"
    )
