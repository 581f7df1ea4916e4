"""The map as a plotly figure: data in, ``go.Figure`` out, no page around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from pages.map.drawing.asked_links import asked_beads, asked_lines
from pages.map.drawing.crowd import crowd, crowd_targets
from pages.map.drawing.map_traces import (
    Trace,
    hatches,
    link_handles,
    link_lines,
    plain_marks,
    plates,
    scale_bar,
    targets,
    town_dots,
)
from pages.map.drawing.mark_shapes import (
    MANY,
    Shape,
    colour_parts,
    largest_first,
    leader_shape,
    mark_shapes,
)
from pages.map.drawing.name_points import base_names, mark_names
from pages.map.drawing.points_trace import points_trace
from pages.map.ground.basemap import (
    COLOURS,
    MapColours,
    MapTheme,
    basemap_image,
    credit_image,
    layer_images,
)
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import LIMIT
from pages.map.layout.arrange import arrange
from pages.map.layout.label_canvas import Placed
from pages.map.layout.screen import Arrangement, PlacedSpot, View
from pages.map.map_settings import Links
from pages.map.spots.colouring import Colouring
from pages.map.spots.month_cut import MonthCut, cut_arrangement, cut_data
from pages.map.spots.spots import MapData
from pages.shared.figures.palette import CLEAR
from pages.shared.figures.plotly_defaults import FONT_FAMILY

APART = 40.0
"""Pixels per kilometre from which on the known buildings of a town stand apart: then half a
kilometre is as long as the radius of the largest ring."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How what is on the map looks and what it says.

    Attributes:
        theme: light, dark or print.
        titles: each event's short title, for the hovers.
        colouring: each event's colour; events of one colour make one part of a ring.
        layers: names of further layers to show.
        links: when lines between places are seen.
    """

    theme: MapTheme = "light"
    titles: Mapping[str, str] = field(default_factory=dict)
    colouring: Colouring | None = None
    layers: tuple[str, ...] = ()
    links: Links = "drawn"

    @property
    def colours(self) -> MapColours:
        """The theme's colours."""
        return COLOURS[self.theme]


def plot_map(
    data: MapData,
    outlines: Outlines,
    *,
    view: View | None = None,
    appearance: Appearance | None = None,
    apart: MapData | None = None,
    cut: MonthCut | None = None,
) -> go.Figure:
    """Draw the map.

    Args:
        data: spots and links (``build_map_data``).
        outlines: the base map.
        view: which part, at which design size.
        appearance: theme, colours, titles, layers.
        apart: the same with known buildings as spots of their own; its marks take the place
            of the others from ``APART`` on (see ``pages/shared/figures/chart.py``).
        cut: the month to show; everything stays where the whole plan has it.

    Returns:
        A cartesian figure in units of the region's sheet. ``customdata`` of every clickable
        point is the id of its spot or link.
    """
    view, look = view or View(), appearance or Appearance()
    arranged = _arranged(data, outlines, view, cut)
    marks, shapes = _marks(arranged, outlines, look)
    if apart is not None and len(apart.spots) != len(data.spots):
        near = APART * outlines.sheet.unit_km
        closer_view = View(view.window, view.window.width * near, view.small)
        closer, more = _marks(_arranged(apart, outlines, closer_view, cut), outlines, look)
        marks = _zoomed(marks, 0, near) + _zoomed(closer, near, None)
        shapes = _zoomed_shapes(shapes, 0, near) + _zoomed_shapes(more, near, None)
    spots = cut_data(data, cut).spots if cut is not None else data.spots
    lines, beads = _links(arranged, look)
    traces: list[Trace] = [
        *hatches(spots, look.colours),
        *lines,
        scale_bar(view, look.colours, outlines.sheet.unit_km),
        *beads,
        *marks,
        *_at_the_edge(arranged, outlines, look),
    ]
    shapes += _shapes_of(arranged.far, arranged.far_labels, view, look, axes="2")
    images = [
        basemap_image(outlines, look.theme),
        *layer_images(outlines, look.theme, look.layers),
        credit_image(look.theme, view.small),
    ]
    # Plotly takes 2 ms for a trace with nothing in it too.
    traces = [t for t in traces if t.get("x") or {"dots", "asked"} & set(t.get("meta") or ())]
    return go.Figure(
        {"data": traces, "layout": _layout(view, look.colours, shapes, images)},
        # A test builds the same figure with validation; here it would cost 50 ms a click.
        _validate=False,
    )


def _links(arranged: Arrangement, look: Appearance) -> tuple[list[Trace], list[Trace]]:
    """The lines, and the beads on them that one points at."""
    if look.links == "none":
        return [], []
    colours, titles = look.colours, look.titles
    if look.links == "asked":
        return asked_lines(arranged, colours), asked_beads(arranged, colours, titles)
    return link_lines(arranged, colours), [link_handles(arranged, colours, titles)]


