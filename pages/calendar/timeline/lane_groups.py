"""What the lanes are grouped by: spheres, places or partners; each event in one group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from etl.precision_words import NO_PLACE
from pages.shared.filters.filters import COUNTRY, GROUP, NO_COUNTRY, PLACE, SPHERE
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Days

SPHERES, PLACES, PARTNERS = "По сферам", "По местам", "По партнёрам"
GROUPINGS = (SPHERES, PLACES, PARTNERS)
_SEVERAL = {PLACES: "несколько мест", PARTNERS: "несколько партнёров"}
_NONE = {PLACES: NO_PLACE, PARTNERS: NO_COUNTRY}
_REMOTE = "дистанционно, без места"


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """The groups in the order in which they stand, and of each event its group's number."""

    names: tuple[str, ...]
    of_event: Days


@per_plan
def grouped(shown: Plan, by: str) -> Grouped:
    """The group of each event: spheres in document order, others with most events first.

    An event with several places or partners stands once, in a group of its kind: drawn
    in each of them it would be taken for several events.

    Args:
        shown: the plan as filtered.
        by: one of ``GROUPINGS``.
    """
    if by == PLACES:
        names = _places(shown)
    elif by == PARTNERS:
        pairs = zip(shown.events["countries"], shown.events["partner_groups"], strict=True)
        names = [_one((*one, *other), by) for one, other in pairs]
    else:
        codes, own = pd.factorize(shown.events["sphere_name"])
        return Grouped(tuple(map(str, own)), codes.astype(np.int64))
    codes, found = pd.factorize(np.array(names, object))
    kinds = [str(name) for name in found]
    sizes = np.bincount(codes, minlength=len(kinds))
    last = (_SEVERAL[by], _REMOTE, _NONE[by])
    order = sorted(range(len(kinds)), key=lambda at: (kinds[at] in last, -sizes[at]))
    rank = np.empty(len(kinds), np.int64)
    rank[order] = np.arange(len(kinds))
    return Grouped(tuple(kinds[at] for at in order), rank[codes])


def _places(shown: Plan) -> list[str]:
    venues = shown.venues[shown.venues["place"] != ""]
    own = venues.groupby("event_id", sort=False)["place"].agg(["first", "nunique"])
    own = own.reindex(shown.events["event_id"])
    remote = (shown.events["format"] == "remote").to_numpy()  # what could be named as its place?
    named = own["first"].to_numpy()
    count = own["nunique"].fillna(0).to_numpy()
    several, none = _SEVERAL[PLACES], _NONE[PLACES]
    bare = np.where(remote, _REMOTE, none)
    return list(np.where(count > 1, several, np.where(count == 1, named, bare)))


def lane_filters(shown: Plan, by: str) -> dict[str, tuple[str, str]]:
    """What a click on a lane's name filters by: (name in the address, value), by group.

    Groups of several or of no place or partner are not there.
    """
    if by == PLACES:
        return {place: (PLACE, place) for place in shown.venues["place"].unique() if place}
    if by == PARTNERS:
        groups = {name: (GROUP, name) for name in _all_of(shown.events["partner_groups"])}
        return groups | {name: (COUNTRY, name) for name in _all_of(shown.events["countries"])}
    return {name: (SPHERE, name) for name in shown.events["sphere_name"].unique()}


def _all_of(lists: Any) -> set[str]:
    return {name for own in set(lists) for name in own}


def _one(names: tuple[str, ...], by: str) -> str:
    if not names:
        return _NONE[by]
    return names[0] if len(set(names)) == 1 else _SEVERAL[by]
