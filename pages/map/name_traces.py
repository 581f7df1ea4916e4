"""Names as plotly traces."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from pages.map.basemap import MapColours
from pages.map.labels import Placed
from pages.map.view import Arrangement, Mark, View

Trace = dict[str, Any]


def base_names(arranged: Arrangement, colours: MapColours) -> list[Trace]:
    """Names of the base map; one trace a colour, since fading is switched off by trace."""
    kinds = {
        ("base", "oblast"): (colours.quiet_ink, "normal"),
        ("land", "neighbour"): (colours.faint_ink, "normal"),
        ("river",): (colours.river_ink, "italic"),
    }
    traces = []
    for group, (colour, style) in kinds.items():
        own = [p for p in arranged.labels if p.label.label_id.partition(":")[0] in group]
        trace = _text_trace(own, arranged.view, colour, colours, style, axes="")
        traces.append(trace)
    return traces


def mark_names(
    placed: Sequence[Placed], marks: Sequence[Mark], view: View, colours: MapColours, *, axes: str
) -> Trace:
    """The names of the marks given."""
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
    h = colours.halo
    halo = ", ".join(f"{dx}px {dy}px 1px {h}" for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {
        "type": "scatter", "mode": "markers+text", "hoverinfo": "skip", "cliponaxis": False,
        "xaxis": f"x{axes}", "yaxis": f"y{axes}",
        "x": [round(x, 2) for x, _ in points],
        "y": [round(y, 2) for _, y in points],
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


def _still(colour: str) -> dict[str, Any]:
    """Selecting must not fade what is not selected."""
    return {"unselected": {"textfont": {"color": colour}, "marker": {"opacity": 0}}}
