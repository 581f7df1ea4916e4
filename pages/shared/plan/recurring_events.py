"""Events that recur across the plans of the folder, as pages ask for them.

Which ones do is found by ``etl.recurring``, over the published editions of all plans, of many over
those of one region, and kept until something else is published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.recurring import At, Kin, Occurrence, kin_of
from pages.shared.plan.folder_of_plans import Stamp, folder_stamp, plans_known
from pages.shared.plan.plan_made import Plan, PlanInfo
from pages.shared.plan.plans_there import MANY
from pages.shared.plan.tables import TablesMissingError, read_plan
from pages.shared.times.spans import spans_of

Kindred = Mapping[At, tuple[Kin, ...]]
"""Events of all plans by the plan's name and their id, with those of other plans they recur in."""


def kindred(region: str) -> Kindred:
    """Which events of the folder's plans recur in which others; none where it has one plan.

    In a folder of many plans those of one region are compared: an archive of all regions would be
    read for minutes for one card.

    Args:
        region: whose plans are compared where there are many.
    """
    there = plans_known()
    names = there.of_region.get(region, ()) if len(there) > MANY else tuple(there.by_plan)
    shown = [row for name in names for row in there.by_plan[name] if row["published"]]
    if len(shown) < 2:
        return {}
    return _kindred(
        tuple((str(row["plan"]), str(row["directory"])) for row in shown), folder_stamp()
    )


def name_of(info: PlanInfo) -> str:
    """What a plan is called among all in the folder; "" where none of them is it."""
    there = plans_known()
    own = there.of_region.get(info.home.region, ())
    ids = ((name, there.by_plan[name][0]["plan_id"]) for name in own)
    return info.name or next((name for name, plan_id in ids if plan_id == info.plan_id), "")


def kindred_stamp() -> Stamp:
    """What changes when it does; nothing where the folder has one plan, so that nothing is kept."""
    return folder_stamp() if len(plans_known()) > 1 else ()


@lru_cache(maxsize=16)  # regions that several visitors look at
def _kindred(named: tuple[tuple[str, str], ...], _stamp: Stamp) -> Kindred:
    found: list[Occurrence] = []
    for name, directory in named:
        try:
            found += occurrences(name, read_plan(Path(directory)))
        except TablesMissingError:
            continue  # its own pages say so
    return kin_of(found)


def occurrences(name: str, plan: Plan) -> list[Occurrence]:
    """The events of a plan as they are compared.

    Args:
        name: of the plan in the folder.
        plan: its tables.
    """
    places: dict[str, set[str]] = {}
    for event_id, place in zip(plan.venues["event_id"], plan.venues["place"], strict=True):
        if place:
            places.setdefault(event_id, set()).add(place)
    spans, events = spans_of(plan), plan.events
    return [
        Occurrence(
            plan=name,
            event_id=str(event_id),
            title=str(title),
            sphere=str(sphere),
            places=frozenset(places.get(event_id, ())),
            spans=tuple(spans.get(event_id, ())),
            period=(plan.info.start, plan.info.end),
        )
        for event_id, title, sphere in zip(
            events["event_id"], events["title"], events["sphere"], strict=True
        )
    ]


@dataclass(frozen=True, slots=True)
class Doubled:
    """What is named in more than one of the plans that are looked at, so that it is counted twice.

    Attributes:
        sure: groups of ids that are one event each.
        possible: such groups that may be.
    """

    sure: tuple[tuple[str, ...], ...] = ()
    possible: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sure or self.possible)

    @property
    def more(self) -> int:
        """How many events fewer there are than rows."""
        return sum(len(group) - 1 for group in self.sure)


def kin_in(plan: Plan) -> Mapping[str, tuple[Kin, ...]]:
    """Of several plans looked at together, which events recur among them, by their ids there.

    Args:
        plan: the plans together, whole or filtered.
    """
    return _kin_in(plan.parts) if plan.parts and compared_with_each_other(plan) else {}


MOST_COMPARED = 200
"""Of more plans, each would be compared with each for minutes."""


def compared_with_each_other(plan: Plan) -> bool:
    """Whether what several plans name is looked for in each other."""
    return len(plan.parts) <= MOST_COMPARED


def kin_between(earlier: Plan, later: Plan) -> Mapping[str, tuple[Kin, ...]]:
    """The same of two of them alone, by the ids that they have among the plans together.

    Args:
        earlier: one part of several plans, whole.
        later: another.
    """
    return _kin_in((earlier, later))


@lru_cache(maxsize=4)
def _kin_in(parts: tuple[Plan, ...]) -> Mapping[str, tuple[Kin, ...]]:
    found = kin_of([one for part in parts for one in occurrences(part.info.name, part)])
    return {event_id: kin for (_, event_id), kin in found.items()}


@lru_cache(maxsize=64)
def doubled(shown: Plan) -> Doubled:
    """What of the events shown is one event that several plans name for one time.

    Args:
        shown: the plans together, as filtered; of one plan nothing is doubled.
    """
    if not shown.parts:
        return Doubled()
    order = {event_id: at for at, event_id in enumerate(shown.events["event_id"])}
    pairs: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for event_id, kin in kin_in(shown).items():
        for one in kin:
            if one.twice and event_id in order and one.other.event_id in order:
                pairs[one.sure].append((event_id, one.other.event_id))
    sure = _groups(pairs[True], order)
    met = {event_id: group for group in sure for event_id in group}
    unsure = [(a, b) for a, b in pairs[False] if met.get(a, a) != met.get(b, b)]
    return Doubled(sure, _groups(unsure, order))


def _groups(
    pairs: Sequence[tuple[str, str]], order: Mapping[str, int]
) -> tuple[tuple[str, ...], ...]:
    """Ids that pairs hold together, each group and all groups in the order given."""
    group_of: dict[str, set[str]] = {}
    for one, other in pairs:
        whole = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of |= dict.fromkeys(whole, whole)
    groups = {tuple(sorted(group, key=order.__getitem__)) for group in group_of.values()}
    return tuple(sorted(groups, key=lambda group: order[group[0]]))
