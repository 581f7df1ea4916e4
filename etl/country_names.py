"""The Russian name of a country's code: what the readers store is what the pages show."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from etl.lookups import lookup_rows


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in lookup_rows("countries.csv")}


def foreign_countries() -> list[str]:
    """The names that plans use of every country but Russia, in the alphabet's order."""
    return sorted(name for code, name in _names().items() if code != "RU")


@lru_cache(maxsize=1_000)
def country_name(code: str) -> str:
    """Russian short name of a country for display; a name stays as it is.

    The table has the names that plans use («США», «ЮАР»); islands and the like that it lacks
    go by CLDR's.

    Args:
        code: ISO 3166-1 alpha-2, or the name of an entity that has no code.

    >>> country_name("US"), country_name("AX"), country_name("Республика Абхазия")
    ('США', 'Аландские о-ва', 'Республика Абхазия')
    """
    if len(code) != 2:
        return code
    return _names().get(code.upper()) or str(Locale("ru").territories.get(code.upper(), code))
