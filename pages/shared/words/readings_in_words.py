"""What the readers made of words that a person wrote, as a page says it before they are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from etl.columns import joined
from etl.country_names import country_name
from etl.model import DateReading, Placement
from etl.precision_words import PLACE_PRECISIONS
from pages.shared.plan.table_values import text_of
from pages.shared.words.dates_in_words import event_dates_in_words
from pages.shared.words.russian import with_comma


def dates_read_in_words(reading: DateReading, text: str, *, own_years: Collection[int] = ()) -> str:
    """«12–14 мая»; what is open of it where no period is named.

    Args:
        reading: of the words.
        text: the words.
        own_years: the calendar years of the plan.
    """
    event = {
        "date_precision": reading.precision,
        "date_kind": reading.kind,
        "date_tentative": reading.tentative,
        "dates_text": text,
        "quality": reading.quality,
    }
    spans = [(period.start, period.end) for period in reading.periods]
    return event_dates_in_words(event, spans, own_years=own_years)


def venue_name(venue: Mapping[str, Any]) -> str:
    """A venue in one line: its name, town, district, region, country."""
    town = " ".join(filter(None, (text_of(venue["settlement_type"]), text_of(venue["settlement"]))))
    country, region = text_of(venue["country_code"]), text_of(venue["region"])
    parts = (
        text_of(venue["name"]),
        town,
        text_of(venue["district"]),
        region if region != text_of(venue["settlement"]) else "",
        country_name(country) if country else "",
    )
    return ", ".join(filter(None, parts)) or "место"


def degrees(latitude: float, longitude: float, decimals: int | None = 4) -> str:
    """«54,7818; 32,0401», as one types it; ``decimals`` None for all digits that there are."""
    numbers = (f"{n!r}" if decimals is None else f"{n:.{decimals}f}" for n in (latitude, longitude))
    return joined(map(with_comma, numbers))


def point_in_words(point: Placement) -> str:
    """«точка 54,7818; 32,0401 — населённый пункт»."""
    return placed_in_words(point.latitude, point.longitude, point.precision or "")


def placed_in_words(latitude: float | None, longitude: float | None, precision: str) -> str:
    """The same of the columns of a venue's row; ``precision`` "" where it is not told."""
    if pd.isna(latitude) or pd.isna(longitude):
        return "на карте не поставлено"
    where = degrees(latitude, longitude)
    return f"точка {where} — {PLACE_PRECISIONS.get(precision, 'уровень не указан')}"
