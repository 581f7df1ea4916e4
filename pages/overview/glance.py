"""The plan at a glance: the numbers of the first page, as data."""

from __future__ import annotations

from dataclasses import dataclass

from pages.shared.plan.openness import with_questions
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
    doubts = events["doubts"].explode().dropna()
    spheres = events.groupby(["sphere", "sphere_name"], sort=False).size()
    return Glance(
        events=len(events),
        spheres=len(spheres),
        formats={str(k): int(n) for k, n in events["format"].value_counts().items()},
        countries=_ranked(named.loc[coded, "name"].tolist()),
        entities=_ranked(named.loc[~coded, "name"].tolist()),
        without_partner=len(events) - int(partners["event_id"].nunique()),
        precision={str(k): int(n) for k, n in events["date_precision"].value_counts().items()},
        questioned=int(with_questions(events).sum()),
        opened=int((events["open"].map(len) > 0).sum()),
        open_kinds=_ranked(events["open"].explode().dropna().tolist()),
        doubtful=int((events["doubts"].map(len) > 0).sum()),
        doubts=_ranked(doubts.tolist()),
        by_sphere=tuple((str(k[0]), str(k[1]), int(n)) for k, n in spheres.items()),  # type: ignore[index]
    )


def _ranked(values: list[str]) -> tuple[tuple[str, int], ...]:
    """Values with their counts, the commonest first, equals by alphabet."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
