"""Nominatim, only when asked for: identified, one question a second, answers kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from etl.geocode.query import Query, as_place

USER_AGENT = "plan-dashboard/1.0 (plans of international events; settlements only)"
DOMAIN = "nominatim.openstreetmap.org"


class OnlineGeocoder(Geocoder):  # type: ignore[misc]
    """Asks Nominatim for settlements that the shipped gazetteers lack.

    Args:
        cache: JSON file of answers, "found nothing" included; a second build asks nobody.
        domain: host and port of the service.
        scheme: "https", or "http" for a server on loopback.
        timeout: seconds to wait for one answer.
        min_delay_seconds: pause between questions, one second by the service's rules.

    ``unanswered`` collects the settlements that the service could not be asked about.
    """

    def __init__(
        self,
        cache: Path,
        *,
        domain: str = DOMAIN,
        scheme: str = "https",
        timeout: float = 10,
        min_delay_seconds: float = 1,
    ) -> None:
        super().__init__(timeout=timeout)
        self.cache = cache
        self.unanswered: list[str] = []
        service = Nominatim(user_agent=USER_AGENT, domain=domain, scheme=scheme, timeout=timeout)
        # The limiter's defaults swallow errors and wait; trouble must be seen here.
        self._ask = RateLimiter(
            service.geocode,
            min_delay_seconds=min_delay_seconds,
            max_retries=0,
            swallow_exceptions=False,
        )

    def geocode(
        self, query: Query, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Look a settlement up, first among the answers kept.

        Args:
            query: a place, or text read like a place cell.
            exactly_one: geopy's switch between one answer and a list.
            timeout: seconds to wait, instead of the geocoder's own.

        Raises:
            geopy.exc.GeopyError: the service could not be asked.
        """
        place = as_place(query)
        if place.settlement is None or len(place.country_code or "") != 2:
            return None
        asked = {"city": place.settlement, "country": place.country_code or ""}
        if place.region is not None and place.region != place.settlement:
            asked["state"] = place.region
        if place.district is not None:
            asked["county"] = place.district
        kept = self._kept()
        name = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        if name not in kept:
            try:
                kept[name] = self._answer(asked, timeout)
            except GeopyError:
                self.unanswered.append(place.settlement)
                raise
            self._keep(kept)
        found = kept[name]
        if found is None:
            return None
        raw = {"precision": "settlement", "source": f"Nominatim (OpenStreetMap) {found['id']}"}
        location = Location(found["address"], (found["latitude"], found["longitude"]), raw)
        return location if exactly_one else [location]

    def _answer(self, asked: dict[str, str], timeout: float | None) -> dict[str, Any] | None:
        options = {} if timeout is None else {"timeout": timeout}
        found = self._ask(
            asked,
            language="ru",
            country_codes=asked["country"].lower(),
            addressdetails=True,
            **options,
        )
        if found is None or found.raw.get("class", "place") not in ("place", "boundary"):
            return None
        return {
            "address": found.address,
            "latitude": found.latitude,
            "longitude": found.longitude,
            "id": f"{found.raw.get('osm_type', '')} {found.raw.get('osm_id', '')}".strip(),
        }

    def _kept(self) -> dict[str, dict[str, Any] | None]:
        try:
            kept: dict[str, dict[str, Any] | None] = json.loads(self.cache.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return kept

    def _keep(self, kept: dict[str, dict[str, Any] | None]) -> None:
        self.cache.parent.mkdir(parents=True, exist_ok=True)
        aside = self.cache.with_suffix(".new")
        aside.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
        aside.replace(self.cache)
