"""The town that a hall or a crossing is called after: «МВЦ «Казань Экспо»», «МАПП Кяхта»."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.places.bare_names import HALL_NAME
from etl.places.mention import Mention
from etl.places.town_namesakes import is_common

_NAME = r"[А-ЯЁ][а-яё]+(?:[ -](?:на-)?[А-ЯЁ][а-яё]+)?"
_HALL = re.compile(
    rf"(?:[А-ЯЁ]{{2,6}}\s|(?:[а-яё-]+\s){{1,3}})?[«\"]?({_NAME}?)[\s-]{HALL_NAME}[»\"]?"
)
_CROSSING = re.compile(
    r"(?:[МДЖ][А-Я]?ПП|(?:[а-яё-]+\s){0,2}(?:пункт\sпропуска|погранпереход|пограничный\sпереход))"
    rf"\s[«\"]?({_NAME})[»\"]?",
    re.IGNORECASE,
)
_LARGE = 100_000
"""A town of that many people is meant, where a hall bears its name."""


def town_of_name(name: str) -> Mention | None:
    """The town in a site's own name, which tells the region where the cell tells none."""
    hall = _HALL.fullmatch(name)
    if hall is not None and any(r.population > _LARGE for r in settlements_named(hall.group(1))):
        return Mention("settlement", 0, 0, hall.group(1))
    crossing = _CROSSING.fullmatch(name)
    if crossing is None or not crossing.group(1)[:1].isupper() or is_common(crossing.group(1)):
        return None  # «МАПП «Полтавка»» is far from the one that a gazetteer has
    return Mention("settlement", 0, 0, crossing.group(1), size="small")
