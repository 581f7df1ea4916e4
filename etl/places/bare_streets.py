"""Streets without their noun, which only the house behind tells: «(Москва, Летниковская, 2)»."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.places.bare_names import HALL
from etl.places.place_words import known_site, pattern
from etl.text import key

_TOWN = 20_000
"""A name of a town of that many people is the town («Смоленск, Вязьма, 2»)."""
_HOUSE = r"(?:д(?:ом|\.)\s?)?\d{1,3}(?:/\d{1,3})?\s?[а-я]?"
# «Большая Советская», «Пржевальского», «Крымский Вал», «Челюскинцев».
_STREET = re.compile(
    r"(?:(?<=[,;]\s)|(?<=\())((?:[А-ЯЁ][а-яё]+\s){0,2}[А-ЯЁ][а-яё-]+)"
    rf",\s({_HOUSE})(?=\s*(?:$|[,;)]))"
)
BARE_STREET = re.compile(rf"(?:[А-ЯЁ][а-яё-]+\s){{1,3}}\s{_HOUSE}")
"""A street as :func:`join_houses` leaves it in a shadow: two spaces stand before the house."""


def _joined(match: re.Match[str]) -> str:
    name, house = match.groups()
    town = any(row.population > _TOWN for row in settlements_named(name))
    # «Станционная» is no station.
    site = pattern("name", "site").match(key(name)) is not None and not name.endswith("ая")
    site = site or HALL.search(name) is not None or known_site(name) is not None
    return match.group() if town or site else f"{name}  {house}"


def join_houses(shadow: str) -> str:
    """Blank the comma between a bare street and its house; the text keeps its length."""
    return _STREET.sub(_joined, shadow)
