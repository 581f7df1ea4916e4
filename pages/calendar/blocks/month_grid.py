"""One month as people know calendars: weeks in rows, days in columns, exact events over days."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from pages.calendar.blocks.month_notes import months_of_events
from pages.calendar.timeline.event_pieces import CERTAINTY_WORDS, CalendarEvent, falling_into
from pages.calendar.timeline.lanes import event_label
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.visit.selection import event_link
from pages.shared.words.dates_in_words import MONTHS, MONTHS_PREPOSITIONAL, month_end
from pages.shared.words.russian import nbsp, plural

_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_ON_DAYS = ("exact", "tentative")

STYLE = """<style>
.cal-grid { --pad: .3rem; border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0; }
.cal-grid th { border: 0; font-weight: 400; color: var(--pl-quiet); font-size: .86rem;
  padding: .1rem .4rem; text-align: left; }
.cal-grid td { border: 1px solid var(--pl-line); height: 3.4rem; vertical-align: top;
  padding: .15rem var(--pad) .3rem; font-size: .82rem; line-height: 1.25; }
.cal-grid td.off { background: color-mix(in srgb, var(--pl-line) 35%, transparent); }
.cal-grid td.today { box-shadow: inset 0 0 0 2px var(--pl-action); }
.cal-grid td > b { font-weight: 400; color: var(--pl-quiet); font-variant-numeric: tabular-nums; }
.cal-grid td.today > b { color: var(--pl-action); font-weight: 700; }
.cal-grid a.cal-day, .cal-grid i.cal-day { display: block; margin-top: .15rem; height: 1.45rem; }
.cal-grid a.cal-day { position: relative; z-index: 1; box-sizing: border-box; color: var(--ink);
  width: calc(var(--n) * 100% + (var(--n) - 1) * (2 * var(--pad) + 1px)); padding: 0 .3rem;
  background: var(--sphere); border: 2px solid var(--sphere); border-radius: 2px;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-decoration: none;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.cal-grid a.cal-day.tentative { background: var(--pl-ground); color: var(--pl-ink);
  border-style: dashed; }
.cal-beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
  gap: 0 1.6rem; align-items: start; }
@media (max-width: 640px) {
  .cal-grid { --pad: .1rem; }
  .cal-grid td { height: 2.6rem; font-size: .72rem; }
  .cal-grid a.cal-day { padding: 0 .1rem; }
}
</style>"""


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
        here = [p for p in event.pieces if p.start <= last and p.end >= month]
        if any(piece.certainty in _ON_DAYS for piece in here):
            parts.on_days.append(event)
        elif event.event_id in sure:
            parts.inside.append(event)
        elif here:
            lasts = all(piece.certainty == "background" for piece in here)
            (parts.lasting if lasts else parts.possible).append(event)
    return parts


def month_title(events: Sequence[CalendarEvent], month: date) -> str:
    """«Апрель 2026: 7 точно, ещё 14 возможно; дни названы у 1 мероприятия»."""
    (count,), _ = months_of_events(events, [month])
    known = len(month_parts(events, month).on_days)
    noun = plural(known, "мероприятия", "мероприятий", "мероприятий")
    return (
        f"{MONTHS[month.month - 1].capitalize()} {month.year}: {count.sure} точно, "
        f"ещё {count.possible} возможно; дни названы у\u00a0{known}\u00a0{noun}"
    )


def month_grid(
    events: Sequence[CalendarEvent],
    month: date,
    styles: Mapping[str, SphereStyle],
    today: date,
    selection: Selection,
) -> str:
    """The month as safe HTML; windows stand under the days, never on one of them."""
    parts = month_parts(events, month)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    rows = "".join(_week(week, month, parts.on_days, styles, today, selection) for week in weeks)
    heads = "".join(f"<th scope='col'>{day}</th>" for day in _DAYS)
    where = MONTHS_PREPOSITIONAL[month.month - 1]
    lists = "".join(
        f"<section><h3>{name}: {len(found)}</h3>{_list(found, selection)}</section>"
        for name, found in (
            (f"Точно в\u00a0{where}, дни не названы", parts.inside),
            (f"Возможно в\u00a0{where}", parts.possible),
            ("Идёт весь год или больше полугода", parts.lasting),
        )
        if found
    )
    return (
        f"<div class='pl-block'><table class='cal-grid'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table><div class='cal-beside'>{lists}</div></div>"
    )


def _week(
    week: Sequence[date],
    month: date,
    events: Sequence[CalendarEvent],
    styles: Mapping[str, SphereStyle],
    today: date,
    selection: Selection,
) -> str:
    """A row of days; what takes several days is one bar over all of them."""
    days = [i for i, day in enumerate(week) if day.month == month.month]
    lanes: list[dict[int, str]] = []
    for event in events:
        for piece in event.pieces:
            over = [i for i in days if piece.start <= week[i] <= piece.end]
            if piece.certainty not in _ON_DAYS or not over:
                continue
            lane = next((lane for lane in lanes if not lane.keys() & set(over)), None)
            if lane is None:
                lanes.append(lane := {})
            # An empty slot keeps the room under the bar that began on an earlier day.
            lane |= dict.fromkeys(over, _SLOT)
            tentative = piece.certainty == "tentative"
            lane[over[0]] = _entry(event, tentative, len(over), styles, selection)
    cells = []
    for i, day in enumerate(week):
        if i not in days:
            cells.append("<td class='off'></td>")
            continue
        used = [n for n, lane in enumerate(lanes) if i in lane]
        entries = "".join(lanes[n].get(i, _SLOT) for n in range(max(used, default=-1) + 1))
        kind = " class='today'" if day == today else ""
        cells.append(f"<td{kind}><b>{day.day}</b>{entries}</td>")
    return f"<tr>{''.join(cells)}</tr>"


_SLOT = "<i class='cal-day'></i>"


def _entry(
    event: CalendarEvent,
    tentative: bool,
    days: int,
    styles: Mapping[str, SphereStyle],
    selection: Selection,
) -> str:
    style = styles.get(event.sphere)
    colours = f";--sphere:{style.colour};--ink:{style.ink}" if style else ""
    certainty = CERTAINTY_WORDS["tentative" if tentative else "exact"]
    link = escape(event_link(event.event_id, selection), quote=True)
    return (
        f"<a class='cal-day{' tentative' if tentative else ''}' style='--n:{days}{colours}' "
        f"href='{link}' target='_self' "
        f"title='{escape(f'{event.title} ({certainty})', quote=True)}'>"
        f"{escape(event_label(event))}</a>"
    )


def _list(events: Sequence[CalendarEvent], selection: Selection) -> str:
    items = "".join(
        f"<li><span class='pl-no'>{'' if event.number is None else event.number}</span>"
        f"<span><a href='{escape(event_link(event.event_id, selection), quote=True)}' "
        f"target='_self'>{escape(nbsp(event.short))}</a>"
        f"<br><span class='pl-note'>{escape(event.dates)}</span></span></li>"
        for event in events
    )
    return f"<ol class='pl-list'>{items}</ol>" if items else ""
