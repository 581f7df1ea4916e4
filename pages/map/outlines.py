"""What ``plan_data/boundaries`` holds, projected once: areas, sea, rivers, towns, extra layers."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.text import key
from pages.map.projection import project, project_point

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "plan_data" / "boundaries"
OWN_FILES = frozenset({"areas.geojson", "sea.geojson", "borders.geojson", "rivers.geojson"})

Line = npt.NDArray[np.float64]
"""One run of map points: n rows of x, y in kilometres."""


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A district, region or country whose outline is known."""

    name: str
    level: str
    country_code: str
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A town named on the base map, whether it has events or not."""

    name: str
    kind: str
    country_code: str
    population: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, eq=False)
class River:
    """A named river."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A further GeoJSON file that somebody put into the folder."""

    name: str
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The region whose plan this is (``plan_data/lookups/home.toml``)."""

    region: str
    country_code: str
    capital: str
    latitude: float
    longitude: float
    partner_codes: tuple[str, ...]

    @property
    def xy(self) -> tuple[float, float]:
        """The capital on the map."""
        return project_point(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Everything that the base map is drawn from."""

    home: Home
    areas: tuple[Area, ...]
    sea: tuple[Line, ...]
    borders: tuple[Line, ...]
    rivers: tuple[River, ...]
    towns: tuple[Town, ...]
    layers: tuple[Layer, ...]
    names: tuple[tuple[str, float, float], ...] = ()
    _index: dict[tuple[str, str], Area] = field(default_factory=dict)

    def find(self, level: str, name: str, country_code: str = "") -> Area | None:
        """The outline of an area by the name that the tables give it.

        A country is found by its code; ё and е are equal.
        """
        return self._index.get((level, country_code if level == "country" else key(name)))


def read_home() -> Home:
    """Read the home region's settings."""
    with (ROOT / "plan_data" / "lookups" / "home.toml").open("rb") as file:
        data = tomllib.load(file)
    return Home(
        region=data["region"],
        country_code=data["country_code"],
        capital=data["capital"],
        latitude=float(data["capital_latitude"]),
        longitude=float(data["capital_longitude"]),
        partner_codes=tuple(data.get("bias_countries", ())),
    )


def read_outlines(folder: Path = FOLDER) -> Outlines:
    """Read a folder of boundaries; a further ``*.geojson`` in it becomes a layer."""
    areas = tuple(
        _area(feature, feature["properties"]["level"])
        for feature in _features(folder / "areas.geojson")
    )
    rivers = tuple(
        River(f["properties"]["name"], tuple(_lines(f["geometry"])))
        for f in _features(folder / "rivers.geojson")
    )
    extra = [p for p in sorted(folder.glob("*.geojson")) if p.name not in OWN_FILES]
    layers = tuple(_layer(path) for path in extra)
    index = {_index_key(a): a for layer in layers for a in layer.areas}
    index.update({_index_key(a): a for a in areas})
    return Outlines(
        home=read_home(),
        areas=areas,
        sea=_all_lines(folder / "sea.geojson"),
        borders=_all_lines(folder / "borders.geojson"),
        rivers=rivers,
        towns=tuple(_towns(folder / "towns.csv")),
        layers=layers,
        names=tuple(_names(folder / "names.csv")),
        _index=index,
    )


@lru_cache(maxsize=2)
def _cached(folder: Path, stamp: tuple[tuple[str, int], ...]) -> Outlines:
    return read_outlines(folder)


def load_outlines(folder: Path = FOLDER) -> Outlines:
    """The folder's outlines, read again only when a file in it changes."""
    files = sorted([*folder.glob("*.geojson"), *folder.glob("*.csv")])
    return _cached(folder, tuple((p.name, p.stat().st_mtime_ns) for p in files))


def _index_key(area: Area) -> tuple[str, str]:
    return area.level, area.country_code if area.level == "country" else key(area.name)


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [f for f in features if f.get("geometry")]


def _all_lines(path: Path) -> tuple[Line, ...]:
    return tuple(line for f in _features(path) for line in _lines(f["geometry"]))


def _area(feature: dict[str, Any], level: str) -> Area:
    properties = feature.get("properties") or {}
    return Area(
        name=_name(properties),
        level=level,
        country_code=str(properties.get("country_code") or ""),
        rings=tuple(_lines(feature["geometry"])),
    )


def _name(properties: dict[str, Any]) -> str:
    """The Russian name where the file has one (OpenStreetMap: ``name:ru``), else any."""
    for column in ("name_ru", "name:ru", "name", "shapeName"):
        if properties.get(column):
            return str(properties[column])
    return ""


def _layer(path: Path) -> Layer:
    """A foreign file: its polygons count as districts, so that events there are hatched."""
    features = _features(path)
    lines = [_thin(line) for f in features for line in _lines(f["geometry"])]
    areas = [_area(f, "district") for f in features if f["geometry"]["type"].endswith("Polygon")]
    return Layer(path.stem, tuple(lines), tuple(a for a in areas if a.name))


def _lines(geometry: dict[str, Any]) -> Iterator[Line]:
    """All lines and rings of a geometry, on the map; points are no outline."""
    kind, coordinates = geometry["type"], geometry.get("coordinates", [])
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _lines(part)
    elif kind == "LineString":
        yield _project(coordinates)
    elif kind in ("MultiLineString", "Polygon"):
        yield from (_project(line) for line in coordinates)
    elif kind == "MultiPolygon":
        yield from (_project(ring) for polygon in coordinates for ring in polygon)


def _project(coordinates: Iterable[Iterable[float]]) -> Line:
    degrees = np.asarray([tuple(c)[:2] for c in coordinates], dtype=float).reshape(-1, 2)
    return project(degrees[:, 0], degrees[:, 1]).T


def _thin(line: Line, step_km: float = 0.3) -> Line:
    """Drop points that no screen can show: a downloaded file may have millions."""
    if len(line) < 4:
        return line
    cells = np.round(line / step_km)
    keep = np.ones(len(line), dtype=bool)
    keep[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return line[keep]


def _towns(path: Path) -> Iterator[Town]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            x, y = project_point(float(row["latitude"]), float(row["longitude"]))
            population = int(row["population"])
            yield Town(row["name"], row["kind"], row["country_code"], population, x, y)


def _names(path: Path) -> Iterator[tuple[str, float, float]]:
    """Where the names of neighbouring countries would like to stand."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["name"], *project_point(float(row["latitude"]), float(row["longitude"]))
