"""Marks and names as one plotly trace.

Plotly takes four milliseconds for a trace at every change, however little is in it, so all that
no pointer asks for goes into one; a point says for itself how it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.map.ground.basemap import MapColours
from pages.shared.figures.palette import CLEAR


@dataclass(frozen=True, slots=True)
class TracePoint:
    """A marker, a name, or a name that keeps away from its place.

    Attributes:
        x: in kilometres to the east, for a far place in pixels from the left.
        y: in kilometres to the north, for a far place in pixels from the top.
        size: the marker's diameter in pixels, without half of its line.
        colour: the marker's fill.
        edge: the colour of the marker's line.
        width: the width of the marker's line, in pixels.
        text: the name, in plotly's markup; "" for none.
        position: plotly's ``textposition``: where the name stands from the marker.
        letters: the size of the letters, in pixels.
        ink: their colour.
        style: normal or italic.
    """

    x: float
    y: float
    size: float
    colour: str = CLEAR
    edge: str = CLEAR
    width: float = 0.0
    text: str = ""
    position: str = "middle center"
    letters: float = 12.0
    ink: str = CLEAR
    style: str = "normal"


def points_trace(points: Sequence[TracePoint], colours: MapColours, *, axes: str) -> dict[str, Any]:
    """The points in their order, all names over all markers; each name has a halo.

    Args:
        points: what to draw.
        colours: the map's own.
        axes: "" for those that move with the map, "2" for those at its edge.
    """
    h = colours.halo
    halo = ", ".join(f"{dx}px {dy}px 1px {h}" for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {
        "type": "scatter", "mode": "markers+text", "hoverinfo": "skip", "cliponaxis": False,
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(p.x, 3) for p in points], "y": [round(p.y, 3) for p in points],
        "marker": {
            "size": [p.size for p in points], "color": [p.colour for p in points], "opacity": 1,
            "line": {"color": [p.edge for p in points], "width": [p.width for p in points]},
        },
        "text": [p.text for p in points],
        "textposition": [p.position for p in points],
        "textfont": {
            "size": [p.letters for p in points], "color": [p.ink for p in points],
            "style": [p.style for p in points], "shadow": halo,
        },
        # While a box is drawn, what is outside must not fade. An ``unselected`` colour would be
        # one for all; without one, and with a ``selected`` one, each name keeps its own.
        "selected": {"textfont": {"color": colours.ink}},
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