def _arranged(data: MapData, outlines: Outlines, view: View, cut: MonthCut | None) -> Arrangement:
    """Where everything stands; of a month only what it has, each where the plan has it."""
    arranged = arrange(data, outlines, view)
    return arranged if cut is None else cut_arrangement(arranged, cut_data(data, cut))


def _at_the_edge(arranged: Arrangement, outlines: Outlines, look: Appearance) -> list[Trace]:
    """Far places with their names, on axes that neither zoom nor pan."""
    colours = look.colours
    points = [
        *plain_marks(arranged.far, look.colouring, colours),
        *mark_names(arranged.far_labels, arranged.far, arranged.view, colours, axes="2"),
    ]
    return [
        plates(arranged, colours),
        points_trace(points, colours, axes="2"),
        targets(arranged.far, look.titles, outlines, colours, axes="2", colouring=look.colouring),
    ]


def _layout(
    view: View, colours: MapColours, shapes: list[Shape], images: list[Any]
) -> dict[str, Any]:
    window = view.window
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    return {
        # The default template is 7 KB of defaults for charts that this is not.
        "template": {"layout": {}},
        "font": {"family": FONT_FAMILY, "size": 13, "color": colours.ink},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": colours.land,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
        "hoverdistance": 10,
        "uirevision": f"{window.west:.0f},{window.south:.0f},{window.width:.0f}",
        "hoverlabel": {
            "bgcolor": colours.halo,
            "bordercolor": colours.country_line,
            "font": {"family": FONT_FAMILY, "size": 13, "color": colours.ink},
            "align": "left",
        },
        "modebar": {
            "bgcolor": CLEAR,
            "color": colours.quiet_ink,
            "activecolor": colours.action,
        },
        "xaxis": {
            **hidden,
            "range": [window.west, window.east],
            "minallowed": LIMIT.west,
            "maxallowed": LIMIT.east,
        },
        "yaxis": {
            **hidden,
            "range": [window.south, window.north],
            "minallowed": LIMIT.south,
            "maxallowed": LIMIT.north,
            "scaleanchor": "x",
            "scaleratio": 1,
        },
        # A second pair of axes that neither zooms nor pans: far places stay at the edge.
        "xaxis2": {**hidden, "range": [0, view.width], "fixedrange": True, "overlaying": "x"},
        "yaxis2": {
            **hidden, "range": [view.height, 0], "fixedrange": True, "overlaying": "y",
            "anchor": "x2",
        },
        "images": images,
        "shapes": shapes,
    }  # fmt: skip


def _marks(
    arranged: Arrangement, outlines: Outlines, look: Appearance
) -> tuple[list[Trace], list[Shape]]:
    """Marks and names of one arrangement, those at the edge left out."""
    colours, titles, colouring = look.colours, look.titles, look.colouring
    ordered = largest_first(arranged.marks)
    largest, rest = ordered[:MANY], ordered[MANY:]
    seen = [
        *plain_marks(largest, look.colouring, colours),
        *town_dots(arranged, colours),
        *base_names(arranged, colours),
        *mark_names(arranged.labels, arranged.marks, arranged.view, colours, axes=""),
    ]
    traces = [
        *crowd(rest, look.colouring, colours),
        *([crowd_targets(rest, titles, outlines, colours, colouring)] if rest else []),
        targets(largest, titles, outlines, colours, axes="", colouring=colouring),
        points_trace(seen, colours, axes=""),
    ]
    return traces, _shapes_of(arranged.marks, arranged.labels, arranged.view, look)


def _zoomed(traces: list[Trace], low: float, high: float | None) -> list[Trace]:
    return [
        {**t, "meta": {**(t.get("meta") or {}), "zoom": [low, high]}, "visible": not low}
        for t in traces
    ]


def _zoomed_shapes(shapes: list[Shape], low: float, high: float | None) -> list[Shape]:
    name = f"zoom {low:g} {'Infinity' if high is None else format(high, 'g')}"
    return [{**s, "name": name, "visible": not low} for s in shapes]


def _shapes_of(
    marks: Sequence[PlacedSpot],
    placed: Sequence[Placed],
    view: View,
    look: Appearance,
    *,
    axes: str = "",
) -> list[Shape]:
    colours = look.colours
    shapes = [leader_shape(p, view, colours, axes) for p in placed if p.leader is not None]
    # Small marks last, so that a large ring never covers them; on a telephone they would
    # cover its number.
    drawn = largest_first(marks)[:MANY]
    for mark in reversed(drawn) if view.small else drawn:
        parts = colour_parts(mark.spot, look.colouring, colours)
        shapes += mark_shapes(mark, parts, colours, axes=axes)
    return shapes
