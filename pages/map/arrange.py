"""Where each mark and each name stands on a map of the design size: pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from etl.text import key
from pages.map.labels import (
    Box,
    Canvas,
    Label,
    Placed,
    place_labels,
    text_width,
)
from pages.map.outlines import Area, Line, Outlines, River
from pages.map.places import Link, MapData, Spot
from pages.map.projection import WHOLE, Window, bearing_on_map
from pages.map.wording import far_lines, name_lines

Point = tuple[float, float]

MAX_RADIUS = 21.0
UNIT_RADIUS = 7.0
MIN_RADIUS = 5.0
EDGE = 32.0
"""How far inside the edge a far place stands, in pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """What part of the map is shown first, and how large (the design size).

    Screen positions are counted from the corner of the whole map, so that what lies outside
    the window has its place too and is found by panning.
    """

    window: Window = WHOLE
    width: float = 780.0

    @property
    def scale(self) -> float:
        """Pixels per kilometre."""
        return self.width / self.window.width

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.window.height * self.scale

    @property
    def corner(self) -> Point:
        """Where the window's upper left corner is on the screen of the whole map."""
        return self.to_screen(self.window.west, self.window.north)

    def to_screen(self, x: float, y: float) -> Point:
        """Kilometres to pixels (y down)."""
        return (x - WHOLE.west) * self.scale, (WHOLE.north - y) * self.scale

    def to_map(self, px: float, py: float) -> Point:
        """Pixels to kilometres."""
        return WHOLE.west + px / self.scale, WHOLE.north - py / self.scale


@dataclass(frozen=True, slots=True)
class Mark:
    """One spot with its place on the map (or at the edge, where ``arrow`` is its direction)."""

    spot: Spot
    x: float
    y: float
    radius: float
    arrow: float | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything with its place; kilometres, but for the far marks (pixels of the view)."""

    view: View
    marks: tuple[Mark, ...]
    far: tuple[Mark, ...]
    arcs: tuple[tuple[Link, tuple[Point, ...]], ...]
    labels: tuple[Placed, ...]
    far_labels: tuple[Placed, ...]


def radius_of(count: int, largest: int) -> float:
    """Radius in pixels so that the area of the mark goes with the number of events."""
    unit = min(UNIT_RADIUS, MAX_RADIUS / math.sqrt(max(largest, 1)))
    return max(MIN_RADIUS, unit * math.sqrt(max(count, 1)))


def arrange(data: MapData, outlines: Outlines, view: View, *, small: bool = False) -> Arrangement:
    """Put marks, lines and names in their places.

    Names of places with events come first and always stand somewhere; names of the base
    map (towns, oblasts, rivers, countries) only where there is room.

    Args:
        data: spots and links.
        outlines: the base map.
        view: what is shown, and how large.
        small: a telephone: no name is moved far from its mark, the least come in.
    """
    canvas = Canvas(WHOLE.width * view.scale, WHOLE.height * view.scale)
    largest = max((len(s.visits) for s in data.spots), default=1)
    points = [_point_mark(s, largest) for s in data.spots if _is_point(s)]
    for mark in points:
        canvas.mark(*view.to_screen(mark.x, mark.y), mark.radius)
    far = _far_marks([s for s in data.spots if s.far], largest, outlines, view)
    left, top = view.corner
    for mark in far:
        canvas.mark(left + mark.x, top + mark.y, mark.radius + 8)
    canvas.take(_inside(Box(8, view.height - 34, 30 + 100 * view.scale, view.height), view))
    canvas.take(_inside(Box(view.width - 330, view.height - 16, view.width, view.height), view))
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
    names = [_mark_label(m, view) for m in marks]
    if small:
        names = [replace(n, required=False) for n in names]
    labels = place_labels(names, canvas)
    shown = frozenset(key(m.spot.name) for m in marks)
    labels += place_labels(_town_labels(outlines, shown, view, small=small), canvas)
    if not small:
        labels += place_labels(_name_labels(outlines, view, shown), canvas)
    return Arrangement(view, tuple(marks), tuple(far), arcs, tuple(labels), tuple(far_labels))


def _inside(box: Box, view: View) -> Box:
    """A box of the window as a box of the whole map's screen."""
    left, top = view.corner
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)


def _far_names(far: Sequence[Mark], outlines: Outlines, view: View, canvas: Canvas) -> list[Placed]:
    """Names of far places, inside the window; back in the window's own pixels."""
    left, top = view.corner
    own = Canvas(view.width, view.height)
    for mark in far:
        own.mark(mark.x, mark.y, mark.radius + 8)
    for x, y, radius in canvas.marks():
        own.mark(x - left, y - top, radius)
    placed = place_labels([_far_label(m, outlines) for m in far], own)
    for name in placed:
        canvas.take(_inside(name.box, view))
    return placed


