"""Sure and possible per month as bars of plain markup, each number a link to its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from etl.calendar_names import MONTHS
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.markup.templates import render
from pages.shared.times.month_counts import MonthCount
from pages.shared.times.months import month_label
from pages.shared.visit.selection import page_link

BARS_STYLE = Path(__file__).with_name("month_bars.css")
"""For a page that shows such bars."""


@dataclass(frozen=True, slots=True)
class _MonthRow:
    """What the template shows of a month."""

    name: str
    sure: int
    possible: int
    sure_link: str
    possible_link: str


def month_bars(counts: Sequence[MonthCount], selection: Selection) -> Markup:
    """A row per month: the sure part solid, the possible part hatched behind it.

    Args:
        counts: all months of the plan in order.
        selection: the filters that the links keep.
    """
    most = max((count.sure + count.possible for count in counts), default=0) or 1
    several_years = len({count.month.year for count in counts}) > 1
    rows = [_row(count, several_years, selection) for count in counts]
    return render("shared/figures/month_bars.html", months=rows, most=most)


def _row(count: MonthCount, several_years: bool, selection: Selection) -> _MonthRow:
    name = MONTHS[count.month.month - 1] + (f" {count.month.year}" if several_years else "")
    chosen = selection.having({MONTH: (month_label(count.month),), UNDATED: ()})
    return _MonthRow(
        name=name,
        sure=count.sure,
        possible=count.possible,
        sure_link=page_link("events", chosen.having({CERTAINTY: (YES,)})),
        possible_link=page_link("events", chosen.having({CERTAINTY: ()})),
    )
