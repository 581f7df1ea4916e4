"""Events by month, sure and possible read at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from etl.calendar_names import MONTHS, MONTHS_SHORT
from pages.shared.figures.clicks import clicks_set
from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.palette import Theme, tokens
from pages.shared.figures.papers import Paper
from pages.shared.figures.plotly_defaults import drawn_once, plotly_layout
from pages.shared.figures.plotly_words import PlotlyText, in_lines, shown
from pages.shared.filters.filters import MONTH
from pages.shared.times.month_counts import MonthCount
from pages.shared.times.months import of_several_years
from pages.shared.words.months_in_words import sure_and_possible

_NAMED = 12
"""So many months have room for their names."""
_NARROWEST, _LETTER = 340, 8
"""Pixels of the figure on a telephone, and of a digit: numbers that have no room beside each other
there stand upright, on any screen."""
MONTHS_HEIGHT = 285
"""Height of the figure in pixels."""


@lru_cache(maxsize=128)
def months_text(counts: tuple[MonthCount, ...], theme: Theme, chosen: tuple[date, ...]) -> str:
    """``plot_months`` as the page hands it over."""
    return figure_text(plot_months(counts, theme=theme, chosen=chosen))


def months_paper(
    counts: tuple[MonthCount, ...], chosen: tuple[date, ...], title: str, note: str
) -> Paper:
    """``plot_months`` as a saved picture has it."""
    return Paper(months_text(counts, "light", chosen), title, note)


def plot_months(
    counts: Sequence[MonthCount], *, theme: Theme = "light", chosen: Collection[date] = ()
) -> go.Figure:
    """Stacked bars: solid for sure, hatched for possible; the chosen months stand out.

    Args:
        counts: one row per month, in order.
        theme: light or dark.
        chosen: first days of the months that the period filter names.
    """
    return go.Figure({"data": _bars(counts, theme, chosen), "layout": _layout(counts, theme)})


def _pointed_at(count: MonthCount) -> str:
    name = count.label if count.whole_year else MONTHS[count.month.month - 1]
    return name.capitalize()


def _name(count: MonthCount, years: bool) -> PlotlyText:
    month = count.month
    if count.whole_year:
        return shown(str(month.year))
    parts = [MONTHS_SHORT[month.month - 1], *([str(month.year)] if years else [])]
    return in_lines(map(shown, parts))


def _bars(
    counts: Sequence[MonthCount], theme: Theme, chosen: Collection[date]
) -> list[dict[str, Any]]:
    t, years = tokens(theme), of_several_years(c.month for c in counts)
    upright = _upright(counts)
    opacity = [1.0 if not chosen or c.among(chosen) else 0.4 for c in counts]
    common = {
        "type": "bar",
        "x": [_name(c, years) for c in counts],
        "customdata": [c.label for c in counts],
        "meta": clicks_set(MONTH),
        "hovertext": [f"{_pointed_at(c)}: {sure_and_possible(c.sure, c.possible)}" for c in counts],
        "hoverinfo": "text",
        "textangle": -90 if upright else 0,
        "constraintext": "none",
    }
    # On a faded bar the light figure would not be read.
    inside = [t.background if o == 1.0 else t.ink for o in opacity]
    sure = {
        **common,
        "name": "точно",
        "y": [c.sure for c in counts],
        "text": [str(c.sure) if c.sure else "" for c in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": inside, "size": 12 if upright else 16},
        "marker": {"color": t.action, "opacity": opacity, "line": {"width": 0}},
    }
    possible = {
        **common,
        "name": f"возможно: срок шире {'года' if counts and counts[0].whole_year else 'месяца'}",
        "y": [c.possible for c in counts],
        "text": [f"+{c.possible}" if c.possible else "" for c in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "outsidetextfont": {"color": t.quiet_ink, "size": 12 if upright else 14},
        "marker": {
            "color": t.background,
            "opacity": opacity,
            "line": {"color": t.action, "width": 1},
            "pattern": {"shape": "/", "fgcolor": t.action, "size": 7, "solidity": 0.25},
        },
    }
    return [sure, possible]


def _upright(counts: Sequence[MonthCount]) -> bool:
    """Whether the numbers would run into each other: turned they need no more than a line each."""
    longest = max((len(f"+{c.possible}") for c in counts), default=0)
    longest = max([longest, *(len(str(c.sure)) for c in counts)])
    return len(counts) * longest * _LETTER > _NARROWEST


def _named_ticks(counts: Sequence[MonthCount]) -> dict[str, Any]:
    """Names of some only, where all would stand over each other: of more than a year.

    Of months of several years the year is said once, below its first name.
    """
    step, years = -(-len(counts) // _NAMED) or 1, of_several_years(c.month for c in counts)
    named, said = list(counts[::step]), [c.month.year for c in counts[::step]]
    first = [at == 0 or year != said[at - 1] for at, year in enumerate(said)]
    return {
        "tickmode": "array",
        "tickvals": [_name(c, years) for c in named],
        "ticktext": [_name(c, years and new) for c, new in zip(named, first, strict=True)],
        "tickangle": 0,
    }


def _layout(counts: Sequence[MonthCount], theme: Theme) -> dict[str, Any]:
    t, layout = tokens(theme), plotly_layout(theme)
    tallest = max((c.sure + c.possible for c in counts), default=0)
    two_lines = of_several_years(c.month for c in counts) and not counts[0].whole_year
    below = 46 if two_lines else 28
    return {
        **layout,
        **drawn_once(),
        "barmode": "stack",
        "bargap": 0.3,
        "height": MONTHS_HEIGHT,
        # Margins that plotly finds out by itself cost it two more drawings.
        "margin": {"l": 8, "r": 8, "t": 36, "b": below, "autoexpand": False},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "font": {"size": 13, "color": t.ink},
            "itemclick": False,
            "itemdoubleclick": False,
            "traceorder": "normal",
        },
        "xaxis": {
            **layout["xaxis"],
            "showgrid": False,
            "fixedrange": True,
            "automargin": False,
            "tickfont": {"color": t.ink, "size": 15},
            "type": "category",
            **_named_ticks(counts),
        },
        "yaxis": {
            **layout["yaxis"],
            "fixedrange": True,
            "automargin": False,
            "visible": False,
            "range": [0, max(tallest * (1.24 if _upright(counts) else 1.12), 1)],
        },
    }
