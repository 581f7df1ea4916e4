"""Pictures of the map for scenes: which window, how large its letters, what is seen of it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import plotly.graph_objects as go

from etl.home import Home
from pages.map.ground.basemap import COLOURS, MapTheme, basemap_image, layer_images
from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.outlines import Area, Outlines
from pages.map.ground.projection import LIMIT, PICTURE, WHOLE, Window
from pages.map.layout.arrange import arrange
from pages.map.layout.screen import Arrangement
from pages.map.layout.screen import View as MapView
from pages.map.map_choices import look
from pages.map.map_settings import PLAIN, MapRequest, MapSettings
from pages.map.prepared_map import map_data, map_figure
from pages.map.spots.spots import MapData
from pages.shared.figures.palette import CLEAR
from pages.shared.plan.tables import Plan
from pages.show.slides.region_events import filled, spots_within
from pages.show.slides.slides import MapShot, Setting

Frame = tuple[float, float, float, float]
BOX: Frame = (32.0, 112.0, 840.0, round(840.0 * WHOLE.height / WHOLE.width, 2))
CARD_BOX: Frame = (612.0, 112.0, 636.0, 532.0)
ENLARGED = (1.6, 1.5, 1.4, 1.3, 1.2)
"""A map is drawn so much smaller than its box, and its letters are enlarged with it: as much as
its names stay at their marks."""
_SMALLER, _NAMELESS = 10.0, 60.0
"""What a step to smaller letters costs, and a place without its name, in pixels of leader line."""
_END_AIR = 22.0
"""Units of the sheet around the other end of a link, so that its mark and name are seen whole."""
NEAR = 240.0
"""Width in units of the sheet of the map of one event's place."""


def base_pictures(theme: str, homes: tuple[Home, ...]) -> tuple[str, ...]:
    """The pictures under every map: the base map, then further layers."""
    outlines = load_outlines(*homes)
    kind: MapTheme = "dark" if theme == "dark" else "light"
    names = tuple(layer.name for layer in outlines.layers)
    images = [basemap_image(outlines, kind), *layer_images(outlines, kind, names)]
    return tuple(str(image["source"]) for image in images)


def picture_window() -> Frame:
    """What the pictures cover, in kilometres: west, south, east, north."""
    return PICTURE.west, PICTURE.south, PICTURE.east, PICTURE.north


_AIR = 0.08
"""The share of a window that is left free on each side."""


def part_window(area: Area, plan: Plan, outlines: Outlines) -> Window:
    """A region and the other ends of its links, with a little air, in the map's proportions."""
    data = map_data(plan, outlines)
    own = {s.spot_id for s in spots_within(area, data, outlines)}
    ends = [
        (spot.x + side, spot.y + side)
        for link in data.links
        if {link.start.spot_id, link.end.spot_id} & own
        for spot in (link.start, link.end)
        if not spot.far and spot.x is not None and spot.y is not None
        for side in (-_END_AIR, _END_AIR)
    ]
    corners = np.vstack([*area.rings, *(np.asarray([end]) for end in ends)])
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    width = max(east - west, (north - south) * BOX[2] / BOX[3]) * (1 + 2 * _AIR)
    return _window((west + east) / 2, (south + north) / 2, float(width), BOX)


def event_window(data: MapData) -> Window:
    """The window around an event's places; the whole map where one is an area or far away."""
    near = [s for s in data.spots if not s.far and s.x is not None and s.y is not None]
    if len(near) != len(data.spots) or any(s.area for s in data.spots):
        return _window(*WHOLE.middle, WHOLE.width, CARD_BOX)
    xs, ys = [s.x or 0.0 for s in near], [s.y or 0.0 for s in near]
    spread = max(max(xs) - min(xs), (max(ys) - min(ys)) * CARD_BOX[2] / CARD_BOX[3])
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return _window(*middle, max(NEAR, spread * 1.9), CARD_BOX)


def shot(
    plan: Plan,
    stage: Setting,
    window: Window,
    box: Frame = BOX,
    lit: Area | None = None,
    looks: MapSettings = PLAIN,
    links: bool = True,
) -> MapShot:
    """A picture of the map.

    Args:
        plan: the events on it.
        stage: theme and colours.
        window: what of the map is seen.
        box: where it stands on the stage.
        lit: the region that the scene is about, outlined.
        looks: what the map's controls were set to.
        links: lines join an event's places; on the whole plan's map they would be a knot.
    """
    outlines = load_outlines(*plan.info.homes)
    views = [MapView(window, box[2] / times, framed=True) for times in ENLARGED]
    seen = look(plan, outlines, stage.spheres, stage.theme, looks)
    view = _tidiest(seen.data, outlines, views)
    wanted = MapRequest(stage.spheres, stage.theme, view, looks, links="drawn" if links else "none")
    figure = map_figure(plan, outlines, wanted)
    return MapShot(
        _marks_only(figure, lit, "dark" if stage.theme == "dark" else "light"),
        (window.west, window.south, window.east, window.north),
        box,
        (view.width, round(view.height, 2)),
    )


def _window(x: float, y: float, width: float, box: Frame) -> Window:
    """A window around a point in a box's proportions, moved inside what the map covers."""
    width = min(width, WHOLE.width)
    height = width * box[3] / box[2]
    west = min(max(x - width / 2, LIMIT.west), LIMIT.east - width)
    south = min(max(y - height / 2, LIMIT.south), LIMIT.north - height)
    return Window(float(west), float(south), float(west + width), float(south + height))


def _tidiest(data: MapData, outlines: Outlines, views: list[MapView]) -> MapView:
    """The view in which the names stand nearest to their marks."""
    costs = [i * _SMALLER + _untidy(arrange(data, outlines, v)) for i, v in enumerate(views)]
    return views[costs.index(min(costs))]


def _untidy(placed: Arrangement) -> float:
    """How far names are from their marks, in all."""
    names = (*placed.labels, *placed.far_labels)
    named = {name.label.label_id for name in names}
    seen = [m for m in placed.marks if placed.view.window.holds(m.x, m.y)]
    nameless = sum(m.spot.spot_id not in named for m in (*seen, *placed.far))
    return nameless * _NAMELESS + sum(math.dist((n.x, n.y), n.leader) for n in names if n.leader)


def _marks_only(figure: go.Figure, lit: Area | None, theme: MapTheme) -> go.Figure:
    """The figure without its base picture (one for all maps) and what is not seen."""
    plain: dict[str, Any] = figure.to_plotly_json()
    layout = plain["layout"] | {"images": [], "plot_bgcolor": CLEAR}
    data = [trace for trace in plain["data"] if trace.get("opacity") != 0]
    if lit is not None:
        (ring,) = filled(lit).rings
        line = {"color": COLOURS[theme].ink, "width": 1.6}
        x, y = ring[:, 0].round(1).tolist(), ring[:, 1].round(1).tolist()
        data.insert(0, {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line})
    return go.Figure({"data": data, "layout": layout}, _validate=False)
