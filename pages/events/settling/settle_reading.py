"""What words would say if they were settled: the readers' answer in the page's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from etl.corrections.checks import RefusedCorrectionError
from etl.corrections.trial import try_dates, try_place
from etl.model import PlanPeriod
from etl.precision_words import PLACE_PRECISIONS
from etl.text import capitalized
from pages.events.settling.typed import Read, TypedSpot
from pages.shared.plan.tables import PlanInfo
from pages.shared.words.readings_in_words import (
    dates_read_in_words,
    point_in_words,
    venue_name,
)
from pages.shared.words.russian import FORMATS, PRECISIONS, quality_label

_DATES_LIKE = "«12–14 мая 2026 года», «май», «II квартал»"
_PLACES_LIKE = "«г. Витебск, Республика Беларусь», «г. Смоленск, дистанционно»"


def dates_read(text: str, info: PlanInfo) -> Read:
    """A date cell: its periods in words, how finely they are named, doubts."""
    try:
        reading = try_dates(text, PlanPeriod(info.plan_id, info.start, info.end))
    except RefusedCorrectionError as error:
        return _refused(error, _DATES_LIKE)
    words = dates_read_in_words(reading, text, own_years=info.own_years)
    named = bool(reading.periods)
    lines = [f"{words} — {PRECISIONS[reading.precision]}" if named else words]
    lines += [quality_label(code).label for code in reading.quality if named]
    return Read(tuple(lines))


def place_read(text: str, row: Mapping[str, Any], info: PlanInfo) -> Read:
    """A place cell: its venues with what each is known to, where they stand, the form.

    Args:
        text: as a plan would write it.
        row: the event; the form may stand in its title or description.
        info: the plan.
    """
    try:
        trial = try_place(text, title=row["title"], description=row["description"], home=info.home)
    except RefusedCorrectionError as error:
        return _refused(error, _PLACES_LIKE)
    pairs = list(zip(trial.reading.venues, trial.placed, strict=True))
    names = [venue_name(asdict(venue)) for venue, _ in pairs]
    lines = [
        f"{name} — {PLACE_PRECISIONS[venue.place_precision]}; {point_in_words(point)}"
        for name, (venue, point) in zip(names, pairs, strict=True)
    ]
    lines.append(f"форма: {FORMATS[trial.reading.format]}")
    codes = (*trial.reading.quality, *(code for _, point in pairs for code in point.quality))
    lines += [quality_label(code).label for code in dict.fromkeys(codes)]
    spots = [
        TypedSpot(name, point.latitude, point.longitude, point.precision or "")
        for name, (_, point) in zip(names, pairs, strict=True)
    ]
    return Read(tuple(lines), spots=tuple(spots))


def _refused(error: RefusedCorrectionError, like: str) -> Read:
    why = str(error)
    return Read((f"{capitalized(why)}. Напишите, как пишут в плане: {like}.",), True)
