"""What the readers made of words that a person wrote, as a page says it before they are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from etl.country_names import country_name
from etl.model import DateReading, Placement
from etl.precision_words import PLACE_PRECISIONS
from pages.shared.words.dates_in_words import event_dates_in_words


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
    town = " ".join(filter(None, (_text(venue["settlement_type"]), _text(venue["settlement"]))))
    country, region = _text(venue["country_code"]), _text(venue["region"])
    parts = (
        _text(venue["name"]),
        town,
        _text(venue["district"]),
        region if region != _text(venue["settlement"]) else "",
        country_name(country) if country else "",
    )
    return ", ".join(filter(None, parts)) or "место"


def point_in_words(point: Placement) -> str:
    """«точка 54,7818; 32,0401 — населённый пункт»."""
    if point.latitude is None or point.longitude is None:
        return "на карте не поставлено"
    level = PLACE_PRECISIONS[point.precision] if point.precision else "уровень не указан"
    where = f"{point.latitude:.4f}; {point.longitude:.4f}".replace(".", ",")
    return f"точка {where} — {level}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
