"""The small map as a still SVG picture: coarse outlines, marks, links and their names."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import numpy as np

from etl.home import Home
from pages.map.ground.basemap import COLOURS, MapColours, MapTheme
from pages.map.ground.geojson import Line
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import WHOLE, bearing_on_map, project_point
from pages.map.spots.spots import Link, MapData, Spot
from pages.map.words.map_words import wrap_name

WIDTH = 340.0
_SCALE = WIDTH / WHOLE.width
HEIGHT = WHOLE.height * _SCALE
"""The picture's size in pixels; the map's own window is drawn."""
_LINE = 13.0
"""From one line of a name to the next."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
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


def picture(data: MapData, outlines: Outlines, theme: MapTheme, *, guessed: bool = False) -> str:
    """The map as SVG text.

    Args:
        data: the event's spots and links.
        outlines: what the base map is drawn from.
        theme: whose colours.
        guessed: the plan calls the place a tentative one: its mark is an outline of dashes.
    """
    c = COLOURS[theme]
    home = outlines.home
    parts = [_base(outlines, theme)]
    parts += [_hatched(spot, c) for spot in data.spots if spot.area is not None]
    parts += [_link(link, home, c) for link in data.links]
    parts += [_sign(spot, home, c, guessed) for spot in data.spots if spot.area is None]
    labels, taken = _labels(data.spots, home)
    parts += [_label(label, c) for label in labels]
    parts += [_label(label, c, faint=True) for label in _land_names(outlines, labels, taken)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" '
        f'width="{2 * WIDTH:.0f}" height="{2 * HEIGHT:.0f}">'
        '<defs><pattern id="h" width="10" height="10" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<path d="M0 0V10" stroke="{c.hatch}" stroke-width="5"/></pattern></defs>'
        f"{''.join(parts)}</svg>"
    )


