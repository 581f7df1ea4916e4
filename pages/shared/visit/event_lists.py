"""Lists of events in place, each a link to its card; what a long one has beyond its beginning."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.visit.frame import doubts_in_words
from pages.shared.visit.selection import event_links
from pages.shared.words.russian import STATUSES
from pages.shared.words.settled_words import settled_in_words

LISTED, FIRST = 50, 5
"""So many events a list in place has at most; of a longer one so many stand there, and how many
there are beyond: a page has dozens of such lists."""
LARGE, LISTED_OF_LARGE = 200, 15
"""Of a plan with more events than that a page's many lists are cut sooner: lists of nearly fifty
were 120 KB of each click."""


def event_list_html(
    events: pd.DataFrame, selection: Selection, link: str = "", *, of: int = 0
) -> Markup:
    """A compact list of events, each a link to its card; of very many the first ones.

    Args:
        events: rows of ``Plan.events``.
        selection: the filters that the links keep.
        link: where all of them are listed, "" where no filters leave just these.
        of: how many events there are on a page with several such lists.
    """
    n = fitting(len(events), of)
    return _list(_lines(events.iloc[:n]), selection, len(events) - n, link)


def fitting(n: int, of: int = 0) -> int:
    """How many of so many events a list in place shows.

    Args:
        n: what the list would have.
        of: how many events there are on a page with many such lists.
    """
    return n if n <= (LISTED if of <= LARGE else LISTED_OF_LARGE) else FIRST


def events_listed(plan: Plan, ids: Collection[str], selection: Selection, link: str = "") -> Markup:
    """The same of some of a plan's events, in document order; for pages with many such lists.

    Args:
        plan: the plan as filtered.
        ids: which of its events.
        selection: the filters that the links keep.
        link: where all of them are listed, "" where no filters leave just these.
    """
    at = _places_in_order(plan)
    first = sorted(at[i] for i in ids if i in at)
    there = fitting(len(first), plan.n)
    more = len(first) - there
    first = first[:there]
    lines = _lines_made(plan)
    if missing := [n for n in first if n not in lines]:
        lines.update(zip(missing, _lines(plan.events.iloc[missing]), strict=True))
    return _list([lines[n] for n in first], selection, more, link)


@per_plan
def _places_in_order(plan: Plan) -> dict[str, int]:
    return {str(i): n for n, i in enumerate(plan.events["event_id"])}


@per_plan
def _lines_made(plan: Plan) -> dict[int, _ListLine]:
    """Lines by their events' rows, filled as they are asked for."""
    return {}


@dataclass(frozen=True, slots=True)
class _ListLine:
    """What the template shows of an event."""

    event_id: str
    number: int | None
    title: str
    status: str
    settled: str
    opened: str
    doubts: str
    when: str
    plan: str


_LISTED = (
    "event_id", "number", "title", "status", "corrected", "open", "doubts", "dates_words",
    "plan_said",
)  # fmt: skip


def _lines(events: pd.DataFrame) -> list[_ListLine]:
    # Column by column: a row of the whole table as a dict costs several times its line.
    columns = (events[name].tolist() for name in _LISTED)
    return [
        _ListLine(
            event_id=str(event_id),
            number=None if pd.isna(number) else int(number),
            title=title,
            status="" if status == "planned" else STATUSES[status],
            settled=settled_in_words(corrected),
            opened="; ".join(opened),
            doubts=doubts_in_words(doubts),
            when=when,
            plan=plan,
        )
        for event_id, number, title, status, corrected, opened, doubts, when, plan in zip(
            *columns, strict=True
        )
    ]


def _list(lines: list[_ListLine], selection: Selection, more: int, link: str) -> Markup:
    return render(
        "shared/visit/event_list.html",
        lines=lines,
        address=event_links(selection),
        more=max(more, 0),
        link=link,
    )
