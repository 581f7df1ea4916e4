"""Counts by sphere and by partner as plotly figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from pages.shared.ink import Look, mix
from pages.shared.text_fit import wrap
from pages.spheres.counts import Count

ROW = 30
LABEL_TYPE = 14
LABEL_WIDTH = 190.0
MARK = "*"
"""Stands after the name of an entity that is shown as the document names it."""


def plot_spheres(rows: Sequence[Count], *, look: Look) -> go.Figure:
    """A bar per sphere in its colour, in document order, the number at its end.

    Args:
        rows: what ``counts`` made of the plan's spheres.
        look: colours; ``look.styles`` knows every sphere.

    Returns:
        One bar trace; ``customdata`` is the sphere's name.
    """
    styles = [look.style(row.name) for row in rows]
    marker = {
        "color": [style.colour for style in styles],
        "line": {"color": [mix(s.colour, look.tokens.ink, 0.7) for s in styles], "width": 1},
        "pattern": {
            "shape": [style.pattern for style in styles],
            "fgcolor": [style.ink for style in styles],
            "bgcolor": [style.colour for style in styles],
            "size": 7,
            "solidity": 0.2,
        },
    }
    return _bars(rows, marker, look)


def plot_partners(rows: Sequence[Count], *, look: Look) -> go.Figure:
    """A bar per partner country; entities without a code follow, marked with an asterisk.

    Args:
        rows: what ``counts`` made of the plan's partners.
        look: colours.

    Returns:
        One bar trace; ``customdata`` is the partner's name.
    """
    tokens = look.tokens
    marker = {
        # One colour: a country's colour would be taken for a sphere's.
        "color": [tokens.background if row.entity else tokens.action for row in rows],
        "line": {"color": tokens.action, "width": 1.5},
    }
    return _bars(rows, marker, look)


def partner_label(row: Count) -> str:
    """The partner's name, with the mark of an entity."""
    return row.name + (MARK if row.entity else "")


def _bars(rows: Sequence[Count], marker: Mapping[str, Any], look: Look) -> go.Figure:
    most = max((row.n for row in rows), default=1)
    labels = [lines_of(partner_label(row), LABEL_WIDTH) for row in rows]
    heights = [max(ROW, 17 * (label.count("<br>") + 1) + 8) for label in labels]
    tops = [sum(heights[:i]) for i in range(len(heights) + 1)]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=False)]
    data = {
        "type": "bar",
        "orientation": "h",
        "x": [row.n for row in rows],
        "y": middles,
        "width": 19,
        "customdata": [row.name for row in rows],
        "text": [str(row.n) for row in rows],
        "textposition": "outside",
        "textfont": {"size": 15, "color": look.tokens.ink},
        "cliponaxis": False,
        "marker": marker,
        "hovertext": [_hover(row.name, row.n) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 0.45}, "textfont": {"color": look.tokens.ink}},
    }
    layout = {
        **look.base_layout,
        "height": round(tops[-1]) + 12 if rows else 60,
        "margin": {"l": round(LABEL_WIDTH) + 14, "r": 8, "t": 4, "b": 8, "pad": 6},
        "dragmode": False,
        "showlegend": False,
        # Room on the right for the number at the longest bar's end.
        "xaxis": {"visible": False, "range": [0, most * 1.12], "fixedrange": True},
        "yaxis": {
            "range": [tops[-1] or 1, 0],
            "tickvals": middles,
            "ticktext": labels,
            "tickfont": {"size": LABEL_TYPE, "color": look.tokens.ink},
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }
    return go.Figure({"data": [data] if rows else [], "layout": layout}, _validate=False)


def lines_of(text: str, width: float) -> str:
    """Escaped text in lines no wider than ``width`` pixels, as plotly breaks them."""
    lines = wrap(text, width, LABEL_TYPE, most=4)
    return "<br>".join(escape(line, quote=False) for line in lines)


def _hover(name: str, n: int) -> str:
    return f"{lines_of(name, 320.0)}<br><b>мероприятий: {n}</b>"
