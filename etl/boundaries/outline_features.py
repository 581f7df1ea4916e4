"""An outline as a feature of GeoJSON."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry import mapping


def degree_feature(geometry: Any, **properties: str) -> dict[str, Any]:
    """A shape in degrees with what is said of it, rounded to a hundred metres.

    Args:
        geometry: WGS 84; the rings of areas are turned as the standard has them.
        properties: what is said of it.
    """
    rounded = shapely.transform(geometry, lambda xy: xy.round(3))
    if geometry.geom_type.endswith("Polygon"):
        rounded = shapely.orient_polygons(rounded)
    return {"type": "Feature", "properties": properties, "geometry": mapping(rounded)}
