"""The map as a plotly figure: data in, ``go.Figure`` out, no page around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from pages.map.arrange import Arrangement, Mark, View, arrange
from pages.map.basemap import (
    COLOURS,
    MapColours,
    MapTheme,
    basemap_image,
    credit_image,
    layer_images,
)
from pages.map.labels import Placed
from pages.map.marks import RING, Shape, is_plain, leader_shape, mark_shapes, plate_shape
from pages.map.outlines import Line, Outlines
from pages.map.places import MapData, Spot
from pages.map.projection import LIMIT
from pages.map.wording import link_hover, spot_hover
from pages.shared.palette import FONT_FAMILY

TELEPHONE = 358.0
"""Width of the map on a telephone of 390 pixels."""

WIDE_TRACES, NARROW_TRACES = 5, 2
"""Of the traces on the map itself, the last two are a telephone's names, the five before
them are a wide screen's names and dots (tested, since a style sheet counts on it)."""

MANY = 120
"""From this many marks on, small ones are plain markers: shapes are slow by the thousand."""

Trace = dict[str, Any]


def plot_map(
    data: MapData,
    outlines: Outlines,
    *,
    view: View | None = None,
    theme: MapTheme = "light",
    titles: Mapping[str, str] | None = None,
    colour_of: Mapping[str, str] | None = None,
    layers: tuple[str, ...] = (),
) -> go.Figure:
    """Draw the map.

    Args:
        data: spots and links (``build_map_data``).
        outlines: the base map.
        view: which part, at which design size.
        theme: light, dark or print.
        titles: each event's short title, for the hovers.
        colour_of: each event's colour; events of one colour make one part of a ring.
        layers: names of further layers to show.

    Returns:
        A cartesian figure in kilometres. ``customdata`` of every clickable point is the
        id of its spot or link.
    """
    view = view or View()
    colours = COLOURS[theme]
    arranged = arrange(data, outlines, view)
    texts, parts = titles or {}, colour_of or {}
    traces: list[Trace] = [
        *_hatches(data.spots, colours),
        *_link_lines(arranged, colours),
        _scale_bar(view, colours),
        _link_handles(arranged, colours, texts),
        _plain_marks(arranged.marks, parts, colours, axes=""),
        _targets(arranged.marks, texts, outlines, colours, axes=""),
        # The page's style finds the last seven by their order: see WIDE_TRACES.
        _town_dots(arranged, colours),
        *_base_names(arranged, colours),
        _names(arranged.labels, arranged.marks, view, colours, axes=""),
        *_telephone_names(data, outlines, view, colours),
        _names(arranged.far_labels, arranged.far, view, colours, axes="2"),
        _plain_marks(arranged.far, parts, colours, axes="2"),
        _targets(arranged.far, texts, outlines, colours, axes="2"),
    ]
    shapes = _all_shapes(arranged, colours, parts)
    images = [
        basemap_image(outlines, theme),
        *layer_images(outlines, theme, layers),
        credit_image(theme),
    ]
    return go.Figure(
        {"data": traces, "layout": _layout(view, colours, shapes, images)},
        # A test builds the same figure with validation; here it would cost 50 ms a click.
        _validate=False,
    )


