"""The plans of a folder by name, region and period, and the short names of many of them.

An archive of all regions has thousands of plans: nobody reads a list of them, and no address has
room for their names. ``2026*`` in an address names all plans whose period begins so, ``*`` all
there are, and ``@`` with a region's name in Latin letters those of that region alone:
``2026*@pskovskaya-oblast``. What is published later belongs to it as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from etl.editions.folder_layout import plan_name

Row = Mapping[str, Any]
EVERY, OF_REGION = "*", "@"
MANY = 12
"""Of more plans not all stand in a list that nobody has asked for."""


def names_several(asked: str) -> bool:
    """Whether what an address names is a short name of all plans of some kind."""
    return EVERY in asked


def all_plans_of(begins: str = "", region: str = "") -> str:
    """The short name of all plans whose period begins so, of all regions or of one."""
    return f"{begins}{EVERY}" + (f"{OF_REGION}{_in_latin(region)}" if region else "")


def shown_first(rows: Sequence[Row]) -> str:
    """The plan that is shown where an address names none; "" where there is none."""
    return next((str(row["plan"]) for row in rows if row["default"]), "")


@lru_cache(maxsize=256)
def _in_latin(region: str) -> str:
    return plan_name("", region).removeprefix("-")


class PlansThere:
    """The editions of a folder, ordered once for all who ask."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Order editions.

        Args:
            rows: with the keys of ``list_editions`` and ``default``, by plan and number.
        """
        self.rows = tuple(rows)
        """As they came."""
        self.by_plan: dict[str, tuple[Row, ...]] = {}
        """Each plan's editions, the first one first."""
        self.of_region: dict[str, tuple[str, ...]] = {}
        """Each region's plans in order of time."""
        self.first = shown_first(rows)
        """The plan that is shown where an address names none; "" where there is none."""
        for row in self.rows:
            plan = str(row["plan"])
            self.by_plan[plan] = (*self.by_plan.get(plan, ()), row)
        for plan, editions in self.by_plan.items():
            region = str(editions[0]["region"])
            self.of_region[region] = (*self.of_region.get(region, ()), plan)

    def __len__(self) -> int:
        """How many plans there are."""
        return len(self.by_plan)

    def named(self, asked: str) -> tuple[str, ...]:
        """The plans that a name in an address stands for, by name; none where none is there."""
        if not names_several(asked):
            return (asked,) if asked in self.by_plan else ()
        begins, _, region = asked.partition(EVERY)
        wanted = region.removeprefix(OF_REGION)
        plans = (
            names for whose, names in self.of_region.items()
            if not region or _in_latin(whose) == wanted
        )  # fmt: skip
        return tuple(sorted(
            name for names in plans for name in names
            if str(self.by_plan[name][0]["plan_id"]).startswith(begins)
        ))  # fmt: skip
