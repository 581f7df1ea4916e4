"""What a filter is, and the kinds that most filters are: a column, a list, rows of a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from etl.text import small
from pages.shared.plan.column_values import of_lists, of_values
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Mask

Chosen = Mapping[str, tuple[str, ...]]
"""Values of all filters, as they stand in an address, by the filter's key."""


@dataclass(frozen=True, slots=True)
class Filter(ABC):
    """One filter of the plan.

    Attributes:
        key: its name in the address: short, Latin, never changed: links and shows hold it.
        label: what it is called.
        one_per_event: an event has exactly one of its values.
        belongs_to: key of the filter that it says more about and that it goes with.
    """

    key: str
    label: str
    one_per_event: bool = False
    belongs_to: str = ""

    @abstractmethod
    def options(self, plan: Plan) -> Collection[str]:
        """The values that an edition offers, as they stand in an address, in order."""

    @abstractmethod
    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Of each event whether it has any of the values chosen of this filter.

        Args:
            plan: the whole plan.
            chosen: of all filters; one that depends on another finds it there.
        """

    def words(self, value: str) -> str:
        """A value as people read it."""
        return value


@dataclass(frozen=True, slots=True)
class ColumnFilter(Filter):
    """Events by one column that holds one value each.

    Attributes:
        column: of ``Plan.events``.
        names: the column's codes with their words, in order; the address holds the words.
            Without it the column holds what the address does.
    """

    column: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    one_per_event: bool = True

    def options(self, plan: Plan) -> Collection[str]:
        """What the edition's events have, in the order of ``names`` or of the document."""
        there = of_values(plan, "events", self.column).values
        if not self.names:
            return there
        return tuple(name for code, name in self.names.items() if code in there)

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Events whose column says one of them."""
        wanted = chosen[self.key]
        codes = {code for code, name in self.names.items() if name in wanted} or set(wanted)
        return of_values(plan, "events", self.column).events_of(codes)


@dataclass(frozen=True, slots=True)
class ListFilter(Filter):
    """Events by a column that holds any number of values each."""

    column: str = ""

    def options(self, plan: Plan) -> Collection[str]:
        """All values, as the document has them one after the other."""
        return of_lists(plan, self.column).values

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Events that have any of them."""
        return of_lists(plan, self.column).events_of(chosen[self.key])


@dataclass(frozen=True, slots=True)
class RowsFilter(Filter):
    """Events by their rows in another table: their venues, their partners.

    Attributes:
        table: ``venues`` or ``partners``.
        column: the one that is asked.
    """

    table: str = ""
    column: str = ""

    def options(self, plan: Plan) -> Collection[str]:
        """All values by the alphabet."""
        there = set(of_values(plan, self.table, self.column).values)
        return tuple(sorted(there - {""}, key=_alphabet))

    def most_named(self, plan: Plan, most: int) -> Collection[str]:
        """Of thousands of values those that most rows have, in the order of ``options``.

        Of those that as many rows have, the first in that order: every server offers the same.
        """
        known, found = self.options(plan), of_values(plan, self.table, self.column).counts()
        often = set(sorted(known, key=lambda value: -found[value])[:most])
        return tuple(value for value in known if value in often)

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Events that have a row with one of them."""
        return of_values(plan, self.table, self.column).events_of(chosen[self.key])


def _alphabet(text: str) -> tuple[str, str]:
    return small(text), text
