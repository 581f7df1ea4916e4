"""One month as people know calendars: weeks in rows, days in columns, exact events over days."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from etl.calendar_names import MONTHS, MONTHS_PREPOSITIONAL, WEEKDAYS_SHORT
from pages.calendar.blocks.month_notes import months_of_events
from pages.calendar.timeline.event_stretches import CERTAINTY_WORDS, CalendarEvent, falling_into
from pages.calendar.timeline.lanes import event_label
from pages.shared.figures.certainty import NAMES_DAYS, Certainty
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.visit.selection import event_links
from pages.shared.words.dates_in_words import month_end
from pages.shared.words.months_in_words import sure_and_possible
from pages.shared.words.russian import of_events_noun


@dataclass(frozen=True, slots=True)
class MonthParts:
    """The events that touch a month, each in one of four lists.

    Attributes:
        on_days: some of their days are named and lie in the month.
        inside: surely in the month, but no day is named.
        possible: their window is wider than the month.
        lasting: they last most of a year.
    """

    on_days: list[CalendarEvent]
    inside: list[CalendarEvent]
    possible: list[CalendarEvent]
    lasting: list[CalendarEvent]


def month_parts(events: Sequence[CalendarEvent], month: date) -> MonthParts:
    """What the month has to show.

    Args:
        events: the dated events.
        month: its first day.
    """
    last = month_end(month)
    parts = MonthParts([], [], [], [])
    sure = falling_into(events, month, last).sure
    for event in events:
        here = [p for p in event.stretches if p.start <= last and p.end >= month]
        if any(stretch.certainty in NAMES_DAYS for stretch in here):
            parts.on_days.append(event)
        elif event.event_id in sure:
            parts.inside.append(event)
        elif here:
            lasts = all(stretch.certainty == "background" for stretch in here)
            (parts.lasting if lasts else parts.possible).append(event)
    return parts


def month_title(events: Sequence[CalendarEvent], month: date) -> str:
    """«Апрель 2026: 7 точно, ещё 14 возможно; дни названы у 1 мероприятия»."""
    (count,), _ = months_of_events(events, [month])
    known = len(month_parts(events, month).on_days)
    noun = of_events_noun(known)
    return (
        f"{MONTHS[month.month - 1].capitalize()} {month.year}: "
        f"{sure_and_possible(count.sure, count.possible)}; дни названы у\u00a0{known}\u00a0{noun}"
    )


@dataclass(frozen=True, slots=True)
class _Bar:
    """What the template shows of an event over some days of a week."""

    label: str
    title: str
    address: str
    days: int
    tentative: bool
    style: SphereStyle | None


@dataclass(frozen=True, slots=True)
class _Day:
    """A day with its bars from above; None is a slot, a ``number`` of 0 another month's day."""

    number: int = 0
    today: bool = False
    bars: Sequence[_Bar | None] = ()


def month_grid(
    events: Sequence[CalendarEvent],
    month: date,
    styles: Mapping[str, SphereStyle],
    today: date,
    selection: Selection,
) -> Markup:
    """The month; windows stand under the days, never on one of them."""
    parts = month_parts(events, month)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    address = event_links(selection)
    where = MONTHS_PREPOSITIONAL[month.month - 1]
    lists = (
        (f"Точно в\u00a0{where}, дни не названы", parts.inside),
        (f"Возможно в\u00a0{where}", parts.possible),
        ("Идёт весь год или больше полугода", parts.lasting),
    )
    return render(
        "calendar/blocks/month_days.html",
        day_names=WEEKDAYS_SHORT,
        weeks=[_week(week, month, parts.on_days, styles, today, address) for week in weeks],
        lists=[(name, found) for name, found in lists if found],
        address=address,
    )


def _week(
    week: Sequence[date],
    month: date,
    events: Sequence[CalendarEvent],
    styles: Mapping[str, SphereStyle],
    today: date,
    address: Callable[[str], str],
) -> list[_Day]:
    """A row of days; what takes several days is one bar over all of them."""
    days = [i for i, day in enumerate(week) if day.month == month.month]
    lanes: list[dict[int, _Bar | None]] = []
    for event in events:
        for stretch in event.stretches:
            over = [i for i in days if stretch.start <= week[i] <= stretch.end]
            if stretch.certainty not in NAMES_DAYS or not over:
                continue
            lane = next((lane for lane in lanes if not lane.keys() & set(over)), None)
            if lane is None:
                lanes.append(lane := {})
            lane |= dict.fromkeys(over)
            lane[over[0]] = _bar(event, stretch.certainty, len(over), styles, address)
    shown = []
    for i, day in enumerate(week):
        used = [n for n, lane in enumerate(lanes) if i in lane]
        bars = [lanes[n].get(i) for n in range(max(used, default=-1) + 1)]
        shown.append(_Day(day.day, day == today, bars) if i in days else _Day())
    return shown


def _bar(
    event: CalendarEvent,
    certainty: Certainty,
    days: int,
    styles: Mapping[str, SphereStyle],
    address: Callable[[str], str],
) -> _Bar:
    return _Bar(
        label=event_label(event),
        title="; ".join(
            filter(
                None,
                (f"{event.title} ({CERTAINTY_WORDS[certainty]})", event.settled, event.sphere),
            )
        ),
        address=address(event.event_id),
        days=days,
        tentative=certainty == "tentative",
        style=styles.get(event.sphere),
    )
