"""Sure and possible per month as bars of plain markup, each number a link to its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.markup.templates import render
from pages.shared.times.month_counts import MonthCount
from pages.shared.times.months import month_label, month_names
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
    names = month_names([count.month for count in counts])
    rows = [_row(*row, selection) for row in zip(counts, names, strict=True)]
    return render("shared/figures/month_bars.html", months=rows, most=most)


def _row(count: MonthCount, name: str, selection: Selection) -> _MonthRow:
    chosen = selection.having({MONTH: (month_label(count.month),), UNDATED: ()})
    return _MonthRow(
        name=name,
        sure=count.sure,
        possible=count.possible,
        sure_link=page_link("events", chosen.having({CERTAINTY: (YES,)})),
        possible_link=page_link("events", chosen.having({CERTAINTY: ()})),
    )
