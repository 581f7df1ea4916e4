"""What a filter is, and the kinds that most filters are: a column, a list, rows of a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pages.shared.plan.tables import Plan

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
    def matches(self, plan: Plan, chosen: Chosen) -> Collection[str]:
        """Ids of the events that have any of the values chosen of this filter.

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
        there = dict.fromkeys(plan.events[self.column])
        if not self.names:
            return tuple(there)
        return tuple(name for code, name in self.names.items() if code in there)

    def matches(self, plan: Plan, chosen: Chosen) -> Collection[str]:
        """Events whose column says one of them."""
        wanted = chosen[self.key]
        codes = {code for code, name in self.names.items() if name in wanted} or set(wanted)
        events = plan.events
        return set(events.loc[events[self.column].isin(codes), "event_id"])


@dataclass(frozen=True, slots=True)
class ListFilter(Filter):
    """Events by a column that holds any number of values each."""

    column: str = ""

    def options(self, plan: Plan) -> Collection[str]:
        """All values, as the document has them one after the other."""
        return tuple(dict.fromkeys(value for own in plan.events[self.column] for value in own))

    def matches(self, plan: Plan, chosen: Chosen) -> Collection[str]:
        """Events that have any of them."""
        wanted = set(chosen[self.key])
        rows = zip(plan.events["event_id"], plan.events[self.column], strict=True)
        return {event for event, own in rows if not wanted.isdisjoint(own)}


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
        return tuple(sorted(set(getattr(plan, self.table)[self.column]) - {""}, key=_alphabet))

    def matches(self, plan: Plan, chosen: Chosen) -> Collection[str]:
        """Events that have a row with one of them."""
        rows = getattr(plan, self.table)
        return set(rows.loc[rows[self.column].isin(chosen[self.key]), "event_id"])


def _alphabet(text: str) -> str:
    return text.lower().replace("ё", "е")
