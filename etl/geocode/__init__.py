"""Where a venue is: gazetteers behind geopy's interface."""

from etl.geocode.area_points import AreaGeocoder
from etl.geocode.chain import ChainGeocoder, default_geocoder, locate
from etl.geocode.curated import CuratedGeocoder
from etl.geocode.geonames import AmbiguousPlaceError, GeoNamesGeocoder
from etl.geocode.online import OnlineGeocoder
from etl.geocode.query import Place

__all__ = [
    "AmbiguousPlaceError",
    "AreaGeocoder",
    "ChainGeocoder",
    "CuratedGeocoder",
    "GeoNamesGeocoder",
    "OnlineGeocoder",
    "Place",
    "default_geocoder",
    "locate",
]
