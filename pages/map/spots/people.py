"""Who works with whom: the places of those who take part, and lines between the two sides.

Pure data. The plan names institutions, districts and regions among the participants; the
table ``partner_places`` has them with their precision. The result is a ``MapData`` of its
own: the same places of events, further quiet ones where somebody only comes from, and lines
that join the home side of an event with its partners' side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from etl.text import key
from pages.map.ground.outlines import Outlines
from pages.map.spots.spot_building import build_spot, spot_id_of
from pages.map.spots.spots import REMOTE, Link, MapData, MapVenue, Spot, read_venues, unique
from pages.map.spots.town_wordings import told_in_full

HOME = "home"


@dataclass(frozen=True, slots=True)
class _Place:
    """One row of the table with the spot it belongs to ("" where it has none)."""

    venue: MapVenue
    spot_id: str
    home: bool
    inferred: bool


@dataclass(frozen=True, slots=True)
class Party:
    """One institution, district, region or country among those who take part in an event.

    Attributes:
        event_id: the event.
        spot_id: its place on the map; "" where the plan names none that can be shown.
        home: it belongs to the home region's side.
        name: the institution as the plan names it, "" where only a place is named.
        place: the place in words.
        inferred: the place is told by the institution's name only («Витебский пансионат»).
    """

    event_id: str
    spot_id: str
    home: bool
    name: str
    place: str
    inferred: bool

    @property
    def words(self) -> str:
        """What a list says: the institution, else the place."""
        return self.name or self.place


@dataclass(frozen=True, slots=True)
class People:
    """The map of those who take part.

    Attributes:
        data: places and lines to draw.
        parties: everybody who is named, in document order.
        joined: events with both sides named and placed, in document order.
        one_sided: events for which the plan names fewer than two sides.
        unplaced: events with two sides, one of which no map can show.
    """

    data: MapData
    parties: tuple[Party, ...] = ()
    joined: tuple[str, ...] = ()
    one_sided: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()

    def sides(self, event_id: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Who takes part in an event: (the home side, the partners' side)."""
        own = [p for p in self.parties if p.event_id == event_id]
        return tuple(p for p in own if p.home), tuple(p for p in own if not p.home)


def build_people(
    data: MapData,
    rows: Sequence[Mapping[Any, Any]],
    formats: Mapping[str, str],
    outlines: Outlines,
    country_names: Mapping[str, str],
) -> People:
    """Join the sides of each event.

    Args:
        data: the map of the places of events.
        rows: the table ``partner_places`` of the same events, in document order.
        formats: each event's form, in document order.
        outlines: the areas whose outline is known.
        country_names: Russian names for country codes.
    """
    places = _placed(data, rows, read_venues(rows, formats), outlines)
    spots = {spot.spot_id: spot for spot in data.spots}
    groups: dict[str, list[MapVenue]] = {}
    for place in places:
        if place.spot_id:
            groups.setdefault(place.spot_id, []).append(place.venue)
    for spot_id, group in groups.items():
        spots[spot_id] = _with_parties(spots.get(spot_id), spot_id, group, outlines, country_names)
    spots = {k: s for k, s in spots.items() if s.drawable}
    parties = tuple(_party(place, spots, country_names) for place in places)
    ends = _finest([p for p in places if p.spot_id in spots])
    used = {spot_id for sides in ends.values() for side in sides for spot_id in side}
    # What only contains an end adds nothing but a second name for it.
    drawn = [s for s in spots.values() if s.visits or s.remote or s.spot_id in used]
    links = _links(ends, spots, formats)
    joined = {e for link in links for e in link.events}
    named: dict[str, set[bool]] = {e: set() for e in formats}
    for party in parties:
        named.setdefault(party.event_id, set()).add(party.home)
    return People(
        data=replace(data, spots=_ordered(drawn), links=links),
        parties=parties,
        joined=tuple(e for e in formats if e in joined),
        one_sided=tuple(e for e in formats if len(named[e]) < 2),
        unplaced=tuple(e for e in formats if len(named[e]) == 2 and e not in joined),
    )


