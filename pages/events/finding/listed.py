"""The list of events: which ones stand in it and in what order, for the page and for files.

Filters leave events, the search and the narrowing leave fewer, the order puts them one after the
other: a file of the slice asks the same as the page, so that it holds what is on the screen.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pages.events.finding.search import Found, Hit, exact_first, find
from pages.shared.plan.column_values import has_any, of_values
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Mask
from pages.shared.visit.address_names import (
    SHOW_DOUBTS,
    SHOW_EXACT,
    SHOW_LASTING,
    SHOW_OPEN,
    SHOW_QUESTIONS,
    SHOW_SETTLED,
    SHOW_UNDATED,
    SHOW_VAGUE,
    SORTS,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of events.

    Attributes:
        found: what the search says of the whole plan, so that it can be told what filters hide.
        hits: the events of the list, in its order.
        kin: how many of them have only words with the same beginning.
    """

    found: Found
    hits: Sequence[Hit]
    kin: int = 0


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
    if not found.searched:
        return Listed(found, _unsearched(filtered, show, order))
    narrowed = shown_in(filtered, show)
    kept = [hit for hit in found.hits if hit.event_id in narrowed]
    hits = exact_first(sort_hits(plan, kept, order))
    return Listed(found, hits, sum(hit.kin for hit in hits))


@per_plan
def _unsearched(filtered: Plan, show: str, order: str) -> Sequence[Hit]:
    """The list where nothing is searched, kept: a page of it shows a hundred of any number."""
    hits: Sequence[Hit] = find(filtered, "").hits
    if (kept := _narrowed(filtered, show)) is not None:
        hits = [hits[at] for at in np.flatnonzero(kept).tolist()]
    return sort_hits(filtered, hits, order)


def shown_in(plan: Plan, show: str) -> frozenset[str]:
    """Ids of the events that the page's own narrowing keeps («с вопросами», …)."""
    ids, kept = plan.events["event_id"], _narrowed(plan, show)
    return frozenset(ids if kept is None else ids[kept])


def _narrowed(plan: Plan, show: str) -> Mask | None:
    """The same as a column beside the events; None where nothing is narrowed."""
    precision = of_values(plan, "events", "date_precision")
    kept: dict[str, Callable[[], Mask]] = {
        SHOW_EXACT: lambda: precision.events_of(["day"]),
        SHOW_VAGUE: lambda: ~precision.events_of(["day", "unknown"]),
        SHOW_UNDATED: lambda: precision.events_of(["unknown"]),
        SHOW_LASTING: lambda: of_values(plan, "events", "date_kind").events_of(["ongoing"]),
        SHOW_QUESTIONS: lambda: has_any(plan, "open") | has_any(plan, "doubts"),
        SHOW_OPEN: lambda: has_any(plan, "open"),
        SHOW_DOUBTS: lambda: has_any(plan, "doubts"),
        SHOW_SETTLED: lambda: has_any(plan, "corrected"),
    }
    return kept[show]() if show in kept else None


class EventRows:
    """Each event as a dict, with ``places`` (names) beside the columns, made when it is asked for.

    All rows of a large plan as dicts would take several times the room of its tables, and one by
    one minutes: they cannot be gone through, ``take`` gives those that are needed.
    """

    def __init__(self, plan: Plan) -> None:
        self._events = plan.events
        self._at = {str(i): at for at, i in enumerate(plan.events["event_id"])}
        self._places: dict[str, dict[str, None]] = {}
        for event_id, place in zip(plan.venues["event_id"], plan.venues["place"], strict=True):
            if place:
                self._places.setdefault(event_id, {})[place] = None
        self._made: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def __getitem__(self, event_id: str) -> dict[str, Any]:
        found = self._made.get(event_id)
        return self.take([event_id])[event_id] if found is None else found

    def get(self, event_id: str) -> dict[str, Any] | None:
        """An event; None where the plan has none of that id."""
        return self.take([event_id])[event_id] if event_id in self._at else None

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._at

    def places(self, event_id: str) -> tuple[str, ...]:
        """The names of an event's places."""
        return tuple(self._places.get(event_id, ()))

    def take(self, event_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Some of the rows at once, which costs little more than one.

        Raises:
            KeyError: the plan has none of that id.
        """
        asked = [i for i in event_ids if i not in self._made]
        made = {i: self._made[i] for i in event_ids if i in self._made}
        if asked:
            for row in self._events.iloc[[self._at[i] for i in asked]].to_dict("records"):
                event_id = str(row["event_id"])
                made[event_id] = {str(k): v for k, v in row.items()}
                made[event_id]["places"] = self.places(event_id)
        self._made.update(made)
        while len(self._made) > _ROWS_KEPT:
            self._made.popitem(last=False)
        return made


_ROWS_KEPT = 1_000


@per_plan
def rows_by_id(plan: Plan) -> EventRows:
    """The events of a plan by their ids."""
    return EventRows(plan)


def sort_hits(plan: Plan, hits: Sequence[Hit], order: str) -> list[Hit]:
    """The hits by number (the plan's order), by first day, or by place; unknown ones last."""
    if order == SORTS[1]:
        dates = _dates_of(plan)
        return sorted(hits, key=lambda h: dates[h.event_id])
    if order == SORTS[2]:
        places = rows_by_id(plan).places
        return sorted(hits, key=lambda h: places(h.event_id) or ("я" * 9,))
    return list(hits)


@per_plan
def _dates_of(plan: Plan) -> dict[str, tuple[bool, int, int]]:
    events = plan.events
    first, last = (
        events[name].to_numpy("datetime64[D]").astype("int64").tolist()
        for name in ("start_date", "end_date")
    )
    unknown = events["start_date"].isna().tolist()
    keys = ((no, 0 if no else a, 0 if no else b)
            for no, a, b in zip(unknown, first, last, strict=True))  # fmt: skip
    return dict(zip(map(str, events["event_id"]), keys, strict=True))
