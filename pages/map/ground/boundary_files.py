"""What ``plan_data/boundaries`` holds, projected once: areas, sea, rivers, towns, extra layers.

The region of ``sheet.csv`` has a fine map of its own there; every other region is drawn from what
``all/`` has of it and of its surroundings.
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.folders import BOUNDARIES
from etl.home import Home
from etl.lookups import rows_of
from pages.map.ground.geojson import (
    LayerError,
    Line,
    foreign_features,
    lines_of,
    name_of,
    read_features,
    thin,
)
from pages.map.ground.outlines import Area, Layer, Outlines, River, Town, index_key
from pages.map.ground.projection import PICTURE, WHOLE, MapSheet
from pages.map.ground.region_ground import on_sheet, read_sheet, sheet_of
from pages.shared.plan.per_run import per_run

OWN_FILES = frozenset({"areas.geojson", "sea.geojson", "borders.geojson", "rivers.geojson"})

_LOG = logging.getLogger(__name__)


def read_outlines(folder: Path, home: Home, *others: Home) -> Outlines:
    """Read a folder of boundaries for the regions of the plans shown.

    A further ``*.geojson`` in it becomes a layer.

    Args:
        folder: where the boundaries lie.
        home: the region from whose capital distances are measured.
        others: further regions; several are drawn on a sheet that holds them all.
    """
    fine = None if others else read_sheet(folder / "sheet.csv", home.region)
    made = _fine(folder, home, fine) if fine else _from_all(folder / "all", home, others)
    extra = [p for p in sorted(folder.glob("*.geojson")) if p.name not in OWN_FILES]
    layers, refused = _layers(extra, made.sheet)
    index = {index_key(a): a for layer in layers for a in layer.areas}
    index.update({index_key(a): a for a in made.areas})
    return replace(made, layers=layers, refused=refused, _index=index)


def _fine(folder: Path, home: Home, sheet: MapSheet) -> Outlines:
    """The map that was made for this region alone."""
    return Outlines(
        home=home,
        sheet=sheet,
        areas=tuple(
            _area(feature, feature["properties"]["level"], sheet)
            for feature in read_features(folder / "areas.geojson")
        ),
        sea=_all_lines(folder / "sea.geojson", sheet),
        borders=_all_lines(folder / "borders.geojson", sheet),
        rivers=tuple(
            River(f["properties"]["name"], tuple(lines_of(f["geometry"], sheet)))
            for f in read_features(folder / "rivers.geojson")
        ),
        towns=tuple(_towns(folder / "towns.csv", sheet)),
        layers=(),
        names=tuple(_names(folder / "names.csv", sheet)),
    )


def _from_all(folder: Path, home: Home, others: Sequence[Home]) -> Outlines:
    """The map of one region or several, of what was cut for all of them."""
    one = None if others else read_sheet(folder / "sheets.csv", home.region)
    sheet = one or sheet_of(folder / "areas.geojson", (home, *others))
    named = {
        name: tuple(on_sheet(folder / f"{name}.geojson", sheet))
        for name in ("areas", "sea", "borders", "rivers", "lakes")
    }
    return Outlines(
        home=home,
        sheet=sheet,
        areas=tuple(
            Area(p["name"], p["level"], p["country_code"], rings) for p, rings in named["areas"]
        ),
        sea=tuple(line for _, lines in named["sea"] for line in lines),
        borders=tuple(line for _, lines in named["borders"] for line in lines),
        rivers=tuple(River(p["name"], lines) for p, lines in named["rivers"]),
        towns=tuple(t for t in _towns(folder / "towns.csv", sheet) if PICTURE.holds(t.x, t.y)),
        layers=(),
        names=_nearest_names(_names(folder / "names.csv", sheet)),
        lakes=tuple(line for _, lines in named["lakes"] for line in lines),
        others=tuple(others),
    )


def _nearest_names(
    names: Iterable[tuple[str, float, float]],
) -> tuple[tuple[str, float, float], ...]:
    """Each name once: where it stands nearest to the middle of the sheet."""
    nearest: dict[str, tuple[str, float, float]] = {}
    for name, x, y in names:
        held = nearest.get(name)
        if WHOLE.holds(x, y) and (
            held is None or math.dist((x, y), WHOLE.middle) < math.dist(held[1:], WHOLE.middle)
        ):
            nearest[name] = (name, x, y)
    return tuple(nearest.values())


@lru_cache(maxsize=12)
def _cached(folder: Path, stamp: tuple[tuple[str, int], ...], homes: tuple[Home, ...]) -> Outlines:
    return read_outlines(folder, *homes)


@per_run
def load_outlines(*homes: Home, folder: Path = BOUNDARIES) -> Outlines:
    """The folder's outlines, read again only when a file in it changes.

    Args:
        homes: whose plans are shown (``PlanInfo.homes``), one at least.
        folder: where the boundaries lie.
    """
    return _cached(folder, _stamp(folder), homes)


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    found = [one for one in _files(folder) if one.name.endswith((".geojson", ".csv"))]
    found += _files(folder / "all")
    return tuple(sorted((one.path, one.stat().st_mtime_ns) for one in found))


def _files(folder: Path) -> list[os.DirEntry[str]]:
    # A path of its own for each file took longer than asking the disk.
    try:
        with os.scandir(folder) as there:
            return [one for one in there if "." in one.name and one.is_file()]
    except FileNotFoundError:
        return []


def _all_lines(path: Path, sheet: MapSheet) -> tuple[Line, ...]:
    return tuple(line for f in read_features(path) for line in lines_of(f["geometry"], sheet))


def _area(feature: dict[str, Any], level: str, sheet: MapSheet) -> Area:
    properties = feature.get("properties") or {}
    return Area(
        name=name_of(properties),
        level=level,
        country_code=str(properties.get("country_code") or ""),
        rings=tuple(lines_of(feature["geometry"], sheet)),
    )


def _layers(paths: Iterable[Path], sheet: MapSheet) -> tuple[tuple[Layer, ...], tuple[str, ...]]:
    """Every further file as a layer, and what to say of those that are none."""
    layers, refused = [], []
    for path in paths:
        try:
            layers.append(_layer(path, sheet))
        except LayerError as error:
            refused.append(f"Слой «{path.name}» не показан: {error}.")
            _LOG.warning(refused[-1])
    return tuple(layers), tuple(refused)


def _layer(path: Path, sheet: MapSheet) -> Layer:
    """A foreign file: its polygons count as districts, so that events there are hatched."""
    lines, areas = [], []
    for feature in foreign_features(path, sheet):
        own = [thin(line) for line in lines_of(feature["geometry"], sheet) if len(line) > 1]
        lines += own
        name = name_of(feature.get("properties") or {})
        if own and name and feature["geometry"]["type"].endswith("Polygon"):
            areas.append(Area(name, "district", "", tuple(own)))
    return Layer(path.stem, tuple(lines), tuple(areas))


def _towns(path: Path, sheet: MapSheet) -> Iterator[Town]:
    for row in rows_of(path):
        x, y = sheet.point(float(row["latitude"]), float(row["longitude"]))
        population = int(row["population"])
        yield Town(row["name"], row["kind"], row["country_code"], population, x, y)


def _names(path: Path, sheet: MapSheet) -> Iterator[tuple[str, float, float]]:
    """Where the names of neighbouring countries and of waters would like to stand."""
    for row in rows_of(path):
        yield row["name"], *sheet.point(float(row["latitude"]), float(row["longitude"]))