@lru_cache(maxsize=8)
def _base(outlines: Outlines, theme: MapTheme) -> str:
    """Land, sea, borders and the great rivers, coarse enough for a small picture."""
    c = COLOURS[theme]
    regions = [a for a in outlines.areas if a.level == "region"]
    home = [r for a in regions if a.name == outlines.home.region for r in a.rings]
    near = [a for a in regions if a.country_code in outlines.home.bias_countries]
    country = [r for a in outlines.areas if a.level == "country" for r in a.rings]
    return (
        f'<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="{c.land}"/>'
        '<g transform="scale(.5)" fill="none" stroke-width="2">'
        f'<path d="{_path(outlines.sea)}" fill="{c.water}"/>'
        f'<path d="{_path(outlines.borders, close=False)}" stroke="{c.country_line}"/>'
        f'<path d="{_path(r for a in near for r in a.rings)}" fill="{c.partner}" '
        f'stroke="{c.partner_inner_line}" stroke-width="1"/>'
        f'<path d="{_path(country)}" stroke="{c.partner_line}"/>'
        f'<path d="{_path(home)}" fill="{c.home}" stroke="{c.home_line}" stroke-width="2.6"/></g>'
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


def _hatched(spot: Spot, c: MapColours) -> str:
    rings = spot.area.rings if spot.area else ()
    return (
        f'<path transform="scale(.5)" d="{_path(rings)}" fill="url(#h)" fill-opacity="0.75" '
        f'stroke="{c.hatch}" stroke-width="2.8"/>'
    )


def _link(link: Link, home: Home, c: MapColours) -> str:
    (x0, y0), (x1, y1) = _at(link.start, home), _at(link.end, home)
    dash = ' stroke-dasharray="5 4"' if link.remote else ""
    return (
        f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" fill="none" stroke="{c.link}" '
        f'stroke-width="1.8"{dash}/>'
    )


def _sign(spot: Spot, home: Home, c: MapColours, guessed: bool) -> str:
    """A dot, a ring, or an arrow at the edge."""
    x, y = _at(spot, home)
    if spot.far:
        turn = math.degrees(_bearing(spot, home))
        return (
            f'<path d="M0 -9L6 5L0 2L-6 5z" transform="translate({x:.1f} {y:.1f}) '
            f'rotate({turn:.0f})" fill="{c.mark_line}"/>'
        )
    place = f'cx="{x:.1f}" cy="{y:.1f}"'
    if spot.precision == "venue" and not guessed:
        return f'<circle {place} r="4.5" fill="{c.mark_line}" stroke="{c.halo}"/>'
    dash = ' stroke-dasharray="3 2"' if guessed else ""
    return f'<circle {place} r="5" fill="{c.mark}" stroke="{c.mark_line}" stroke-width="2"{dash}/>'


def _at(spot: Spot, home: Home) -> tuple[float, float]:
    """Where a spot stands in the picture; a far one at the edge, in its direction."""
    if spot.far:
        hx, hy = _pixels(*project_point(home.capital_latitude, home.capital_longitude))
        turn = _bearing(spot, home)
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


def _bearing(spot: Spot, home: Home) -> float:
    return bearing_on_map(
        home.capital_latitude, home.capital_longitude, spot.latitude or 0.0, spot.longitude or 0.0
    )


def _pixels(x: float, y: float) -> tuple[float, float]:
    return (x - WHOLE.west) * _SCALE, (WHOLE.north - y) * _SCALE


def _labels(spots: tuple[Spot, ...], home: Home, shown: int = 8) -> tuple[list[Label], list[Box]]:
    """Names beside their marks; one that would cover another is left to the caption."""
    taken: list[Box] = []
    for spot in spots:
        x, y = _at(spot, home)
        if spot.area is None:
            taken.append((x - 6, y - 6, x + 6, y + 6))
    out = []
    for spot in spots[:shown]:
        x, y = _at(spot, home)
        lines = wrap_name(spot.name, 18)
        low = _LINE * (len(lines) - 1)
        if spot.area is not None:
            tries = [(x, y + 4 + dy, "middle") for dy in (-low / 2, 18.0, -18.0)]
        else:
            tries = [(x + 10, y + 4, "start"), (x - 10, y + 4, "end"),
                     (x, y - 11 - low, "middle"), (x, y + 19, "middle")]  # fmt: skip
        labels = (Label(lines, at_x, at_y, anchor) for at_x, at_y, anchor in tries)
        fitting = next((label for label in labels if _fits(label, taken)), None)
        if fitting:
            taken.append(fitting.box)
            out.append(fitting)
    return out, taken


def _fits(label: Label, taken: list[Box]) -> bool:
    left, top, right, bottom = label.box
    inside = left > 2 and top > 2 and right < WIDTH - 2 and bottom < HEIGHT - 2
    return inside and not any(_overlap(label.box, other) for other in taken)


def _land_names(outlines: Outlines, labels: list[Label], taken: list[Box]) -> list[Label]:
    """Faint names of the home region and of the partner country, where there is room."""
    home = outlines.home
    own = outlines.find("region", home.region)
    lands = [a for a in outlines.areas if a.level == "country"] + ([own] if own else [])
    said = {" ".join(label.lines) for label in labels}
    out = []
    for area in lands:
        if area.name in said:
            continue
        corners = np.vstack(area.rings)
        x, y = _pixels(*((corners.min(axis=0) + corners.max(axis=0)) / 2))
        lines = wrap_name(area.name.removeprefix("Республика "), 12)
        tries = [Label(lines, x, y + dy, "middle") for dy in (0.0, 36.0, -36.0)]
        fitting = next((label for label in tries if _fits(label, taken)), None)
        if fitting:
            taken.append(fitting.box)
            out.append(fitting)
    return out


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _label(label: Label, c: MapColours, *, faint: bool = False) -> str:
    ink, size = (c.quiet_ink, 11) if faint else (c.ink, 12)
    lines = "".join(
        f'<tspan x="{label.x:.1f}" dy="{_LINE if at else 0:g}">{escape(line)}</tspan>'
        for at, line in enumerate(label.lines)
    )
    return (
        f'<text x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}" '
        f'font-family="PT Sans,Arial,sans-serif" font-size="{size}" fill="{ink}" '
        f'stroke="{c.halo}" stroke-width="3" paint-order="stroke">{lines}</text>'
    )
