"""What a column says, as numbers: found once per plan, so that a click compares no texts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.plan_made import Plan
from pages.shared.plan.table_cuts import Rows
from pages.shared.times.falling import Mask, within


@dataclass(frozen=True, slots=True, eq=False)
class ColumnValues:
    """The values of a column.

    Attributes:
        values: each once, in the order of the document.
        code: of each cell the number of its value, -1 where it says nothing; a list has a cell
            for each of its values.
        event: of each cell the number of its event, -1 for one that is not in the plan.
        events: how many events there are.
    """

    values: tuple[str, ...]
    code: Rows
    event: Rows
    events: int

    def rows_of(self, wanted: Collection[str]) -> Mask:
        """Which cells say one of these."""
        chosen = np.array([value in wanted for value in (*self.values, None)], bool)
        chosen[-1] = False  # where -1 leads
        return chosen[self.code]

    def events_of(self, wanted: Collection[str]) -> Mask:
        """Which events have a cell that says one of these."""
        found = np.zeros(self.events + 1, bool)
        found[self.event[self.rows_of(wanted)]] = True
        return found[:-1]

    def counts(self) -> dict[str, int]:
        """How many cells say each value, in the order of ``values``."""
        sizes = np.bincount(self.code[self.code >= 0], minlength=len(self.values))
        return {value: int(n) for value, n in zip(self.values, sizes, strict=True) if n}


@per_plan
def of_values(plan: Plan, table: str, column: str) -> ColumnValues:
    """The values of a column with one text in each row.

    Args:
        plan: whole or filtered.
        table: its table: ``events``, ``venues``.
        column: its name.
    """
    code, values = pd.factorize(getattr(plan, table)[column].to_numpy(object))
    event = np.arange(plan.n) if table == "events" else plan.event_rows(table)
    return ColumnValues(tuple(map(str, values)), code.astype(np.int64), event, plan.n)


@per_plan
def of_lists(plan: Plan, column: str) -> ColumnValues:
    """The values of a column of the events with any number of texts in each row."""
    # The lists of an archive are the same few again and again.
    which, lists = pd.factorize(plan.events[column].to_numpy(object))
    numbers: dict[str, int] = {}
    flat = np.array([numbers.setdefault(v, len(numbers)) for one in lists for v in one], np.int64)
    sizes = np.array([len(one) for one in lists], np.int64)
    lengths, begins = sizes[which], (np.cumsum(sizes) - sizes)[which]
    code = flat[np.repeat(begins, lengths) + within(lengths)]
    return ColumnValues(tuple(numbers), code, np.repeat(np.arange(plan.n), lengths), plan.n)


@per_plan
def has_any(plan: Plan, column: str) -> Mask:
    """Which events have anything in a column of lists."""
    found = np.zeros(plan.n, bool)
    found[of_lists(plan, column).event] = True
    return found


def spheres_of(plan: Plan) -> tuple[str, ...]:
    """Names of a plan's spheres in the order of the document: what colours are given to."""
    return of_values(plan, "events", "sphere_name").values
