"""Why the list of events is empty: which filter, search or narrowing leaves nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pages.events.finding.listed import listed
from pages.shared.filters.chosen import Selection
from pages.shared.filters.emptied import Without, emptied_by, most_first
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import SEARCH, SHOW


def emptied_list(plan: Plan, selection: Selection, query: str, show: str) -> Sequence[Without]:
    """Of what leaves an empty list: each part without which something is left, the most first.

    Args:
        plan: the whole plan.
        selection: the filters.
        query: the words searched, "" for none.
        show: what the list is narrowed to, "" for nothing.

    Returns:
        Nothing where more than one part has to go.
    """

    def left(chosen: Selection, words: str = query, narrowing: str = show) -> int:
        return len(listed(plan, chosen.apply(plan), words, narrowing).hits)

    found = list(emptied_by(plan, selection, left))
    if query:
        found.append(Without(SEARCH, f"поиска «{query}»", left(selection, words="")))
    if show:
        found.append(Without(SHOW, f"выбора «Показать: {show}»", left(selection, narrowing="")))
    return most_first(found)
