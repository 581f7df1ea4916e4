"""What a geocoder of this project is asked."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import Venue
from etl.places.settlement_types import type_size


@dataclass(frozen=True, slots=True)
class Place:
    """A place with everything that the document says about where it lies.

    geopy passes queries through untouched, so a query may be this or plain text.
    """

    name: str | None = None
    settlement: str | None = None
    settlement_type: str | None = None
    district: str | None = None
    region: str | None = None
    country_code: str | None = None


Query = Place | str


def size_of(settlement_type: str | None) -> str:
    """Class of a settlement's type: "town", "village", "small" or "any"."""
    told = type_size(settlement_type or "")
    # «станция Одинцово»: a station bears the name of a town as well.
    named = told in ("town", "village", "small") and settlement_type != "станция"
    return told if named else "any"


def place_of(venue: Venue) -> Place:
    """The query for a venue."""
    return Place(
        venue.name,
        venue.settlement,
        venue.settlement_type,
        venue.district,
        venue.region,
        venue.country_code,
    )


def as_place(query: Query) -> Place:
    """A query as a place; a plain text is read like a place cell («г. Витебск, ул. Ленина»)."""
    if isinstance(query, Place):
        return query
    from etl.home import load_home
    from etl.places import read_place

    venues = read_place(query, home=load_home()).venues
    return place_of(venues[0]) if venues else Place(name=query)
