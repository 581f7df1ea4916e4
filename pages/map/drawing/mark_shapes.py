"""Marks as plotly shapes of fixed size in pixels: rings, discs, badges, arrows, leaders.

A ring or disc is divided by colour (sphere); plotly has no such marker, and a shape whose
size is in pixels but whose place is on the map stays the same size at every zoom.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from etl.model import POINT_PRECISIONS
from pages.map.ground.basemap import MapColours
from pages.map.layout.label_canvas import Placed
from pages.map.layout.screen import PlacedSpot, View
from pages.map.spots.colouring import Colouring, paler
from pages.map.spots.spots import Spot
from pages.map.words.map_words import number_words
from pages.shared.figures.palette import CLEAR

Shape = dict[str, Any]
Parts = Sequence[tuple[str, int]]
"""Colours with their number of events, in the order of the spheres."""

BAND = 0.36
"""How much of a ring's radius is coloured."""

RING = 3.5
"""Width of the ring of a place with one event, in pixels."""


def mark_shapes(mark: PlacedSpot, parts: Parts, colours: MapColours, *, axes: str) -> list[Shape]:
    """All shapes of one mark, the lowest first; a plain mark needs none but its arrow."""
    place = {
        "xref": f"x{axes}", "yref": f"y{axes}", "xanchor": mark.x, "yanchor": mark.y,
        "xsizemode": "pixel", "ysizemode": "pixel",
    }  # fmt: skip
    spot, r = mark.spot, mark.radius
    shapes: list[Shape] = []
    if mark.arrow is not None:
        shapes.append(_arrow(place, mark.arrow, r, colours))
    if is_plain(mark, parts):
        return shapes
    area = spot.precision not in POINT_PRECISIONS
    count = _count(spot, r, colours, always=area)
    if not spot.visits:
        shapes.append(_no_visits(place, spot, r, colours, area=area))
    elif spot.precision == "venue":
        shapes += _ring(place, r * 0.55, r, parts, count, colours)
    elif spot.precision == "settlement":
        inner = min(r - 3, max(r * (1 - BAND), r - 8))
        shapes += _ring(place, inner, r, parts, count, colours)
    else:
        shapes += _badge(place, r, parts, count, colours)
    return shapes


MANY = 120
"""From this many marks on, the smaller ones are ordinary markers: shapes are slow by the
thousand."""


def largest_first(marks: Sequence[PlacedSpot]) -> list[PlacedSpot]:
    """The order of drawing: small marks last, so that a large ring never covers them."""
    return sorted(marks, key=lambda m: -m.radius)


def is_plain(mark: PlacedSpot, parts: Parts) -> bool:
    """Tell whether an ordinary marker can draw it: one event, so one colour and no number."""
    spot = mark.spot
    return spot.precision in POINT_PRECISIONS and len(spot.visits) == 1 and len(parts) == 1


def leader_shape(placed: Placed, view: View, colours: MapColours, axes: str) -> Shape:
    """The thin line from a mark to its name, where the name stands further off."""
    assert placed.leader is not None
    label = placed.label
    x, y = (label.x, label.y) if axes else view.to_map(label.x, label.y)
    dx, dy = placed.leader[0] - label.x, label.y - placed.leader[1]
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length * (label.radius + 1), dy / length * (label.radius + 1)
    return {
        "type": "line", "xref": f"x{axes}", "yref": f"y{axes}", "xanchor": x, "yanchor": y,
        "xsizemode": "pixel", "ysizemode": "pixel",
        "x0": round(ux, 1), "y0": round(uy, 1), "x1": round(dx, 1), "y1": round(dy, 1),
        "line": {"color": colours.quiet_ink, "width": 0.8}, "layer": "above",
    }  # fmt: skip


def _no_visits(place: Shape, spot: Spot, r: float, colours: MapColours, *, area: bool) -> Shape:
    """A place where no event is held.

    Dashed where it is linked to remotely; where those only come from who take part, a thin
    ring, or for an area a small square.
    """
    colour = colours.link
    if spot.unsure.issuperset(spot.events):
        colour = paler(colour, colours.mark)
    if spot.remote:
        return _circle(place, r, fill=colours.mark, line=(colour, 1.6), dash="2px,2px")
    shape = _circle(place, r, fill=colours.mark, line=(colour, 1.2))
    return shape | {"type": "rect"} if area else shape


def _count(
    spot: Spot, radius: float, colours: MapColours, *, always: bool
) -> dict[str, Any] | None:
    """The number inside a mark; a ring or dot without one stands for one event."""
    if not always and (len(spot.visits) < 2 or radius < 6):
        return None
    text = number_words(spot)
    size = 10.0 if radius < 9 else 12.0 if radius < 16 else 15.0
    if len(text) > 2:
        # «2+3» takes the room of three digits: the ring must stay to be seen around it.
        size = 8.5 if radius < 12 else 10 if radius < 17 else 12
    return {
        "text": text,
        "font": {"size": size, "color": colours.ink},
        "padding": 0,
        "textposition": "middle center",
    }


def _circle(
    place: Shape,
    r: float,
    *,
    fill: str = CLEAR,
    line: tuple[str, float] = (CLEAR, 0),
    dash: str = "solid",
    label: dict[str, Any] | None = None,
) -> Shape:
    shape = {
        **place, "type": "circle", "layer": "above", "fillcolor": fill,
        "x0": -r, "x1": r, "y0": -r, "y1": r,
        "line": {"color": line[0], "width": line[1], "dash": dash},
    }  # fmt: skip
    if label:
        shape["label"] = label
    return shape


