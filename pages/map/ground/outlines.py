"""What ``plan_data/boundaries`` holds, projected once: areas, sea, rivers, towns, extra layers."""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.folders import BOUNDARIES
from etl.home import Home, load_home
from etl.text import key
from pages.map.ground.geojson import (
    LayerError,
    Line,
    foreign_features,
    lines_of,
    name_of,
    read_features,
    thin,
)
from pages.map.ground.projection import project_point

OWN_FILES = frozenset({"areas.geojson", "sea.geojson", "borders.geojson", "rivers.geojson"})

_LOG = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Everything that the base map is drawn from.

    ``home`` is the region whose plan is shown; ``refused`` says of each further file that
    cannot be shown why, in a sentence.
    """

    home: Home
    areas: tuple[Area, ...]
    sea: tuple[Line, ...]
    borders: tuple[Line, ...]
    rivers: tuple[River, ...]
    towns: tuple[Town, ...]
    layers: tuple[Layer, ...]
    refused: tuple[str, ...] = ()
    names: tuple[tuple[str, float, float], ...] = ()
    _index: dict[tuple[str, str], Area] = field(default_factory=dict)

    @property
    def home_xy(self) -> tuple[float, float]:
        """The home capital on the map."""
        return project_point(self.home.capital_latitude, self.home.capital_longitude)

    @property
    def has_home(self) -> bool:
        """Whether the districts drawn are those of the home region."""
        return key(self.home.region) == key(load_home().region)

    def find(self, level: str, name: str, country_code: str = "") -> Area | None:
        """The outline of an area by the name that the tables give it.

        A country is found by its code; ё and е are equal.
        """
        return self._index.get((level, country_code if level == "country" else key(name)))


def read_outlines(folder: Path = BOUNDARIES) -> Outlines:
    """Read a folder of boundaries, for the region that it was made for.

    A further ``*.geojson`` in it becomes a layer.
    """
    areas = tuple(
        _area(feature, feature["properties"]["level"])
        for feature in read_features(folder / "areas.geojson")
    )
    rivers = tuple(
        River(f["properties"]["name"], tuple(lines_of(f["geometry"])))
        for f in read_features(folder / "rivers.geojson")
    )
    extra = [p for p in sorted(folder.glob("*.geojson")) if p.name not in OWN_FILES]
    layers, refused = _layers(extra)
    index = {_index_key(a): a for layer in layers for a in layer.areas}
    index.update({_index_key(a): a for a in areas})
    return Outlines(
        home=load_home(),
        areas=areas,
        sea=_all_lines(folder / "sea.geojson"),
        borders=_all_lines(folder / "borders.geojson"),
        rivers=rivers,
        towns=tuple(_towns(folder / "towns.csv")),
        layers=layers,
        refused=refused,
        names=tuple(_names(folder / "names.csv")),
        _index=index,
    )


@lru_cache(maxsize=2)
def _cached(folder: Path, stamp: tuple[tuple[str, int], ...]) -> Outlines:
    return read_outlines(folder)


@lru_cache(maxsize=8)
def _for_home(folder: Path, stamp: tuple[tuple[str, int], ...], home: Home) -> Outlines:
    return replace(_cached(folder, stamp), home=home)


def load_outlines(home: Home | None = None, folder: Path = BOUNDARIES) -> Outlines:
    """The folder's outlines, read again only when a file in it changes.

    Args:
        home: whose plan is shown (``PlanInfo.home``); the shipped region by default.
        folder: where the boundaries lie.
    """
    files = sorted([*folder.glob("*.geojson"), *folder.glob("*.csv")])
    stamp = tuple((p.name, p.stat().st_mtime_ns) for p in files)
    return _for_home(folder, stamp, home or load_home())


def _index_key(area: Area) -> tuple[str, str]:
    return area.level, area.country_code if area.level == "country" else key(area.name)


def _all_lines(path: Path) -> tuple[Line, ...]:
    return tuple(line for f in read_features(path) for line in lines_of(f["geometry"]))


def _area(feature: dict[str, Any], level: str) -> Area:
    properties = feature.get("properties") or {}
    return Area(
        name=name_of(properties),
        level=level,
        country_code=str(properties.get("country_code") or ""),
        rings=tuple(lines_of(feature["geometry"])),
    )


def _layers(paths: Iterable[Path]) -> tuple[tuple[Layer, ...], tuple[str, ...]]:
    """Every further file as a layer, and what to say of those that are none."""
    layers, refused = [], []
    for path in paths:
        try:
            layers.append(_layer(path))
        except LayerError as error:
            refused.append(f"Слой «{path.name}» не показан: {error}.")
            _LOG.warning(refused[-1])
    return tuple(layers), tuple(refused)


def _layer(path: Path) -> Layer:
    """A foreign file: its polygons count as districts, so that events there are hatched."""
    lines, areas = [], []
    for feature in foreign_features(path):
        own = [thin(line) for line in lines_of(feature["geometry"]) if len(line) > 1]
        lines += own
        name = name_of(feature.get("properties") or {})
        if own and name and feature["geometry"]["type"].endswith("Polygon"):
            areas.append(Area(name, "district", "", tuple(own)))
    return Layer(path.stem, tuple(lines), tuple(areas))


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
