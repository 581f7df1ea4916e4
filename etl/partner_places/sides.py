"""A place of one who takes part, and which side it is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from etl.home import Home
from etl.model import Venue
from etl.text import key

Side = Literal["home", "partner"]


@dataclass(frozen=True, slots=True)
class PartnerPlace:
    """Where one who takes part comes from.

    Attributes:
        side: "home", the region whose plan it is, or "partner", anybody else.
        venue: the place; ``name`` is the institution's, where one is named.
        inferred: the settlement, district or region is told only by an adjective of the
            institution's name («Витебский пансионат»), not named outright.
        source_column: the cell that says so.
        source_text: its words.
    """

    side: Side
    venue: Venue
    inferred: bool
    source_column: str
    source_text: str


def placed(
    venue: Venue, inferred: bool, column: str, words: str, home: Home
) -> PartnerPlace | None:
    """A place with its side; None where the place is on neither."""
    if venue.country_code is None:
        return None
    if venue.country_code != home.country_code:
        return PartnerPlace("partner", venue, inferred, column, words)
    if venue.region is None:
        return None
    if key(venue.region) == key(home.region):
        return PartnerPlace("home", venue, inferred, column, words)
    if inferred:
        # «Московский институт культуры» sits in Химки: another region of the home country
        # counts only where it is named outright.
        return None
    return PartnerPlace("partner", venue, inferred, column, words)


def is_known(place: PartnerPlace, found: Sequence[PartnerPlace]) -> bool:
    """Whether the place is there already; an institution is known by its name alone."""
    mine = place.venue
    for other in found:
        if mine.name is not None and other.venue.name is not None:
            if key(mine.name) == key(other.venue.name):
                return True
        elif replace(mine, settlement_type=None) == replace(other.venue, settlement_type=None):
            return True
    return False
