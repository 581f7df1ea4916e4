"""The sheet of each region: a projection made for it and how large a piece of ground is seen.

Every sheet has the measures of pages/map/ground/projection.py in units of ``unit_km``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from etl.plan_home import home_of_region, regions_known

CODES = {
    "031": "AZ", "051": "AM", "100": "BG", "156": "CN", "203": "CZ", "208": "DK", "233": "EE",
    "246": "FI", "268": "GE", "276": "DE", "348": "HU", "364": "IR", "392": "JP", "398": "KZ",
    "408": "KP", "410": "KR", "417": "KG", "428": "LV", "440": "LT", "496": "MN", "498": "MD",
    "578": "NO", "616": "PL", "642": "RO", "703": "SK", "752": "SE", "762": "TJ", "792": "TR",
    "795": "TM", "804": "UA", "840": "US", "860": "UZ",
}  # fmt: skip
"""The countries around Russia and Belarus, by their ISO 3166-1 numbers."""

WHOLE_COUNTRIES = frozenset(
    ("AZ", "AM", "CN", "EE", "FI", "JP", "KG", "KP", "KR", "KZ", "LT", "LV", "MN", "NO", "PL", "UZ")
)
"""Those that may be hatched as a whole. None whose extent is disputed with Russia's view of it."""

SETTLED_BORDER = ("Брянская область", "Курская область", "Белгородская область")
UNSETTLED_BORDER = ("Воронежская область", "Ростовская область")
"""Where the outline of a region is the border of a country, and where nobody should be told so."""

RATIO = 948.0 / 606.0
SHEET_WIDTH, MIDDLE_EAST = 948.0, 34.0
"""Of pages/map/ground/projection.py: the window's width and where its middle lies, in units."""

LEAST_KM = 880.0
"""Across: a small region is seen with what lies around it."""
AIR = 1.14

BELARUS = "Республика Беларусь"
SEEN_WITH = {
    "Брянская область": (BELARUS,),
    "Калининградская область": (BELARUS,),
    "Псковская область": ("Витебская область", "Минск"),
    "Смоленская область": (BELARUS,),
}
"""What lies across the border and is seen whole with a region that works there."""


def sheets(outlines: dict[str, Any], belarus: Any) -> list[dict[str, str]]:
    """One row for each region.

    Args:
        outlines: outline of each region, in degrees that run on beyond 180°.
        belarus: the outline of the Republic of Belarus.
    """
    found = []
    for name in sorted(regions_known()):
        home = home_of_region(name)
        parts = [
            _without_specks(outlines[name]),
            shapely.Point(_east(home.capital_longitude), home.capital_latitude),
        ]
        across = (BELARUS,) if home.country_code == "BY" else SEEN_WITH.get(name, ())
        parts += [belarus if other == BELARUS else outlines[other] for other in across]
        shapely.prepare(outlines[name])
        neighbours = [
            other
            for other, outline in outlines.items()
            if other != name and shapely.dwithin(outlines[name], outline, 0.01)
        ]
        found.append({"region": name, **_sheet(parts), "neighbours": "; ".join(sorted(neighbours))})
    return found


def _without_specks(outline: Any, share: float = 0.005) -> Any:
    """An outline without its least islands: one of them may lie a thousand kilometres away."""
    parts = sorted(shapely.get_parts(outline), key=lambda part: -part.area)
    areas = np.cumsum([part.area for part in parts])
    kept = int(np.searchsorted(areas, (1 - share) * areas[-1])) + 1
    return shapely.multipolygons(parts[:kept])


def _east(longitude: float) -> float:
    return longitude + 360.0 if longitude < -30.0 else longitude


def _sheet(parts: list[Any]) -> dict[str, str]:
    """The projection whose middle is the middle of the parts, and the scale that holds them."""
    points = np.vstack([shapely.get_coordinates(part) for part in parts])
    longitude, latitude = (points.min(axis=0) + points.max(axis=0)) / 2
    width = half = 0.0
    for _ in range(4):
        half = width / RATIO / 2 / 111.2
        there = _transformer(longitude, latitude, half)
        x, y = there.transform(points[:, 0], points[:, 1])
        width = max((x.max() - x.min()) * AIR, (y.max() - y.min()) * AIR * RATIO, LEAST_KM)
        longitude, latitude = there.transform(
            (x.max() + x.min()) / 2, (y.max() + y.min()) / 2, direction="INVERSE"
        )
        longitude = _east(longitude)
    south, north = parallels(latitude, half)
    return {
        "longitude": f"{longitude:.2f}",
        "latitude": f"{latitude:.2f}",
        "south_parallel": f"{south:.2f}",
        "north_parallel": f"{north:.2f}",
        "unit_km": f"{width / SHEET_WIDTH:.4f}",
        "middle": f"{MIDDLE_EAST:g}",
    }


def parallels(latitude: float, half: float) -> tuple[float, float]:
    """A sixth of the way in from the southern and northern edge."""
    return latitude - half * 2 / 3, min(latitude + half * 2 / 3, 84.0)


def _transformer(longitude: float, latitude: float, half: float) -> Transformer:
    south, north = parallels(latitude, max(half, 0.5))
    return Transformer.from_crs(
        "EPSG:4326",
        f"+proj=lcc +lat_1={south} +lat_2={north} +lat_0={latitude} +lon_0={longitude} "
        "+ellps=WGS84 +units=km",
        always_xy=True,
    )