def _is_point(spot: Spot) -> bool:
    return not spot.far and spot.area is None and spot.x is not None


def _point_mark(spot: Spot, largest: int) -> Mark:
    assert spot.x is not None
    assert spot.y is not None
    radius = radius_of(len(spot.visits), largest) if spot.visits else MIN_RADIUS + 1
    return Mark(spot, spot.x, spot.y, radius)


def _area_marks(spots: Sequence[Spot], largest: int, view: View, canvas: Canvas) -> list[Mark]:
    """A badge for each hatched area, inside it and away from towns that have events."""
    marks = []
    for spot in spots:
        assert spot.area is not None
        radius = max(8.0, radius_of(len(spot.visits), largest))
        # Room for the name too, so that the pair stands together.
        half_width = radius + text_width(spot.name, 13) / 2
        best: Point | None = None
        within = [s.area for s in spots if s is not spot and _finer(s, spot)]
        for x, y in inner_points(spot.area):
            if any(a is not None and holds(a, x, y) for a in within):
                continue
            px, py = view.to_screen(x, y)
            box = Box(px - half_width, py - radius - 2, px + half_width, py + radius + 18)
            if canvas.free(box):
                best = x, y
                break
        x, y = best or inner_points(spot.area)[0]
        canvas.mark(*view.to_screen(x, y), radius)
        marks.append(Mark(spot, x, y, radius))
    return marks


def _finer(one: Spot, other: Spot) -> bool:
    order = ("district", "region", "country")
    return order.index(one.precision) < order.index(other.precision)


@lru_cache(maxsize=4096)
def holds(area: Area, x: float, y: float) -> bool:
    """Tell whether a point lies inside an area."""
    point = np.array([[x, y]])
    return bool(sum(int(_in_ring(point, ring)[0]) for ring in area.rings) % 2)


