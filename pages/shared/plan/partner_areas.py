"""Regions and towns of the partner country: where it happens and where participants are from."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from pages.shared.plan.column_values import of_values
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Mask

PARTNER_COUNTRY = "BY"
REGION_ONLY = "только область"
COUNTRY_ONLY = "только страна, без области"


@per_plan
def partner_areas(plan: Plan) -> dict[str, dict[str, frozenset[str]]]:
    """Events by region, and in it by town or district, in the order they are met.

    Venues and the places of institutions among the participants count alike: an event in
    Смоленск with a guest from Витебск is one of Витебск's too. Under ``COUNTRY_ONLY``
    stand the events of which no finer place of the country is known, without towns.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for event_id, region, town in (*_places(plan.venues), *_places(plan.partner_places)):
        found.setdefault(region, {}).setdefault(town, set()).add(event_id)
    placed = {
        i for r, towns in found.items() if r != COUNTRY_ONLY for t in towns.values() for i in t
    }
    areas = {r: {t: frozenset(ids) for t, ids in towns.items()} for r, towns in found.items()}
    if COUNTRY_ONLY in areas:
        vague = frozenset().union(*areas.pop(COUNTRY_ONLY).values()) - placed
        if vague:
            areas[COUNTRY_ONLY] = {REGION_ONLY: vague}
    return areas


def events_in_areas(plan: Plan, regions: Collection[str], towns: Collection[str] = ()) -> Mask:
    """Which events are in these regions (none given: any) and in these towns of them."""
    ids = frozenset().union(
        *(
            ids
            for region, inside in partner_areas(plan).items()
            if not regions or region in regions
            for town, ids in inside.items()
            if not towns or town in towns
        )
    )
    return of_values(plan, "events", "event_id").events_of(ids)


def _places(frame: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    if frame.empty:
        return
    own = frame[frame["country_code"] == PARTNER_COUNTRY]
    columns = (own[name].tolist() for name in ("event_id", "region", "district", "settlement"))
    for event_id, region, district, settlement in zip(*columns, strict=True):
        names = [v if isinstance(v, str) and v else "" for v in (region, district, settlement)]
        yield (
            str(event_id),
            names[0] or (names[1] or names[2] or COUNTRY_ONLY),
            names[2] or names[1] or REGION_ONLY,
        )
