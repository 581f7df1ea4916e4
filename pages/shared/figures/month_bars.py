"""Sure and possible per month as bars of plain HTML, each number a link to its list."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.plan.month_counts import MonthCount
from pages.shared.plan.months import month_label
from pages.shared.visit.selection import page_link
from pages.shared.words.dates_in_words import MONTHS

STYLE = """<style>
.cal-months { border-collapse: collapse; width: 100%; max-width: 60rem; font-size: .95rem; }
.cal-months th, .cal-months td { border: 0; padding: .16rem .6rem .16rem 0; text-align: left;
  font-weight: 400; vertical-align: middle; }
.cal-months th { width: 1%; white-space: nowrap; }
.cal-months td:last-child { width: 1%; white-space: nowrap; text-align: right;
  font-variant-numeric: tabular-nums; }
.cal-months a { color: var(--pl-action); text-decoration: none; }
.cal-months thead th { color: var(--pl-quiet); font-size: .86rem; }
.cal-weeks { max-width: 70rem; }
.cal-weeks td:nth-child(2) { width: 40%; }
.cal-weeks td:nth-child(n+3) { width: 20%; text-align: left; white-space: normal; }
.cal-weeks summary { cursor: pointer; }
.cal-bar { display: flex; height: 1.15rem; }
.cal-bar i { box-sizing: border-box; background: var(--pl-action);
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.cal-bar i + i, .cal-bar i.possible { border: 1px solid var(--pl-action);
  background: repeating-linear-gradient(135deg, var(--pl-action) 0 1.5px, transparent 1.5px 6px); }
</style>"""


def month_bars(counts: Sequence[MonthCount], selection: Selection) -> str:
    """A row per month: the sure part solid, the possible part hatched behind it.

    Args:
        counts: all months of the plan in order.
        selection: the filters that the links keep.
    """
    most = max((count.sure + count.possible for count in counts), default=0) or 1
    several_years = len({count.month.year for count in counts}) > 1
    rows = "".join(_row(count, most, several_years, selection) for count in counts)
    return f"<div class='pl-block'><table class='cal-months'><tbody>{rows}</tbody></table></div>"


def _row(count: MonthCount, most: int, several_years: bool, selection: Selection) -> str:
    name = MONTHS[count.month.month - 1] + (f" {count.month.year}" if several_years else "")
    chosen = selection.having({MONTH: (month_label(count.month),), UNDATED: ()})
    sure = _link(count.sure, "точно", chosen.having({CERTAINTY: (YES,)}))
    possible = _link(count.possible, "возможно", chosen.having({CERTAINTY: ()}))
    return (
        f"<tr><th scope='row'>{name}</th><td>{two_part_bar(count.sure, count.possible, most)}</td>"
        f"<td>{sure} + {possible}</td></tr>"
    )


def two_part_bar(sure: int, possible: int, most: int) -> str:
    """What is sure solid, what is possible hatched behind it, in proportion to ``most``."""
    parts = "".join(
        f"<i class='{kind}' style='width:{100 * n / most:.1f}%'></i>"
        for kind, n in (("sure", sure), ("possible", possible))
        if n
    )
    return f"<div class='cal-bar'>{parts}</div>"


def _link(n: int, word: str, selection: Selection) -> str:
    if not n:
        return f"0 {word}"
    address = escape(page_link("events", selection), quote=True)
    return f"<a href='{address}' target='_self'>{n} {word}</a>"
