"""The map of a slice as a still picture, with everything where the page's map has it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from markupsafe import Markup

from etl.model import POINT_PRECISIONS
from pages.map.ground.basemap import (
    COLOURS,
    CREDIT,
    NAME_INKS,
    STEP,
    MapColours,
    MapTheme,
    base_shapes,
)
from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.geojson import Line
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import LIMIT, PICTURE, WHOLE
from pages.map.layout.arrange import arrange, unknown_circle
from pages.map.layout.label_canvas import Placed
from pages.map.layout.label_placing import LINE_SPACING
from pages.map.layout.screen import Arrangement, PlacedSpot, View
from pages.map.prepared_map import map_data
from pages.map.spots.spots import Spot
from pages.map.words.map_headings import no_outlines, title
from pages.map.words.map_words import number_words
from pages.shared.markup.templates import render
from pages.shared.plan.tables import Plan
from pages.shared.words.direction_signs import upright

THEME: MapTheme = "light"
_WIDTH = 900.0
_STEP = 9.0
"""Pixels from one line of the hatching to the next."""
SIGNS = (
    "Кольцо — населённый пункт, точка — здание или площадка, квадрат и штриховка — район, "
    "область или страна целиком; число — сколько мероприятий, без числа — одно; стрелка — место "
    "за краем карты; пунктир — дистанционная связь."
)

NO_MAP = (
    "Карты этого региона ({}) пока нет, поэтому документ без картинки; места названы в перечне."
)


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The picture and its words; without a picture the words say why.

    Attributes:
        svg: the picture, "" where nothing can be shown.
        title: what is seen.
        notes: what its signs mean and what it leaves out.
        width: in pixels.
        height: likewise.
    """

    svg: Markup
    title: str
    notes: tuple[str, ...]
    width: float = _WIDTH
    height: float = _WIDTH * WHOLE.height / WHOLE.width


def slice_map(plan: Plan) -> MapPicture:
    """Draw the map of a plan, whole or filtered."""
    outlines = load_outlines(*plan.info.homes)
    if not WHOLE.holds(*outlines.home_xy):
        # Everything would stand at one edge: a picture of another region's surroundings.
        return MapPicture(Markup(), "Карта", (NO_MAP.format(outlines.home.region),))
    data = map_data(plan, outlines)
    left_out = {*data.no_place, *data.remote_only}
    absent = [
        (str(event["number_text"]) or str(event["number"])).rstrip(".")
        for event in plan.events.to_dict("records")
        if event["event_id"] in left_out
    ]
    notes = [SIGNS] if data.spots else []
    if absent:
        notes.append(
            f"На карте нет №\u00a0{', '.join(absent)}: место не названо или не ставится на карту, "
            "либо мероприятие дистанционное."
        )
    notes += [note for note in (no_outlines(outlines),) if note]
    if not data.spots:
        return MapPicture(Markup(), title(data)[0], tuple(notes))
    arranged = arrange(data, outlines, View(WHOLE, _WIDTH, framed=True))
    return MapPicture(_svg(arranged, data.spots, outlines), title(data)[0], tuple(notes))


def _svg(arranged: Arrangement, spots: Sequence[Spot], outlines: Outlines) -> Markup:
    view, colours = arranged.view, COLOURS[THEME]
    k = view.scale * STEP
    x, y = view.to_screen(PICTURE.west, PICTURE.north)
    marks = sorted(arranged.marks, key=lambda mark: -mark.radius)
    return render(
        "handouts/picture/slice_map.svg",
        c=colours,
        width=round(view.width),
        height=round(view.height),
        ground={
            "x": round(x, 2),
            "y": round(y, 2),
            "scale": round(k, 5),
            "shapes": base_shapes(outlines, THEME, LIMIT),
        },
        areas=[area for spot in spots if (area := _area(spot, view))],
        links=[
            {"path": path_through([view.to_screen(*at) for at in curve]), "remote": link.remote}
            for link, curve in arranged.arcs
        ],
        labels=[
            *(_label(placed, colours) for placed in arranged.labels),
            *(_label(placed, colours) for placed in arranged.far_labels),
        ],
        leaders=[
            path_through([placed.leader, (placed.label.x, placed.label.y)])
            for placed in (*arranged.labels, *arranged.far_labels)
            if placed.leader is not None
        ],
        marks=[
            *(_mark(mark, *view.to_screen(mark.x, mark.y)) for mark in marks),
            *(_mark(mark, mark.x, mark.y) for mark in arranged.far),
        ],
        corner={"x": round(view.width) - 6, "y": round(view.height) - 6},
        credit=CREDIT,
    )


