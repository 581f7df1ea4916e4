"""What the lanes are grouped by: spheres, places or partners; each event in one group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pages.shared.filters.filters import COUNTRY, GROUP, PLACE, SPHERE
from pages.shared.plan.tables import Plan

SPHERES, PLACES, PARTNERS = "По сферам", "По местам", "По партнёрам"
GROUPINGS = (SPHERES, PLACES, PARTNERS)
_SEVERAL = {PLACES: "несколько мест", PARTNERS: "несколько партнёров"}
_NONE = {PLACES: "место не названо", PARTNERS: "страна не названа"}
_REMOTE = "дистанционно, без места"


def groups_of(shown: Plan, by: str) -> dict[str, str] | None:
    """The group of each event by its id, groups with most events first; None for spheres.

    An event with several places or partners stands once, in a group of its kind: drawn
    in each of them it would be taken for several events.

    Args:
        shown: the plan as filtered.
        by: one of ``GROUPINGS``.
    """
    if by not in _SEVERAL:
        return None
    ids = [str(event_id) for event_id in shown.events["event_id"]]
    if by == PLACES:
        places: dict[str, dict[str, None]] = {}
        for event_id, place in zip(shown.venues["event_id"], shown.venues["place"], strict=True):
            if place:
                places.setdefault(str(event_id), {})[place] = None
        found = {event_id: _one(places.get(event_id, ()), by) for event_id in ids}
        for event_id, form in zip(ids, shown.events["format"], strict=True):
            if form == "remote" and event_id not in places:
                found[event_id] = _REMOTE  # such an event has no place that could be named
    else:
        names = zip(ids, shown.events["countries"], shown.events["partner_groups"], strict=True)
        found = {event_id: _one((*one, *other), by) for event_id, one, other in names}
    sizes = Counter(found.values())
    last = (_SEVERAL[by], _REMOTE, _NONE[by])
    order = sorted(sizes, key=lambda name: (name in last, -sizes[name]))
    return {event_id: name for group in order for event_id, name in found.items() if name == group}


def lane_filters(shown: Plan, by: str) -> dict[str, tuple[str, str]]:
    """What a click on a lane's name filters by: (name in the address, value), by group.

    Groups of several or of no place or partner are not there.
    """
    if by == PLACES:
        return {place: (PLACE, place) for place in set(shown.venues["place"]) if place}
    if by == PARTNERS:
        groups = {name: (GROUP, name) for own in shown.events["partner_groups"] for name in own}
        countries = {name: (COUNTRY, name) for own in shown.events["countries"] for name in own}
        return groups | countries
    return {name: (SPHERE, name) for name in shown.events["sphere_name"]}


def _one(names: Iterable[str], by: str) -> str:
    several = list(names)
    if not several:
        return _NONE[by]
    return several[0] if len(several) == 1 else _SEVERAL[by]
