"""Why nothing is left: the filters without which something would be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan


class Without(NamedTuple):
    """Something without which there would be events.

    Attributes:
        key: its name in the address.
        words: what it is, in the genitive: «отбора «Сфера: Спорт»», «поиска «визит»».
        n: the events that there are without it.
    """

    key: str
    words: str
    n: int


def emptied_by(
    plan: Plan, selection: Selection, left: Callable[[Selection], int] | None = None
) -> Sequence[Without]:
    """Of filters that leave nothing: each filter without which something is left, the most first.

    Args:
        plan: the whole plan.
        selection: filters under which there is no event.
        left: how many events there are under other filters, where more than the filters counts.

    Returns:
        Nothing where more than one has to go.
    """
    found = []
    for key, values in selection.items():
        if values:
            words = ", ".join(chip.text for chip in selection.in_words() if chip.kind == key)
            other = selection.having({key: ()})
            n = left(other) if left else other.apply(plan).n
            found.append(Without(key, f"отбора «{words}»", n))
    return most_first(found)


def most_first(found: Sequence[Without]) -> Sequence[Without]:
    """Those that leave something, the most first."""
    return sorted((one for one in found if one.n), key=lambda one: -one.n)
