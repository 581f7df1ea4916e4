"""Villages of Russia with a name from abroad: «забег «Париж – Варна»» in «с. Париж»."""

from __future__ import annotations

from collections.abc import Sequence

from etl.gazetteer import settlements_named
from etl.model import CountryMention, Venue
from etl.places.name_cases import nominatives
from etl.text import key


def towns_of_ours(
    text: str, mentions: Sequence[CountryMention], venues: Sequence[Venue]
) -> list[CountryMention]:
    """The mentions that are towns of Russia, since the row is held in one of them.

    Args:
        text: the cell.
        mentions: the countries in it.
        venues: the row's venues. A mention that bears the name of one in Russia is that; another
            of the same cell is ours where that venue's region has a village so called.
    """
    held = [one for one in venues if one.country_code == "RU" and one.settlement]
    towns = [one for one in mentions if one.kind in ("settlement", "guess")]
    named = [(one, _names(text, one)) for one in towns] if held else []
    regions = {
        venue.region for venue in held for _, names in named if key(venue.settlement or "") in names
    }
    if not regions:
        return []
    own = {key(venue.settlement or "") for venue in held}
    return [one for one, names in named if names & own or _lies_in(names, regions)]


def _names(text: str, mention: CountryMention) -> set[str]:
    word = text[mention.start : mention.end]
    return {key(name) for name in (word, *nominatives(word))}


def _lies_in(names: set[str], regions: set[str | None]) -> bool:
    rows = [row for name in names for row in settlements_named(name)]
    return any(row.country_code == "RU" and row.region in regions for row in rows)
