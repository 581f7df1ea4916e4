"""The calendar in words, as safe HTML: one event's summary, the agenda, what has no date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from pages.calendar.timeline.event_pieces import CERTAINTY_WORDS, CalendarEvent, rows_of
from pages.shared.figures.certainty import Certainty
from pages.shared.filters.chosen import Selection
from pages.shared.visit.selection import event_link
from pages.shared.words.dates_in_words import MONTHS
from pages.shared.words.russian import STATUSES, nbsp

LEGEND: tuple[tuple[str, str], ...] = (
    ("exact", "точный срок"),
    ("diamond", "один-два дня"),
    ("window", "дни не названы: где-то внутри"),
    ("tentative", "предварительный"),
    ("tentative_window", "предварительный, дни не названы"),
    ("background", "весь год или больше полугода"),
)

STYLE = """<style>
[data-testid="stLayoutWrapper"]:has(> .st-key-calendar-card) {
  position: sticky; bottom: .4rem; z-index: 5; }
.cal-card { background: var(--pl-surface); border: 1px solid var(--pl-line); border-radius: 6px;
  border-left: 6px solid var(--sphere); padding: .6rem .9rem; box-shadow: 0 -2px 10px #0002; }
.cal-card h3 { font-size: 1.02rem; line-height: 1.3; margin: 0 0 .2rem; padding: 0; }
.cal-card p { margin: 0; font-size: .92rem; line-height: 1.4; }
.cal-card a { color: var(--pl-action); }
.cal-quiet { color: var(--pl-quiet); }
.cal-mark { display: inline-block; width: .95em; height: .8em; margin-right: .45em;
  border: 2px solid var(--sphere); box-sizing: border-box; vertical-align: -.02em; }
.cal-mark.exact { background: var(--sphere); }
.cal-mark.window { border-width: 1px;
  background: repeating-linear-gradient(135deg, var(--sphere) 0 1.5px, transparent 1.5px 5px); }
.cal-mark.tentative_window { border-style: dashed; }
.cal-mark.background { height: 0; border-width: 2px 0 0; vertical-align: .28em; }
.cal-mark.diamond { width: .68em; height: .68em; transform: rotate(45deg); margin-left: .15em;
  background: var(--sphere); }
.cal-legend { --sphere: var(--pl-quiet); display: flex; flex-wrap: wrap; gap: .1rem 1.1rem;
  margin: -.3rem 0 -.5rem; color: var(--pl-quiet); font-size: .86rem; }
.cal-agenda h3 { font-size: 1rem; margin: .8rem 0 .1rem; padding: 0; }
@media (max-width: 640px) {
  .st-key-calendar-figure { overflow-x: auto; }
  .st-key-calendar-figure > div, .st-key-calendar-figure [data-testid="stFullScreenFrame"],
  .st-key-calendar-figure [data-testid="stPlotlyChart"] { min-width: 900px; }
  :has(> .st-key-calendar-timeline) { order: 3; }
  .st-key-calendar-figure::before { content: "Рисунок можно листать вбок →";
    color: var(--pl-quiet); font-size: .86rem; position: sticky; left: 0; }
}
@media print {
  [data-testid="stLayoutWrapper"]:has(> .st-key-calendar-card) { position: static; }
}
</style>"""


def title_block(title: str, note: str) -> str:
    """The timeline's title and the line under it."""
    return (
        f"<div class='pl-block'><h2>{escape(nbsp(title))}</h2>"
        f"<p class='pl-note'>{escape(nbsp(note))}</p></div>"
    )


def legend() -> str:
    """The language of certainty, in one line over the timeline."""
    entries = "".join(
        f"<span><span class='cal-mark {mark}'></span>{text}</span>" for mark, text in LEGEND
    )
    return f"<p class='cal-legend'>{entries}</p>"


def summary(
    row: Mapping[Any, Any], event: CalendarEvent | None, colour: str, selection: Selection
) -> str:
    """The chosen event in a few lines, with the way to its card.

    Args:
        row: the event's row of ``Plan.events``.
        event: the same as drawn, None where it has no date.
        colour: of its sphere.
        selection: the filters that the link keeps.
    """
    number = "" if pd.isna(row["number"]) else f"№\u00a0{int(row['number'])}. "
    certainty = f" — {_certainty(event)}" if event else ""
    place = f"<b>Место:</b> {escape(nbsp(row['place_text']))}" if row["place_text"] else ""
    partners = (*row["countries"], *row["partner_groups"])
    who = f"<b>Партнёры:</b> {escape(', '.join(partners))}" if partners else ""
    status = "" if row["status"] == "planned" else f"<b>{escape(STATUSES[row['status']])}</b> "
    return (
        f"<aside class='cal-card' style='--sphere:{colour}'>"
        f"<h3>{_link(row, selection, number)}</h3>"
        f"<p>{status}<b>Срок:</b> {escape(row['dates_words'])}"
        f"<span class='cal-quiet'>{escape(certainty)}</span></p>"
        f"<p>{' · '.join(part for part in (place, who) if part)}</p>"
        f"<p class='cal-quiet'>{escape(row['sphere_name'])}</p></aside>"
    )


def agenda(
    events: pd.DataFrame,
    dated: Sequence[CalendarEvent],
    colours: Mapping[str, str],
    plan_start: date,
    selection: Selection,
) -> str:
    """The timeline as a list: each event once, under the month in which its time begins."""
    rows = {row["event_id"]: row for row in rows_of(events)}
    groups: dict[str, list[str]] = {}
    ordered = sorted(dated, key=lambda event: (event.background, event.pieces[0].start))
    for event in ordered:
        month = max(event.pieces[0].start, plan_start)
        name = (
            "Весь год или больше полугода"
            if event.background
            else MONTHS[month.month - 1].capitalize()
            + (f" {month.year}" if month.year != plan_start.year else "")
        )
        colour = colours.get(event.sphere, "currentColor")
        groups.setdefault(name, []).append(
            _agenda_item(rows[event.event_id], event, colour, selection)
        )
    parts = [
        f"<h3>{name}</h3><ol class='pl-list'>{''.join(items)}</ol>"
        for name, items in groups.items()
    ]
    if not parts:
        return ""
    return f"<div class='cal-agenda'>{''.join(parts)}</div>"


def _agenda_item(
    row: Mapping[Any, Any], event: CalendarEvent, colour: str, selection: Selection
) -> str:
    certainty = _weakest(event)
    mark = (
        f"<span class='cal-mark {certainty}' style='--sphere:{colour}' "
        f"role='img' aria-label='{CERTAINTY_WORDS[certainty]}'></span>"
    )
    number = "" if event.number is None else str(event.number)
    return (
        f"<li><span class='pl-no'>{number}</span><span>{mark}{_link(row, selection)}"
        f"<br><span class='pl-note'>{escape(event.sphere)}</span></span>"
        f"<span class='pl-when'>{escape(event.dates)}</span></li>"
    )


def undated_list(events: pd.DataFrame, undated: Sequence[str], selection: Selection) -> str:
    """What is listed and never drawn, each with the plan's own words as the reason."""
    rows = [row for row in rows_of(events) if row["event_id"] in undated]
    items = "".join(
        f"<li><span class='pl-no'>{'' if pd.isna(row['number']) else int(row['number'])}</span>"
        f"<span>{_link(row, selection)}</span>"
        f"<span class='pl-when'>{escape(_reason(str(row['dates_text'])))}</span></li>"
        for row in rows
    )
    return f"<ol class='pl-list'>{items}</ol>"


def _reason(dates_text: str) -> str:
    if not dates_text:
        return "в плане срок не записан"
    words = dates_text if len(dates_text) <= 120 else dates_text[:119] + "…"
    return f"в плане: «{words}»"


def _link(row: Mapping[Any, Any], selection: Selection, before: str = "") -> str:
    address = escape(event_link(str(row["event_id"]), selection), quote=True)
    return f"<a href='{address}' target='_self'>{before}{escape(nbsp(str(row['title'])))}</a>"


def _weakest(event: CalendarEvent) -> Certainty:
    """The least sure of an event's pieces speaks for the whole."""
    order: tuple[Certainty, ...] = (
        "tentative_window",
        "tentative",
        "window",
        "background",
        "exact",
    )
    present = {piece.certainty for piece in event.pieces}
    return next(certainty for certainty in order if certainty in present)


def _certainty(event: CalendarEvent) -> str:
    return CERTAINTY_WORDS[_weakest(event)]
