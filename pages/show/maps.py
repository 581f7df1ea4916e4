"""Scenes of the map: the whole, one region closer, one event's place."""

from __future__ import annotations

import math
from functools import lru_cache
from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from pages.map.arrange import arrange
from pages.map.basemap import COLOURS, PICTURE, MapTheme
from pages.map.outlines import Area, Outlines, load_outlines
from pages.map.panel import title as map_title
from pages.map.places import MapData
from pages.map.prepare import map_data, map_figure
from pages.map.projection import LIMIT, WHOLE, Window
from pages.map.view import View as MapView
from pages.shared.palette import sphere_colours
from pages.shared.tables import Plan
from pages.shared.words import nbsp
from pages.show.regions import around, events_within, spots_within
from pages.show.slides import MapShot, Setting, Slide, events_counted
from pages.show.views import View

BOX = (32.0, 112.0, 880.0, round(880.0 * WHOLE.height / WHOLE.width, 2))
CARD_BOX = (612.0, 112.0, 636.0, 556.0)
ENLARGED = (1.6, 1.5, 1.4, 1.3)
"""A map is drawn so much smaller than its box, and its letters are enlarged with it: the first
at which no name stands far from its mark, else the one at which the names stand nearest."""
_NEAR_MARK = 60.0
_ROWS = 7
"""Events listed beside the map of a region; more of them become further slides."""
_END_AIR = 22.0
"""Kilometres around the other end of a link, so that its mark and name are seen whole."""
NEAR = 240.0
"""Width in kilometres of the map of one event's place."""


def map_slides(view: View, stage: Setting) -> list[Slide]:
    """The map of the whole plan or its filtered part; with a region, that region's list."""
    plan, outlines = view.selection.apply(stage.plan), load_outlines()
    area = outlines.find("region", view.part) if view.part else None
    if area:
        visits, remote = events_within(area, plan, outlines)
        plan = plan.keep(visits | remote)  # what happens elsewhere would only be in the way
        shot = _shot(plan, stage, outlines, part_window(area, plan, outlines))
        return _part_slides(area, plan, outlines, shot)
    shot = _shot(plan, stage, outlines, WHOLE)
    data = map_data(plan, outlines)
    head, _ = map_title(data)
    kicker = f"«{view.part}» на карте не нарисована: показана вся карта" if view.part else ""
    return [Slide(head, _spheres_html(plan, data, stage), "map", kicker, shot=shot)]


def base_pictures(theme: str) -> tuple[str, ...]:
    """The pictures under every map: the base map, then further layers."""
    from pages.map.basemap import basemap_image, layer_images

    outlines = load_outlines()
    kind: MapTheme = "dark" if theme == "dark" else "light"
    names = tuple(layer.name for layer in outlines.layers)
    images = [basemap_image(outlines, kind), *layer_images(outlines, kind, names)]
    return tuple(str(image["source"]) for image in images)


def picture_window() -> tuple[float, float, float, float]:
    """What the pictures cover, in kilometres: west, south, east, north."""
    return PICTURE.west, PICTURE.south, PICTURE.east, PICTURE.north


def part_window(area: Area, plan: Plan, outlines: Outlines, air: float = 0.08) -> Window:
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
    width = max(east - west, (north - south) * BOX[2] / BOX[3]) * (1 + 2 * air)
    return _window((west + east) / 2, (south + north) / 2, float(width), BOX)


def event_shot(event_id: str, stage: Setting) -> MapShot | None:
    """The map around an event's places; None where it has none on the map."""
    plan, outlines = stage.plan.keep({event_id}), load_outlines()
    data = map_data(plan, outlines)
    near = [s for s in data.spots if not s.far and s.x is not None and s.y is not None]
    if not data.spots:
        return None
    if len(near) != len(data.spots) or any(s.area for s in data.spots):
        middle, width = (
            ((WHOLE.west + WHOLE.east) / 2, (WHOLE.south + WHOLE.north) / 2),
            WHOLE.width,
        )
    else:
        xs, ys = [s.x or 0.0 for s in near], [s.y or 0.0 for s in near]
        spread = max(max(xs) - min(xs), (max(ys) - min(ys)) * CARD_BOX[2] / CARD_BOX[3])
        middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        width = max(NEAR, spread * 1.9)
    return _shot(plan, stage, outlines, _window(*middle, width, CARD_BOX), CARD_BOX)


def _window(x: float, y: float, width: float, box: tuple[float, float, float, float]) -> Window:
    """A window around a point in a box's proportions, moved inside what the map covers."""
    width = min(width, WHOLE.width)
    height = width * box[3] / box[2]
    west = min(max(x - width / 2, LIMIT.west), LIMIT.east - width)
    south = min(max(y - height / 2, LIMIT.south), LIMIT.north - height)
    return Window(float(west), float(south), float(west + width), float(south + height))


