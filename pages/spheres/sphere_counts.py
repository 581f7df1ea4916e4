"""Who works with whom in which sphere, counted by event: ids, so that each number opens a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from pages.shared.filters.filters import NO_COUNTRY
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Count:
    """A name and the events behind it, in document order.

    ``entity`` marks a partner without a country code: shown by the document's own name. ``part``:
    it stands for several (see ``largest_rows``), which are opened by this number.
    """

    name: str
    ids: tuple[str, ...]
    entity: bool = False
    part: int = 0

    @property
    def n(self) -> int:
        """The number of events."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Counts:
    """All counts of one (filtered) plan.

    Attributes:
        total: number of events, each once.
        spheres: in document order.
        partners: countries by number of events, then entities by number of events.
        groups: collective partners («страны СНГ»).
        nameless: events without a single named partner country.
        shared: events with two partners or more, which stand in several columns.
        cells: events by (sphere, partner's name); only where there are any.
    """

    total: int
    spheres: tuple[Count, ...]
    partners: tuple[Count, ...]
    groups: tuple[Count, ...]
    nameless: Count
    shared: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[str, ...]]


@per_plan
def counts(plan: Plan) -> Counts:
    """Count a plan, whole or filtered."""
    events = plan.events
    ids = [str(event_id) for event_id in events["event_id"]]
    sphere_of = dict(zip(ids, events["sphere_name"].astype(str), strict=True))
    spheres = _grouped((sphere, event_id) for event_id, sphere in sphere_of.items())
    named = plan.partners[plan.partners["event_id"].isin(sphere_of)]
    by_partner = _grouped(
        (name, event_id)
        for event_id, names in zip(ids, events["countries"], strict=True)
        for name in names
    )
    entities = set(named.loc[named["code"].isna(), "name"])
    partners = [Count(name, own, entity=name in entities) for name, own in by_partner.items()]
    groups = _grouped(
        (group, event_id)
        for event_id, names in zip(ids, events["partner_groups"], strict=True)
        for group in names
    )
    cells = _grouped(
        ((sphere_of[event_id], partner.name), event_id)
        for partner in partners
        for event_id in partner.ids
    )
    return Counts(
        total=len(ids),
        spheres=tuple(Count(name, own) for name, own in spheres.items()),
        partners=tuple(sorted(partners, key=lambda p: (p.entity, -p.n, p.name))),
        groups=tuple(
            sorted((Count(name, own) for name, own in groups.items()), key=lambda g: (-g.n, g.name))
        ),
        nameless=Count(
            NO_COUNTRY,
            tuple(i for i, names in zip(ids, events["countries"], strict=True) if not names),
        ),
        shared=tuple(
            i for i, names in zip(ids, events["countries"], strict=True) if len(names) > 1
        ),
        cells=cells,
    )


def _grouped(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, tuple[str, ...]]:
    groups: dict[_Key, dict[str, None]] = {}
    for key, event_id in pairs:
        groups.setdefault(key, {})[event_id] = None
    return {key: tuple(ids) for key, ids in groups.items()}
