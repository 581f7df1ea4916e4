"""Far places at the map's edge, each in the direction in which it really lies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from pages.map.ground.outlines import Outlines
from pages.map.layout.screen import QUIET, PlacedSpot, Point, View, radius_of
from pages.map.spots.spots import Spot

_ARROW = 24.0
"""A mark's half with its arrow."""
EDGE = 32.0
"""How far inside the edge a far place stands, in pixels (an arrow reaches 12 beyond a mark)."""


def far_marks(
    spots: Sequence[Spot], largest: int, outlines: Outlines, view: View
) -> list[PlacedSpot]:
    """Far places at the edge, each where the shortest way from the capital leaves the map."""
    home = outlines.home
    left, top = view.corner
    hx, hy = view.to_screen(*outlines.home_xy)
    marks = []
    for spot in spots:
        assert spot.latitude is not None
        assert spot.longitude is not None
        angle = outlines.sheet.bearing(
            home.capital_latitude, home.capital_longitude, spot.latitude, spot.longitude
        )
        x, y = _leave(hx - left, hy - top, angle, view)
        radius = QUIET + 2 if spot.quiet else max(9.0, radius_of(len(spot.visits), largest, view))
        marks.append(PlacedSpot(spot, x, y, radius, angle))
    return _spread(marks, view)


def _leave(x: float, y: float, angle: float, view: View) -> Point:
    """Where a ray from a point leaves the frame ``EDGE`` pixels inside the edge."""
    dx, dy = math.sin(angle), -math.cos(angle)
    reach = []
    if abs(dx) > 1e-9:
        reach.append(((view.width - EDGE if dx > 0 else EDGE) - x) / dx)
    if abs(dy) > 1e-9:
        reach.append(((view.height - EDGE if dy > 0 else EDGE) - y) / dy)
    t = max(0.0, min(reach))
    return x + dx * t, y + dy * t


_GAP = 44.0
"""Pixels between two marks on one edge of the map."""


def _spread(marks: list[PlacedSpot], view: View) -> list[PlacedSpot]:
    """Push marks on one edge apart; the arrows keep their true directions."""
    result: list[PlacedSpot] = []
    for vertical in (True, False):
        for side in (False, True):
            edge = [m for m in marks if _edge_of(m, view) == (vertical, side)]
            edge.sort(key=lambda m: m.y if vertical else m.x)
            low, high = _ends(view, vertical=vertical, side=side)
            if not vertical and edge:
                # Where a row of the side edges ends in this corner, the row begins beside it.
                corner = [m for m in result if abs(m.y - edge[0].y) < _GAP]
                low += _GAP * any(m.x < view.width / 2 for m in corner)
                high -= _GAP * any(m.x > view.width / 2 for m in corner)
            step = min(_GAP, (high - low) / max(1, len(edge) - 1))
            at = -math.inf
            shifted = []
            for m in edge:
                at = max(at + step, m.y if vertical else m.x)
                shifted.append(at)
            over = max(0.0, shifted[-1] - high) if shifted else 0.0
            # What ran over the corner moves the whole row back.
            for m, place in zip(edge, [max(low, p - over) for p in shifted], strict=True):
                result.append(replace(m, y=place) if vertical else replace(m, x=place))
    return result


def _ends(view: View, *, vertical: bool, side: bool) -> tuple[float, float]:
    """Where a row on an edge may begin and end: clear of buttons and scale in the left corners."""
    tools, bar, _ = view.furniture
    if vertical:
        whole = EDGE, view.height - EDGE
        return whole if side else (tools.bottom + _ARROW, bar.top - _ARROW)
    return (bar.right if side else tools.right) + _ARROW, view.width - EDGE


def _edge_of(mark: PlacedSpot, view: View) -> tuple[bool, bool]:
    vertical = min(mark.x, view.width - mark.x) <= min(mark.y, view.height - mark.y)
    side = mark.x > view.width / 2 if vertical else mark.y > view.height / 2
    return vertical, side
