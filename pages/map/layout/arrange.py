"""Where each mark and each name stands on a map of the design size: pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from etl.model import PLACE_LEVELS, POINT_PRECISIONS
from etl.text import key
from pages.map.ground.geojson import Line
from pages.map.ground.inner_points import inner_points, points_outside
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import WHOLE
from pages.map.layout.far_places import far_marks
from pages.map.layout.label_canvas import Box, Canvas, Placed, square
from pages.map.layout.label_placing import place_labels
from pages.map.layout.screen import (
    MIN_RADIUS,
    QUIET,
    Arrangement,
    PlacedSpot,
    Point,
    View,
    radius_of,
)
from pages.map.layout.wanted_names import far_label, mark_label, name_labels, town_labels
from pages.map.spots.spots import MapData, Spot
from pages.shared.figures.text_fit import text_width

SURE_NAMES, MOST_NAMES = 60, 240
"""So many places always have their names, so many may have them; the rest say it on hover."""

UNKNOWN_RADIUS = 15.0
"""Radius, in units of the sheet, of the circle that stands for an area without an outline."""


def unknown_circle(spot: Spot) -> Line:
    """Where no outline is known: a circle of about a district's size, dashed, so no border."""
    turn = np.linspace(0.0, 2 * np.pi, 49)
    x, y = spot.x or 0.0, spot.y or 0.0
    return np.column_stack([x + UNKNOWN_RADIUS * np.cos(turn), y + UNKNOWN_RADIUS * np.sin(turn)])


@lru_cache(maxsize=64)
def arrange(data: MapData, outlines: Outlines, view: View) -> Arrangement:
    """Put marks, lines and names in their places.

    Names of places with events come first and always stand somewhere; names of the base
    map (towns, oblasts, rivers, countries) only where there is room.

    Args:
        data: spots and links.
        outlines: the base map.
        view: what is shown, and how large.
    """
    frame = _inside(Box(0, 0, view.width, view.height), view) if view.framed else None
    canvas = Canvas(WHOLE.width * view.scale, WHOLE.height * view.scale, frame=frame)
    largest = max((len(s.visits) for s in data.spots), default=1)
    points = [_point_mark(s, largest, view) for s in data.spots if _is_point(s)]
    for mark in points:
        canvas.mark(*view.to_screen(mark.x, mark.y), mark.radius)
    points += _districts([s for s in data.spots if _is_district(s)], largest, view, canvas)
    far = far_marks([s for s in data.spots if s.far], largest, outlines, view)
    left, top = view.corner
    for mark in far:
        canvas.mark(left + mark.x, top + mark.y, mark.radius + 8)
    for box in view.furniture:
        canvas.take(_inside(box, view))
    areas = _area_marks([s for s in data.spots if s.area], largest, view, canvas)
    marks = points + areas
    places = {m.spot.spot_id: (m.x, m.y) for m in marks}
    arcs = tuple(
        (link, arc(places[link.start.spot_id], places[link.end.spot_id], link.remote))
        for link in data.links
        if link.start.spot_id in places and link.end.spot_id in places
    )
    for _, curve in arcs:
        canvas.cross(view.to_screen(x, y) for x, y in _dense(curve))
    far_labels = _far_names(far, outlines, view, canvas)
    # An area's badge stands where its name has room, so that name comes first.
    seen = [m for m in marks if not view.framed or view.window.holds(m.x, m.y)]
    ranked = sorted(seen, key=lambda m: (view.small or m.spot.area is None, -m.radius))
    ranked, sure = ranked[:MOST_NAMES], 1 if view.small else SURE_NAMES
    labels = place_labels(
        [mark_label(m, view, required=i < sure) for i, m in enumerate(ranked)], canvas
    )
    shown = frozenset(key(m.spot.name) for m in marks)
    labels += place_labels(town_labels(outlines, shown, view), canvas)
    if not view.small:
        labels += place_labels(name_labels(outlines, view, shown), canvas)
    return Arrangement(view, tuple(marks), tuple(far), arcs, tuple(labels), tuple(far_labels))


def _inside(box: Box, view: View) -> Box:
    """A box of the window as a box of the whole map's screen."""
    left, top = view.corner
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)


