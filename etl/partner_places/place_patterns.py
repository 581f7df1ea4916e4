"""The words of ``plan_data/lookups/partner_places.toml`` as patterns."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.lookups import lookup_words


def _words() -> dict[str, dict[str, list[str]]]:
    return lookup_words("partner_places.toml")


@lru_cache(maxsize=16)
def pattern(table: str, entry: str = "words") -> re.Pattern[str]:
    """One list of the file as a pattern of whole words, capitals or not."""
    joined = "|".join(_words()[table][entry]).replace("е", "[её]").replace(" ", r"\s")
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
