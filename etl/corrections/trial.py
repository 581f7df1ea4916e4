"""Words that a person is about to settle, read before anything is stored: what they would say.

The same readers and refusals as when they are taken over (``etl.corrections.checks``), which
reads them once more in their row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from etl.corrections.checks import refuse_unread
from etl.dates.date_cell import read_dates
from etl.geocode import ChainGeocoder, default_geocoder, locate
from etl.home import Home
from etl.model import DateReading, Placement, PlaceReading, PlanPeriod
from etl.places import read_place
from etl.typed_value import typed


@dataclass(frozen=True)
class PlaceTrial:
    """A place as it is read, and where each of its venues would stand."""

    reading: PlaceReading
    placed: tuple[Placement, ...]


def try_dates(text: str, plan: PlanPeriod) -> DateReading:
    """Read a date as a plan would write it.

    Args:
        text: «12–14 мая 2026 года».
        plan: the plan's period.

    Raises:
        RefusedCorrectionError: it is not read, or not whole.
    """
    reading = read_dates(typed(text), plan)
    refuse_unread(text, reading.quality)
    return reading


def try_place(text: str, *, title: str, description: str, home: Home) -> PlaceTrial:
    """Read a place as a plan would write it.

    Args:
        text: «г. Витебск, Республика Беларусь».
        title: of the event: the form may stand there.
        description: of the event, likewise.
        home: the region whose plan it is.

    Raises:
        RefusedCorrectionError: it is not read.
    """
    reading = read_place(typed(text), title=title, description=description, home=home)
    refuse_unread(text, reading.quality)
    geocoder = _geocoder(home)
    return PlaceTrial(reading, tuple(locate(venue, geocoder) for venue in reading.venues))


@lru_cache(maxsize=2)
def _geocoder(home: Home) -> ChainGeocoder:
    return default_geocoder(home)