def _layout(
    view: View, colours: MapColours, shapes: list[Shape], images: list[Any]
) -> dict[str, Any]:
    window = view.window
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    return {
        # The default template is 7 KB of defaults for charts that this is not.
        "template": {"layout": {}},
        "font": {"family": FONT_FAMILY, "size": 13, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": colours.land,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
        "hoverdistance": 10,
        "uirevision": f"{window.west:.0f},{window.south:.0f},{window.width:.0f}",
        "selectionrevision": "map",
        "hoverlabel": {
            "bgcolor": colours.halo,
            "bordercolor": colours.country_line,
            "font": {"family": FONT_FAMILY, "size": 13, "color": colours.ink},
            "align": "left",
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
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


def _still(colour: str) -> dict[str, Any]:
    """Selecting must not fade what is not selected."""
    return {"unselected": {"textfont": {"color": colour}, "marker": {"opacity": 0}}}


def _joined(lines: Sequence[Line]) -> tuple[list[float | None], list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        xs += [*line[:, 0].round(1).tolist(), None]
        ys += [*line[:, 1].round(1).tolist(), None]
    return xs, ys


def _hatches(spots: Sequence[Spot], colours: MapColours) -> list[Trace]:
    """Areas that events name as a whole, hatched inside their outlines."""
    order = {"country": 0, "region": 1, "district": 2}
    style = {"country": ("\\", 22), "region": ("/", 12), "district": ("/", 7)}
    traces = []
    areas = [s for s in spots if s.area is not None]
    for spot in sorted(areas, key=lambda s: order.get(s.precision, 3)):
        assert spot.area is not None
        x, y = _joined(spot.area.rings)
        shape, size = style.get(spot.precision, ("/", 9))
        traces.append(
            {
                "type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip",
                "fill": "toself", "fillcolor": "rgba(0,0,0,0)", "name": spot.name,
                "fillpattern": {
                    "shape": shape, "size": size, "solidity": 0.045,
                    "fgcolor": colours.hatch, "bgcolor": "rgba(0,0,0,0)", "fgopacity": 0.5,
                    "fillmode": "replace",
                },
                "line": {"color": colours.hatch, "width": 1.0},
            }
        )  # fmt: skip
    return traces


def _link_lines(arranged: Arrangement, colours: MapColours) -> list[Trace]:
    """Lines between the sides of an event: dashed where it is remote, thicker where more."""
    groups: dict[tuple[bool, int], list[Sequence[tuple[float, float]]]] = {}
    for link, curve in arranged.arcs:
        groups.setdefault((link.remote, min(len(link.events), 6)), []).append(curve)
    traces = []
    for (remote, n), curves in groups.items():
        x, y = _joined([np.asarray(curve) for curve in curves])
        traces.append(
            {
                "type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y,
                "line": {
                    "color": colours.link, "width": 1.4 + 0.8 * n,
                    "dash": "6px,4px" if remote else "solid",
                },
            }
        )  # fmt: skip
    return traces


def _link_handles(arranged: Arrangement, colours: MapColours, titles: Mapping[str, str]) -> Trace:
    """A small bead in the middle of each line: what one points at and clicks."""
    middles = [curve[len(curve) // 2] for _, curve in arranged.arcs]
    links = [link for link, _ in arranged.arcs]
    return {
        "type": "scatter", "mode": "markers+text", "name": "связи",
        "x": [round(x, 1) for x, _ in middles], "y": [round(y, 1) for _, y in middles],
        "marker": {
            "symbol": ["diamond" if link.remote else "circle" for link in links],
            "size": [14 if len(link.events) > 1 else 9 for link in links],
            "color": colours.mark, "opacity": 1,
            "line": {"color": colours.link, "width": 1.6},
        },
        "text": [str(len(link.events)) if len(link.events) > 1 else "" for link in links],
        "textfont": {"size": 10, "color": colours.ink},
        "customdata": [[link.link_id] for link in links],
        "hovertext": [link_hover(link, titles) for link in links],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 1, "color": colours.action}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colours.ink}},
    }  # fmt: skip


def _town_dots(arranged: Arrangement, colours: MapColours) -> Trace:
    towns = [p for p in arranged.labels if p.label.label_id.startswith("base:")]
    points = [arranged.view.to_map(p.label.x, p.label.y) for p in towns]
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip",
        "x": [round(x, 2) for x, _ in points] or [None],
        "y": [round(y, 2) for _, y in points] or [None],
        "marker": {
            "size": 4.5, "color": colours.mark, "opacity": 1,
            "line": {"color": colours.town, "width": 1.2},
        },
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _base_names(arranged: Arrangement, colours: MapColours) -> list[Trace]:
    """Names of the base map; one trace a colour, since fading is switched off by trace."""
    kinds = {
        ("base", "oblast"): (colours.quiet_ink, "normal"),
        ("land", "region"): (colours.faint_ink, "normal"),
        ("river",): (colours.river_ink, "italic"),
    }
    traces = []
    for group, (colour, style) in kinds.items():
        own = [p for p in arranged.labels if p.label.label_id.partition(":")[0] in group]
        trace = _text_trace(own, arranged.view, colour, colours, style, axes="")
        traces.append(trace)
    return traces


def _telephone_names(
    data: MapData, outlines: Outlines, view: View, colours: MapColours
) -> list[Trace]:
    """The few names that a narrow screen has room for.

    The page's style shows one set of names or the other; an exported picture has the
    full set.
    """
    narrow = View(view.window, TELEPHONE)
    arranged = arrange(data, outlines, narrow, small=True)
    base = [p for p in arranged.labels if p.label.label_id.startswith("base:")]
    unseen = {"opacity": 0}
    return [
        _names(arranged.labels, arranged.marks, narrow, colours, axes="") | unseen,
        _text_trace(base, narrow, colours.quiet_ink, colours, "normal", axes="") | unseen,
    ]


def _names(
    placed: Sequence[Placed], marks: Sequence[Mark], view: View, colours: MapColours, *, axes: str
) -> Trace:
    own = {m.spot.spot_id for m in marks}
    mine = [p for p in placed if p.label.label_id in own]
    return _text_trace(mine, view, colours.ink, colours, "normal", axes=axes)


def _text_trace(
    placed: Sequence[Placed],
    view: View,
    colour: str,
    colours: MapColours,
    style: str,
    *,
    axes: str,
) -> Trace:
    """Names with a halo; an invisible marker of the right size keeps each from its mark."""
    points = [(p.x, p.y) if axes else view.to_map(p.x, p.y) for p in placed]
    # An empty trace would vanish from the page, and the style sheet counts traces.
    empty: list[Any] = [] if placed else [None]
    h = colours.halo
    halo = ", ".join(f"{dx}px {dy}px 1px {h}" for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {
        "type": "scatter", "mode": "markers+text", "hoverinfo": "skip", "cliponaxis": False,
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(x, 2) for x, _ in points] + empty,
        "y": [round(y, 2) for _, y in points] + empty,
        "text": [_rich(p) for p in placed],
        "textposition": [p.position for p in placed],
        "textfont": {
            "size": [p.label.size for p in placed],
            "color": colour, "shadow": halo, "style": style,
        },
        # Plotly keeps text (radius / 0.8 + 1) away from its point.
        "marker": {"size": [max(0.0, (p.offset - 1) * 1.6) for p in placed], "opacity": 0},
        **_still(colour),
    }  # fmt: skip


def _rich(placed: Placed) -> str:
    text = "<br>".join(escape(line) for line in placed.label.lines)
    return f"<b>{text}</b>" if placed.label.bold else text


def _plain_marks(
    marks: Sequence[Mark], colour_of: Mapping[str, str], colours: MapColours, *, axes: str
) -> Trace:
    """Dots and rings of one colour as ordinary markers: shapes are for what these cannot."""
    plain = [m for m in marks if is_plain(m, _parts(m.spot, colour_of, colours))]
    own = [_parts(m.spot, colour_of, colours)[0][0] for m in plain]
    dots, edge = [m.spot.precision == "venue" for m in plain], colours.mark_line
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip",
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(m.x, 3) for m in plain], "y": [round(m.y, 3) for m in plain],
        "marker": {
            "size": [2 * m.radius - RING * (not dot) for m, dot in zip(plain, dots, strict=True)],
            "color": [c if dot else colours.mark for c, dot in zip(own, dots, strict=True)],
            "opacity": 1,
            "line": {
                "color": [edge if dot else c for c, dot in zip(own, dots, strict=True)],
                "width": [1 if dot else RING for dot in dots],
            },
        },
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _targets(
    marks: Sequence[Mark],
    titles: Mapping[str, str],
    outlines: Outlines,
    colours: MapColours,
    *,
    axes: str,
) -> Trace:
    """What hover, click, box and lasso find; unseen until chosen, then a ring around the mark."""
    return {
        "type": "scatter", "mode": "markers", "name": "места",
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(m.x, 3) for m in marks], "y": [round(m.y, 3) for m in marks],
        "marker": {
            "size": [2 * m.radius + 9 for m in marks], "opacity": 0,
            "color": "rgba(0,0,0,0)", "line": {"color": colours.action, "width": 3},
        },
        "customdata": [[m.spot.spot_id] for m in marks],
        "hovertext": [spot_hover(m.spot, titles, outlines.home) for m in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0}},
    }  # fmt: skip


