"""The region whose plan is read, out of ``plan_data/lookups/home.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.folders import LOOKUPS

HOME_PATH = LOOKUPS / "home.toml"


@dataclass(frozen=True, slots=True)
class Home:
    """Seen from where: direction, and where a namesake is looked for first."""

    region: str
    region_genitive: str
    capital: str
    capital_latitude: float
    capital_longitude: float
    country_code: str
    geonames_admin1: str
    bias_countries: tuple[str, ...]


@lru_cache(maxsize=4)
def load_home(path: Path = HOME_PATH) -> Home:
    """Read the home region.

    Args:
        path: another region's file, where the plan is not the shipped region's.
    """
    with path.open("rb") as file:
        data = tomllib.load(file)
    return Home(**{**data, "bias_countries": tuple(data["bias_countries"])})
