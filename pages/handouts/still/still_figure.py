"""A figure of the pages as a still picture, drawn here and not by a browser.

The same figure gives the same bytes for a button, an address and the command line, everywhere.

Only what the figures of this program are made of is known: horizontal bars, lines, areas, marks,
texts and shapes (``tests/pages/test_still_figures.py`` draws each of them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.handouts.picture.slice_map import MapPicture
from pages.handouts.still import still_marks as marks
from pages.handouts.still.legend_signs import SIGN_SIZE, LegendSign, in_column, placed
from pages.handouts.still.still_scales import Figure, scales_of
from pages.handouts.still.still_words import written
from pages.map.ground.basemap import COLOURS, CREDIT, STEP, base_shapes
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import PICTURE, Window
from pages.shared.figures.palette import tokens
from pages.shared.markup.templates import render

Corners = tuple[float, float, float, float]
"""West, south, east, north of what of the map is seen."""
_AIR = 0.03
"""Of a map's width: so much of the ground lies outside, where its cut edges are not seen."""


def still_picture(
    figure: go.Figure | Figure,
    size: tuple[float, float],
    title: str,
    *,
    signs: Sequence[LegendSign] = (),
    ground: Mapping[str, Any] | None = None,
    beside: float = 0.0,
) -> MapPicture:
    """Draw a figure.

    Args:
        figure: as the pages make it.
        size: width and height in its own pixels.
        title: what is seen.
        signs: its legend, to stand under it.
        ground: of a map, what lies under the marks, see ``map_ground``.
        beside: so wide a column at its right has the legend instead.
    """
    plain: Figure = figure.to_plotly_json() if isinstance(figure, go.Figure) else figure
    width, height = size
    layout, scales = plain["layout"], scales_of(plain, width, height)
    shapes = layout.get("shapes") or ()
    items = [item for one in shapes if one.get("layer") == "below"
             for item in marks.shape(one, scales)]  # fmt: skip
    seen = [trace for trace in plain["data"] if trace.get("visible", True) is not False]
    for kind, draw in (("bar", marks.bars), ("scatter", marks.scatter)):
        items += [item for trace in seen if trace["type"] == kind for item in draw(trace, scales)]
    items += [item for one in shapes if one.get("layer") != "below"
              for item in marks.shape(one, scales)]  # fmt: skip
    items += marks.ticks(layout, scales)
    if ground:
        corner = {"size": 8, "color": COLOURS["light"].quiet_ink, "halo": ground["land"]}
        items += written(CREDIT, width - 5, height - 5, corner, "end")
    if beside:
        rows, bottom = in_column(signs, width + 14, beside - 14)
    else:
        rows, bottom = placed(signs, width, height + 10)
    whole = max(bottom + 4, height) if rows else height
    svg = render(
        "handouts/still/still_figure.svg",
        width=round(width + beside, 1),
        figure_width=round(width, 1),
        height=round(whole, 1),
        figure_height=round(height, 1),
        ground=ground,
        items=items,
        signs=rows,
        sign_size=SIGN_SIZE,
        ink=tokens("light").ink,
    )
    return MapPicture(svg, title, (), width + beside, whole)


def map_ground(outlines: Outlines, window: Corners, width: float) -> dict[str, Any]:
    """The outlines under a map that shows a window, in a picture of a width."""
    west, south, east, north = window
    scale, air = width / (east - west), (east - west) * _AIR
    return {
        "land": COLOURS["light"].land,
        "x": round((PICTURE.west - west) * scale, 2),
        "y": round((north - PICTURE.north) * scale, 2),
        "scale": round(scale * STEP, 5),
        "shapes": base_shapes(
            outlines, "light", Window(west - air, south - air, east + air, north + air)
        ),
    }
