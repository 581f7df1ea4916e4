"""The region whose plan is read: of ``plan_data/lookups/home.toml``, or of a built edition."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from etl.folders import LOOKUPS

HOME_PATH = LOOKUPS / "home.toml"
HOME_COUNTRIES = frozenset({"RU", "BY"})
"""Whose regions have plans: none of their places is abroad, and the gazetteer has every village."""


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


@lru_cache(maxsize=1)
def load_home() -> Home:
    """The region of documents that say none."""
    return _home(tomllib.loads(HOME_PATH.read_text("utf-8")))


def home_of(manifest: Mapping[str, Any]) -> Home:
    """Whose plan built tables are, by their manifest.

    Args:
        manifest: as stored in plan.json; its ``home`` holds every field of :class:`Home`.

    Returns:
        The region that the build measured from; the region of home.toml where the tables
        are older than that field, or came without a manifest.
    """
    data = manifest.get("home")
    return _home(data) if data else load_home()


def _home(data: Mapping[str, Any]) -> Home:
    # Only the fields that are known: a later version may say more in the manifest.
    known = {field.name: data[field.name] for field in fields(Home)}
    return Home(**{**known, "bias_countries": tuple(data["bias_countries"])})
