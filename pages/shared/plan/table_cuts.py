"""A plan's tables, cut by the numbers of events: what a filter leaves is made when it is asked for.

Which rows of the other tables belong to which event is found out once per plan; a filter then is
numbers, and a table that a page does not look at is never copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Rows = npt.NDArray[np.int64]
"""Numbers of rows in the table of events, -1 for an event that is not there."""


class TableCuts:
    """The tables of one plan, and of each row the number of its event."""

    __slots__ = ("_rows", "_tables")

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = dict(tables)
        self._rows: dict[str, Rows] = {}

    def event_rows(self, table: str) -> Rows:
        """Of each row of a table the number of its event."""
        if table not in self._rows:
            # Of an id that stands twice the first one counts.
            codes, ids = pd.factorize(self._tables["events"]["event_id"])
            first = np.full(len(ids), -1, np.int64)
            first[codes[::-1]] = np.arange(len(codes))[::-1]
            found = pd.Index(ids).get_indexer(pd.Index(self._tables[table]["event_id"]))
            self._rows[table] = np.where(found < 0, -1, first[found]) if len(ids) else found
        return self._rows[table]

    def cut(self, table: str, kept: Rows) -> pd.DataFrame:
        """The rows of a table that belong to some events, in the order of these.

        Args:
            table: its name.
            kept: numbers of events.
        """
        whole = self._tables[table]
        if table == "events":
            return _taken(whole, kept)
        rank = self._rank(kept)[self.event_rows(table)]
        here = np.flatnonzero(rank >= 0)
        if (np.diff(kept) < 0).any():
            here = here[np.argsort(rank[here], kind="stable")]
        return _taken(whole, here)

    def cut_event_rows(self, table: str, kept: Rows) -> Rows:
        """``event_rows`` of what ``cut`` makes."""
        rank = self._rank(kept)[self.event_rows(table)]
        rank = rank[rank >= 0]
        return np.sort(rank) if (np.diff(kept) < 0).any() else rank

    def _rank(self, kept: Rows) -> Rows:
        """Of each event its number among those kept; the last place answers for unknown ones."""
        rank = np.full(len(self._tables["events"]) + 1, -1, np.int64)
        rank[kept] = np.arange(len(kept))
        return rank


def _taken(table: pd.DataFrame, rows: Any) -> pd.DataFrame:
    taken: pd.DataFrame = table.take(rows)
    taken.index = pd.RangeIndex(len(taken))
    return taken
