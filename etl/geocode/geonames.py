"""A geocoder over the shipped settlement index, biased to the home region."""

from __future__ import annotations

from geopy.location import Location

from etl.gazetteer import kilometres_between, settlements_named
from etl.geocode.query import Place, size_of
from etl.geocode.shipped import GazetteerGeocoder
from etl.home import Home, load_home
from etl.model import GazetteerRow
from etl.places.place_words import District, districts, districts_called
from etl.places.town_namesakes import Context, choose, fits
from etl.text import key

_WITHIN_DISTRICT_KM = 70
"""A village farther than this from its district's centre is a namesake elsewhere.

Holds in the home region, its neighbours and Belarus; districts of Siberia are larger.
"""


class AmbiguousPlaceError(Exception):
    """Several settlements answer to the name, and nothing said tells which is meant."""


def district_rows(name: str, region: str | None, country: str | None) -> list[District]:
    """The known districts of that name («Лепельский район») in that region and country."""
    return [
        row
        for row in districts_called(name)
        if (region is None or key(row.region) == key(region))
        and country in (None, row.country_code)
    ]


def centre_of(district: District) -> GazetteerRow | None:
    """The gazetteer's row of a district's administrative centre."""
    rows = settlements_named(district.centre)
    here = [row for row in rows if row.country_code == district.country_code]
    same = [row for row in here if row.region == district.region]
    # Minsk is a unit of its own, so the centre of «Минский район» is not in its region.
    return same[0] if same else (here[0] if len(here) == 1 else None)


class GeoNamesGeocoder(GazetteerGeocoder):
    """Finds settlements; what the query says of country and region wins over the bias."""

    def __init__(self, home: Home | None = None) -> None:
        super().__init__()
        self.home = home or load_home()

    def locate(self, place: Place) -> Location | None:
        """The settlement that fits.

        Raises:
            AmbiguousPlaceError: several fit equally well.
        """
        if place.settlement is None:
            return None
        row = self._choose(place)
        if row is None:
            return None
        return Location(
            ", ".join(part for part in (row.name, row.region, row.country_code) if part),
            (row.latitude, row.longitude),
            {"precision": "settlement", "source": row.source, "population": row.population},
        )

    def _choose(self, place: Place) -> GazetteerRow | None:
        assert place.settlement is not None
        context = Context(place.country_code, place.region, size_of(place.settlement_type))
        rows = settlements_named(place.settlement)
        centres = [
            centre
            for district in district_rows(place.district or "", place.region, place.country_code)
            if district in districts().get(key(district.adjective), ())
            and (centre := centre_of(district)) is not None
        ]
        if centres and place.district is not None:
            rows = tuple(row for row in rows if any(_near(row, centre) for centre in centres))
        row, ambiguous = choose(rows, context, self.home)
        if ambiguous:
            raise AmbiguousPlaceError(place.settlement)
        if row is None and place.country_code is not None and context.size != "any":
            # The type in the document may be older than the settlement's rank.
            fitting = [r for r in rows if fits(r, Context(place.country_code, place.region))]
            row = fitting[0] if len(fitting) == 1 and context.size == "town" else None
        return row


def _near(row: GazetteerRow, centre: GazetteerRow) -> bool:
    return kilometres_between(row, centre) < _WITHIN_DISTRICT_KM
