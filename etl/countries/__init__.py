"""Countries in Russian text: names in any case, adjectives, citizens, towns, regions."""

from __future__ import annotations

from etl.countries.finder import find_countries
from etl.lookups import lookup_rows
from etl.text import fold

__all__ = ["country_code", "find_countries"]


def country_code(name: str) -> str | None:
    """The ISO code of a country given by one name, in any case or wording.

    Args:
        name: «Республика Беларусь», «Китая», «КНР», «Белоруссия».

    Returns:
        The code, or None where the words are no country's name or name an entity
        without a code.
    """
    name = fold(name)
    named = [m for m in find_countries(name) if m.kind in ("name", "abbreviation")]
    codes = {mention.code for mention in named}
    if len(codes) == 1:
        return codes.pop()
    exact = {row["name"]: row["code"] for row in lookup_rows("countries.csv")}
    return exact.get(name)
