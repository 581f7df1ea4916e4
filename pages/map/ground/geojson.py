"""GeoJSON files as lines on the map: the shipped ones, and what an administrator puts there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pages.map.ground.projection import LIMIT, MapSheet

Line = npt.NDArray[np.float64]
"""One run of map points: n rows of x, y in units of the sheet."""


class LayerError(ValueError):
    """A further file cannot be shown; the message is one Russian sentence that says why."""


def read_features(path: Path) -> list[dict[str, Any]]:
    """The features of a file that have a geometry."""
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
    return [f for f in features if f.get("geometry")]


def foreign_features(path: Path, sheet: MapSheet) -> list[dict[str, Any]]:
    """The features of a file that may be anything, each of them sure to be drawable.

    Raises:
        LayerError: it is no GeoJSON in degrees of this map.
    """
    try:
        features = read_features(path)
    except (ValueError, OSError) as error:
        raise LayerError("это не файл GeoJSON: он не читается") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise LayerError("в\u00a0нём нет списка объектов (FeatureCollection)") from error
    try:
        lines = [line for f in features for line in lines_of(f["geometry"])]
        for feature in features:
            name_of(feature.get("properties") or {})
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise LayerError("координаты в\u00a0нём записаны не по правилам GeoJSON") from error
    corners = np.vstack(lines) if lines else np.empty((0, 2))
    if not len(corners):
        raise LayerError("в\u00a0нём нет ни одной линии или области")
    if not (np.isfinite(corners).all() and (np.abs(corners) <= (180, 90)).all()):
        raise LayerError("координаты в\u00a0нём не в\u00a0градусах широты и\u00a0долготы (WGS 84)")
    x, y = sheet.project(corners[:, 0], corners[:, 1])
    if not ((x > LIMIT.west) & (x < LIMIT.east) & (y > LIMIT.south) & (y < LIMIT.north)).any():
        raise LayerError("всё в\u00a0нём за краем карты (первой пишется долгота, потом широта)")
    return features


def name_of(properties: Mapping[str, Any]) -> str:
    """The Russian name where the file has one (OpenStreetMap: ``name:ru``), else any."""
    for column in ("name_ru", "name:ru", "name", "shapeName"):
        if properties.get(column):
            return str(properties[column])
    return ""


def lines_of(geometry: Mapping[str, Any], sheet: MapSheet | None = None) -> Iterator[Line]:
    """All lines and rings of a geometry, on a sheet or in degrees; points are no outline."""
    kind, coordinates = geometry["type"], geometry.get("coordinates", [])
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from lines_of(part, sheet)
    elif kind == "LineString":
        yield _line(coordinates, sheet)
    elif kind in ("MultiLineString", "Polygon"):
        yield from (_line(line, sheet) for line in coordinates)
    elif kind == "MultiPolygon":
        yield from (_line(ring, sheet) for polygon in coordinates for ring in polygon)


def thin(line: Line, step_km: float = 0.3) -> Line:
    """Drop points that no screen can show: a downloaded file may have millions."""
    if len(line) < 4:
        return line
    cells = np.round(line / step_km)
    keep = np.ones(len(line), dtype=bool)
    keep[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return line[keep]


def _line(coordinates: Iterable[Iterable[float]], sheet: MapSheet | None) -> Line:
    degrees = np.asarray([tuple(c)[:2] for c in coordinates], dtype=float).reshape(-1, 2)
    return degrees if sheet is None else sheet.project(degrees[:, 0], degrees[:, 1]).T
