"""Marks, lines and areas as plotly traces."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pages.map.drawing.mark_shapes import MANY, RING, colour_parts, is_plain, largest_first
from pages.map.drawing.points_trace import TracePoint
from pages.map.ground.basemap import MapColours
from pages.map.ground.geojson import Line
from pages.map.ground.outlines import Outlines
from pages.map.layout.arrange import unknown_circle
from pages.map.layout.screen import Arrangement, PlacedSpot, View
from pages.map.spots.colouring import Colouring
from pages.map.spots.spots import Link, Spot
from pages.map.words.map_words import link_hover, spot_hover
from pages.shared.figures.palette import CLEAR
from pages.shared.figures.plotly_words import HOVER
from pages.shared.words.russian import with_comma

Trace = dict[str, Any]


def _joined(lines: Sequence[Line]) -> tuple[list[float | None], list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        xs += [*line[:, 0].round(1).tolist(), None]
        ys += [*line[:, 1].round(1).tolist(), None]
    return xs, ys


def hatches(spots: Sequence[Spot], colours: MapColours) -> list[Trace]:
    """Areas that events name as a whole, hatched inside their outlines; alike ones together."""
    order = {"country": 0, "region": 1, "district": 2}
    style = {"country": ("\\", 22), "region": ("/", 12), "district": ("/", 7)}
    alike: dict[tuple[str, bool, bool], list[Spot]] = {}
    for spot in spots:
        if spot.precision in order and not spot.far:
            # Where nothing is held, or a month may have nothing, the area keeps in the background.
            quiet = spot.unsure.issuperset(spot.visits + spot.remote)
            alike.setdefault((spot.precision, spot.area is not None, quiet), []).append(spot)
    traces = []
    for kind in sorted(alike, key=lambda k: order[k[0]]):
        precision, outlined, quiet = kind
        areas = alike[kind]
        x, y = _joined(
            [r for s in areas for r in (s.area.rings if s.area else [unknown_circle(s)])]
        )
        shape, size = style[precision]
        traces.append(
            {
                "type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip",
                "fill": "toself", "fillcolor": CLEAR,
                "meta": {"areas": [s.name for s in areas]},
                "fillpattern": {
                    "shape": shape, "size": size, "solidity": 0.045,
                    "fgcolor": colours.hatch, "bgcolor": CLEAR,
                    "fgopacity": 0.22 if quiet else 0.5, "fillmode": "replace",
                },
                "line": {
                    "color": colours.hatch, "width": 0.6 if quiet else 1.0,
                    "dash": "solid" if outlined else "3px,3px",
                },
            }
        )  # fmt: skip
    return traces


FAINT = 0.5
"""Opacity of the lines between an event's places."""


def link_lines(arranged: Arrangement, colours: MapColours) -> list[Trace]:
    """Lines between the sides of an event: dashed where it is remote, thicker where more.

    Those between places are faint, so that the places are seen first; those between people are
    what is asked for where they are drawn.
    """
    groups: dict[tuple[bool, int, bool, bool], list[Sequence[tuple[float, float]]]] = {}
    for link, curve in arranged.arcs:
        unsure = link.unsure.issuperset(link.events)
        kind = link.remote, min(len(link.events), 6), unsure, link.people
        groups.setdefault(kind, []).append(curve)
    traces = []
    for (remote, n, unsure, people), curves in groups.items():
        x, y = _joined([np.asarray(curve) for curve in curves])
        traces.append(
            {
                "type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y,
                "opacity": (0.4 if unsure else 1) * (1 if people else FAINT),
                "line": {
                    "color": colours.link, "width": 1.4 + 0.8 * n if people else 1 + 0.3 * n,
                    "dash": "6px,4px" if remote else "solid",
                },
            }
        )  # fmt: skip
    return traces