def _ring(
    place: Shape,
    inner: float,
    outer: float,
    parts: Parts,
    count: dict[str, Any] | None,
    colours: MapColours,
) -> list[Shape]:
    """A ground with the number in it, and the colours around it.

    The ground's thick line is what shows around and between them: each shape takes plotly a
    quarter of a millisecond, at every change.
    """
    edge, fits = outer + 1.2, count is not None and _text_width(count) < 2 * inner - 1
    ground = _circle(
        place,
        (inner + edge) / 2,
        fill=colours.mark,
        line=(colours.halo, edge - inner),
        label=count if fits else None,
    )
    wedges = [_wedge(place, inner, outer, part, colours) for part in _fractions(parts)]
    # A number that is wider than the middle stands over the colours, not under them.
    over = [_circle(place, inner, fill=colours.mark, label=count)] if count and not fits else []
    return [ground, *wedges, *over]


def _text_width(label: dict[str, Any]) -> float:
    """Pixels that a label takes, by the widest digits of the font."""
    return 0.6 * float(label["font"]["size"]) * len(str(label["text"]))


def _fractions(parts: Parts) -> list[tuple[str, float, float]]:
    """Colours with where they begin and end on the ring, 0 at the top, clockwise."""
    total = sum(n for _, n in parts) or 1
    result, at = [], 0
    for colour, n in parts:
        result.append((colour, at / total, (at + n) / total))
        at += n
    return result


def _wedge(
    place: Shape, inner: float, outer: float, part: tuple[str, float, float], colours: MapColours
) -> Shape:
    colour, start, end = part
    return {
        **place, "type": "path", "layer": "above", "fillcolor": colour,
        "path": wedge_path(inner, outer, start, end),
        "line": {"color": colours.halo, "width": 0.8 if end - start < 1 else 0},
    }  # fmt: skip


def wedge_path(inner: float, outer: float, start: float, end: float) -> str:
    """A piece of a ring as Bézier curves (plotly's paths know no arcs).

    Args:
        inner: inner radius, 0 for a piece of a disc.
        outer: outer radius.
        start: where it begins, as a part of the turn from the top, clockwise.
        end: where it ends.
    """
    a0, a1 = start * 2 * math.pi, end * 2 * math.pi
    path = "M" + _at(outer, a0) + _curve(outer, a0, a1)
    if inner > 0:
        return path + "L" + _at(inner, a1) + _curve(inner, a1, a0) + "Z"
    return path + "L0,0Z"


def _curve(r: float, a0: float, a1: float) -> str:
    """An arc as cubic curves of at most a quarter turn each."""
    pieces = max(1, math.ceil(abs(a1 - a0) / (math.pi / 2) - 1e-9))
    step = (a1 - a0) / pieces
    k = 4 / 3 * math.tan(step / 4)
    path = ""
    for i in range(pieces):
        b0, b1 = a0 + i * step, a0 + (i + 1) * step
        (x0, y0), (x1, y1) = _xy(r, b0), _xy(r, b1)
        c0 = f"{x0 + k * y0:.2f},{y0 - k * x0:.2f}"
        c1 = f"{x1 - k * y1:.2f},{y1 + k * x1:.2f}"
        path += f"C{c0} {c1} {x1:.2f},{y1:.2f}"
    return path


def _xy(r: float, angle: float) -> tuple[float, float]:
    return r * math.sin(angle), r * math.cos(angle)


def _at(r: float, angle: float) -> str:
    x, y = _xy(r, angle)
    return f"{x:.2f},{y:.2f}"


def _badge(
    place: Shape, r: float, parts: Parts, count: dict[str, Any] | None, colours: MapColours
) -> list[Shape]:
    """A square for an area as a whole: its number over a strip of the spheres' colours."""
    frame = {
        **place, "type": "rect", "layer": "above", "fillcolor": colours.mark,
        "x0": -r, "x1": r, "y0": -r, "y1": r,
        "line": {"color": colours.hatch, "width": 1.4},
    }  # fmt: skip
    if count:
        frame["label"] = count
    strip = max(3.0, r * 0.3)
    shapes: list[Shape] = [frame]
    for colour, start, end in _fractions(parts):
        shapes.append(
            {
                **place, "type": "rect", "layer": "above", "fillcolor": colour,
                "x0": -r + 2 * r * start, "x1": -r + 2 * r * end,
                "y0": -r, "y1": -r + strip, "line": {"width": 0},
            }
        )  # fmt: skip
    return shapes


def _arrow(place: Shape, angle: float, r: float, colours: MapColours) -> Shape:
    """A head outside the ring, pointing where the place lies."""
    tip, base, half = r + 12, r + 3, 6.5

    def at(along: float, across: float) -> str:
        x = along * math.sin(angle) + across * math.cos(angle)
        y = along * math.cos(angle) - across * math.sin(angle)
        return f"{x:.1f},{y:.1f}"

    return {
        **place, "type": "path", "layer": "above", "fillcolor": colours.mark_line,
        "path": f"M{at(tip, 0)}L{at(base, half)}L{at(base, -half)}Z", "line": {"width": 0},
    }  # fmt: skip


def colour_parts(
    spot: Spot, colouring: Colouring | None, colours: MapColours
) -> list[tuple[str, int]]:
    """How many events of each colour, in the order of the colouring's categories.

    Where a month is shown, what is only possible in it follows in paler colours.
    """
    if colouring is None:
        colouring = Colouring("", {}, {})
    sure = (e for e in spot.visits if e not in spot.unsure)
    possible = (e for e in spot.visits if e in spot.unsure) if spot.unsure else ()
    faded = colouring.parts(possible, colours.link)
    return [
        *colouring.parts(sure if spot.unsure else spot.visits, colours.link).items(),
        *((paler(colour, colours.mark), n) for colour, n in faded.items()),
    ]
