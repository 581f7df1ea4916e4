"""A geocoder, as tests ask it: from the home region, for the first point."""

from __future__ import annotations

from geopy.geocoders.base import Geocoder
from geopy.location import Location

from etl.geocode import (
    Place,
)
from etl.home import load_home

HOME = load_home()


def one(geocoder: Geocoder, query: Place | str) -> Location:
    """The one answer of a geocoder that must have one."""
    found = geocoder.geocode(query)
    assert isinstance(found, Location)
    return found
