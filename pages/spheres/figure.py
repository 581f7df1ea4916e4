"""Spheres by partners with the totals of both, as one plotly figure.

Everything is a bar, cells too: plotly lets a reader click a bar, not a cell of a heat
map, and one figure answers sooner than three.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pages.shared.figures.certainty import DrawingColours, mix
from pages.shared.figures.clicks import clicks_set, ticks_set
from pages.shared.figures.palette import ink_over
from pages.shared.figures.plotly_defaults import DESIGN_WIDTH, drawn_once
from pages.shared.figures.plotly_words import HOVER, PlotlyText, bold, in_lines, line_count, shown
from pages.shared.figures.text_fit import text_width, wrap
from pages.shared.filters.filters import COUNTRY, SPHERE
from pages.shared.visit.address_names import REST
from pages.spheres.matrix_lettering import (
    EDGE,
    TELEPHONE,
    TOTALS,
    WIDE,
    Heading,
    Lettering,
    as_wide_as,
    heading_of,
    lettering_for,
)
from pages.spheres.sphere_counts import Count, Counts

ROW = 30.0
BAR = 20.0
MARK = "*"
"""Stands after the name of an entity that is shown as the document names it."""
WIDTHS = (TELEPHONE, 480, 560, 600, 640, 720, 800, 880, 960, DESIGN_WIDTH)
"""What a screen can ask for; between two of them the figure is stretched."""


_ALL_SPHERES = "все сферы"
_LEAST_NUMBER = 8.0
"""Pixels; smaller ones nobody reads."""


@dataclass(frozen=True, slots=True)
class MatrixBox:
    """One clickable rectangle: a cell of the matrix or a total's bar."""

    sphere: str
    partner: str
    n: int
    x0: float
    width: float
    y: float
    height: float
    fill: str
    edge: str
    pattern: str
    ink: str
    outside: bool


def plot_matrix(found: Counts, *, look: DrawingColours, width: int = DESIGN_WIDTH) -> go.Figure:
    """Spheres in rows, partners in columns, the number of events in each cell.

    The first column are the spheres' totals as bars in their colours, the first row the
    partners' totals. Beside the partners stand the events without a named one.

    Args:
        found: what ``counts`` made of the plan.
        look: colours; ``look.styles`` knows every sphere.
        width: the width in pixels that names and numbers have to fit; the figure stretches.

    Returns:
        One bar trace; ``customdata`` is ``[sphere, partner]``, "" for all of them.
        Without traces where there are no events.
    """
    if not found.total:
        return go.Figure(
            {"data": [], "layout": {**look.base_layout, "height": 60}}, _validate=False
        )
    columns = [*found.partners, *([found.nameless] if found.nameless.n else [])]
    letters = lettering_for(width)
    lines = [
        wrap(row.name, letters.label_width, letters.names, most=letters.lines)
        for row in found.spheres
    ]
    letters = as_wide_as(letters, [[_ALL_SPHERES], *lines])
    labels = [in_lines(map(shown, own)) for own in lines]
    heights = [max(ROW, 17.0 * (line_count(label)) + 6) for label in [shown(""), *labels]]
    tops = [sum(heights[:i]) for i in range(len(heights) + 1)]
    head = heading_of([partner_label(column) for column in columns], width, letters)
    boxes = _boxes(found, columns, tops, look, head.pitch, letters)
    layout = _layout(columns, labels, tops, look, head, letters)
    layout["meta"] = ticks_set(
        x=[(COUNTRY, ""), *(_click(COUNTRY, column) for column in columns)],
        y=[(SPHERE, ""), *(_click(SPHERE, row) for row in found.spheres)],
    )
    together = frozenset(row.name for row in (*columns, *found.spheres) if row.part)
    sizes = [_number_size(box, head.pitch, letters) for box in boxes]
    data = [_trace(boxes, sizes, together)]
    return go.Figure({"data": data, "layout": layout}, _validate=False)


def _click(key: str, row: Count) -> tuple[str, str]:
    """What a click on a name writes: the filter, or the next part where it stands for several."""
    return (REST, str(row.part)) if row.part else (key, row.name)


def cell_ids(found: Counts, sphere: str, partner: str) -> tuple[str, ...]:
    """The events behind a box; "" stands for all spheres or for all events of the sphere."""
    if sphere and partner and partner != found.nameless.name:
        return found.cells.get((sphere, partner), ())
    own = [row.ids for row in found.spheres if not sphere or row.name == sphere]
    everything = [i for ids in own for i in ids]
    if not partner:
        return tuple(everything)
    columns = (*found.partners, found.nameless)
    wanted = set(next(column.ids for column in columns if column.name == partner))
    return tuple(i for i in everything if i in wanted)


def partner_label(row: Count) -> str:
    """The partner's name, with the mark of an entity."""
    return row.name + (MARK if row.entity else "")


def lines_of(text: str, width: float) -> PlotlyText:
    """Escaped text in lines no wider than ``width`` pixels, as plotly breaks them."""
    lines = wrap(text, width, WIDE.names, most=WIDE.lines)
    return in_lines(map(shown, lines))


