"""The partner places of one row: named in its cells, else told by its venues and partners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from etl.countries.vocabulary import usual_name
from etl.geocode.curated import name_words
from etl.home import Home
from etl.model import Partner, Venue
from etl.partner_places.areas import Address, find_addresses
from etl.partner_places.inference import infer_place
from etl.partner_places.institutions import (
    Institution,
    find_institutions,
    may_name_institutions,
)
from etl.partners import find_institutions as find_telling_wordings
from etl.text import key

Side = Literal["home", "partner"]
_ORDER = ("participants_text", "title", "description", "place_text", "purpose")
_TOLD_ASIDE = ("title", "description", "purpose")
_LEVELS = ("venue", "settlement", "district", "region", "country")
_LONGEST_READ = 6_000
"""Characters of a cell that are read: a hundred times an ordinary one; bounds the time."""


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
    found = list(_of_participants(cells, venues, home))
    finely = {
        usual_name(place.venue.country_code or "")
        for place in found
        if place.venue.place_precision != "country"
    }
    for column in ("title", "description"):
        known = [*_institutions_only(cells, column, venues, home)]
        found += [place for place in known if not _is_known(place, found)]
    home_told = any(place.side == "home" for place in found)
    for venue in venues:
        place = _placed(venue, False, "place_text", cells.get("place_text", ""), home)
        if place is None or (place.side == "partner" and venue.country_code == home.country_code):
            continue
        told = home_told if place.side == "home" else usual_name(venue.country_code or "") in finely
        if not told and not _is_known(place, found):
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


def _placed(
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


def _is_known(place: PartnerPlace, found: Sequence[PartnerPlace]) -> bool:
    """Whether the place is there already; an institution is known by its name alone."""
    mine = place.venue
    for other in found:
        if mine.name is not None and other.venue.name is not None:
            if key(mine.name) == key(other.venue.name):
                return True
        elif replace(mine, settlement_type=None) == replace(other.venue, settlement_type=None):
            return True
    return False


def _of_participants(
    cells: Mapping[str, str], venues: Sequence[Venue], home: Home
) -> Iterator[PartnerPlace]:
    column = "participants_text"
    text = cells.get(column, "")[:_LONGEST_READ]
    addresses = find_addresses(text, home)
    institutions = find_institutions(text, addresses)
    owned = _owners(text, institutions, addresses)
    located: list[tuple[int, PartnerPlace | None]] = []
    for institution in institutions:
        place = _of_institution(text, institution, owned, venues, column, home)
        located.append((institution.start, place))
    for address in addresses:
        if any(address in mine for mine in owned.values()):
            continue
        words = _words(text, address.start, address.end)
        located.append((address.start, _placed(address.venue(home), False, column, words, home)))
    found: list[PartnerPlace] = []
    for _, place in sorted(located, key=lambda item: item[0]):
        if place is not None and not _is_known(place, found):
            found.append(place)
    yield from found


def _institutions_only(
    cells: Mapping[str, str], column: str, venues: Sequence[Venue], home: Home
) -> list[PartnerPlace]:
    text = cells.get(column, "")[:_LONGEST_READ]
    if not may_name_institutions(text):
        return []
    addresses = find_addresses(text, home)
    institutions = find_institutions(text, addresses)
    owned = _owners(text, institutions, addresses)
    places = [_of_institution(text, i, owned, venues, column, home) for i in institutions]
    return [place for place in places if place is not None]


def _owners(
    text: str, institutions: Sequence[Institution], addresses: Sequence[Address]
) -> dict[int, list[Address]]:
    """The addresses of each institution: within its name, or right behind it."""
    owned: dict[int, list[Address]] = {}
    for institution in institutions:
        end = institution.end
        for address in addresses:
            mine = owned.get(institution.start, [])
            inside = institution.start <= address.start < institution.end
            if inside or _is_behind(text, end, address, first=not mine):
                owned.setdefault(institution.start, []).append(address)
                end = max(end, address.end)
    return owned


def _is_behind(text: str, end: int, address: Address, *, first: bool) -> bool:
    """Whether an address right behind a name is the name's own, not the next one of a list."""
    gap = text[end : address.start] if address.start >= end else "-"
    if re.fullmatch(r'[»"]?\s?\(', gap):
        return True
    if not first:
        return False
    if re.fullmatch(r'[»"]?\s', gap):
        return True
    # «УО «МГОИРО», г. Могилев»: a nominative goes on with the address, a genitive with the list.
    mention = min(address.mentions, key=lambda mention: mention.start)
    words = key(text[mention.start : mention.end])
    nominative = re.search(rf"(?<!\w){re.escape(key(mention.name))}(?!\w)", words) is not None
    closed = re.match(r"\s*(?:;|$)", text[address.end :]) is not None
    apt = mention.kind == "settlement" or (closed and mention.kind != "district")
    return re.fullmatch(r'[»"]?,\s', gap) is not None and nominative and apt


