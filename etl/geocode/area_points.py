"""A geocoder of areas: a point inside a district, a region or a country."""

from __future__ import annotations

from functools import lru_cache

from geopy.location import Location

from etl.folders import GAZETTEER
from etl.geocode.geonames import centre_of, district_rows
from etl.geocode.query import Place
from etl.geocode.shipped import GazetteerGeocoder
from etl.lookups import rows_of
from etl.places.place_words import usual_name
from etl.text import key


@lru_cache(maxsize=1)
def _points() -> dict[tuple[str, str], tuple[float, float, str, str]]:
    return {
        (row["kind"], key(row["name"])): (
            float(row["latitude"]),
            float(row["longitude"]),
            row["source"],
            row["country_code"],
        )
        for row in rows_of(GAZETTEER / "areas.csv")
    }


class AreaGeocoder(GazetteerGeocoder):
    """The finest area of a place; settlements and names are not looked at.

    The point is for lists and distances, never for a mark on a map.
    """

    def locate(self, place: Place) -> Location | None:
        """The finest area that has a point."""
        location = self._district(place.district, place.region, place.country_code)
        if location is None and place.region is not None:
            location = self._point("region", place.region, place.country_code)
        if location is None and place.country_code is not None:
            location = self._country(place.country_code)
        return location

    def _district(
        self, name: str | None, region: str | None, country: str | None
    ) -> Location | None:
        rows = district_rows(name, region, country) if name else []
        centre = centre_of(rows[0]) if len(rows) == 1 else None
        if centre is None:
            return None
        source = f"{centre.source}: administrative centre of the district, {centre.name}"
        point = (centre.latitude, centre.longitude)
        return Location(name, point, {"precision": "district", "source": source})

    def _country(self, code: str) -> Location | None:
        return self._point("country", usual_name(code), usual_name(code))

    def _point(self, kind: str, name: str, country: str | None) -> Location | None:
        found = _points().get((kind, key(name)))
        if found is None or country not in (None, found[3]):
            return None
        latitude, longitude, source, _ = found
        return Location(name, (latitude, longitude), {"precision": kind, "source": source})