@lru_cache(maxsize=256)
def inner_points(area: Area, step: float = 11.0) -> tuple[Point, ...]:
    """Points inside an area, the ones furthest from its outline first."""
    corners = np.vstack(area.rings)
    low, high = corners.min(axis=0), corners.max(axis=0)
    xs = np.arange(low[0] + step / 2, high[0], step)
    ys = np.arange(low[1] + step / 2, high[1], step)
    grid = np.array([(x, y) for x in xs for y in ys]).reshape(-1, 2)
    inside = np.zeros(len(grid), dtype=bool)
    for ring in area.rings:
        inside ^= _in_ring(grid, ring[:: max(1, len(ring) // 300)])
    grid = grid[inside]
    if not len(grid):
        middle = corners.mean(axis=0)
        return ((float(middle[0]), float(middle[1])),)
    thinned = corners[:: max(1, len(corners) // 400)]
    away = ((grid[:, None, :] - thinned[None, :, :]) ** 2).sum(axis=2).min(axis=1)
    return tuple((float(x), float(y)) for x, y in grid[np.argsort(-away, kind="stable")])


def _in_ring(points: Line, ring: Line) -> npt.NDArray[np.bool_]:
    """Even-odd rule: count the sides of the ring that lie east of each point."""
    ring = ring if (ring[0] == ring[-1]).all() else np.vstack([ring, ring[:1]])
    x, y = points[:, 0, None], points[:, 1, None]
    x0, y0 = ring[:-1, 0], ring[:-1, 1]
    x1, y1 = ring[1:, 0], ring[1:, 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = (x1 - x0) * (y - y0) / (y1 - y0) + x0
    hits = ((y0 > y) != (y1 > y)) & (x < cut)
    return np.asarray(hits.sum(axis=1) % 2 == 1)


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


def _far_marks(spots: Sequence[Spot], largest: int, outlines: Outlines, view: View) -> list[Mark]:
    """Far places at the edge, each where the shortest way from the capital leaves the map."""
    home = outlines.home
    left, top = view.corner
    hx, hy = view.to_screen(*home.xy)
    marks = []
    for spot in spots:
        assert spot.latitude is not None
        assert spot.longitude is not None
        angle = bearing_on_map(home.latitude, home.longitude, spot.latitude, spot.longitude)
        x, y = _leave(hx - left, hy - top, angle, view)
        marks.append(Mark(spot, x, y, max(9.0, radius_of(len(spot.visits), largest)), angle))
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


def _spread(marks: list[Mark], view: View, gap: float = 44.0) -> list[Mark]:
    """Push marks on one edge apart; the arrows keep their true directions."""
    result = []
    for vertical in (True, False):
        for side in (False, True):
            edge = [m for m in marks if _edge_of(m, view) == (vertical, side)]
            edge.sort(key=lambda m: m.y if vertical else m.x)
            room = (view.height if vertical else view.width) - 2 * EDGE
            step = min(gap, room / max(1, len(edge) - 1))
            at = -math.inf
            shifted = []
            for m in edge:
                at = max(at + step, m.y if vertical else m.x)
                shifted.append(at)
            over = max(0.0, shifted[-1] - room - EDGE) if shifted else 0.0
            # What ran over the corner moves the whole row back.
            for m, place in zip(edge, [max(EDGE, p - over) for p in shifted], strict=True):
                result.append(replace(m, y=place) if vertical else replace(m, x=place))
    return result


def _edge_of(mark: Mark, view: View) -> tuple[bool, bool]:
    vertical = min(mark.x, view.width - mark.x) <= min(mark.y, view.height - mark.y)
    side = mark.x > view.width / 2 if vertical else mark.y > view.height / 2
    return vertical, side


def _far_label(mark: Mark, outlines: Outlines) -> Label:
    return Label(
        mark.spot.spot_id, far_lines(mark.spot, outlines.home), 12.5, mark.x, mark.y,
        mark.radius + 6, required=True,
    )  # fmt: skip


def _mark_label(mark: Mark, view: View) -> Label:
    x, y = view.to_screen(mark.x, mark.y)
    capital = mark.radius > 16
    return Label(
        mark.spot.spot_id, name_lines(mark.spot), 14.5 if capital else 13, x, y, mark.radius,
        required=True, bold=capital,
    )  # fmt: skip


def _town_labels(
    outlines: Outlines, shown: frozenset[str], view: View, *, small: bool
) -> list[Label]:
    """Towns of the base map that have no mark of their own, the largest first."""
    close = view.scale > 1.6
    codes = {outlines.home.country_code, *outlines.home.partner_codes}
    labels = []
    for town in sorted(outlines.towns, key=lambda t: -t.population):
        if key(town.name) in shown or not WHOLE.holds(town.x, town.y):
            continue
        wanted = town.kind == "capital" or (town.kind == "city" and town.country_code in codes)
        if (wanted and not small) or close or (small and town.kind == "capital"):
            x, y = view.to_screen(town.x, town.y)
            size = 12.0 if town.kind == "capital" else 11.0
            labels.append(Label(f"base:{town.name}", (town.name,), size, x, y, 2.5))
    return labels


def _name_labels(outlines: Outlines, view: View, shown: frozenset[str]) -> list[Label]:
    labels = []
    for name, x, y in outlines.names:
        at = view.to_screen(x, y)
        labels.append(Label(f"land:{name}", (_spaced(name),), 11, spots=(at,)))
    labels += [_river_label(river, view) for river in outlines.rivers]
    for area in outlines.areas:
        if area.level == "region" and " " in area.name and key(area.name) not in shown:
            spots = [view.to_screen(x, y) for x, y in inner_points(area)[:60]]
            first, _, rest = area.name.partition(" ")
            own = area.country_code in outlines.home.partner_codes
            labels.append(
                Label(
                    f"{'oblast' if own or area.name == outlines.home.region else 'region'}:"
                    f"{area.name}",
                    (first, rest),
                    11,
                    spots=tuple(spots),
                )
            )
    return labels


def _river_label(river: River, view: View) -> Label:
    """A river's name beside the middle of its course, else wherever it fits."""
    points = [p for line in river.lines for p in line[:: max(1, len(line) // 40)]]
    inside = [(float(x), float(y)) for x, y in points if WHOLE.holds(x, y)]
    middle = view.window.west + view.window.width / 2
    inside.sort(key=lambda p: abs(p[0] - middle))
    half = text_width(river.name, 11) / 2 + 5
    spots = [
        (px + side * half, py)
        for px, py in (view.to_screen(*p) for p in inside)
        for side in (1, -1)
    ]
    return Label(f"river:{river.name}", (river.name,), 11, spots=tuple(spots))


def _spaced(text: str) -> str:
    return "\u2009".join(text)


def home_window(outlines: Outlines, margin: float = 18.0) -> Window:
    """The home region with a little air, in the proportions of the whole map."""
    area = outlines.find("region", outlines.home.region)
    if area is None:
        return WHOLE
    corners = np.vstack(area.rings)
    low, high = corners.min(axis=0) - margin, corners.max(axis=0) + margin
    ratio = WHOLE.width / WHOLE.height
    height = max(high[1] - low[1], (high[0] - low[0]) / ratio)
    width = height * ratio
    # The region keeps to the right: what lies west of it (Belarus) is what it works with.
    east = float(high[0] + (width - (high[0] - low[0])) * 0.3)
    middle = float(low[1] + high[1]) / 2
    return Window(east - float(width), middle - float(height) / 2, east, middle + float(height) / 2)