def _scale_bar(view: View, colours: MapColours, km: float = 100.0) -> Trace:
    """A hundred kilometres, as a line on the map itself: right at every zoom."""
    left, top = view.corner
    x, y = view.to_map(left + 16, top + view.height - 14)
    tick = 5 / view.scale
    return {
        "type": "scatter", "mode": "lines+text", "hoverinfo": "skip",
        "x": [x, x, x + km / 2, x + km, x + km],
        "y": [y + tick, y, y, y, y + tick],
        "text": ["", "", f"{km:.0f} км", "", ""],
        "textposition": "top center",
        "textfont": {"size": 11, "color": colours.quiet_ink},
        "line": {"color": colours.quiet_ink, "width": 1.4},
        "unselected": {"textfont": {"color": colours.quiet_ink}},
    }  # fmt: skip


def _all_shapes(
    arranged: Arrangement,
    colours: MapColours,
    colour_of: Mapping[str, str],
) -> list[Shape]:
    shapes: list[Shape] = []
    for marks, placed, axes in (
        (arranged.marks, arranged.labels, ""),
        (arranged.far, arranged.far_labels, "2"),
    ):
        if axes:
            names = {p.label.label_id: p for p in placed}
            shapes += [plate_shape(m, names.get(m.spot.spot_id), colours) for m in marks]
        shapes += [
            leader_shape(p, arranged.view, colours, axes) for p in placed if p.leader is not None
        ]
        # Small marks last, so that a large ring never covers them.
        for mark in sorted(marks, key=lambda m: -m.radius)[:MANY]:
            shapes += mark_shapes(
                mark,
                _parts(mark.spot, colour_of, colours),
                colours,
                axes=axes,
            )
    return shapes


def _parts(spot: Spot, colour_of: Mapping[str, str], colours: MapColours) -> list[tuple[str, int]]:
    """How many events of each colour, in the order of ``colour_of``."""
    counts: dict[str, int] = {colour: 0 for colour in colour_of.values()}
    for event in spot.visits:
        colour = colour_of.get(event, colours.link)
        counts[colour] = counts.get(colour, 0) + 1
    return [(colour, n) for colour, n in counts.items() if n]
