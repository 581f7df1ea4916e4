"""Outlines of every region of Russia and Belarus and of what lies around them.

Thinned in one topology on an equal-area map of the whole, so that a shared border stays one line.
A map page takes what lies on its region's sheet of these (pages/map/ground/boundary_files.py).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer

from etl.boundaries import packages, region_sheets, region_towns
from etl.boundaries.outline_features import degree_feature
from etl.country_names import country_name
from etl.folders import BOUNDARIES
from etl.gazetteer import first_level_units
from etl.lookups import rows_of

ALL = BOUNDARIES / "all"
SOURCE = BOUNDARIES / "source"

COVERED = shapely.box(8.0, 35.0, 200.0, 83.5)
"""What a sheet of any region can reach."""
SEA_TILE = 5.0
"""Degrees: the sea lies in tiles, so that a map takes those on its sheet."""

REGION_KM, LAND_KM, WATER_KM, RIVER_KM = 0.9, 1.8, 0.9, 0.7
"""The smallest bend that stays."""
CLOSED_KM = 2.5
"""Two vintages of outlines leave slivers of up to twice this along one border: land."""
SEAM_KM = 5.0
SMALLEST_LAKE_KM2 = 250.0

_KM = Transformer.from_crs(
    "EPSG:4326",
    "+proj=aea +lat_1=50 +lat_2=70 +lat_0=56 +lon_0=100 +ellps=WGS84 +units=km",
    always_xy=True,
)


def write(folder: Path) -> None:
    """Write ``plan_data/boundaries/all`` out of a folder of unpacked packages (SOURCES.md)."""
    ALL.mkdir(exist_ok=True)
    names = first_level_units()
    units = [unit for unit in packages.first_level(folder) if unit[:2] in names]
    thinned = _thin([outline for _, _, outline in units], REGION_KM)
    regions = {
        names[country, code]: (country, outline)
        for (country, code, _), outline in zip(units, thinned, strict=True)
    }
    foreign = _foreign(folder)
    belarus = shapely.union_all([g for country, g in regions.values() if country == "BY"])
    land = shapely.union_all(
        [g.buffer(CLOSED_KM) for g in [*foreign.values(), *(g for _, g in regions.values())]]
    ).buffer(-CLOSED_KM)
    _write("areas.geojson", [
        *(_feature(g, name=name, country_code=c, level="region")
          for name, (c, g) in regions.items()),
        _feature(belarus, name=region_sheets.BELARUS, country_code="BY", level="country"),
        *(_feature(g, name=country_name(code), country_code=code, level="country")
          for code, g in foreign.items() if code in region_sheets.WHOLE_COUNTRIES),
    ])  # fmt: skip
    _write("sea.geojson", _sea(land.simplify(WATER_KM)))
    _write("borders.geojson", [_feature(_borders(regions, foreign, belarus))])
    lakes = [_km(lake) for lake in packages.lakes(folder, SMALLEST_LAKE_KM2) if _ours(lake)]
    _write("lakes.geojson", [_feature(g.simplify(WATER_KM)) for g in lakes])
    _write("rivers.geojson", _rivers(folder))
    _table("towns.csv", region_towns.towns())
    outlines = {name: _degrees(outline) for name, (_, outline) in regions.items()}
    _table("sheets.csv", region_sheets.sheets(outlines, _degrees(belarus)))


def _km(geometry: Any) -> Any:
    there = shapely.transform(geometry, lambda x, y: _KM.transform(x, y), interleaved=False)
    return there if "Line" in there.geom_type else _only_polygons(shapely.make_valid(there))


def _only_polygons(geometry: Any) -> Any:
    """Without the lines and points that cutting and mending leave behind."""
    parts = [
        piece
        for part in shapely.get_parts(geometry)
        for piece in shapely.get_parts(part)
        if piece.geom_type == "Polygon"
    ]
    return shapely.multipolygons(parts)


def _degrees(geometry: Any) -> Any:
    def back(x: Any, y: Any) -> Any:
        longitude, latitude = _KM.transform(x, y, direction="INVERSE")
        longitude[longitude < packages.EAST_OF] += 360.0
        return longitude, latitude

    return shapely.transform(geometry, back, interleaved=False)


def _ours(geometry: Any) -> bool:
    return bool(geometry.intersects(COVERED))


def _thin(outlines: list[Any], tolerance_km: float, gap_km: float = 0.0) -> list[Any]:
    """Thin neighbours together: a shared border is thinned once, for both."""
    cleaned = shapely.coverage_clean(
        [_km(g) for g in outlines], snapping_distance=0.05, gap_width=gap_km
    )
    return list(shapely.coverage_simplify(list(cleaned), tolerance_km))


def _foreign(folder: Path) -> dict[str, Any]:
    """The other countries by their code, in kilometres, as far as a sheet can reach."""
    found = {
        region_sheets.CODES[number]: shapely.intersection(outline, COVERED)
        for number, outline in packages.countries(folder)
        if number in region_sheets.CODES and _ours(outline)
    }
    thinned = _thin(list(found.values()), LAND_KM, gap_km=1.5)
    return dict(zip(found, thinned, strict=True))


def _sea(land: Any) -> list[dict[str, Any]]:
    """Everything that is not land, tile by tile."""
    ground = shapely.make_valid(_degrees(land))
    west, south, east, north = COVERED.bounds
    tiles = []
    shapely.prepare(ground)
    x = west
    while x < east:
        y = south
        while y < north:
            tile = shapely.box(x, y, min(x + SEA_TILE, east), min(y + SEA_TILE, north))
            if not ground.contains(tile):
                water = tile.difference(ground)
                if not (only := _only_polygons(water)).is_empty:
                    tiles.append(degree_feature(only))
            y += SEA_TILE
        x += SEA_TILE
    return tiles


def _borders(regions: dict[str, tuple[str, Any]], foreign: dict[str, Any], belarus: Any) -> Any:
    """Borders between countries; none where a region's own outline meets what is disputed."""
    lines = []
    codes = list(foreign)
    for i, one in enumerate(codes):
        for other in codes[i + 1 :]:
            if foreign[one].intersects(foreign[other]):
                lines.append(foreign[one].boundary.intersection(foreign[other].boundary))
    own = shapely.union_all([g for country, g in regions.values() if country == "RU"])
    outside = shapely.union_all([g for code, g in foreign.items() if code != "UA"])
    lines.append(own.boundary.intersection(outside.buffer(SEAM_KM)))
    lines.append(belarus.boundary)
    settled = [regions[name][1] for name in region_sheets.SETTLED_BORDER]
    unsettled = [regions[name][1] for name in region_sheets.UNSETTLED_BORDER]
    lines.append(
        own.boundary.intersection(shapely.union_all(settled).buffer(0.2))
        .intersection(foreign["UA"].buffer(SEAM_KM))
        .difference(shapely.union_all(unsettled).buffer(SEAM_KM))
    )
    only = [
        part for line in lines for part in shapely.get_parts(line) if "Line" in part.geom_type
    ]  # fmt: skip
    merged = shapely.line_merge(shapely.union_all(only))
    return shapely.multilinestrings(
        [part for part in shapely.get_parts(merged) if part.length > SEAM_KM]
    )


def _rivers(folder: Path) -> list[dict[str, Any]]:
    names = {row["source_name"]: row["name_ru"] for row in rows_of(SOURCE / "rivers_all.csv")}
    pieces: dict[str, list[Any]] = {}
    for name, course in packages.rivers(folder):
        if name in names and _ours(course):
            # Two rivers of one name are told apart by where they are, so each is a feature.
            pieces.setdefault(names[name], []).append(_km(course))
    found = []
    for name, lines in pieces.items():
        line = shapely.line_merge(shapely.union_all(lines)).simplify(RIVER_KM)
        found.append(_feature(line, name=name))
    return found


def _feature(geometry: Any, **properties: str) -> dict[str, Any]:
    return degree_feature(_degrees(geometry), **properties)


def _write(name: str, features: Iterable[dict[str, Any]]) -> None:
    # One feature a line: a later cut shows what changed.
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (ALL / name).write_text(text, encoding="utf-8")
    print(f"all/{name}: {len(lines)}, {len(text.encode()) / 1024:.0f} КБ")


def _table(name: str, found: list[dict[str, str]]) -> None:
    with (ALL / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    print(f"all/{name}: {len(found)}")
