"""The small line under a figure or map of a scene: what its signs mean."""

from __future__ import annotations

from markupsafe import Markup

from etl.model import POINT_PRECISIONS
from pages.calendar.blocks.agenda import LEGEND
from pages.map.ground.basemap import COLOURS, MapTheme
from pages.map.ground.projection import Window
from pages.map.map_settings import PLAIN, MapSettings
from pages.map.spots.colouring import map_colours
from pages.map.spots.spots import MapData, Spot
from pages.shared.markup.templates import render
from pages.show.slides.slides import Setting

_FEW = 3
"""So many spheres are named under a map; more have no room there."""


def marks_legend(
    data: MapData,
    stage: Setting,
    window: Window,
    spheres: tuple[str, ...] = (),
    looks: MapSettings = PLAIN,
    links: bool = True,
) -> Markup:
    """Signs of a map that are seen in its window, and spheres by their colours.

    Args:
        data: what is on the map.
        stage: theme and colours.
        window: what of the map is seen.
        spheres: the spheres to name, where no list beside the map does.
        looks: what the map's controls were set to.
        links: lines between the places of one event are drawn.
    """
    held = {s.precision for s in data.spots if _seen(s, window) and s.visits}
    colours = map_colours(stage.spheres, stage.theme)
    return render(
        "show/slides/marks_legend.html",
        c=COLOURS[_kind(stage)],
        seen={
            "town": "settlement" in held,
            "building": "venue" in held,
            "area": bool(held - POINT_PRECISIONS),
            "held": links and any(not link.remote for link in data.links),
            "remote": links and any(link.remote for link in data.links),
            "only_remote": any(not s.visits for s in data.spots if _seen(s, window)),
        },
        people=looks.with_people,
        month=looks.month is not None,
        spheres=[(s, colours[s]) for s in spheres] if len(spheres) <= _FEW else [],
    )


def certainty_legend() -> Markup:
    """The language of certainty, as on the page «Календарь»."""
    return render("show/slides/certainty_legend.html", marks=LEGEND)


def _seen(spot: Spot, window: Window) -> bool:
    if spot.area is not None or spot.far:
        return True
    return spot.x is not None and spot.y is not None and window.holds(spot.x, spot.y)


def _kind(stage: Setting) -> MapTheme:
    return "dark" if stage.theme == "dark" else "light"
