"""One month of the plan on the map: what is surely in it, what may be, and what is not on it.

The places keep where they stand and the scale of their marks, so that going from month to
month moves nothing: marks grow and shrink where they are.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from etl.calendar_names import MONTHS_PREPOSITIONAL
from pages.map.layout.screen import MIN_RADIUS, Arrangement, PlacedSpot
from pages.map.spots.people import People
from pages.map.spots.spots import Link, MapData, Spot
from pages.shared.words.russian import events_counted, thousands

TWO_NUMBERS = 16.0
"""Radius in pixels of a mark with «2+3» in it."""


@dataclass(frozen=True, slots=True)
class MonthCut:
    """The events of one month: surely in it, and possibly (no event is in both)."""

    month: date
    sure: frozenset[str]
    possible: frozenset[str]

    def holds(self, event_id: str) -> bool:
        """Tell whether the month has the event, surely or possibly."""
        return event_id in self.sure or event_id in self.possible


def cut_data(data: MapData, cut: MonthCut) -> MapData:
    """The map's data with the month's events only; places without any are left out."""
    spots = {s.spot_id: _cut_spot(s, cut) for s in data.spots}
    spots = {k: s for k, s in spots.items() if s.events}
    links = [_cut_link(link, spots, cut) for link in data.links]
    return replace(
        data,
        spots=tuple(spots.values()),
        links=tuple(link for link in links if link is not None),
        held=_kept(data.held, cut),
        linked=_kept(data.linked, cut),
        venue_rows=sum(s.venue_rows for s in spots.values()),
        no_place=_kept(data.no_place, cut),
        remote_only=_kept(data.remote_only, cut),
    )


def _kept(events: Iterable[str], cut: MonthCut) -> tuple[str, ...]:
    return tuple(e for e in events if cut.holds(e))


def _cut_spot(spot: Spot, cut: MonthCut) -> Spot:
    return replace(
        spot,
        visits=_kept(spot.visits, cut),
        remote=_kept(spot.remote, cut),
        parties=_kept(spot.parties, cut),
        rows=_kept(spot.rows, cut),
        unsure=frozenset(e for e in spot.events if e in cut.possible),
    )


def _cut_link(link: Link, spots: Mapping[str, Spot], cut: MonthCut) -> Link | None:
    events = _kept(link.events, cut)
    if not events:
        return None
    return replace(
        link,
        start=spots[link.start.spot_id],
        end=spots[link.end.spot_id],
        events=events,
        unsure=frozenset(e for e in events if e in cut.possible),
    )


def cut_people(people: People, cut: MonthCut) -> People:
    """Who works with whom in the month."""
    return replace(
        people,
        data=cut_data(people.data, cut),
        joined=_kept(people.joined, cut),
        one_sided=_kept(people.one_sided, cut),
        unplaced=_kept(people.unplaced, cut),
    )


def cut_arrangement(whole: Arrangement, data: MapData) -> Arrangement:
    """Marks, lines and names of a month, where the whole plan's arrangement has them.

    Args:
        whole: the arrangement of the whole (filtered) plan.
        data: the month's data (``cut_data``).
    """
    spots = {spot.spot_id: spot for spot in data.spots}
    links = {link.link_id: link for link in data.links}
    # A name of the base map has no place of its own among the marks, so it stays.
    marked = {m.spot.spot_id for m in (*whole.marks, *whole.far)}
    gone = marked - set(spots)
    return replace(
        whole,
        marks=tuple(_resized(m, spots) for m in whole.marks if m.spot.spot_id in spots),
        far=tuple(_resized(m, spots) for m in whole.far if m.spot.spot_id in spots),
        arcs=tuple((links[k.link_id], arc) for k, arc in whole.arcs if k.link_id in links),
        labels=tuple(p for p in whole.labels if p.label.label_id not in gone),
        far_labels=tuple(p for p in whole.far_labels if p.label.label_id not in gone),
    )


def _resized(mark: PlacedSpot, spots: Mapping[str, Spot]) -> PlacedSpot:
    """The mark at the size of the month's number, its area in proportion to the whole's."""
    spot, whole = spots[mark.spot.spot_id], mark.spot
    if not spot.visits:
        return replace(mark, spot=spot, radius=min(mark.radius, MIN_RADIUS + 1))
    # Two numbers, «2+3», need more room than one.
    least = TWO_NUMBERS if spot.unsure and len(spot.visits) > 1 else MIN_RADIUS
    wanted = mark.radius * math.sqrt(len(spot.visits) / len(whole.visits))
    return replace(mark, spot=spot, radius=min(mark.radius, max(wanted, least)))


def cut_summary(cut: MonthCut, on_map: Collection[str]) -> str:
    """How many events the month has, surely and possibly, and how many of them the map shows.

    Args:
        cut: the month's events.
        on_map: the events that the map shows.
    """
    month = MONTHS_PREPOSITIONAL[cut.month.month - 1]
    whole = f"В\u00a0{month} {_counts(len(cut.sure), len(cut.possible), words=True)}"
    sure, possible = len(cut.sure & set(on_map)), len(cut.possible & set(on_map))
    if not cut.sure and not cut.possible:
        return f"{whole}."
    if sure + possible == len(cut.sure) + len(cut.possible):
        return f"{whole}; все на\u00a0карте."
    return f"{whole}; из\u00a0них на\u00a0карте {_counts(sure, possible)}."


def _counts(sure: int, possible: int, *, words: bool = False) -> str:
    """«точно 8 мероприятий, возможно ещё 6»."""
    if not sure and not possible:
        return "мероприятий нет" if words else "ни\u00a0одного"
    first = f"точно {events_counted(sure)}" if words else f"точно\u00a0{thousands(sure)}"
    return f"{first}, возможно ещё\u00a0{thousands(possible)}" if possible else first
