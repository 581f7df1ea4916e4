"""What the filters can be set to in one edition, and an address read against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pages.shared.filters.chosen import Pair, Selection
from pages.shared.filters.filter import RowsFilter
from pages.shared.filters.filters import BY_KEY, FILTERS
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan

OFFERED = 200
"""The most values that a list offers to choose from."""


@per_plan
def options_of(plan: Plan) -> Mapping[str, Collection[str]]:
    """The values that an edition offers, as they stand in an address, by the filter's key."""
    return {one.key: dict.fromkeys(one.options(plan)).keys() for one in FILTERS}


@per_plan
def offered(plan: Plan, key: str) -> Collection[str]:
    """The values of a filter that a list offers: a list of thousands would go with each click."""
    known, one = options_of(plan)[key], BY_KEY[key]
    if len(known) <= OFFERED or not isinstance(one, RowsFilter):
        return known
    return one.most_named(plan, OFFERED)


def selection_of(plan: Plan, asked: Mapping[str, Sequence[str]]) -> Selection:
    """What the filters of an address say, without any page; what this plan lacks is ``gone``.

    Args:
        plan: the plan to filter.
        asked: the address's parameters, each with all its values.
    """
    options = options_of(plan)
    known: dict[str, list[str]] = {}
    gone: list[Pair] = []
    for one in FILTERS:
        for value in dict.fromkeys(asked.get(one.key, ())):
            if value in options[one.key]:
                known.setdefault(one.key, []).append(value)
            elif value and not one.belongs_to:
                gone.append((one.key, value))
    return Selection(known, gone)