def link_handles(arranged: Arrangement, colours: MapColours, titles: Mapping[str, str]) -> Trace:
    """A small bead in the middle of each line: what one points at and clicks."""
    middles = [curve[len(curve) // 2] for _, curve in arranged.arcs]
    links = [link for link, _ in arranged.arcs]
    return {
        "type": "scatter", "mode": "markers+text", "name": "связи",
        "x": [round(x, 1) for x, _ in middles], "y": [round(y, 1) for _, y in middles],
        "marker": {
            "symbol": ["diamond" if link.remote else "circle" for link in links],
            "size": [_bead(link) for link in links],
            "color": colours.mark, "opacity": 1,
            "line": {"color": colours.link, "width": [1.6 if o.people else 0.8 for o in links]},
        },
        "text": [str(len(o.events)) if o.people and len(o.events) > 1 else "" for o in links],
        "textfont": {"size": 10, "color": colours.ink},
        "customdata": [[link.link_id] for link in links],
        "hovertext": [link_hover(link, titles) for link in links],
        "hovertemplate": HOVER,
        "selected": {"marker": {"opacity": 1, "color": colours.action}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colours.ink}},
    }  # fmt: skip


def _bead(link: Link) -> int:
    if not link.people:
        return 6
    return 14 if len(link.events) > 1 else 9


def town_dots(arranged: Arrangement, colours: MapColours) -> list[TracePoint]:
    """The towns of the base map whose names have found a place."""
    towns = [p for p in arranged.labels if p.label.label_id.startswith("base:")]
    points = [arranged.view.to_map(p.label.x, p.label.y) for p in towns]
    return [TracePoint(x, y, 4.5, colours.mark, colours.town, 1.2) for x, y in points]


def plain_marks(
    marks: Sequence[PlacedSpot], colouring: Colouring | None, colours: MapColours
) -> list[TracePoint]:
    """Dots and rings of one colour as ordinary markers: shapes are for what these cannot."""
    points = []
    for mark in largest_first(marks)[:MANY]:
        parts = colour_parts(mark.spot, colouring, colours)
        if not is_plain(mark, parts):
            continue
        colour, size = parts[0][0], 2 * mark.radius
        if mark.spot.precision == "venue":
            points.append(TracePoint(mark.x, mark.y, size, colour, colours.mark_line, 1))
        else:
            points.append(TracePoint(mark.x, mark.y, size - RING, colours.mark, colour, RING))
    return points


def targets(
    marks: Sequence[PlacedSpot],
    titles: Mapping[str, str],
    outlines: Outlines,
    colours: MapColours,
    *,
    axes: str,
    colouring: Colouring | None = None,
) -> Trace:
    """What hover, click, box and lasso find; unseen until chosen, then a ring around the mark."""
    return {
        "type": "scatter", "mode": "markers", "name": "места",
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(m.x, 3) for m in marks], "y": [round(m.y, 3) for m in marks],
        "marker": {
            "size": [2 * m.radius + 9 for m in marks], "opacity": 0,
            "color": CLEAR, "line": {"color": colours.action, "width": 3},
        },
        "customdata": [[m.spot.spot_id] for m in marks],
        "hovertext": [
            spot_hover(m.spot, titles, outlines.home, colouring=colouring) for m in marks
        ],
        "hovertemplate": HOVER,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0}},
    }  # fmt: skip


def scale_bar(view: View, colours: MapColours, unit_km: float) -> Trace:
    """A round number of kilometres in the corner, for the view as it is first shown.

    ``meta`` says where it stands and how long a unit of the sheet is, so that the page keeps it
    right at every zoom.
    """
    x, y, tick = 16.0, view.height - 14, 5.0
    km = round_km(90 * unit_km / view.scale)
    across = km * view.scale / unit_km
    return {
        "type": "scatter", "mode": "lines+text", "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2",
        "x": [x, x, x + across / 2, x + across, x + across],
        "y": [y - tick, y, y, y, y - tick],
        "text": ["", "", with_comma(f"{km:g} км"), "", ""],
        "textposition": "top center",
        "textfont": {"size": 11, "color": colours.quiet_ink},
        "unselected": {"textfont": {"color": colours.quiet_ink}},
        "line": {"color": colours.quiet_ink, "width": 1.4},
        "meta": {"scalebar": "км", "unit": unit_km},
    }  # fmt: skip


def round_km(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50, … kilometres that is not longer than ``most``."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(n * power for n in (1, 2, 5) if n * power <= most * 1.0001)


_AROUND = 3.0
"""Pixels of ground around a far place's name."""


def plates(arranged: Arrangement, colours: MapColours) -> Trace:
    """A ground under the names of far places: they read over whatever is panned below.

    The names keep their size on a wider screen, so the ground does too: ``meta`` says from where
    each corner is counted (pages/shared/figures/chart.js).
    """
    x: list[float | None] = []
    y: list[float | None] = []
    anchors: tuple[list[float | None], list[float | None]] = ([], [])
    for placed in arranged.far_labels:
        box = placed.box
        anchors[0].extend([placed.x] * 5 + [None])
        anchors[1].extend([placed.y] * 5 + [None])
        left, right = box.left - _AROUND, box.right + _AROUND
        top, bottom = box.top - _AROUND, box.bottom + _AROUND
        x += [left, right, right, left, left, None]
        y += [top, top, bottom, bottom, top, None]
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2",
        "x": x, "y": y, "fill": "toself", "fillcolor": colours.land, "opacity": 0.7,
        "line": {"width": 0}, "meta": {"anchors": anchors},
    }  # fmt: skip
