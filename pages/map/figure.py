"""The map as a plotly figure: data in, ``go.Figure`` out, no page around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.map.arrange import Arrangement, Mark, View, arrange
from pages.map.basemap import COLOURS, MapColours, MapTheme, basemap_image, layer_images
from pages.map.labels import Placed
from pages.map.marks import Shape, leader_shape, mark_shapes
from pages.map.outlines import Line, Outlines
from pages.map.places import MapData, Spot
from pages.map.projection import LIMIT
from pages.map.wording import link_hover, spot_hover
from pages.shared.palette import FONT_FAMILY

CREDIT = "Границы и реки: Natural Earth, GSHHG; города: GeoNames (CC BY 4.0)"
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
    chosen: Sequence[str] = (),
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
        chosen: ids of spots and links that are selected now.
        layers: names of further layers to show.

    Returns:
        A cartesian figure in kilometres. ``customdata`` of every clickable point is the
        id of its spot or link.
    """
    view = view or View()
    colours = COLOURS[theme]
    arranged = arrange(data, outlines, view)
    texts = titles or {}
    traces: list[Trace] = [
        *_hatches(data.spots, colours),
        *_link_lines(arranged, colours, chosen),
        _town_dots(arranged, colours),
        *_base_names(arranged, colours),
        _scale_bar(view, colours),
        _link_handles(arranged, colours, texts),
        _names(arranged.labels, arranged.marks, view, colours, axes=""),
        _targets(arranged.marks, texts, outlines, axes=""),
        _names(arranged.far_labels, arranged.far, view, colours, axes="2"),
        _targets(arranged.far, texts, outlines, axes="2"),
    ]
    shapes = _all_shapes(arranged, colours, colour_of or {}, chosen)
    images = [basemap_image(outlines, theme), *layer_images(outlines, theme, layers)]
    return go.Figure(
        {"data": traces, "layout": _layout(view, colours, shapes, images)}, skip_invalid=False
    )


def _layout(
    view: View, colours: MapColours, shapes: list[Shape], images: list[Any]
) -> dict[str, Any]:
    window = view.window
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    return {
        "font": {"family": FONT_FAMILY, "size": 13, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": colours.land,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "height": round(view.height),
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
        "annotations": [
            {
                "text": CREDIT, "xref": "paper", "yref": "paper", "x": 1, "y": 0,
                "xanchor": "right", "yanchor": "bottom", "showarrow": False,
                "font": {"size": 10, "color": colours.quiet_ink},
                "bgcolor": colours.land, "opacity": 0.85, "borderpad": 1,
            }
        ],
    }  # fmt: skip


def _still(colour: str = "") -> dict[str, Any]:
    """Selecting must not fade what is not selected."""
    text = {"textfont": {"color": colour}} if colour else {}
    return {"selected": {**text}, "unselected": {**text, "marker": {"opacity": 0}}}


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
    style = {"country": ("\\", 16), "region": ("/", 11), "district": ("/", 7)}
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
                    "shape": shape, "size": size, "solidity": 0.09,
                    "fgcolor": colours.hatch, "bgcolor": "rgba(0,0,0,0)", "fgopacity": 0.55,
                    "fillmode": "replace",
                },
                "line": {"color": colours.hatch, "width": 1.2},
            }
        )  # fmt: skip
    return traces


