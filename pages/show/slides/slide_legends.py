"""The small line under a figure or map of a scene: what its signs mean."""

from __future__ import annotations

from html import escape

from pages.calendar.blocks.agenda import LEGEND
from pages.map.ground.basemap import COLOURS, MapTheme
from pages.map.ground.projection import Window
from pages.map.map_look import PLAIN, MapLook
from pages.map.spots.spots import MapData, Spot
from pages.shared.figures.palette import sphere_colours
from pages.shared.words.russian import nbsp
from pages.show.slides.slides import Setting

_POINTS = ("venue", "settlement")
_FEW = 3
"""So many spheres are named under a map; more have no room there."""


def marks_legend(
    data: MapData,
    stage: Setting,
    window: Window,
    spheres: tuple[str, ...] = (),
    looks: MapLook = PLAIN,
) -> str:
    """Signs of a map that are seen in its window, and spheres by their colours.

    Args:
        data: what is on the map.
        stage: theme and colours.
        window: what of the map is seen.
        spheres: the spheres to name, where no list beside the map does.
        looks: what the map's controls were set to.
    """
    c = COLOURS[_kind(stage)]
    spots = [s for s in data.spots if _seen(s, window)]
    held = {s.precision for s in spots if s.visits}
    ring = f"<circle cx='11' cy='9' r='6' fill='{c.mark}' stroke='{c.link}' stroke-width='3'/>"
    dot = f"<circle cx='11' cy='9' r='6' fill='{c.link}'/>"
    area = (
        f"<path d='M0 14L14 0M8 18L22 4' stroke='{c.hatch}'/>"
        f"<rect x='5' y='3' width='12' height='12' fill='{c.mark}' stroke='{c.hatch}'/>"
    )
    line = f"<path d='M0 9H22' stroke='{c.link}' stroke-width='2.4'/>"
    dashes = f"<path d='M0 9H22' stroke='{c.link}' stroke-width='2.4' stroke-dasharray='5 3'/>"
    remote = any(link.remote for link in data.links) or any(not s.visits for s in spots)
    held_words = "участвуют вместе" if looks.with_people else "на обеих сторонах"
    signs = (
        ("settlement" in held, ring, "город, посёлок"),
        ("venue" in held, dot, "здание, площадка"),
        (bool(held - set(_POINTS)), area, "область, страна целиком"),
        (any(not link.remote for link in data.links), line, held_words),
        (remote, dashes, "дистанционно"),
        (looks.month is not None, "", "бледнее, «+» — возможно"),
    )
    entries = [f"<span>{_icon(icon)}{words}</span>" for shown, icon, words in signs if shown]
    styles = sphere_colours(stage.spheres, stage.theme)
    if len(spheres) <= _FEW:
        entries += [
            f"<span><i style='background:{styles[s].colour}'></i>{escape(nbsp(s))}</span>"
            for s in spheres
        ]
    return "".join(entries)


def certainty_legend() -> str:
    """The language of certainty, as on the page «Календарь»."""
    # Drawn narrower than there, so that a few days are a diamond too.
    words = dict(LEGEND) | {"diamond": "несколько дней"}
    return "".join(
        f"<span><i class='cal-mark {mark}'></i>{escape(nbsp(text))}</span>"
        for mark, text in words.items()
    )


def _icon(body: str) -> str:
    return f"<svg viewBox='0 0 22 18'>{body}</svg>" if body else ""


def _seen(spot: Spot, window: Window) -> bool:
    if spot.area is not None or spot.far:
        return True
    return spot.x is not None and spot.y is not None and window.holds(spot.x, spot.y)


def _kind(stage: Setting) -> MapTheme:
    return "dark" if stage.theme == "dark" else "light"
