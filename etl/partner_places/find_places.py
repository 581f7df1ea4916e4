"""The partner places of one row: named in its cells, else told by its venues and partners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl.countries.country_words import usual_name
from etl.home import Home
from etl.model import Partner, Venue
from etl.partner_places.addresses import Address, find_addresses
from etl.partner_places.cells import fineness, read_institutions, read_participants, words_of
from etl.partner_places.sides import PartnerPlace, is_known, placed

_ORDER = ("participants_text", "title", "description", "place_text", "purpose")
_TOLD_ASIDE = ("title", "description", "purpose")
_LONGEST_READ = 6_000
"""Characters of a cell that are read, many times an ordinary cell's: bounds the time."""


def find_partner_places(
    cells: Mapping[str, str], venues: Sequence[Venue], partners: Sequence[Partner], home: Home
) -> tuple[PartnerPlace, ...]:
    """The places of both sides of one row of the plan.

    The participants' cell is read whole; title and description only for institutions. A
    partner country that the participants' cell does not name more finely, and a home side
    that is not named at all, also go by the row's venues, and where there are none by the
    areas or the words of the cell that names them. The home country as a whole is no place
    of either side, since it holds both. Abroad, the places are of the partner countries only.

    Args:
        cells: the row's texts by column.
        venues: the row's venues.
        partners: the row's partner countries.
        home: the region whose plan it is.
    """
    # Cut between words: «г. Бар…» of «Барнаул» would be a town in Montenegro.
    cells = {
        column: text if len(text) <= _LONGEST_READ else text[:_LONGEST_READ].rpartition(" ")[0]
        for column, text in cells.items()
    }
    column = "participants_text"
    found = read_participants(cells.get(column, ""), column, venues, home)
    finely = {
        usual_name(place.venue.country_code or "")
        for place in found
        if place.venue.place_precision != "country"
    }
    for column in ("title", "description"):
        named = read_institutions(cells.get(column, ""), column, venues, home)
        found += [place for place in named if not is_known(place, found)]
    home_told = any(place.side == "home" for place in found)
    for venue in venues:
        place = placed(venue, False, "place_text", cells.get("place_text", ""), home)
        if place is None or (place.side == "partner" and venue.country_code == home.country_code):
            continue
        told = home_told if place.side == "home" else usual_name(venue.country_code or "") in finely
        if not told and not is_known(place, found):
            found.append(place)
    found += _told_aside(cells, found, home)
    # Which countries take part is for the partners to say: a namesake adds none.
    abroad = {usual_name(partner.code or partner.name) for partner in partners}
    allowed = {home.country_code, *abroad}
    found = [p for p in found if usual_name(p.venue.country_code or "") in allowed]
    for partner in partners:
        code = partner.code or partner.name
        if not any(usual_name(p.venue.country_code or "") == usual_name(code) for p in found):
            found.append(_of_country(cells, partner, code, home))
    found.sort(key=lambda place: _ORDER.index(place.source_column))
    return tuple(found)


def _told_aside(
    cells: Mapping[str, str], found: Sequence[PartnerPlace], home: Home
) -> list[PartnerPlace]:
    """The home region by title, description or purpose, where nothing else names its side."""
    if any(place.side == "home" for place in found):
        return []
    for column in _TOLD_ASIDE:
        text = cells.get(column, "")
        for address in find_addresses(text, home):
            words = words_of(text, address.start, address.end)
            place = placed(address.venue(home), False, column, words, home)
            if place is not None and place.side == "home":
                return [place]
    return []


def _of_country(cells: Mapping[str, str], partner: Partner, code: str, home: Home) -> PartnerPlace:
    """A partner country by the finest area of the cell that names it, else as a whole."""
    column = partner.source_column
    text = cells.get(column, "")
    here = _by_country(text, home).get(usual_name(code))
    if here is None:
        return PartnerPlace(
            "partner", Venue(country_code=code), False, column, partner.source_text or partner.name
        )
    best = min(here, key=fineness)
    words = words_of(text, best.start, best.end)
    return PartnerPlace("partner", best.venue(home), False, column, words)


@lru_cache(maxsize=64)
def _by_country(text: str, home: Home) -> Mapping[str, list[Address]]:
    """The addresses of a cell by the country they lie in: asked for once for each partner."""
    found: dict[str, list[Address]] = {}
    for address in find_addresses(text, home):
        code = address.venue(home).country_code or ""
        found.setdefault(usual_name(code), []).append(address)
    return found
