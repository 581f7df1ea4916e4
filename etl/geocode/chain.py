"""Geocoders one after another, and a venue put where the first of them finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geopy.exc import GeopyError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from etl.folders import ROOT
from etl.geocode.area_points import AreaGeocoder
from etl.geocode.curated import CuratedGeocoder
from etl.geocode.geonames import AmbiguousPlaceError, GeoNamesGeocoder
from etl.geocode.online import OnlineGeocoder
from etl.geocode.query import Query, as_place, place_of
from etl.geocode.shipped import ShippedGeocoder
from etl.home import Home
from etl.model import PLACE_LEVELS, Placement, PlacePrecision, Venue

CACHE_PATH = ROOT / ".cache" / "nominatim.json"


class ChainGeocoder(ShippedGeocoder):
    """Asks each geocoder in turn; the first answer counts."""

    def __init__(self, geocoders: Sequence[Geocoder]) -> None:
        super().__init__()
        self.geocoders = tuple(geocoders)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Settlements that a service could not be asked about, each once."""
        asked = [one for one in self.geocoders if isinstance(one, OnlineGeocoder)]
        return tuple(dict.fromkeys(name for one in asked for name in one.unanswered))

    def geocode(
        self, query: Query, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Look a place up.

        Args:
            query: a place, or text read like a place cell.
            exactly_one: geopy's switch between one answer and a list.
            timeout: seconds for a geocoder that asks a service.

        Raises:
            AmbiguousPlaceError: namesakes that nothing tells apart.
            geopy.exc.GeopyError: a service could not be asked.
        """
        place = as_place(query)
        options = {} if timeout is None else {"timeout": timeout}
        for geocoder in self.geocoders:
            found = geocoder.geocode(place, exactly_one=exactly_one, **options)
            if found is not None:
                return found
        return None


def default_geocoder(home: Home, *, online: bool = False) -> ChainGeocoder:
    """The geocoders of a build: looked-up venues, the settlement index, then Nominatim.

    Args:
        home: where namesakes are looked for first.
        online: ask Nominatim for settlements that are in neither.
    """
    geocoders: list[Geocoder] = [CuratedGeocoder(), GeoNamesGeocoder(home)]
    if online:
        geocoders.append(OnlineGeocoder(CACHE_PATH))
    return ChainGeocoder(geocoders)


def locate(venue: Venue, geocoder: Geocoder) -> Placement:
    """Put a venue on the map.

    Args:
        venue: as the place cell was read.
        geocoder: finds names and settlements; areas come from the shipped table.

    Returns:
        The point and what it stands for, never finer than the venue itself. A named
        settlement that is found nowhere is put at its district, region or country and
        marked so, and so is one that a silent service could not be asked about; namesakes
        that nothing tells apart get no point.
    """
    place = place_of(venue)
    found: Location | None = None
    doubt = "place_not_found"
    try:
        found = geocoder.geocode(place)
    except AmbiguousPlaceError:
        return Placement(quality=("place_ambiguous",))
    except GeopyError:
        # A service that does not answer is no reason to lose the build, and no answer.
        doubt = "place_not_asked"
    missing = found is None and (venue.settlement is not None or venue.place_precision == "venue")
    if found is None:
        found = AreaGeocoder().geocode(place)
    if found is None:
        return Placement(quality=(doubt,))
    return replace(
        _placement(found, venue),
        quality=(doubt,) if missing and venue.settlement is not None else (),
    )


def _placement(found: Location, venue: Venue) -> Placement:
    precision: PlacePrecision = found.raw["precision"]
    if PLACE_LEVELS.index(precision) < PLACE_LEVELS.index(venue.place_precision):
        precision = venue.place_precision
    return Placement(found.latitude, found.longitude, precision, found.raw["source"])
