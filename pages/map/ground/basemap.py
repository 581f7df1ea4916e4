"""The base map as one SVG picture that lies under the marks.

A rerun of the page only touches the marks: the picture's address does not change. Lines
keep their width at every zoom (``vector-effect``), and nothing here asks any host.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from pages.map.ground.cut_lines import cut_lines, cut_rings
from pages.map.ground.geojson import Line
from pages.map.ground.outlines import Area, Layer, Outlines
from pages.map.ground.projection import PICTURE, Window
from pages.shared.markup.svg_address import svg_address
from pages.shared.markup.templates import render

MapTheme = Literal["light", "dark", "print"]

CREDIT = "© Natural Earth, GSHHG, GeoNames (CC BY 4.0)"

STEP = 0.1
"""Whole numbers in the picture are this long, in units of the sheet: finer than the data."""


@dataclass(frozen=True, slots=True)
class MapColours:
    """The colours of one version of the map."""

    water: str
    land: str
    region_line: str
    country_line: str
    home: str
    home_line: str
    partner: str
    partner_line: str
    partner_inner_line: str
    river: str
    layer_line: str
    town: str
    halo: str
    ink: str
    quiet_ink: str
    faint_ink: str
    river_ink: str
    mark: str
    mark_line: str
    link: str
    hatch: str
    action: str


NAME_INKS: Mapping[str, str] = {
    "base": "quiet_ink", "oblast": "quiet_ink", "land": "faint_ink", "neighbour": "faint_ink",
    "river": "river_ink",
}  # fmt: skip
"""Of each kind of name of the base map, which of the colours it is written in."""
COLOURS: dict[MapTheme, MapColours] = {
    "light": MapColours(
        water="#D5E4EC", land="#EFECE6", region_line="#D8D2C7", country_line="#B9B1A3",
        home="#FBEFD9", home_line="#B0731F", partner="#E3EDF0", partner_line="#577F90",
        partner_inner_line="#B0C7D0", river="#9CC0D4", layer_line="#A3813F", town="#8B857A",
        halo="#FFFFFF", ink="#22201C", quiet_ink="#5D574E", faint_ink="#665F55",
        river_ink="#2F6482", mark="#FFFFFF", mark_line="#3A362F", link="#3D5A73",
        hatch="#7A5A2A", action="#0B5A87",
    ),
    "dark": MapColours(
        water="#12212A", land="#211F1C", region_line="#35322D", country_line="#57524A",
        home="#463A26", home_line="#D9A24E", partner="#1E323A", partner_line="#6FA0B2",
        partner_inner_line="#37525D", river="#3C6E88", layer_line="#A08A5C", town="#918A7E",
        halo="#181715", ink="#F1EEE8", quiet_ink="#BDB6AA", faint_ink="#A39C90",
        river_ink="#86B9D3", mark="#181715", mark_line="#E2DDD3", link="#A9C7DE",
        hatch="#E0BC7C", action="#74B9E6",
    ),
    "print": MapColours(
        water="#EDF2F5", land="#FFFFFF", region_line="#D5D5D5", country_line="#9A9A9A",
        home="#FBF3E2", home_line="#7A5212", partner="#F1F5F6", partner_line="#5E7C88",
        partner_inner_line="#BACBD2", river="#8FB4C8", layer_line="#94805A", town="#777777",
        halo="#FFFFFF", ink="#000000", quiet_ink="#444444", faint_ink="#6A6A6A",
        river_ink="#2F6482", mark="#FFFFFF", mark_line="#000000", link="#222222",
        hatch="#555555", action="#0B5A87",
    ),
}  # fmt: skip


def basemap_image(outlines: Outlines, theme: MapTheme) -> dict[str, Any]:
    """The picture as an entry of plotly's ``layout.images``."""
    return _image(_base_picture(outlines, theme))


def layer_images(outlines: Outlines, theme: MapTheme, names: tuple[str, ...]) -> list[Any]:
    """The chosen further layers, one picture each, over the base map."""
    chosen = [layer for layer in outlines.layers if layer.name in names]
    # Of pictures at exactly the same place plotly draws only the first.
    return [
        _image(_layer_picture(layer, theme)) | {"x": PICTURE.west + i * 1e-6}
        for i, layer in enumerate(chosen, 1)
    ]


@lru_cache(maxsize=6)
def credit_image(theme: MapTheme, small: bool) -> dict[str, Any]:
    """The sources' names in the corner, as a picture: it goes along into exported files."""
    picture = render("map/ground/credit.html", words=CREDIT, c=COLOURS[theme])
    return {
        # The name says that it is no larger on a wider screen (pages/shared/figures/chart.js).
        "name": "pixels",
        "source": svg_address(picture),
        "xref": "paper", "yref": "paper", "x": 1, "y": 0,
        "sizex": 0.62 if small else 0.33, "sizey": 0.04 if small else 0.032,
        "xanchor": "right", "yanchor": "bottom", "sizing": "contain", "layer": "above",
    }  # fmt: skip


def _image(source: str) -> dict[str, Any]:
    return {
        "source": source,
        "xref": "x",
        "yref": "y",
        "x": PICTURE.west,
        "y": PICTURE.north,
        "sizex": PICTURE.width,
        "sizey": PICTURE.height,
        "sizing": "stretch",
        "layer": "below",
    }


