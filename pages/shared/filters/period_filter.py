"""The filter by months, quarters, seasons, and the choices that say how strictly it is meant."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from pages.shared.filters.filter import Chosen, Filter
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Mask
from pages.shared.times.months import month_label, months_called, months_of, periods_of
from pages.shared.times.spans import fallen_in_months, without_period

MONTH, CERTAINTY, UNDATED, POSSIBLE = "month", "sure", "undated", "possible"
YES = "true"
"""The one value of a choice."""


@dataclass(frozen=True, slots=True)
class PeriodFilter(Filter):
    """Events by the months into which they fall; a quarter or a season is its months together."""

    def options(self, plan: Plan) -> Collection[str]:
        """The plan's months in order, then its quarters and seasons."""
        return (*(month_label(month) for month in months_of(plan)), *periods_of(plan))

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Surely or possibly in the months, or as the choices beside them say."""
        sure, possible = fallen_in_months(plan, months_chosen(chosen))
        found = sure if chosen[CERTAINTY] else possible if chosen[POSSIBLE] else sure | possible
        return found | without_period(plan) if chosen[UNDATED] else found


@dataclass(frozen=True, slots=True)
class PeriodChoice(Filter):
    """A choice about the months: by itself it leaves nothing out."""

    belongs_to: str = MONTH

    def options(self, plan: Plan) -> Collection[str]:
        """It is on or off."""
        return (YES,)

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Every event: the months themselves ask what is chosen here."""
        return np.ones(plan.n, bool)

    def words(self, value: str) -> str:
        """Its name says it all."""
        return self.label.lower()


def months_chosen(chosen: Chosen) -> tuple[date, ...]:
    """First days of the months that are chosen, each once, those of quarters and seasons too."""
    return tuple(dict.fromkeys(m for label in chosen[MONTH] for m in months_called(label)))


PERIOD = PeriodFilter(MONTH, "Период")
PERIOD_CHOICES = (
    PeriodChoice(CERTAINTY, "Только точно в\u00a0этом периоде"),
    PeriodChoice(UNDATED, "И\u00a0без срока"),
    PeriodChoice(POSSIBLE, "Только возможные в\u00a0этом периоде"),
)
