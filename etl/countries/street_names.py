"""Streets named after a town: «ул. Греческого Города Волос», «пл. Города-побратима Хагена»."""

from __future__ import annotations

import re

from etl.street_words import STREET_SHORT

_REACH = 60
# «улицы города Витебска» lie in the town; a street's own name has a capital or «ул.» before it.
_AFTER_A_TOWN = re.compile(
    rf"(?<!\w)(?:{STREET_SHORT}\.\s?(?:[А-ЯЁа-яё]+(?:ого|ой)\s)?[Гг]орода|"
    r"(?:[Уу]лиц|[Пп]лощад|[Пп]роспект|[Бб]ульвар|[Нн]абережн|[Пп]ереул|[Сс]квер|[Аа]лле)[а-я]{0,3}\s"
    r"(?:[А-ЯЁ][а-яё]+(?:ого|ой)\s)?Города)(?:-[Пп]обратима|-[Гг]ероя)?\s[«\"]?$"
)


def names_a_street(text: str, start: int) -> bool:
    """Whether the town that begins at a character is only the name of a street.

    >>> names_a_street("г. Псков, ул. Города Куопио", 21)
    True
    """
    return _AFTER_A_TOWN.search(text, max(0, start - _REACH), start) is not None