@dataclass(frozen=True, slots=True)
class BaseShape:
    """Some paths drawn alike; without a fill they are lines."""

    paths: tuple[str, ...]
    stroke: str
    width: float
    fill: str = ""
    dash: str = ""


@lru_cache(maxsize=6)
def _base_picture(outlines: Outlines, theme: MapTheme) -> str:
    return _svg(base_shapes(outlines, theme), ground=COLOURS[theme].land)


def base_shapes(
    outlines: Outlines, theme: MapTheme, within: Window | None = None
) -> list[BaseShape]:
    """What the base picture is drawn of, the lowest first, in ``STEP`` from its corner.

    Args:
        outlines: of the map.
        theme: light or dark.
        within: only what lies in this window, for a picture that shows no more.
    """
    c = COLOURS[theme]
    homes, partners, others = _sort_areas(outlines)
    shapes = [
        _polygons([outlines.sea], within, fill=c.water),
        _polygons([a.rings for a in others], within, fill=c.land, stroke=c.region_line, width=0.8),
        _strokes(outlines.borders, c.country_line, 1.1, within),
        _polygons([a.rings for a in partners], within, fill=c.partner),
        _polygons([home.rings for home in homes], within, fill=c.home),
        *([_polygons([outlines.lakes], within, fill=c.water)] if outlines.lakes else []),
        *[
            _strokes(r.lines, c.river, 1.4 if r.name in _GREAT else 0.9, within)
            for r in outlines.rivers
        ],
        _strokes([r for a in partners for r in a.rings], c.partner_inner_line, 0.9, within),
        _strokes(
            [r for a in outlines.partner_countries for r in a.rings], c.partner_line, 1.6, within
        ),
        *[_strokes(home.rings, c.home_line, 2.0, within) for home in homes],
    ]
    return [one for one in shapes if one.paths] if within else shapes


_GREAT = frozenset({"Днепр", "Западная Двина", "Волга", "Неман", "Припять"})
"""Rivers drawn stronger; the width says nothing beyond «main river»."""


@lru_cache(maxsize=12)
def _layer_picture(layer: Layer, theme: MapTheme) -> str:
    return _svg([_strokes(layer.lines, COLOURS[theme].layer_line, 1.3, dash="5 2")])


def _sort_areas(outlines: Outlines) -> tuple[tuple[Area, ...], list[Area], list[Area]]:
    """The home regions; the partner countries, by their regions where known; all other regions."""
    regions = [a for a in outlines.areas if a.level == "region"]
    homes = outlines.home_areas
    codes = {code for home in outlines.homes for code in home.bias_countries}
    partners = [a for a in regions if a.country_code in codes and a not in homes]
    known = {a.country_code for a in partners}
    partners += [a for a in outlines.partner_countries if a.country_code not in known]
    others = [a for a in regions if a not in homes and a not in partners]
    return homes, partners, others


def _path(lines: Any, close: bool) -> str:
    """Lines as one path of whole relative steps, the shortest form there is."""
    pieces = []
    for line in lines:
        steps = _steps(line)
        if len(steps) > 1:
            first, rest = steps[0], steps[1:]
            moves = "".join(_pair(dx, dy) for dx, dy in rest)
            pieces.append(f"m{_pair(*first).strip()}l{moves.strip()}" + ("z" if close else ""))
    # A relative «m» after «z» or a line starts from the last point, so each is made absolute.
    return "".join(p.replace("m", "M", 1) for p in pieces)


def _pair(dx: int, dy: int) -> str:
    return f" {dx}" + (f"{dy}" if dy < 0 else f" {dy}")


def _steps(line: Line) -> list[tuple[int, int]]:
    x = np.round((line[:, 0] - PICTURE.west) / STEP).astype(int)
    y = np.round((PICTURE.north - line[:, 1]) / STEP).astype(int)
    dx, dy = np.diff(x), np.diff(y)
    moved = (dx != 0) | (dy != 0)
    steps = zip(dx[moved].tolist(), dy[moved].tolist(), strict=True)
    return [(int(x[0]), int(y[0])), *steps]


def _polygons(
    shapes: Any, within: Window | None, *, fill: str, stroke: str = "", width: float = 0.0
) -> BaseShape:
    # A hair of stroke in the fill's colour closes the seam between neighbours.
    seen = [cut_rings(rings, within) if within else rings for rings in shapes]
    paths = tuple(path for rings in seen if (path := _path(rings, close=True)))
    return BaseShape(paths, fill=fill, stroke=stroke or fill, width=width or 0.6)


def _strokes(
    lines: Any, colour: str, width: float, within: Window | None = None, *, dash: str = ""
) -> BaseShape:
    path = _path(cut_lines(lines, within) if within else lines, close=False)
    return BaseShape((path,) if path else (), stroke=colour, width=width, dash=dash)


def _svg(shapes: list[BaseShape], ground: str = "") -> str:
    w, h = round(PICTURE.width / STEP), round(PICTURE.height / STEP)
    picture = render("map/ground/basemap.html", w=w, h=h, ground=ground, shapes=shapes)
    return svg_address(picture)
