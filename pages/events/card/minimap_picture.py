"""The small map as still SVG pictures: coarse outlines, and over them marks, links and names."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from markupsafe import Markup

from pages.map.ground.basemap import COLOURS, MapTheme
from pages.map.ground.geojson import Line
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import WHOLE
from pages.map.spots.spots import Link, MapData, Spot
from pages.map.words.map_words import wrap_name
from pages.shared.markup.templates import render

WIDTH = 340.0
_SCALE = WIDTH / WHOLE.width
HEIGHT = WHOLE.height * _SCALE
"""The picture's size in pixels; the map's own window is drawn."""
_LINE = 13.0
"""From one line of a name to the next."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MinimapLabel:
    """A name on the picture, already clear of the others."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        """What it covers: left, top, right, bottom."""
        width = 6.6 * max(len(line) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - 11, left + width, self.y + 4 + _LINE * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A spot's mark: a dot, a ring, or an arrow at the edge."""

    kind: Literal["dot", "ring", "arrow"]
    x: str
    y: str
    turn: int = 0
    guessed: bool = False


def picture(data: MapData, outlines: Outlines, theme: MapTheme, *, guessed: bool = False) -> Markup:
    """What stands on the map, as SVG to lie over ``ground``.

    Args:
        data: the event's spots and links.
        outlines: what the base map is drawn from.
        theme: whose colours.
        guessed: the plan calls the place a tentative one: its mark is an outline of dashes.
    """
    labels, taken = _labels(data.spots, outlines)
    return render(
        "events/card/minimap_picture.svg",
        c=COLOURS[theme],
        width=WIDTH,
        height=HEIGHT,
        line_height=round(_LINE),
        areas=[_path(spot.area.rings) for spot in data.spots if spot.area is not None],
        links=[{"path": _line(link, outlines), "remote": link.remote} for link in data.links],
        signs=[_sign(spot, outlines, guessed) for spot in data.spots if spot.area is None],
        labels=labels,
        lands=_land_names(outlines, labels, taken),
    )


@lru_cache(maxsize=8)
def ground(outlines: Outlines, theme: MapTheme) -> Markup:
    """Land, sea, borders and the great rivers, coarse enough for a small picture."""
    regions = [a for a in outlines.areas if a.level == "region"]
    near = [a for a in regions if a.country_code in outlines.home.bias_countries]
    own = outlines.find("region", outlines.home.region)
    return render(
        "events/card/minimap_ground.svg",
        c=COLOURS[theme],
        width=WIDTH,
        height=HEIGHT,
        sea=_path(outlines.sea),
        borders=_path(outlines.borders, close=False),
        near=_path(r for a in near for r in a.rings),
        countries=_path(r for a in outlines.partner_countries for r in a.rings),
        home=_path(own.rings if own else ()),
    )


def _path(lines: Iterable[Line], *, close: bool = True) -> str:
    """Lines as one path of whole relative steps; what lies outside the picture is cut off by it.

    The steps are half pixels, so a path stands in a group that is scaled by a half.
    """
    out = []
    for line in lines:
        x = np.round((line[:, 0] - WHOLE.west) * _SCALE * 2).astype(int)
        y = np.round((WHOLE.north - line[:, 1]) * _SCALE * 2).astype(int)
        dx, dy = np.diff(x), np.diff(y)
        moved = (dx != 0) | (dy != 0)
        steps = zip(dx[moved].tolist(), dy[moved].tolist(), strict=True)
        path = "".join(f" {px}{py}" if py < 0 else f" {px} {py}" for px, py in steps)
        if path:
            out.append(f"M{x[0]} {y[0]}l{path.strip()}" + ("z" if close else ""))
    return "".join(out)


def _line(link: Link, outlines: Outlines) -> str:
    (x0, y0), (x1, y1) = _at(link.start, outlines), _at(link.end, outlines)
    return f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"


