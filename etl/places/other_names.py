"""Another name of the same town in brackets: «г. Гюмри (Ленинакан)», «г. Тверь (быв. Калинин)»."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.lookups import lookup_rows
from etl.places.cell_piece import Piece
from etl.places.name_cases import TOWN_NAME, is_ordinary_word, nominatives
from etl.places.place_words import known_site
from etl.places.settlement_types import type_ends
from etl.text import key

_ONCE = (
    r"(?:(?:ныне|бывш(?:ий|ая|ее|его|ей|ем)?\.?|быв\.|б\.|ранее|прежде|до 19\d\d(?: ?г\.| года)?)"
    r"\s?[–—-]?\s?)"
)
_SECOND = re.compile(
    rf"({TOWN_NAME}(?:\s[А-ЯЁ][а-яё]+)?)(\s?\(({_ONCE})?(?:г\.\s?)?({TOWN_NAME})\))"
)


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    rows = lookup_rows("places_other_names.csv")
    return frozenset((key(row["town"]), key(row["other"])) for row in rows)


def are_one_town(town: str, other: str) -> bool:
    """Whether two names, in any case, are the former and the present name of one town."""
    firsts, seconds = ({key(n), *nominatives(n), key(n).removesuffix("е")} for n in (town, other))
    return any(pair in _pairs() for a in firsts for b in seconds for pair in ((a, b), (b, a)))


def blank_other_names(text: str) -> str:
    """The text with brackets blanked that only say how the town before them is called too."""

    def blanked(match: re.Match[str]) -> str:
        town, bracket, once, other = match.groups()
        typed = type_ends(text[: match.start()])
        same = any(are_one_town(name, other) for name in (town, town.split(" ")[0]))
        if not nominatives(town) or not (same or (once and typed)):
            return match.group()
        return town + " " * len(bracket)

    return _SECOND.sub(blanked, text)


# Endings that only towns and villages have, no parks or quarters («Блонье», «Лошица»).
_OF_TOWN = re.compile(
    r"[А-ЯЁ][а-яё-]*(?:[сц]к|град|бург|штадт|поль|[иы]чи|абад|кент|юрт)",
    re.IGNORECASE,
)
# Quarters of a city have these too («Останкино», «Билево»).
_OF_VILLAGE = re.compile(r"[А-ЯЁ][а-яё-]*(?:[оеи]вка|[оеё]в[оа]|ин[оа])", re.IGNORECASE)
_HAS_QUARTERS = 100_000
"""A town of that many people has quarters with names of their own."""


def may_be_other_name(before: Piece | None, piece: Piece) -> bool:
    """Whether «г. Чапаевск (Троцк)» was read as a site: its former name, or a place in it."""
    town = before.mention if before is not None else None
    bracketed = piece.kind == "name" and piece.inside and piece.join == "("
    typed = town is not None and town.kind == "settlement" and town.settlement_type is not None
    if town is None or not (bracketed and typed):
        return False
    if known_site(piece.text) is not None or is_ordinary_word(piece.text):
        return False
    if _OF_TOWN.fullmatch(piece.text):
        return True
    city = any(row.population > _HAS_QUARTERS for row in settlements_named(town.name))
    return not city and _OF_VILLAGE.fullmatch(piece.text) is not None
