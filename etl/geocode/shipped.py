"""The common base of geocoders that answer from shipped files and never open a connection."""

from __future__ import annotations

from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from etl.geocode.query import Place, Query, as_place


class _NoConnection(BaseSyncAdapter):  # type: ignore[misc]
    """Refuses to ask anybody; geopy's own adapter would load certificates for nothing (0.2 s)."""

    def get_json(self, url: str, *, timeout: float, headers: Any) -> NoReturn:
        raise RuntimeError(f"a shipped gazetteer asks no host: {url}")

    get_text = get_json


class ShippedGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder without a network."""

    def __init__(self) -> None:
        super().__init__(adapter_factory=_NoConnection)


class GazetteerGeocoder(ShippedGeocoder):
    """Answers from one shipped file; each says in ``locate`` what it finds there."""

    def geocode(
        self, query: Query, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Look a place up.

        Args:
            query: a place, or text read like a place cell.
            exactly_one: geopy's switch between one answer and a list.
            timeout: not used; nothing is waited for.

        Returns:
            The location, None where nothing fits; ``raw`` tells its precision and source.
        """
        location = self.locate(as_place(query))
        return location if exactly_one or location is None else [location]

    def locate(self, place: Place) -> Location | None:
        """The point of a place, None where the file has none."""
        raise NotImplementedError
