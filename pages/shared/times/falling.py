"""What is sure and what possible in a time: the one rule, on columns of days.

Sure: a whole period of an event lies inside the time. Possible: a period touches it and none lies
inside. ``spans`` says it of events by their ids, figures count with it by the hundred thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]
"""Days since 1 January 1970."""
Mask = npt.NDArray[np.bool_]

_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """A day as the columns have it."""
    return (day - _EPOCH).days


@dataclass(frozen=True, slots=True, eq=False)
class PeriodColumns:
    """Periods, one per row.

    Attributes:
        event: of each period the row of its event among ``events`` ones.
        first: first days.
        last: last days, inclusive.
        events: how many events there are, with and without a period.
    """

    event: Days
    first: Days
    last: Days
    events: int

    def of(self, kept: Mask) -> PeriodColumns:
        """Only some of the periods."""
        return PeriodColumns(self.event[kept], self.first[kept], self.last[kept], self.events)


class Fallen(NamedTuple):
    """Of each event whether it falls into a time surely, or possibly; never both."""

    sure: Mask
    possible: Mask


def falling(periods: PeriodColumns, times: Sequence[tuple[int, int]]) -> Fallen:
    """Which events fall into any of the times.

    Args:
        periods: of the events.
        times: first and last days, both inclusive; none of them touches another.
    """
    touching = np.zeros(periods.events, bool)
    sure = np.zeros(periods.events, bool)
    for begin, finish in times:
        here = (periods.first <= finish) & (periods.last >= begin)
        inside = here & (periods.first >= begin) & (periods.last <= finish)
        touching[periods.event[here]] = True
        sure[periods.event[inside]] = True
    return Fallen(sure, touching & ~sure)


class BinCounts(NamedTuple):
    """Numbers of events by group and stretch of time: rows are groups, columns stretches."""

    sure: npt.NDArray[np.int64]
    possible: npt.NDArray[np.int64]


def counts_in(
    periods: PeriodColumns, edges: Sequence[int], group: Any = None, groups: int = 1
) -> BinCounts:
    """How many events fall into each of neighbouring stretches of time, by ``falling``'s rule.

    Args:
        periods: of the events.
        edges: the first days of the stretches in order, and the day after the last one.
        group: of each event the number of its group; none given: one group of all.
        groups: how many groups there are.
    """
    bins = len(edges) - 1
    of_event = np.zeros(periods.events, np.int64) if group is None else np.asarray(group)
    here = (periods.first < edges[-1]) & (periods.last >= edges[0])
    event = periods.event[here]
    starts = np.searchsorted(edges, periods.first[here], "right") - 1
    ends = np.searchsorted(edges, periods.last[here], "right") - 1
    whole = (starts == ends) & (starts >= 0) & (ends < bins)
    starts, ends = np.clip(starts, 0, bins - 1), np.clip(ends, 0, bins - 1)
    alone = np.bincount(event, minlength=periods.events)[event] == 1
    sure = np.zeros((groups, bins), np.int64)
    change = np.zeros((groups, bins + 1), np.int64)
    one = alone & whole
    np.add.at(sure, (of_event[event[one]], starts[one]), 1)
    wide = alone & ~whole
    np.add.at(change, (of_event[event[wide]], starts[wide]), 1)
    np.add.at(change, (of_event[event[wide]], ends[wide] + 1), -1)
    possible = np.cumsum(change, axis=1)[:, :bins]
    # Events with several periods here: each counts once in a stretch, surely if one of them does.
    rest = ~alone
    lengths = (ends - starts + 1)[rest]
    at = np.repeat(starts[rest], lengths) + within(lengths)
    cell = np.repeat(event[rest], lengths) * bins + at
    inside = np.repeat(whole[rest], lengths)
    surely = np.unique(cell[inside])
    maybe = np.setdiff1d(cell[~inside], surely)
    np.add.at(sure, (of_event[surely // bins], surely % bins), 1)
    np.add.at(possible, (of_event[maybe // bins], maybe % bins), 1)
    return BinCounts(sure, possible)


def within(lengths: Days) -> Days:
    """0, 1, … of each length, one after the other: what numbers the cells of lists."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - lengths, lengths)
