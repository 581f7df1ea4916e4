"""Counts by sphere and by partner, and the matrix of both, as plotly figures.

Bars and cells are plain bar traces: plotly lets a reader click a bar, not a heat map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from pages.calendar.ink import Look, mix
from pages.calendar.text_fit import wrap
from pages.shared.palette import ink_over
from pages.spheres.counts import Count, Counts

ROW = 30
LABEL_TYPE = 14
LABEL_WIDTH = 190.0
MARK = "*"
"""Stands after the name of an entity that is shown as the document names it."""
_MANY_COLUMNS = 9


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
    labels = [_lines(partner_label(row), LABEL_WIDTH) for row in rows]
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


def plot_matrix(found: Counts, *, look: Look) -> go.Figure:
    """Spheres by partners with the number of events in each cell.

    Beside the partners stand the events without a named one, and all events of the
    sphere, each counted once; below, all events of each column.

    Args:
        found: what ``counts`` made of the plan.
        look: colours.

    Returns:
        One bar trace whose bars are the cells; ``customdata`` is
        ``[row, column]`` («Спорт», «Беларусь»), totals with ``""`` for «all».
    """
    tokens = look.tokens
    columns = [(partner_label(p), p.name, p.ids) for p in found.partners]
    if found.nameless.ids:
        columns.append((found.nameless.name, found.nameless.name, found.nameless.ids))
    cells = _cells(found, columns)
    most = max((len(ids) for ids in found.cells.values()), default=1)
    fills = [
        _fill(n, most, column == found.nameless.name, look) if row and column else tokens.background
        for _, _, row, column, n in cells
    ]
    labels = [_lines(row.name, LABEL_WIDTH) for row in found.spheres] + ["<b>всего</b>"]
    heights = [max(ROW, 17 * (label.count("<br>") + 1) + 6) for label in labels]
    tops = [sum(heights[:i]) for i in range(len(heights) + 1)]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=False)]
    data = {
        "type": "bar",
        "orientation": "h",
        "base": [column for _, column, *_ in cells],
        "x": [1] * len(cells),
        "y": [middles[row] for row, *_ in cells],
        "width": [heights[row] for row, *_ in cells],
        "customdata": [[row, column] for _, _, row, column, _ in cells],
        "text": [f"<b>{n}</b>" if not (r and c) else str(n) for _, _, r, c, n in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {
            "size": 15,
            "color": [ink_over(fill) for fill in fills],
        },
        "marker": {"color": fills, "line": {"color": tokens.background, "width": 2}},
        "hovertext": [_cell_hover(r, c, n) for _, _, r, c, n in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 0.6}},
    }
    many = len(columns) > _MANY_COLUMNS
    width = 110.0 if not many else 200.0
    names = [_lines(label, width) for label, *_ in columns] + ["<b>всего</b>"]
    lines = max(name.count("<br>") + 1 for name in names)
    top = 130 if many else 17 * lines + 12
    layout = {
        **look.base_layout,
        "height": round(tops[-1]) + top + 8,
        "margin": {"l": round(LABEL_WIDTH) + 14, "r": 8, "t": top, "b": 8, "pad": 6},
        "barmode": "overlay",
        "dragmode": False,
        "showlegend": False,
        "xaxis": {
            "side": "top",
            "range": [0, len(names)],
            "tickvals": [i + 0.5 for i in range(len(names))],
            "ticktext": names,
            "tickangle": -50 if many else 0,
            "tickfont": {"size": LABEL_TYPE, "color": tokens.ink},
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [tops[-1], 0],
            "tickvals": middles,
            "ticktext": labels,
            "tickfont": {"size": LABEL_TYPE, "color": tokens.ink},
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "shapes": [
            {
                "type": "line",
                "x0": 0,
                "x1": len(names),
                "y0": tops[-2],
                "y1": tops[-2],
                "line": {"color": tokens.quiet_ink, "width": 1},
            },
            {
                "type": "line",
                "x0": len(columns),
                "x1": len(columns),
                "y0": 0,
                "y1": tops[-1],
                "line": {"color": tokens.quiet_ink, "width": 1},
            },
        ],
    }
    return go.Figure({"data": [data], "layout": layout}, _validate=False)


def cell_ids(found: Counts, sphere: str, partner: str) -> tuple[str, ...]:
    """The events behind a cell; "" stands for all spheres or all events of the sphere."""
    rows = {row.name: row.ids for row in found.spheres}
    columns = {column.name: column.ids for column in (*found.partners, found.nameless)}
    everything = tuple(i for row in found.spheres for i in row.ids)
    wanted = set(columns[partner]) if partner else set(everything)
    return tuple(i for i in (rows[sphere] if sphere else everything) if i in wanted)


def _cells(
    found: Counts, columns: Sequence[tuple[str, str, Sequence[str]]]
) -> list[tuple[int, int, str, str, int]]:
    """(row, column, sphere, partner, number) of all cells that are not empty."""
    cells = []
    names = [name for _, name, _ in columns] + [""]
    for i, sphere in enumerate([row.name for row in found.spheres] + [""]):
        for j, partner in enumerate(names):
            n = len(cell_ids(found, sphere, partner))
            if n:
                cells.append((i, j, sphere, partner, n))
    return cells


def _fill(n: int, most: int, nameless: bool, look: Look) -> str:
    """Deeper for more; grey where no country is named, for that is no partner."""
    colour = look.tokens.quiet_ink if nameless else look.tokens.action
    return mix(colour, look.tokens.background, 0.12 + 0.78 * min(n / most, 1))


def _lines(text: str, width: float) -> str:
    lines = wrap(text, width, LABEL_TYPE)
    return "<br>".join(escape(line, quote=False) for line in lines)


def _hover(name: str, n: int) -> str:
    return f"{_lines(name, 320.0)}<br><b>мероприятий: {n}</b>"


def _cell_hover(sphere: str, partner: str, n: int) -> str:
    names = [_lines(name, 320.0) for name in (sphere, partner) if name]
    return "<br>".join([*names, f"<b>мероприятий: {n}</b>"])
