"""The common base of geocoders that answer from shipped files and never open a connection."""

from __future__ import annotations

from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder


class _NoConnection(BaseSyncAdapter):  # type: ignore[misc]
    """Refuses to ask anybody; geopy's own adapter would load certificates for nothing (0.2 s)."""

    def get_json(self, url: str, *, timeout: float, headers: Any) -> NoReturn:
        raise RuntimeError(f"a shipped gazetteer asks no host: {url}")

    get_text = get_json


class ShippedGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder without a network."""

    def __init__(self) -> None:
        super().__init__(adapter_factory=_NoConnection)
