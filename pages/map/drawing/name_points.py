"""Names as points of the map."""

from __future__ import annotations

from collections.abc import Sequence

from pages.map.drawing.points_trace import TracePoint
from pages.map.ground.basemap import NAME_INKS, MapColours
from pages.map.layout.label_canvas import Placed
from pages.map.layout.screen import Arrangement, PlacedSpot, View
from pages.shared.figures.plotly_words import bold, in_lines, shown


def base_names(arranged: Arrangement, colours: MapColours) -> list[TracePoint]:
    """Names of the base map: towns and regions, neighbours, rivers."""
    kinds = {
        kind: (getattr(colours, ink), "italic" if kind == "river" else "normal")
        for kind, ink in NAME_INKS.items()
    }
    found = [(p, kinds.get(p.label.label_id.partition(":")[0])) for p in arranged.labels]
    return [_name(p, arranged.view, *kind, axes="") for p, kind in found if kind]


def mark_names(
    placed: Sequence[Placed],
    marks: Sequence[PlacedSpot],
    view: View,
    colours: MapColours,
    *,
    axes: str,
) -> list[TracePoint]:
    """The names of the marks given."""
    own = {m.spot.spot_id for m in marks}
    mine = [p for p in placed if p.label.label_id in own]
    return [_name(p, view, colours.ink, "normal", axes=axes) for p in mine]


def _name(placed: Placed, view: View, ink: str, style: str, *, axes: str) -> TracePoint:
    """A name; an unseen marker of the right size keeps it from its mark."""
    x, y = (placed.x, placed.y) if axes else view.to_map(placed.x, placed.y)
    text = in_lines(map(shown, placed.label.lines))
    return TracePoint(
        x,
        y,
        # Plotly keeps text (radius / 0.8 + 1) away from its point.
        size=max(0.0, (placed.offset - 1) * 1.6),
        text=bold(text) if placed.label.bold else text,
        position=placed.position,
        letters=placed.label.size,
        ink=ink,
        style=style,
    )
