"""Spheres by partners as a plotly figure.

Its cells are bars: plotly lets a reader click a bar, not a cell of a heat map.
"""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.shared.ink import Look, mix
from pages.shared.palette import ink_over
from pages.spheres.counts import Counts
from pages.spheres.figure import LABEL_TYPE, LABEL_WIDTH, ROW, lines_of, partner_label

_MANY_COLUMNS = 9


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
    labels = [lines_of(row.name, LABEL_WIDTH) for row in found.spheres] + ["<b>всего</b>"]
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
    names = [lines_of(label, width) for label, *_ in columns] + ["<b>всего</b>"]
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


def _cell_hover(sphere: str, partner: str, n: int) -> str:
    names = [lines_of(name, 320.0) for name in (sphere, partner) if name]
    return "<br>".join([*names, f"<b>мероприятий: {n}</b>"])
