"""The words of ``plan_data/lookups/partner_places.toml`` as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from etl.folders import LOOKUPS


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, list[str]]]:
    with (LOOKUPS / "partner_places.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=16)
def pattern(table: str, entry: str = "words") -> re.Pattern[str]:
    """One list of the file as a pattern of whole words, capitals or not."""
    joined = "|".join(_words()[table][entry]).replace("е", "[её]").replace(" ", r"\s")
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
