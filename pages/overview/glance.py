"""The plan at a glance: the numbers of the first page, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pages.shared.plan.column_values import has_any, of_lists, of_values
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first screen says; every number counts events, none of them twice."""

    events: int
    spheres: int
    formats: dict[str, int]
    countries: tuple[tuple[str, int], ...]
    entities: tuple[tuple[str, int], ...]
    without_partner: int
    precision: dict[str, int]
    questioned: int
    opened: int
    open_kinds: tuple[tuple[str, int], ...]
    doubtful: int
    doubts: tuple[tuple[str, int], ...]
    by_sphere: tuple[tuple[str, str, int], ...]


@per_plan
def glance(plan: Plan) -> Glance:
    """Count a plan, whole or filtered."""
    events, partners = plan.events, plan.partners
    named = partners.drop_duplicates(["event_id", "name"])
    coded = named["code"].notna()
    opened, doubtful = has_any(plan, "open"), has_any(plan, "doubts")
    spheres = events.groupby(["sphere", "sphere_name"], sort=False).size()
    return Glance(
        events=len(events),
        spheres=len(spheres),
        formats=of_values(plan, "events", "format").counts(),
        countries=_ranked(Counter(named.loc[coded, "name"].tolist())),
        entities=_ranked(Counter(named.loc[~coded, "name"].tolist())),
        without_partner=len(events) - int(partners["event_id"].nunique()),
        precision=of_values(plan, "events", "date_precision").counts(),
        questioned=int((opened | doubtful).sum()),
        opened=int(opened.sum()),
        open_kinds=_ranked(of_lists(plan, "open").counts()),
        doubtful=int(doubtful.sum()),
        doubts=_ranked(of_lists(plan, "doubts").counts()),
        by_sphere=tuple((str(k[0]), str(k[1]), int(n)) for k, n in spheres.items()),  # type: ignore[index]
    )


def _ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Values with their counts, the commonest first, equals by alphabet."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
