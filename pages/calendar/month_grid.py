"""One month as people know calendars: weeks in rows, days in columns, exact events on days."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from pages.calendar.lanes import event_label
from pages.calendar.pieces import CERTAINTY_WORDS, CalendarEvent
from pages.shared.dates_in_words import MONTHS, month_end
from pages.shared.palette import SphereStyle
from pages.shared.selection import Selection, event_link
from pages.shared.words import counted, nbsp

EVENTS = ("мероприятие", "мероприятия", "мероприятий")
_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_ON_DAYS = ("exact", "tentative")

STYLE = """<style>
.cal-month { display: grid; grid-template-columns: minmax(0, 3fr) minmax(14rem, 1fr); gap: 1.4rem;
  align-items: start; }
.cal-grid { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0; }
.cal-grid th { border: 0; font-weight: 400; color: var(--pl-quiet); font-size: .86rem;
  padding: .1rem .4rem; text-align: left; }
.cal-grid td { border: 1px solid var(--pl-line); height: 3.6rem; vertical-align: top;
  padding: .15rem .3rem .3rem; font-size: .82rem; line-height: 1.25; }
.cal-grid td.off { background: color-mix(in srgb, var(--pl-line) 35%, transparent); }
.cal-grid td.today { box-shadow: inset 0 0 0 2px var(--pl-action); }
.cal-grid td > b { font-weight: 400; color: var(--pl-quiet); font-variant-numeric: tabular-nums; }
.cal-grid td.today > b { color: var(--pl-action); font-weight: 700; }
.cal-grid a.cal-day { display: block; margin-top: .15rem; padding: .05rem .3rem; color: var(--ink);
  background: var(--sphere); border: 2px solid var(--sphere); border-radius: 2px;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-decoration: none;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.cal-grid a.cal-day.tentative { background: transparent; color: var(--pl-ink);
  border-style: dashed; }
.cal-month aside h3 { margin-top: 0; }
@media (max-width: 640px) {
  .cal-month { grid-template-columns: minmax(0, 1fr); }
  .cal-grid td { height: 2.6rem; padding: .1rem; font-size: .72rem; }
  .cal-grid a.cal-day { padding: 0 .1rem; }
}
</style>"""


def month_title(events: Sequence[CalendarEvent], month: date) -> str:
    """«Апрель: на днях стоит 3 мероприятия, ещё 12 возможно»."""
    on_days, possible, _ = month_parts(events, month)
    name = f"{MONTHS[month.month - 1].capitalize()} {month.year}"
    return f"{name}: по дням известно {counted(len(on_days), *EVENTS)}, ещё {len(possible)} —" + (
        " где-то в\u00a0этом месяце или рядом" if possible else " ни одного без дней"
    )


def month_parts(
    events: Sequence[CalendarEvent], month: date
) -> tuple[list[CalendarEvent], list[CalendarEvent], list[CalendarEvent]]:
    """Events with named days in the month, those that may fall into it, and the long ones.

    Args:
        events: the dated events.
        month: its first day.
    """
    last = month_end(month)
    here = [
        (event, {p.certainty for p in event.pieces if p.start <= last and p.end >= month})
        for event in events
    ]
    on_days = [event for event, kinds in here if kinds & set(_ON_DAYS)]
    long = [event for event, kinds in here if kinds == {"background"}]
    possible = [
        event for event, kinds in here if kinds - {*_ON_DAYS, "background"} and event not in on_days
    ]
    return on_days, possible, long


def month_grid(
    events: Sequence[CalendarEvent],
    month: date,
    styles: Mapping[str, SphereStyle],
    today: date,
    selection: Selection,
) -> str:
    """The month as safe HTML; windows stand beside the days, never on one of them."""
    on_days, possible, long = month_parts(events, month)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    rows = "".join(
        "<tr>" + "".join(_cell(day, month, on_days, styles, today, selection) for day in week)
        + "</tr>"
        for week in weeks
    )  # fmt: skip
    heads = "".join(f"<th scope='col'>{day}</th>" for day in _DAYS)
    beside = f"<h3>Возможно в\u00a0этом месяце: {len(possible)}</h3>"
    beside += _list(possible, selection)
    if long:
        beside += (
            "<p class='pl-note'>Идёт весь год или больше полугода: "
            f"{counted(len(long), *EVENTS)}.</p>"
        )
    return (
        f"<div class='cal-month pl-block'><table class='cal-grid'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table><aside>{beside}</aside></div>"
    )


def _cell(
    day: date,
    month: date,
    events: Sequence[CalendarEvent],
    styles: Mapping[str, SphereStyle],
    today: date,
    selection: Selection,
) -> str:
    if day.month != month.month:
        return "<td class='off'></td>"
    entries = "".join(
        _entry(event, piece.certainty == "tentative", styles, selection)
        for event in events
        for piece in event.pieces
        if piece.certainty in _ON_DAYS and piece.start <= day <= piece.end
    )
    kind = " class='today'" if day == today else ""
    return f"<td{kind}><b>{day.day}</b>{entries}</td>"


def _entry(
    event: CalendarEvent,
    tentative: bool,
    styles: Mapping[str, SphereStyle],
    selection: Selection,
) -> str:
    style = styles.get(event.sphere)
    colours = f"--sphere:{style.colour};--ink:{style.ink}" if style else ""
    certainty = CERTAINTY_WORDS["tentative" if tentative else "exact"]
    link = escape(event_link(event.event_id, selection), quote=True)
    return (
        f"<a class='cal-day{' tentative' if tentative else ''}' style='{colours}' href='{link}' "
        f"target='_self' title='{escape(f'{event.title} ({certainty})', quote=True)}'>"
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
