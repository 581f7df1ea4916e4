"""The places that one cell names: its institutions, each with its own address, and its areas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.geocode.curated import name_words
from etl.home import Home
from etl.model import Venue
from etl.partner_places.addresses import Address, find_addresses
from etl.partner_places.inference import infer_place
from etl.partner_places.named_institutions import (
    Institution,
    find_institutions,
    may_name_institutions,
)
from etl.partner_places.sides import PartnerPlace, is_known, placed
from etl.partners import find_institutions as find_telling_wordings
from etl.text import key


def read_participants(
    text: str, column: str, venues: Sequence[Venue], home: Home
) -> list[PartnerPlace]:
    """Every place of a cell that says who takes part, once each, in order.

    Args:
        text: the cell.
        column: its name.
        venues: the row's venues, which tell where a named institution lies.
        home: the region whose plan it is.
    """
    located, others = _institutions(text, column, venues, home)
    for address in others:
        words = words_of(text, address.start, address.end)
        place = placed(address.venue(home), False, column, words, home)
        located.append((address.start, place))
    found: list[PartnerPlace] = []
    for _, place in sorted(located, key=lambda item: item[0]):
        if place is not None and not is_known(place, found):
            found.append(place)
    return found


def read_institutions(
    text: str, column: str, venues: Sequence[Venue], home: Home
) -> list[PartnerPlace]:
    """The places of the institutions that a cell names; its other areas say too little.

    Args:
        text: the cell.
        column: its name.
        venues: the row's venues, which tell where a named institution lies.
        home: the region whose plan it is.
    """
    if not may_name_institutions(text):
        return []
    located, _ = _institutions(text, column, venues, home)
    return [place for _, place in located if place is not None]


def _institutions(
    text: str, column: str, venues: Sequence[Venue], home: Home
) -> tuple[list[tuple[int, PartnerPlace | None]], list[Address]]:
    """Each institution that a cell names, where it begins and lies; the addresses of none."""
    addresses = find_addresses(text, home)
    institutions = find_institutions(text, addresses)
    owned = _owners(text, institutions, addresses, home)
    located = [
        (item.start, _of_institution(text, item, owned, venues, column, home))
        for item in institutions
    ]
    others = [one for one in addresses if not any(one in mine for mine in owned.values())]
    return located, others


def _owners(
    text: str, institutions: Sequence[Institution], addresses: Sequence[Address], home: Home
) -> dict[int, list[Address]]:
    """The addresses of each institution: within its name, or right behind it."""
    owned: dict[int, list[Address]] = {}
    for institution in institutions:
        end = institution.end
        for address in addresses:
            mine = owned.get(institution.start, [])
            inside = institution.start <= address.start < institution.end
            behind = not inside and _is_behind(text, end, address, first=not mine)
            if behind and "," in text[end : address.start]:
                behind = _may_lie_there(institution, address, home)
            if inside or behind:
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


def _may_lie_there(institution: Institution, address: Address, home: Home) -> bool:
    """Whether the name itself tells no other place: «Тартуский университет, Витебская область»."""
    told = infer_place(institution.name, None, (), None, home)
    place = address.venue(home)
    return told is None or (
        told.country_code == place.country_code and place.region in (None, told.region)
    )


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
    words = words_of(text, institution.start, end)
    mine = name_words(institution.name)
    for venue in venues:
        if venue.name and mine and name_words(venue.name) == mine and venue.region:
            return placed(replace(venue, tentative=False), False, column, words, home)
    best = min(addresses, key=fineness, default=None)
    if best is not None and fineness(best) < 2:
        return placed(best.venue(home, institution.name), False, column, words, home)
    telling = find_telling_wordings(text[institution.start : institution.end])
    country = telling[0].code if telling else None
    inferred = infer_place(institution.name, best, venues, country, home)
    if inferred is not None:
        venue = replace(inferred, name=institution.name, place_precision="venue")
        return placed(venue, True, column, words, home)
    if best is not None:
        return placed(best.venue(home, institution.name), False, column, words, home)
    if country is not None:
        venue = Venue(institution.name, country_code=country, place_precision="venue")
        return placed(venue, False, column, words, home)
    return None


def fineness(address: Address) -> int:
    """The smaller, the finer the place that an address names."""
    kinds = ("settlement", "district", "region", "country")
    return min(kinds.index(mention.kind) for mention in address.mentions)


def words_of(text: str, start: int, end: int) -> str:
    """The words of a place, its brackets and quotation marks closed."""
    for opening, closing in (("(", ")"), ("«", "»")):
        part = text[start:end]
        if part.count(opening) > part.count(closing) and text[end : end + 1] == closing:
            end += 1
    return text[start:end].strip(" ,;")
