"""Towns of the place cell that are read twice: as a venue, and as a mention of their country.

Both readers look at other words around a town; where they come to two countries, it is the venue's
and a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.countries import find_countries
from etl.model import CountryMention, Venue
from etl.partners.towns_of_ours import towns_of_ours
from etl.places.name_cases import nominatives
from etl.text import key

_TOWNS = ("settlement", "guess")
_CUT = re.compile(r"[-‐‑¬]\s")


def _is_abroad(code: str | None) -> bool:
    return code is not None and len(code) == 2 and code != "RU"


def _names(text: str, mention: CountryMention, venue: Venue) -> bool:
    """Whether a mention is the venue's town, as it is written."""
    word = text[mention.start : mention.end]
    return mention.kind in _TOWNS and key(word) == key(venue.settlement or "")


def towns_elsewhere(
    text: str, mentions: Sequence[CountryMention], venues: Sequence[Venue]
) -> list[CountryMention]:
    """The mentions that are towns of venues which lie in another country abroad.

    Args:
        text: the place cell.
        mentions: the countries in it.
        venues: what was read of it («г. Кордова (провинция Кордоба)»).
    """
    abroad = [venue for venue in venues if _is_abroad(venue.country_code)]
    return [
        one
        for one in mentions
        if _is_abroad(one.code)
        and any(_names(text, one, venue) and venue.country_code != one.code for venue in abroad)
    ]


def towns_of_others(
    text: str, mentions: Sequence[CountryMention], venues: Sequence[Venue], column: str
) -> list[CountryMention]:
    """The mentions in a cell that are towns of Russia, or of another country as the venues tell."""
    elsewhere = towns_elsewhere(text, mentions, venues) if column == "place_text" else []
    return towns_of_ours(text, mentions, venues) + elsewhere


def namesakes_of_venues(
    text: str, mentions: Sequence[CountryMention], venues: Sequence[Venue], *, listed: bool
) -> list[CountryMention]:
    """The mentions in another cell of a town that the place cell puts into another country.

    «Визит в г. Окленд» beside «г. Окленд (штат Калифорния, США)» is no visit to New Zealand. Of
    those who take part (``listed``) Brest in Belarus comes to Brest in France as well.
    """
    abroad = {key(v.settlement): v for v in venues if v.settlement and _is_abroad(v.country_code)}
    lands = {venue.country_code for venue in venues}
    return [
        one
        for one in mentions
        if one.kind in _TOWNS
        and _is_abroad(one.code)
        and one.code not in lands
        and not (listed and one.code == "BY")
        and any(name in abroad for name in _nominatives(text[one.start : one.end]))
    ]


def _nominatives(town: str) -> set[str]:
    return {key(name) for name in (town, *nominatives(town))}


def is_a_guess(text: str, venue: Venue) -> bool:
    """Whether the words around a venue's town leave open in which country it lies."""
    if venue.settlement is None or not _is_abroad(venue.country_code):
        return False
    own = [one for one in find_countries(text) if _names(text, one, venue)]
    return bool(own) and all(one.kind == "guess" for one in own)


def is_a_piece(text: str, venue: Venue) -> bool:
    """Whether a venue is only how a name begins that a line's end has cut («г. Кара-⏎ганда»)."""
    if venue.settlement is None or not _is_abroad(venue.country_code):
        return False
    return any(
        text.startswith(venue.settlement, one.start)
        and _CUT.match(text, one.start + len(venue.settlement)) is not None
        and one.code != venue.country_code
        for one in find_countries(text)
    )