def _mark(mark: PlacedSpot, x: float, y: float) -> dict[str, Any]:
    spot, r = mark.spot, round(mark.radius, 1)
    kinds = {"venue": "dot", "settlement": "ring"}
    kind = kinds.get(spot.precision, "square") if spot.visits else "linked"
    letters = 10 if r < 9 else 12 if r < 16 else 15
    many = len(spot.visits) > 1 or (kind == "square" and bool(spot.visits))
    return {
        "x": round(x, 1),
        "y": round(y, 1),
        "r": r,
        "kind": kind,
        "left": round(x - r, 1),
        "top": round(y - r, 1),
        "side": round(2 * r, 1),
        "arrow": "" if mark.arrow is None else _arrow(x, y, r, mark.arrow),
        "number": number_words(spot) if many and r >= 6 else "",
        "letters": letters,
        "foot": round(y + letters * 0.36, 1),
    }


def _arrow(x: float, y: float, r: float, angle: float) -> str:
    """A head outside the ring, pointing where the place lies."""

    def at(along: float, across: float) -> tuple[float, float]:
        east, north = math.sin(angle), math.cos(angle)
        return x + along * east + across * north, y - along * north + across * east

    return path_through([at(r + 12, 0), at(r + 3, 6.5), at(r + 3, -6.5)]) + "z"


def _label(placed: Placed, colours: MapColours) -> dict[str, Any]:
    kind, _, _ = placed.label.label_id.partition(":")
    label, box = placed.label, placed.box
    step = label.size * LINE_SPACING
    middle = (box.top + box.bottom) / 2 - step * (len(label.lines) - 1) / 2 + label.size * 0.36
    return {
        "lines": [upright(line) for line in label.lines],
        "x": round((box.left + box.right) / 2, 1),
        "y": [round(middle + at * step, 1) for at in range(len(label.lines))],
        "size": label.size,
        "bold": label.bold,
        "slanted": kind == "river",
        "ink": getattr(colours, NAME_INKS.get(kind, "ink")),
    }


def _area(spot: Spot, view: View) -> dict[str, Any] | None:
    """The outline and the hatching of an area; a dashed circle where no outline is known."""
    point = spot.precision in POINT_PRECISIONS
    if point or spot.far or (spot.area is None and spot.x is None):
        return None
    rings = spot.area.rings if spot.area is not None else (unknown_circle(spot),)
    screen = [np.array([view.to_screen(x, y) for x, y in ring]) for ring in rings]
    return {
        "edge": "".join(path_through(ring) + "z" for ring in screen),
        "hatch": "".join(map(path_through, hatch_lines(screen, _STEP))),
        "guessed": spot.area is None,
    }


def hatch_lines(
    rings: Sequence[Line], step: float
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Slanted lines inside rings, drawn out: not every program knows a pattern.

    Args:
        rings: outlines, in pixels.
        step: from a line to the next, along an axis.
    """
    ends: dict[int, list[tuple[float, float]]] = {}
    for ring in rings:
        closed = np.vstack([ring, ring[:1]])
        for (x0, y0), (x1, y1) in pairwise(closed):
            # On a line x + y is the same everywhere.
            low, high = sorted((x0 + y0, x1 + y1))
            for n in range(math.ceil(low / step), math.ceil(high / step)):
                part = (n * step - x0 - y0) / (x1 + y1 - x0 - y0)
                ends.setdefault(n, []).append((x0 + part * (x1 - x0), y0 + part * (y1 - y0)))
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for crossings in ends.values():
        crossings.sort()
        lines += zip(crossings[::2], crossings[1::2], strict=False)
    return lines


def path_through(points: Sequence[tuple[float, float]] | Line) -> str:
    """The drawing commands of a line in pixels."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
