"""What the grammar makes of a date cell, before years are chosen and bounds computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from etl.dates.date_words import Holiday

Bound = Literal["until", "before", "from", "after"]

OF_A_MONTH = frozenset(
    {"part", "decade", "week", "share", "weekday", "weekend", "dates", "nth_day"}
)
"""Units that mean nothing without the month they belong to."""


@dataclass(slots=True)
class Moment:
    """One end of a period as the cell names it; None is what the cell leaves to others.

    ``n`` counts within the unit: the day, the quarter, the half, the season (1 spring …
    4 winter), the ten-day part, the week; -1 is the last. ``of`` is the unit that a
    part («начало», «конец») belongs to, with its own number in ``of_n``. ``genitive`` is set
    for a bare «мая», which is of something, unlike a bare «май». ``some_month``: «вторая
    пятница месяца» says of no month which, unlike «каждого месяца»; ``loose``: the bounds are
    near enough to show and for a person to look at (a school's holidays, a semester).
    """

    unit: str
    start: int
    end: int
    n: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    of: str = "month"
    of_n: int | None = None
    every_month: bool = False
    holiday: Holiday | None = None
    n_last: int | None = None
    genitive: bool = False
    some_month: bool = False
    loose: bool = False


@dataclass(slots=True)
class Item:
    """One separately named period: a moment, a range of two, or an open end."""

    first: Moment
    last: Moment | None = None
    bound: Bound | None = None
    ongoing: bool = False
    weekdays: tuple[int, ...] = ()
    start: int = -1
    end: int = -1

    def says_again(self, other: Item) -> bool:
        """Whether it is «в течение месяца» beside the month that another item names."""
        own, named = self.first, other.first
        if not self.ongoing or self.last is not None:
            return False
        if own.n is not None or own.month is not None:  # «летний период, в течение лета»
            same = (named.unit, named.n, named.month, named.year) == (
                own.unit, own.n, own.month, own.year
            )  # fmt: skip
            return same and other.last is None and not other.ongoing
        if own.unit == "week":
            return named.unit == "week" or (named.unit == "day" and other.last is not None)
        return named.unit == own.unit and (named.n is not None or named.month is not None)

    def is_nameless(self, *units: str) -> bool:
        """Whether it is one of these units, and which one is not said («в течение недели»)."""
        own = self.first
        return self.last is None and own.unit in units and own.n is None and own.month is None

    def is_bare_day(self) -> bool:
        """Whether it names days of a month that stands behind them («25, 28 мая»)."""
        return all(moment.unit == "day" and moment.month is None for moment in self.moments())

    def moments(self) -> tuple[Moment, ...]:
        """The moments as written, one or two."""
        return (self.first,) if self.last is None else (self.first, self.last)

    def span(self) -> tuple[int, int]:
        """Where the item's words begin and end in the cell."""
        moments = self.moments()
        start = min(moment.start for moment in moments)
        end = max(moment.end for moment in moments)
        return (start if self.start < 0 else min(start, self.start), max(end, self.end))


@dataclass(slots=True)
class Recurrence:
    """«ежемесячно», «каждую пятницу»: how often, on which days of the week."""

    unit: str
    start: int
    end: int
    weekdays: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Parsed:
    """All that one stretch of a cell says."""

    items: list[Item] = field(default_factory=list)
    recurrences: list[Recurrence] = field(default_factory=list)
    loose_weekdays: list[tuple[int, int]] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    every_month: bool = False
    tentative: bool = False
    other_dates: bool = False
    doubtful: bool = False
    vague: bool = False
    moved: bool = False
    perhaps_moved: bool = False
    rest_days: bool = False
    excepted: list[Item] = field(default_factory=list)
    impossible: bool = False
    rule_told: bool = False
    """Whether brackets behind a rule name its days."""
