"""The sheet of each region, and which regions it borders on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import shapely

from etl.plan_home import home_of_region
from etl.region_names import regions_known
from etl.region_sheet import east_of_zero, sheet_around

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
            shapely.Point(east_of_zero(home.capital_longitude), home.capital_latitude),
        ]
        across = (BELARUS,) if home.country_code == "BY" else SEEN_WITH.get(name, ())
        parts += [belarus if other == BELARUS else outlines[other] for other in across]
        shapely.prepare(outlines[name])
        neighbours = [
            other
            for other, outline in outlines.items()
            if other != name and shapely.dwithin(outlines[name], outline, 0.01)
        ]
        around = sheet_around(np.vstack([shapely.get_coordinates(part) for part in parts]))
        measures = {column: f"{value:g}" for column, value in asdict(around).items()}
        found.append({"region": name, **measures, "neighbours": "; ".join(sorted(neighbours))})
    return found


_SPECKS = 0.005
"""The share of an outline that its least islands may be together."""


def _without_specks(outline: Any) -> Any:
    """An outline without its least islands: one of them may lie a thousand kilometres away."""
    parts = sorted(shapely.get_parts(outline), key=lambda part: -part.area)
    areas = np.cumsum([part.area for part in parts])
    kept = int(np.searchsorted(areas, (1 - _SPECKS) * areas[-1])) + 1
    return shapely.multipolygons(parts[:kept])