def _shot(
    plan: Plan,
    stage: Setting,
    outlines: Outlines,
    window: Window,
    box: tuple[float, float, float, float] = BOX,
) -> MapShot:
    views = [MapView(window, box[2] / times) for times in ENLARGED]
    view = _tidiest(map_data(plan, outlines), outlines, views)
    figure = map_figure(plan, outlines, stage.spheres, stage.theme, view, ())
    return MapShot(
        _marks_only(figure),
        (window.west, window.south, window.east, window.north),
        box,
        (view.width, round(view.height, 2)),
    )


def _tidiest(data: MapData, outlines: Outlines, views: list[MapView]) -> MapView:
    """The view in which no name is moved far away from its mark."""
    longest: dict[float, MapView] = {}
    for view in views:
        placed = arrange(data, outlines, view)
        names = (*placed.labels, *placed.far_labels)
        away = max((math.dist((n.x, n.y), n.leader) for n in names if n.leader), default=0.0)
        if away <= _NEAR_MARK:
            return view
        longest.setdefault(away, view)
    return longest[min(longest)]


def _marks_only(figure: go.Figure) -> go.Figure:
    """The figure without its base picture (one for all maps) and what is not seen."""
    plain: dict[str, Any] = figure.to_plotly_json()
    layout = plain["layout"] | {"images": [], "plot_bgcolor": "rgba(0,0,0,0)"}
    data = [trace for trace in plain["data"] if trace.get("opacity") != 0]
    return go.Figure({"data": data, "layout": layout}, _validate=False)


def _spheres_html(plan: Plan, data: MapData, stage: Setting) -> str:
    """The spheres as legend with numbers, and what the map cannot show."""
    styles = sphere_colours(stage.spheres, stage.theme)
    on_map = set(data.held) | set(data.linked)
    seen = plan.events[plan.events["event_id"].isin(on_map)]["sphere_name"]
    rows = "".join(
        f"<li><i style='background:{styles[s].colour}'></i><span>{escape(nbsp(s))}</span>"
        f"<b>{int((seen == s).sum())}</b></li>"
        for s in stage.spheres
        if (seen == s).any()
    )
    missing = len(data.no_place) + len(data.remote_only)
    note = f"<p class='quiet'>Не на карте: {events_counted(missing)}</p>" if missing else ""
    return f"<ul class='legend'>{rows}</ul>{note}{_marks_legend(stage)}"


def _marks_legend(stage: Setting) -> str:
    c = COLOURS["dark" if stage.theme == "dark" else "light"]
    ring = f"<circle cx='11' cy='9' r='6' fill='{c.mark}' stroke='{c.link}' stroke-width='3'/>"
    dot = f"<circle cx='11' cy='9' r='6' fill='{c.link}'/>"
    area = (
        f"<path d='M0 14L14 0M8 18L22 4' stroke='{c.hatch}'/>"
        f"<rect x='5' y='3' width='12' height='12' fill='{c.mark}' stroke='{c.hatch}'/>"
    )
    dashes = f"<path d='M0 9H22' stroke='{c.link}' stroke-width='2' stroke-dasharray='5 3'/>"
    line = f"<path d='M0 9H22' stroke='{c.link}' stroke-width='2'/>"
    words = (
        (ring, "город"), (dot, "здание"), (area, "область целиком"),
        (line, "на обеих сторонах"), (dashes, "дистанционно"),
    )  # fmt: skip
    return (
        "<ul class='marks'>"
        + "".join(f"<li><svg viewBox='0 0 22 18'>{icon}</svg>{word}</li>" for icon, word in words)
        + "</ul>"
    )


def _part_slides(area: Area, plan: Plan, outlines: Outlines, shot: MapShot) -> list[Slide]:
    visits, remote = events_within(area, plan, outlines)
    rows = [*_rows(plan, visits, ""), *_rows(plan, remote, "дистанционно")]
    inner = [a.name for a in outlines.areas if around(a, outlines) is area]
    title = f"{' и '.join([area.name, *inner])}: {events_counted(len(visits))}"
    if remote:
        title += f", ещё {len(remote)} дистанционно"
    if not rows:
        note = "<p class='quiet'>В плане нет мероприятий с местом здесь.</p>"
        return [Slide(title, note, "map part", shot=shot)]
    n = -(-len(rows) // _ROWS)
    step = -(-len(rows) // n)
    pages = ["".join(rows[i : i + step]) for i in range(0, len(rows), step)]
    return [Slide(title, f"<ol class='brief'>{p}</ol>", "map part", shot=shot) for p in pages]


def _rows(plan: Plan, ids: set[str], note: str) -> list[str]:
    events = plan.events[plan.events["event_id"].isin(ids)]
    dated = events.sort_values(["start_date", "end_date"], na_position="last", kind="stable")
    return [
        f"<li><b>{escape(row['dates_words'])}</b>{escape(nbsp(row['title_short']))}"
        + (f" <em>{note}</em>" if note else "")
        + "</li>"
        for row in dated.to_dict("records")
    ]


@lru_cache(maxsize=1)
def credit() -> str:
    """Whose data the map is."""
    from pages.map.basemap import CREDIT

    return CREDIT