def _of_institution(
    text: str,
    institution: Institution,
    owned: Mapping[int, list[Address]],
    venues: Sequence[Venue],
    column: str,
    home: Home,
) -> PartnerPlace | None:
    addresses = owned.get(institution.start, [])
    end = max([institution.end, *(address.end for address in addresses)])
    words = _words(text, institution.start, end)
    mine = name_words(institution.name)
    for venue in venues:
        if venue.name and mine and name_words(venue.name) == mine and venue.region:
            return _placed(replace(venue, tentative=False), False, column, words, home)
    best = min(addresses, key=_fineness, default=None)
    if best is not None and _fineness(best) < 2:
        return _placed(best.venue(home, institution.name), False, column, words, home)
    telling = find_telling_wordings(text[institution.start : institution.end])
    country = telling[0].code if telling else None
    inferred = infer_place(institution.name, best, venues, country, home)
    if inferred is not None:
        venue = replace(inferred, name=institution.name, place_precision="venue")
        return _placed(venue, True, column, words, home)
    if best is not None:
        return _placed(best.venue(home, institution.name), False, column, words, home)
    if country is not None:
        venue = Venue(institution.name, country_code=country, place_precision="venue")
        return _placed(venue, False, column, words, home)
    return None


def _fineness(address: Address) -> int:
    kinds = ("settlement", "district", "region", "country")
    return min(kinds.index(mention.kind) for mention in address.mentions)


def _words(text: str, start: int, end: int) -> str:
    """The words of a place, its brackets and quotation marks closed."""
    for opening, closing in (("(", ")"), ("«", "»")):
        part = text[start:end]
        if part.count(opening) > part.count(closing) and text[end : end + 1] == closing:
            end += 1
    return text[start:end].strip(" ,;")


def _told_aside(
    cells: Mapping[str, str], found: Sequence[PartnerPlace], home: Home
) -> list[PartnerPlace]:
    """The home region by title, description or purpose, where nothing else names its side."""
    if any(place.side == "home" for place in found):
        return []
    for column in _TOLD_ASIDE:
        text = cells.get(column, "")[:_LONGEST_READ]
        for address in find_addresses(text, home):
            words = _words(text, address.start, address.end)
            place = _placed(address.venue(home), False, column, words, home)
            if place is not None and place.side == "home":
                return [place]
    return []


def _of_country(cells: Mapping[str, str], partner: Partner, code: str, home: Home) -> PartnerPlace:
    """A partner country by the finest area of the cell that names it, else as a whole."""
    column = partner.source_column
    text = cells.get(column, "")[:_LONGEST_READ]
    here = [
        address
        for address in find_addresses(text, home)
        if usual_name(address.venue(home).country_code or "") == usual_name(code)
    ]
    if not here:
        return PartnerPlace(
            "partner", Venue(country_code=code), False, column, partner.source_text or partner.name
        )
    best = min(here, key=_fineness)
    words = _words(text, best.start, best.end)
    return PartnerPlace("partner", best.venue(home), False, column, words)
