"""What is chosen: values of the filters, in words and applied to a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from pages.shared.filters.filters import BY_KEY, FILTERS
from pages.shared.filters.period_filter import CERTAINTY, MONTH, POSSIBLE, UNDATED, YES
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan

Pair = tuple[str, str]
"""A filter's key and one value, as they stand in an address."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen value in words, and where it came from (to remove it again)."""

    kind: str
    value: str
    words: str
    gone: bool = False

    @property
    def text(self) -> str:
        """With the filter's name before it: «Сфера: Спорт»."""
        one = BY_KEY[self.kind]
        return one.label + ("" if one.belongs_to else f": {self.words}")


class Selection(Mapping[str, tuple[str, ...]]):
    """The chosen values by the key of their filter; nothing chosen means everything.

    Immutable, and equal to another that says the same, whatever the order of its keys.
    """

    __slots__ = ("_values", "gone")

    gone: tuple[Pair, ...]
    """Values of a link that the edition does not have; they narrow nothing and are named
    beside the filters until taken off."""

    def __init__(
        self, chosen: Mapping[str, Iterable[str]] | None = None, gone: Iterable[Pair] = ()
    ) -> None:
        """Take values as they stand in an address, by key.

        Raises:
            KeyError: there is no filter of that key.
        """
        given = chosen or {}
        if unknown := given.keys() - BY_KEY.keys():
            raise KeyError(*unknown)
        values = {key: tuple(given.get(key, ())) for key in BY_KEY}
        for one in FILTERS:
            # «Только точно» without a month says nothing.
            if one.belongs_to and not values[one.belongs_to]:
                values[one.key] = ()
        if values[CERTAINTY]:
            values[POSSIBLE] = ()  # nothing is both, and the stricter one holds
        self._values = MappingProxyType(values)
        self.gone = tuple(gone)

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __bool__(self) -> bool:
        return any(self._values.values()) or bool(self.gone)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        return (self._values, self.gone) == (other._values, other.gone)

    def __hash__(self) -> int:
        return hash((tuple(self._values.values()), self.gone))

    def __repr__(self) -> str:
        chosen = {key: values for key, values in self._values.items() if values}
        return f"Selection({chosen!r}, gone={self.gone!r})"

    def having(self, changes: Mapping[str, Iterable[str]]) -> Selection:
        """The same, of these filters just these values (none: without that filter)."""
        return Selection({**self._values, **changes}, self.gone)

    @property
    def of_edition(self) -> Selection:
        """The same without what the edition does not have."""
        return Selection(self) if self.gone else self

    def apply(self, plan: Plan) -> Plan:
        """The plan with only the events that match; pure and remembered."""
        chosen = self.of_edition
        return _applied(plan, chosen) if chosen else plan

    def pairs(self) -> list[Pair]:
        """The filters as they stand in an address: (name, value), several of a name."""
        return [(key, v) for key, values in self._values.items() for v in values] + list(self.gone)

    def in_words(self) -> list[Chip]:
        """Everything chosen, as removable chips; what has gone says so."""
        chips = [
            Chip(kind, value, BY_KEY[kind].words(value)) for kind, value in self.of_edition.pairs()
        ]
        return chips + [Chip(kind, value, value, gone=True) for kind, value in self.gone]

    def without(self, chip: Chip) -> Selection:
        """The same without one chosen value."""
        pair = (chip.kind, chip.value)
        if chip.gone:
            return Selection(self, (one for one in self.gone if one != pair))
        return self.having({chip.kind: (v for v in self[chip.kind] if v != chip.value)})

    def only(self, kind: str, value: str) -> Selection | None:
        """The same, of one kind just this value: what stands behind a count.

        None where that is no filter: others of the kind are chosen already, and an event
        has none of both or may have several.
        """
        now = self[kind]
        if now and now != (value,) and not (BY_KEY[kind].one_per_event and value in now):
            return None
        return self.having({kind: (value,)})

    def without_period(self) -> Selection:
        """The same, whatever the months."""
        return self.having({MONTH: ()})

    def hidden_by_period(self, plan: Plan) -> tuple[int, int]:
        """How many events the period hides that it need not: (possible ones, undated ones)."""
        if not self[MONTH]:
            return 0, 0
        shown = self.apply(plan).n
        possible = self.having({CERTAINTY: ()}).apply(plan).n - shown
        undated = self.having({UNDATED: (YES,)}).apply(plan).n - shown
        return 0 if self[POSSIBLE] else possible, undated


@per_plan
def _applied(plan: Plan, chosen: Selection) -> Plan:
    wanted = [one.matches(plan, chosen) for one in FILTERS if chosen[one.key]]
    return plan.of_rows(np.flatnonzero(np.logical_and.reduce(wanted)))