def _far_names(
    far: Sequence[PlacedSpot], outlines: Outlines, view: View, canvas: Canvas
) -> list[Placed]:
    """Names of far places, inside the window; back in the window's own pixels."""
    left, top = view.corner
    own = Canvas(view.width, view.height)
    for box in view.furniture:
        own.take(box)
    for mark in far:
        own.mark(mark.x, mark.y, mark.radius + 8)
    for x, y, radius in canvas.marks():
        own.mark(x - left, y - top, radius)
    # A telephone has no room for the names of those who only take part: the table has them.
    named = [m for m in far if not (view.small and m.spot.quiet)]
    placed = place_labels([far_label(m, outlines, small=view.small) for m in named], own)
    for name in placed:
        canvas.take(_inside(name.box, view))
    return placed


def _is_point(spot: Spot) -> bool:
    inside = not spot.far and spot.area is None and spot.x is not None
    return inside and not _is_district(spot)


def _is_district(spot: Spot) -> bool:
    """An area whose outline is not known: all there is of it is its main town's point."""
    near = not spot.far and spot.area is None and spot.x is not None
    return near and spot.precision not in POINT_PRECISIONS


def _point_mark(spot: Spot, largest: int, view: View) -> PlacedSpot:
    assert spot.x is not None
    assert spot.y is not None
    radius = radius_of(len(spot.visits), largest, view)
    if not spot.visits:
        radius = MIN_RADIUS + 1 if spot.remote else QUIET
    return PlacedSpot(spot, spot.x, spot.y, radius)


def _districts(spots: Sequence[Spot], largest: int, view: View, canvas: Canvas) -> list[PlacedSpot]:
    """A badge on the circle of each district, beside what its main town has itself."""
    marks = []
    for spot in spots:
        mark = _point_mark(spot, largest, view)
        around = [
            (mark.x + away * math.cos(i * math.pi / 6), mark.y + away * math.sin(i * math.pi / 6))
            for away in (UNKNOWN_RADIUS, 1.25 * UNKNOWN_RADIUS)
            for i in range(12)
        ]
        for x, y in [(mark.x, mark.y), *around]:
            px, py = view.to_screen(x, y)
            if canvas.free(square(px, py, mark.radius + 1)):
                mark = replace(mark, x=x, y=y)
                break
        canvas.mark(*view.to_screen(mark.x, mark.y), mark.radius)
        marks.append(mark)
    return marks


def _area_marks(
    spots: Sequence[Spot], largest: int, view: View, canvas: Canvas
) -> list[PlacedSpot]:
    """A badge for each hatched area, inside it and away from towns that have events."""
    marks = []
    for spot in spots:
        assert spot.area is not None
        radius = max(8.0, radius_of(len(spot.visits), largest, view)) if spot.visits else QUIET
        within = [s.area for s in spots if s.area and s is not spot and _finer(s, spot)]
        own = points_outside(spot.area, within)
        # Room for the name too, so that the pair stands together; else for the badge alone.
        wide = radius + text_width(spot.name, 13) / 2
        x, y = (
            _free_point(own, view, canvas, (wide, radius + 2, radius + 18))
            or _free_point(own, view, canvas, (radius + 2, radius + 2, radius + 2))
            or (own or inner_points(spot.area))[0]
        )
        canvas.mark(*view.to_screen(x, y), radius)
        marks.append(PlacedSpot(spot, x, y, radius))
    return marks


def _free_point(
    points: Sequence[Point], view: View, canvas: Canvas, room: tuple[float, float, float]
) -> Point | None:
    """The first point with nothing else in the room (to either side, above, below) around it."""
    half_width, above, below = room
    for x, y in points:
        px, py = view.to_screen(x, y)
        if canvas.free(Box(px - half_width, py - above, px + half_width, py + below)):
            return x, y
    return None


def _finer(one: Spot, other: Spot) -> bool:
    levels: Sequence[str] = PLACE_LEVELS
    return levels.index(one.precision) < levels.index(other.precision)


def arc(start: Point, end: Point, remote: bool, steps: int = 24) -> tuple[Point, ...]:
    """A slightly bent line; remote and held links bend to different sides."""
    bend = 0.10 if remote else -0.10
    (x0, y0), (x1, y1) = start, end
    cx, cy = (x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend
    curve = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        curve.append((a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1))
    return tuple(curve)


def _dense(curve: Sequence[Point]) -> list[Point]:
    halves = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(curve)]
    return [*curve, *halves]