def _boxes(
    found: Counts,
    columns: Sequence[Count],
    tops: Sequence[float],
    look: DrawingColours,
    pitch: float,
    letters: Lettering,
) -> list[MatrixBox]:
    def beside(n: int) -> float:
        """Room for a number beside a bar, in columns."""
        return (text_width(str(n), letters.numbers, bold=True) + 9) / pitch

    tokens = look.tokens
    middles = [(a + b) / 2 for a, b in itertools.pairwise(tops)]
    most = max((row.n for row in found.spheres), default=1)
    ground = tokens.background
    boxes = [
        MatrixBox(
            "", "", found.total, 0, 0.01, middles[0], BAR, ground, ground, "", tokens.ink, True
        )
    ]
    for row, y in zip(found.spheres, middles[1:], strict=True):
        style = look.style(row.name)
        width = (TOTALS - max(0.55, beside(most))) * row.n / most
        edge = mix(style.colour, tokens.ink, 0.7)
        boxes.append(
            MatrixBox(row.name, "", row.n, 0, width, y, BAR, style.colour, edge, style.pattern,
                tokens.ink, True)
        )  # fmt: skip
    most = max((column.n for column in found.partners), default=1)
    for j, column in enumerate(columns):
        colour = tokens.quiet_ink if column is found.nameless else tokens.action
        # One colour: a country's own would be taken for a sphere's. Entities are outlines.
        fill = tokens.background if column.entity else colour
        width = max(0.02, min(0.62, 0.92 - beside(most))) * min(column.n / most, 1)
        boxes.append(
            MatrixBox("", column.name, column.n, TOTALS + j + 0.04, width, middles[0], BAR, fill,
                colour, "", tokens.ink, True)
        )  # fmt: skip
    most = max((len(ids) for ids in found.cells.values()), default=1)
    for row, y, top, bottom in zip(found.spheres, middles[1:], tops[1:-1], tops[2:], strict=True):
        for j, column in enumerate(columns):
            n = len(cell_ids(found, row.name, column.name))
            if n:
                colour = tokens.quiet_ink if column is found.nameless else tokens.action
                fill = mix(colour, tokens.background, 0.12 + 0.78 * min(n / most, 1))
                boxes.append(
                    MatrixBox(row.name, column.name, n, TOTALS + j, 1, y, bottom - top, fill,
                        tokens.background, "", ink_over(fill), False)
                )  # fmt: skip
    return boxes


def _trace(
    boxes: Sequence[MatrixBox], sizes: Sequence[float], together: frozenset[str]
) -> dict[str, Any]:
    numbered = [(box, shown(str(box.n))) for box in boxes]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [box.x0 for box in boxes],
        "x": [box.width for box in boxes],
        "y": [box.y for box in boxes],
        "width": [box.height for box in boxes],
        # No filter is called as those are that stand together.
        "customdata": [
            ["" if name in together else name for name in (box.sphere, box.partner)]
            for box in boxes
        ],
        "meta": clicks_set(SPHERE, COUNTRY),
        "text": [bold(number) if box.outside else number for box, number in numbered],
        "textposition": ["outside" if box.outside else "inside" for box in boxes],
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": sizes, "color": [box.ink for box in boxes]},
        "cliponaxis": False,
        "marker": {
            "color": [box.fill for box in boxes],
            "line": {
                "color": [box.edge for box in boxes],
                "width": [1 if box.outside else 2 for box in boxes],
            },
            "pattern": {
                "shape": [box.pattern for box in boxes],
                "fgcolor": [box.ink for box in boxes],
                "bgcolor": [box.fill for box in boxes],
                "size": 7,
                "solidity": 0.2,
            },
        },
        "hovertext": [_hover(box) for box in boxes],
        "hovertemplate": HOVER,
        "showlegend": False,
    }


def _number_size(box: MatrixBox, pitch: float, letters: Lettering) -> float:
    """Pixels of a number's letters: smaller where it would reach into the next column."""
    if box.x0 < TOTALS:
        return letters.numbers
    room = pitch * (1 - 0.04 - box.width) - 5 if box.outside else pitch - 4
    wide = text_width(str(box.n), letters.numbers, bold=box.outside)
    return round(max(_LEAST_NUMBER, letters.numbers * min(1.0, room / wide)), 1)


def _hover(box: MatrixBox) -> PlotlyText:
    names = [lines_of(name, 320.0) for name in (box.sphere, box.partner) if name]
    return in_lines([*names, bold(shown(f"мероприятий: {box.n}"))])


def _layout(
    columns: Sequence[Count],
    labels: Sequence[PlotlyText],
    tops: Sequence[float],
    look: DrawingColours,
    head: Heading,
    letters: Lettering,
) -> dict[str, Any]:
    tokens, top = look.tokens, head.height
    right = TOTALS + len(columns)
    plain = {
        "tickfont": {"size": letters.names, "color": tokens.ink},
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }
    line = {"type": "line", "line": {"color": tokens.line, "width": 1}, "layer": "below"}
    return {
        **look.base_layout,
        "height": round(tops[-1]) + top + 8,
        "margin": {
            "l": round(letters.label_width) + 14,
            "r": EDGE + head.beyond,
            "t": top,
            "b": 8,
            "pad": 6,
        },
        "barmode": "overlay",
        **drawn_once(),
        "xaxis": {
            **plain,
            "side": "top",
            "range": [0, right],
            "tickvals": [TOTALS / 2, *(TOTALS + j + 0.5 for j in range(len(columns)))],
            "ticktext": [bold(shown("всего")), *head.names],
            "tickangle": -letters.turn if head.turned else 0,
        },
        "yaxis": {
            **plain,
            "range": [tops[-1], 0],
            "tickvals": [(a + b) / 2 for a, b in itertools.pairwise(tops)],
            "ticktext": [bold(shown(_ALL_SPHERES)), *labels],
        },
        "shapes": [
            # One path for all lines: each shape costs a click about a millisecond.
            {**line, "type": "path", "path": "".join(f"M0,{y}L{right},{y}" for y in tops[1:-1])},
            {**line, "x0": TOTALS - 0.02, "x1": TOTALS - 0.02, "y0": 0, "y1": tops[-1]},
        ],
    }
