"""Thousands of places: each colour's dots and rings as one line, since as many nodes would stutter.

A stroke of no length with a round end is a dot whose size is in pixels, and a thousand of them
are one path. Only the largest marks (``MANY``) are drawn one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pages.map.basemap import MapColours
from pages.map.colouring import Colouring
from pages.map.marks import RING, colour_parts
from pages.map.outlines import Outlines
from pages.map.view import MIN_RADIUS, Mark
from pages.map.wording import spot_hover

ROUND = "round"
"""The traces' ``uid`` begins so; the page's style sheet gives them round ends."""

_STROKE_KM = 0.01


def crowd(
    marks: Sequence[Mark], colour_of: Mapping[str, str], colours: MapColours
) -> list[dict[str, Any]]:
    """Dots (buildings) and rings (towns) of one size, by the colour of their first events.

    Args:
        marks: the places beyond ``MANY``; those without a visit are left out.
        colour_of: each event's colour.
        colours: the map's own.
    """
    groups: dict[tuple[bool, str], list[Mark]] = {}
    for mark in marks:
        if mark.spot.visits:
            colour = colour_parts(mark.spot, colour_of, colours)[0][0]
            groups.setdefault((mark.spot.precision == "venue", colour), []).append(mark)
    outer = [
        _dots(group, colour, 2 * MIN_RADIUS, f"{ROUND}{i}")
        for i, ((_, colour), group) in enumerate(groups.items())
    ]
    rings = [m for (dot, _), group in groups.items() if not dot for m in group]
    inner = [_dots(rings, colours.mark, 2 * (MIN_RADIUS - RING), f"{ROUND}-in")] if rings else []
    return outer + inner


def _dots(marks: Sequence[Mark], colour: str, width: float, uid: str) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for mark in marks:
        x += [round(mark.x, 2), round(mark.x + _STROKE_KM, 2), None]
        y += [round(mark.y, 2), round(mark.y, 2), None]
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "uid": uid, "x": x, "y": y,
        "line": {"color": colour, "width": width, "simplify": False},
    }  # fmt: skip


def crowd_targets(
    marks: Sequence[Mark],
    titles: Mapping[str, str],
    outlines: Outlines,
    colouring: Colouring | None = None,
) -> dict[str, Any]:
    """What hover, click, box and lasso find of them: letters of no text, which draw nothing."""
    return {
        "type": "scatter", "mode": "text", "name": "места", "text": "",
        "x": [round(m.x, 2) for m in marks], "y": [round(m.y, 2) for m in marks],
        "customdata": [[m.spot.spot_id] for m in marks],
        "hovertext": [
            spot_hover(m.spot, titles, outlines.home, colouring=colouring) for m in marks
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip
