"""The list of events: which ones stand in it and in what order, for the page and for files.

Filters leave events, the search and the narrowing leave fewer, the order puts them one after the
other: a file of the slice asks the same as the page, so that it holds what is on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pages.events.finding.search import Found, Hit, exact_first, find
from pages.shared.plan.openness import with_questions
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import (
    SHOW_DOUBTS,
    SHOW_EXACT,
    SHOW_LASTING,
    SHOW_OPEN,
    SHOW_QUESTIONS,
    SHOW_SETTLED,
    SHOW_UNDATED,
    SHOW_VAGUE,
)

SORTS = ("по номеру", "по сроку", "по месту")
"""The orders of the list (value of ``SORT``); the first is the one that need not be said."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of events.

    Attributes:
        found: what the search says of the whole plan, so that it can be told what filters hide.
        hits: the events of the list, in its order.
    """

    found: Found
    hits: list[Hit]


def listed(plan: Plan, filtered: Plan, query: str = "", show: str = "", order: str = "") -> Listed:
    """The events of the list, as the page shows them one after the other.

    Args:
        plan: the whole plan, which is searched.
        filtered: what the filters leave of it.
        query: the words searched, "" for none.
        show: what the list is narrowed to, one of ``SHOWS``, "" for nothing.
        order: one of ``SORTS``, "" for the first.
    """
    found = find(plan, query)
    narrowed = shown_in(filtered, show)
    kept = [hit for hit in found.hits if hit.event_id in narrowed]
    return Listed(found, exact_first(sort_hits(plan, kept, order)))


def shown_in(plan: Plan, show: str) -> frozenset[str]:
    """Ids of the events that the page's own narrowing keeps («с вопросами», …)."""
    events = plan.events
    kept = {
        SHOW_EXACT: events["date_precision"] == "day",
        SHOW_VAGUE: ~events["date_precision"].isin(["day", "unknown"]),
        SHOW_UNDATED: events["date_precision"] == "unknown",
        SHOW_LASTING: events["date_kind"] == "ongoing",
        SHOW_QUESTIONS: with_questions(events),
        SHOW_OPEN: events["open"].map(len) > 0,
        SHOW_DOUBTS: events["doubts"].map(len) > 0,
        SHOW_SETTLED: events["corrected"].map(len) > 0,
    }.get(show)
    ids = events["event_id"] if kept is None else events.loc[kept, "event_id"]
    return frozenset(ids)


@lru_cache(maxsize=8)
def rows_by_id(plan: Plan) -> dict[str, dict[str, Any]]:
    """Each event as a dict, with ``places`` (names) beside the columns."""
    places: dict[str, dict[str, None]] = {}
    for event_id, place in zip(plan.venues["event_id"], plan.venues["place"], strict=True):
        if place:
            places.setdefault(event_id, {})[place] = None
    rows = {}
    for row in plan.events.to_dict("records"):
        event_id = str(row["event_id"])
        rows[event_id] = {**{str(k): v for k, v in row.items()}}
        rows[event_id]["places"] = tuple(places.get(event_id, ()))
    return rows


def sort_hits(plan: Plan, hits: Sequence[Hit], order: str) -> list[Hit]:
    """The hits by number (the plan's order), by first day, or by place; unknown ones last."""
    rows = rows_by_id(plan)
    if order == SORTS[1]:
        return sorted(hits, key=lambda h: _date_key(rows[h.event_id]))
    if order == SORTS[2]:
        return sorted(hits, key=lambda h: rows[h.event_id]["places"] or ("я" * 9,))
    return list(hits)


def _date_key(row: Mapping[str, Any]) -> tuple[bool, Any, Any]:
    unknown = row["start_date"] != row["start_date"] or row["start_date"] is None
    return unknown, None if unknown else row["start_date"], None if unknown else row["end_date"]