def _sign(spot: Spot, outlines: Outlines, guessed: bool) -> _Sign:
    x, y = (f"{at:.1f}" for at in _at(spot, outlines))
    if spot.far:
        return _Sign("arrow", x, y, turn=round(math.degrees(_bearing(spot, outlines))))
    known = spot.precision == "venue" and not guessed
    return _Sign("dot" if known else "ring", x, y, guessed=guessed)


def _at(spot: Spot, outlines: Outlines) -> tuple[float, float]:
    """Where a spot stands in the picture; a far one at the edge, in its direction."""
    if spot.far:
        hx, hy = _pixels(*outlines.home_xy)
        turn = _bearing(spot, outlines)
        dx, dy = math.sin(turn), -math.cos(turn)
        reach = [
            (limit - start) / step
            for start, step, low, high in (
                (hx, dx, 12.0, WIDTH - 12.0),
                (hy, dy, 12.0, HEIGHT - 12.0),
            )
            if abs(step) > 1e-9
            for limit in ((high,) if step > 0 else (low,))
        ]
        return hx + dx * min(reach), hy + dy * min(reach)
    if spot.area is not None and spot.x is None:
        corners = np.vstack(spot.area.rings)
        return _pixels(*((corners.min(axis=0) + corners.max(axis=0)) / 2))
    return _pixels(spot.x or 0.0, spot.y or 0.0)


def _bearing(spot: Spot, outlines: Outlines) -> float:
    home = outlines.home
    return outlines.sheet.bearing(
        home.capital_latitude, home.capital_longitude, spot.latitude or 0.0, spot.longitude or 0.0
    )


def _pixels(x: float, y: float) -> tuple[float, float]:
    return (x - WHOLE.west) * _SCALE, (WHOLE.north - y) * _SCALE


def _labels(
    spots: tuple[Spot, ...], outlines: Outlines, shown: int = 8
) -> tuple[list[MinimapLabel], list[Box]]:
    """Names beside their marks; one that would cover another is left to the caption."""
    taken: list[Box] = []
    for spot in spots:
        x, y = _at(spot, outlines)
        if spot.area is None:
            taken.append((x - 6, y - 6, x + 6, y + 6))
    out = []
    for spot in spots[:shown]:
        x, y = _at(spot, outlines)
        lines = wrap_name(spot.name, 18)
        low = _LINE * (len(lines) - 1)
        if spot.area is not None:
            tries = [(x, y + 4 + dy, "middle") for dy in (-low / 2, 18.0, -18.0)]
        else:
            tries = [(x + 10, y + 4, "start"), (x - 10, y + 4, "end"),
                     (x, y - 11 - low, "middle"), (x, y + 19, "middle")]  # fmt: skip
        labels = (MinimapLabel(lines, at_x, at_y, anchor) for at_x, at_y, anchor in tries)
        fitting = next((label for label in labels if _fits(label, taken)), None)
        if fitting:
            taken.append(fitting.box)
            out.append(fitting)
    return out, taken


def _fits(label: MinimapLabel, taken: list[Box]) -> bool:
    left, top, right, bottom = label.box
    inside = left > 2 and top > 2 and right < WIDTH - 2 and bottom < HEIGHT - 2
    return inside and not any(_overlap(label.box, other) for other in taken)


def _land_names(
    outlines: Outlines, labels: list[MinimapLabel], taken: list[Box]
) -> list[MinimapLabel]:
    """Faint names of the home region and of the partner country, where there is room."""
    home = outlines.home
    own = outlines.find("region", home.region)
    lands = [*outlines.partner_countries, *([own] if own else [])]
    said = {" ".join(label.lines) for label in labels}
    out = []
    for area in lands:
        if area.name in said:
            continue
        corners = np.vstack(area.rings)
        x, y = _pixels(*((corners.min(axis=0) + corners.max(axis=0)) / 2))
        lines = wrap_name(area.name.removeprefix("Республика "), 12)
        tries = [MinimapLabel(lines, x, y + dy, "middle") for dy in (0.0, 36.0, -36.0)]
        fitting = next((label for label in tries if _fits(label, taken)), None)
        if fitting:
            taken.append(fitting.box)
            out.append(fitting)
    return out


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