def _with_parties(
    spot: Spot | None,
    spot_id: str,
    group: list[MapVenue],
    outlines: Outlines,
    country_names: Mapping[str, str],
) -> Spot:
    """A place of events with those who come from it, or a quiet place of its own."""
    events = unique(v.event_id for v in group)
    if spot is not None:
        return replace(spot, parties=events)
    made = build_spot(spot_id, group, outlines, country_names)
    # Nobody meets there as far as the place cell says: it is no place of an event.
    return replace(made, visits=(), remote=(), rows=(), parties=events)


def _placed(
    data: MapData,
    rows: Sequence[Mapping[Any, Any]],
    venues: Sequence[MapVenue],
    outlines: Outlines,
) -> list[_Place]:
    """Each row with the spot it belongs to."""
    # A house of culture known by its district only is a mark under the district's name:
    # whoever comes from that district stands there too, or the name would be there twice.
    named = {key(s.name): s.spot_id for s in data.spots if s.spot_id.startswith("site:")}
    ids = [spot_id_of(venue, outlines) for venue in venues]
    known = [
        (s.spot_id, (s.latitude, s.longitude))
        for s in data.spots
        if s.latitude is not None and s.longitude is not None
    ]
    full = told_in_full([*known, *zip(ids, (venue.point for venue in venues), strict=True)])
    placed = []
    for row, venue, own in zip(rows, venues, ids, strict=True):
        spot_id = full.get(own, own)
        if spot_id.startswith("district:"):
            spot_id = named.get(key(venue.district), spot_id)
        placed.append(_Place(venue, spot_id, row["side"] == HOME, bool(row.get("inferred"))))
    return placed


def _party(place: _Place, spots: Mapping[str, Spot], country_names: Mapping[str, str]) -> Party:
    venue = place.venue
    country = country_names.get(venue.country_code, venue.country_code)
    return Party(
        event_id=venue.event_id,
        spot_id=place.spot_id if place.spot_id in spots else "",
        home=place.home,
        name=venue.name,
        place=venue.settlement or venue.district or venue.region or country,
        inferred=place.inferred,
    )


_Ends = dict[str, tuple[list[str], list[str]]]


def _finest(places: Iterable[_Place]) -> _Ends:
    """Each event's ends on both sides; no area that only contains another end of that side.

    «Институт в Могилёве» and «педагоги Могилевской области» are one line to Могилев: the
    lists name both.
    """
    sides: dict[str, tuple[dict[str, MapVenue], dict[str, MapVenue]]] = {}
    for place in places:
        pair = sides.setdefault(place.venue.event_id, ({}, {}))
        pair[not place.home][place.spot_id] = place.venue
    return {e: (_ends_of(own), _ends_of(theirs)) for e, (own, theirs) in sides.items()}


def _ends_of(side: Mapping[str, MapVenue]) -> list[str]:
    return [
        spot_id
        for spot_id in side
        if not any(_contains(spot_id, side[other]) for other in side if other != spot_id)
    ]


def _contains(spot_id: str, place: MapVenue) -> bool:
    """Tell whether an area's spot is where a finer place of the same side lies."""
    level, _, rest = spot_id.partition(":")
    if level == "country":
        return place.country_code == rest
    where = f"{key(place.region)}|{place.country_code}"
    if level == "region":
        return where == rest
    return level == "district" and rest == f"{key(place.district)}|{where}"


def _links(ends: _Ends, spots: Mapping[str, Spot], formats: Mapping[str, str]) -> tuple[Link, ...]:
    """One line for each pair of places and form, whatever the number of events on it."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for event_id, form in formats.items():
        own, theirs = ends.get(event_id, ((), ()))
        for a in own:
            for b in theirs:
                if a != b:
                    found.setdefault((a, b, form == REMOTE), []).append(event_id)
    return tuple(
        Link(
            link_id=f"people:{'remote' if remote else 'held'}:{a}~{b}",
            start=spots[a],
            end=spots[b],
            remote=remote,
            events=unique(events),
            people=True,
        )
        for (a, b, remote), events in found.items()
    )


def _ordered(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(spots, key=lambda s: (-len(s.visits), -len(s.parties), s.name)))
