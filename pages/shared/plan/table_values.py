"""Values of the tables as pages have them: a list, a place's name, the bounds of a plan's id."""

from __future__ import annotations

from datetime import date
from typing import Any

from etl.country_names import country_name
from pages.shared.plan.folder_of_plans import TablesMissingError


def bounds_of(plan_id: str) -> tuple[date, date]:
    """The period that a plan id names, for tables without a manifest."""
    from etl.dates import period_from_id  # its words are not read for tables with a manifest

    plan = period_from_id(plan_id)
    if plan is None:
        raise TablesMissingError(f"В таблицах неизвестный план «{plan_id}»: постройте их заново.")
    return plan.start, plan.end


def as_tuple(value: Any) -> tuple[str, ...]:
    """A cell that holds a list, as pages compare it."""
    return tuple(value) if isinstance(value, (list, tuple)) or hasattr(value, "tolist") else ()


def finest_place(values: Any) -> str:
    """The finest of settlement, district, region and country; a country by its name."""
    finest = next((str(v) for v in values if isinstance(v, str) and v), "")
    return country_name(finest) if finest == values[-1] else finest
