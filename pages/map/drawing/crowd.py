"""Thousands of places: each colour's dots and rings as one outline; as many nodes would stutter.

Only the largest marks (``MANY``) are drawn one by one. The browser makes the outlines of the
scale that it shows (pages/shared/figures/dots.js).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pages.map.drawing.mark_shapes import RING, colour_parts
from pages.map.ground.basemap import MapColours
from pages.map.ground.outlines import Outlines
from pages.map.layout.screen import MIN_RADIUS, PlacedSpot
from pages.map.spots.colouring import Colouring
from pages.map.words.map_words import spot_hover
from pages.shared.figures.palette import CLEAR
from pages.shared.figures.plotly_words import HOVER


def crowd(
    marks: Sequence[PlacedSpot], colouring: Colouring | None, colours: MapColours
) -> list[dict[str, Any]]:
    """Dots (buildings) and rings (towns) of one size, by the colour of their first events.

    Args:
        marks: the places beyond ``MANY``; those without a visit are left out.
        colouring: each event's colour.
        colours: the map's own.
    """
    groups: dict[tuple[bool, str], list[PlacedSpot]] = {}
    for mark in marks:
        if mark.spot.visits:
            colour = colour_parts(mark.spot, colouring, colours)[0][0]
            groups.setdefault((mark.spot.precision == "venue", colour), []).append(mark)
    outer = [_dots(group, colour, MIN_RADIUS) for (_, colour), group in groups.items()]
    rings = [m for (dot, _), group in groups.items() if not dot for m in group]
    inner = [_dots(rings, colours.mark, MIN_RADIUS - RING)] if rings else []
    return outer + inner


def _dots(marks: Sequence[PlacedSpot], colour: str, radius: float) -> dict[str, Any]:
    where = {"x": [round(m.x, 2) for m in marks], "y": [round(m.y, 2) for m in marks]}
    return {
        "type": "scatter", "mode": "none", "fill": "toself", "fillcolor": colour,
        "hoverinfo": "skip", "meta": {"dots": radius, **where},
    }  # fmt: skip


def crowd_targets(
    marks: Sequence[PlacedSpot],
    titles: Mapping[str, str],
    outlines: Outlines,
    colours: MapColours,
    colouring: Colouring | None,
) -> dict[str, Any]:
    """What hover, click, box and lasso find of them: points of which but one is a node.

    The browser rings the chosen ones (pages/shared/figures/chart.js).
    """
    return {
        "type": "scatter", "mode": "markers", "name": "места",
        "marker": {
            "size": 2 * MIN_RADIUS + 9, "opacity": 0, "maxdisplayed": 1,
            "color": CLEAR, "line": {"color": colours.action, "width": 3},
        },
        "x": [round(m.x, 2) for m in marks], "y": [round(m.y, 2) for m in marks],
        "customdata": [[m.spot.spot_id] for m in marks],
        "hovertext": [
            spot_hover(m.spot, titles, outlines.home, colouring=colouring) for m in marks
        ],
        "hovertemplate": HOVER,
    }  # fmt: skip