def _link_lines(arranged: Arrangement, colours: MapColours, chosen: Sequence[str]) -> list[Trace]:
    """Lines between the sides of an event: dashed where it is remote, thicker where more."""
    traces = []
    for link, curve in arranged.arcs:
        picked = link.link_id in chosen
        traces.append(
            {
                "type": "scatter", "mode": "lines", "hoverinfo": "skip",
                "x": [round(x, 1) for x, _ in curve], "y": [round(y, 1) for _, y in curve],
                "line": {
                    "color": colours.action if picked else colours.link,
                    "width": min(1.4 + 0.8 * len(link.events), 6) + (1.5 if picked else 0),
                    "dash": "6px,4px" if link.remote else "solid",
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
        "selected": {"marker": {"opacity": 1}, "textfont": {"color": colours.ink}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colours.ink}},
    }  # fmt: skip


def _town_dots(arranged: Arrangement, colours: MapColours) -> Trace:
    towns = [p for p in arranged.labels if p.label.label_id.startswith("base:")]
    points = [arranged.view.to_map(p.label.x, p.label.y) for p in towns]
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip",
        "x": [round(x, 2) for x, _ in points], "y": [round(y, 2) for _, y in points],
        "marker": {
            "size": 4.5, "color": colours.mark, "opacity": 1,
            "line": {"color": colours.town, "width": 1.2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _base_names(arranged: Arrangement, colours: MapColours) -> list[Trace]:
    """Names of the base map; one trace a colour, since fading is switched off by trace."""
    kinds = {
        "base": (colours.quiet_ink, "{}"),
        "land": (colours.faint_ink, "{}"),
        "region": (colours.faint_ink, "{}"),
        "oblast": (colours.quiet_ink, "{}"),
        "river": (colours.river_ink, "<i>{}</i>"),
    }
    traces = []
    for kind, (colour, frame) in kinds.items():
        own = [p for p in arranged.labels if p.label.label_id.partition(":")[0] == kind]
        traces.append(_text_trace(own, arranged.view, colour, colours, frame, axes=""))
    return traces


def _names(
    placed: Sequence[Placed], marks: Sequence[Mark], view: View, colours: MapColours, *, axes: str
) -> Trace:
    own = {m.spot.spot_id for m in marks}
    mine = [p for p in placed if p.label.label_id in own]
    return _text_trace(mine, view, colours.ink, colours, "{}", axes=axes)


def _text_trace(
    placed: Sequence[Placed],
    view: View,
    colour: str,
    colours: MapColours,
    frame: str,
    *,
    axes: str,
) -> Trace:
    """Names with a halo; an invisible marker of the right size keeps each from its mark."""
    points = [(p.x, p.y) if axes else view.to_map(p.x, p.y) for p in placed]
    h = colours.halo
    halo = ", ".join(f"{dx}px {dy}px 1px {h}" for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {
        "type": "scatter", "mode": "markers+text", "hoverinfo": "skip", "cliponaxis": False,
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(x, 2) for x, _ in points], "y": [round(y, 2) for _, y in points],
        "text": [_rich(p, frame) for p in placed],
        "textposition": [p.position for p in placed],
        "textfont": {"size": [p.label.size for p in placed], "color": colour, "shadow": halo},
        # Plotly keeps text (radius / 0.8 + 1) away from its point.
        "marker": {"size": [max(0.0, (p.offset - 1) * 1.6) for p in placed], "opacity": 0},
        **_still(colour),
    }  # fmt: skip


def _rich(placed: Placed, frame: str) -> str:
    from html import escape

    text = "<br>".join(escape(line) for line in placed.label.lines)
    return frame.format(f"<b>{text}</b>" if placed.label.bold else text)


def _targets(
    marks: Sequence[Mark], titles: Mapping[str, str], outlines: Outlines, *, axes: str
) -> Trace:
    """Invisible markers over the marks: what hover, click, box and lasso find."""
    return {
        "type": "scatter", "mode": "markers", "name": "места",
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(m.x, 3) for m in marks], "y": [round(m.y, 3) for m in marks],
        "marker": {"size": [2 * m.radius for m in marks], "opacity": 0},
        "customdata": [[m.spot.spot_id] for m in marks],
        "hovertext": [spot_hover(m.spot, titles, outlines.home) for m in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **_still(),
    }  # fmt: skip


def _scale_bar(view: View, colours: MapColours, km: float = 100.0) -> Trace:
    """A hundred kilometres, as a line on the map itself: right at every zoom."""
    x, y = view.to_map(16, view.height - 14)
    tick = 5 / view.scale
    return {
        "type": "scatter", "mode": "lines+text", "hoverinfo": "skip",
        "x": [x, x, x + km / 2, x + km, x + km],
        "y": [y + tick, y, y, y, y + tick],
        "text": ["", "", f"{km:.0f} км", "", ""],
        "textposition": "top center",
        "textfont": {"size": 11, "color": colours.quiet_ink},
        "line": {"color": colours.quiet_ink, "width": 1.4},
        **{k: {"textfont": {"color": colours.quiet_ink}} for k in ("selected", "unselected")},
    }  # fmt: skip


def _all_shapes(
    arranged: Arrangement,
    colours: MapColours,
    colour_of: Mapping[str, str],
    chosen: Sequence[str],
) -> list[Shape]:
    shapes: list[Shape] = []
    for marks, placed, axes in (
        (arranged.marks, arranged.labels, ""),
        (arranged.far, arranged.far_labels, "2"),
    ):
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
                chosen=mark.spot.spot_id in chosen,
            )
    return shapes


def _parts(spot: Spot, colour_of: Mapping[str, str], colours: MapColours) -> list[tuple[str, int]]:
    """How many events of each colour, in the order of ``colour_of``."""
    counts: dict[str, int] = {colour: 0 for colour in colour_of.values()}
    for event in spot.visits:
        colour = colour_of.get(event, colours.link)
        counts[colour] = counts.get(colour, 0) + 1
    return [(colour, n) for colour, n in counts.items() if n]
