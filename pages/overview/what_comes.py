"""What comes next, as markup: with a day, without one, all the time, without any date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup

from etl.periods_in_words import day_in_words, period_in_words
from pages.overview.glance import glance
from pages.overview.overview_blocks import questions_block
from pages.overview.upcoming import Coming, Upcoming, upcoming
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.period_filter import months_chosen
from pages.shared.markup.templates import render
from pages.shared.plan.column_values import of_values
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.spans import without_period
from pages.shared.visit.address_names import (
    SHOW,
    SHOW_EXACT,
    SHOW_LASTING,
    SHOW_UNDATED,
    SHOW_VAGUE,
)
from pages.shared.visit.linked import linked
from pages.shared.visit.selection import event_link, page_link
from pages.shared.words.russian import counted, events_noun
from pages.shared.words.settled_words import settled_in_words

NEXT = 6
_SHOWN = ["event_id", "date_precision", "title_short", "title", "corrected"]


@dataclass(frozen=True, slots=True)
class _Further:
    """A number of events beyond those listed, and where they are."""

    n: int
    words: str
    link: str


@linked
def next_block(
    shown: Plan, today: date, selection: Selection, papers: tuple[tuple[str, str], ...]
) -> Markup:
    """What comes next, and under it what a person should look at.

    Args:
        shown: the plan as filtered.
        today: the day that counts as today.
        selection: the filters.
        papers: the passports of what is looked at, words and address.
    """
    whats = upcoming(shown, today, months_chosen(selection))
    coming = upcoming_block(shown, whats, today, selection)
    return coming + questions_block(glance(shown), selection, papers)


def upcoming_block(plan: Plan, whats: Upcoming, today: date, selection: Selection) -> Markup:
    """What comes next, or that the plan's time is over."""
    own = plan.info.own_years
    day = day_in_words(today, own_years=own)
    head, note = f"Что дальше: с\u00a0{day}", ""
    if today > plan.info.end:
        ended = day_in_words(plan.info.end)
        head, note = "Период плана завершён", f"План действовал по\u00a0{ended}."
    elif today < plan.info.start:
        begins = day_in_words(plan.info.start, own_years=own)
        note = f"План начинает действовать {begins}."
    if selection[MONTH] and not note:
        note = f"Только выбранный период: {', '.join(selection[MONTH])}."
    exact = whats.exact[:NEXT]
    vague = whats.vague[: max(NEXT - len(exact), 4)]
    rows = _rows_of(plan, tuple(coming.event_id for coming in (*exact, *vague)))
    lasting, undated = _rest(plan, whats, selection)
    return render(
        "overview/what_comes.html",
        heading=head,
        note=note,
        over=today > plan.info.end,
        exact=[_coming(rows[c.event_id], c, today, selection, own) for c in exact],
        more_exact=_more(whats.exact, exact, SHOW_EXACT, selection),
        vague=[_coming(rows[c.event_id], c, today, selection, own) for c in vague],
        more_vague=_more(whats.vague, vague, SHOW_VAGUE, selection),
        lasting=lasting,
        undated=undated,
    )


@per_plan
def _rows_of(plan: Plan, ids: tuple[str, ...]) -> Mapping[str, Mapping[Any, Any]]:
    """What is said of the few events that are listed."""
    at = np.flatnonzero(plan.events["event_id"].isin(ids))
    shown = pd.DataFrame({name: plan.events[name].iloc[at] for name in _SHOWN})
    return {row["event_id"]: row for row in shown.to_dict("records")}


def _more(
    found: Sequence[Coming],
    listed: Sequence[Coming],
    show: str,
    selection: Selection,
) -> _Further | None:
    rest = len(found) - len(listed)
    link = page_link("events", selection, **{SHOW: show})
    return _Further(rest, show, link) if listed and rest else None


def _rest(
    plan: Plan, whats: Upcoming, selection: Selection
) -> tuple[_Further | None, _Further | None]:
    """What has no next day: what goes on all the time, what has no date at all."""
    lasting = undated_ones = None
    # The list has also what is over or cancelled: then the number is no link to it.
    if n := len(whats.running):
        all_of_them = n == of_values(plan, "events", "date_kind").counts().get("ongoing", 0)
        link = page_link("events", selection, **{SHOW: SHOW_LASTING}) if all_of_them else ""
        lasting = _Further(n, events_noun(n), link)
    if n := whats.undated:
        all_of_them = n == int(without_period(plan).sum())
        link = page_link("events", selection, **{SHOW: SHOW_UNDATED}) if all_of_them else ""
        undated_ones = _Further(n, "", link)
    return lasting, undated_ones


def _coming(
    row: Mapping[Any, Any],
    coming: Coming,
    today: date,
    selection: Selection,
    own_years: frozenset[int],
) -> dict[str, str]:
    precision = row["date_precision"]
    when = period_in_words(coming.start, coming.end, precision, own_years=own_years)
    soon = ""
    if precision == "day":
        soon = _how_soon((coming.start - today).days)
        if coming.bound:
            when, soon = coming.bound, "день не назван"
        elif coming.start < today:
            when = f"до\u00a0{day_in_words(coming.end, own_years=own_years)}"
    return {
        "when": when,
        "soon": soon,
        "link": event_link(row["event_id"], selection),
        "title": row["title_short"],
        "full_title": row["title"],
        "settled": settled_in_words(row["corrected"]),
    }


def _how_soon(days: int) -> str:
    if days < 0:
        return "идёт сейчас"
    near = {0: "сегодня", 1: "завтра"}
    return near.get(days) or "через " + counted(days, "день", "дня", "дней")
