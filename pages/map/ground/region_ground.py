"""The outlines of all regions, those of them that lie on one region's sheet.

The files in ``plan_data/boundaries/all`` are cut once for all regions (etl/boundaries); whatever
lies on the picture is drawn whole, thinned to what the sheet's scale can show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from etl.home import Home
from etl.lookups import rows_of
from etl.region_sheet import east_of_zero, sheet_around
from etl.text import key
from pages.map.ground.geojson import Line, lines_of, read_features, thin
from pages.map.ground.projection import PICTURE, MapSheet

LEAST_STEP = 0.35
"""Units of the sheet: no screen shows a shorter step."""


@dataclass(frozen=True, slots=True, eq=False)
class OutlinePiece:
    """One feature of a file: what it says of itself, its lines in degrees."""

    properties: dict[str, Any]
    lines: tuple[Line, ...]


def read_sheet(path: Path, region: str) -> MapSheet | None:
    """The sheet that a table has for a region; None where it has none."""
    for row in rows_of(path):
        if key(row["region"]) == key(region):
            names = (
                "longitude", "latitude", "south_parallel", "north_parallel", "unit_km", "middle",
            )  # fmt: skip
            return MapSheet(*(float(row[name]) for name in names))
    return None


def sheet_of(areas: Path, homes: Sequence[Home]) -> MapSheet:
    """A sheet that holds several regions whole; around their capitals where no file knows them.

    Args:
        areas: the file of all regions' outlines.
        homes: the regions.
    """
    names = {key(home.region) for home in homes}
    points = [
        line
        for piece in _pieces(areas, areas.stat().st_mtime_ns)
        if piece.properties["level"] == "region" and key(piece.properties["name"]) in names
        for line in piece.lines
    ]
    capitals = [(east_of_zero(h.capital_longitude), h.capital_latitude) for h in homes]
    return MapSheet(*astuple(sheet_around(np.vstack([*points, np.asarray(capitals)]))))


def on_sheet(path: Path, sheet: MapSheet) -> Iterator[tuple[dict[str, Any], tuple[Line, ...]]]:
    """What of a file lies on the sheet's picture: its properties and its lines on the sheet."""
    for piece in _pieces(path, path.stat().st_mtime_ns):
        lines = [sheet.project(line[:, 0], line[:, 1]).T for line in piece.lines]
        if not any(_touches(line) for line in lines):
            continue
        seen = [thin(line, LEAST_STEP) for line in lines if _seen(line)]
        yield piece.properties, tuple(line for line in seen if len(line) > 1)


@lru_cache(maxsize=8)
def _pieces(path: Path, stamp: int) -> tuple[OutlinePiece, ...]:
    return tuple(
        OutlinePiece(f.get("properties") or {}, tuple(lines_of(f["geometry"])))
        for f in read_features(path)
    )


def _touches(line: Line) -> bool:
    low, high = line.min(axis=0), line.max(axis=0)
    return bool(
        np.isfinite(line).all()
        and low[0] < PICTURE.east
        and high[0] > PICTURE.west
        and low[1] < PICTURE.north
        and high[1] > PICTURE.south
    )


def _seen(line: Line) -> bool:
    """Tell whether a line is larger than a point of the sheet; an island of one pixel is none."""
    size = line.max(axis=0) - line.min(axis=0)
    return bool(np.isfinite(line).all() and size.max() > LEAST_STEP)
