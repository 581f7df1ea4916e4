"""How venues become the spots and links of a map: which belong together, where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from etl.model import PLACE_LEVELS, POINT_PRECISIONS
from etl.text import key
from pages.map.ground.outlines import Area, Outlines
from pages.map.ground.projection import WHOLE, Window
from pages.map.spots.spots import Link, MapData, MapVenue, Spot, unique
from pages.map.spots.town_wordings import told_in_full
from pages.map.spots.venue_columns import (
    VenueColumns,
    columns_of,
    each_once,
    of_several_spots,
    rows_by_spot,
)


def build_map_data(
    event_ids: Sequence[str],
    venues: VenueColumns | Iterable[MapVenue],
    outlines: Outlines,
    country_names: Mapping[str, str],
    remote_ids: frozenset[str] = frozenset(),
    *,
    apart: bool = False,
) -> MapData:
    """Put all events on the map or into one of the lists beside it.

    Args:
        event_ids: the events, in document order.
        venues: their venues, in document order.
        outlines: the areas whose outline is known.
        country_names: Russian names for country codes.
        remote_ids: the events that are held remotely.
        apart: a building whose own point is known is a spot of its own beside its town's.
    """
    columns = venues if isinstance(venues, VenueColumns) else columns_of(venues)
    of_kind = [spot_id_of(kind, outlines, apart=apart) for kind in columns.kinds]
    points = (kind.point for kind in columns.kinds)
    full = told_in_full(zip(of_kind, points, strict=True))
    of_kind = [full.get(spot_id, spot_id) for spot_id in of_kind]
    if apart:
        split = _split_towns(of_kind)
        of_kind = [_rest_id(spot_id, split) for spot_id in of_kind]
    spots = {
        spot_id: replace(
            build_spot(spot_id, rows.kinds, outlines, country_names),
            visits=each_once(columns, rows.held),
            remote=each_once(columns, rows.remote),
            rows=tuple(columns.ids[rows.held]),
        )
        for spot_id, rows in rows_by_spot(columns, of_kind).items()
    }
    spots = {k: s for k, s in spots.items() if s.drawable}
    links = _links(of_several_spots(columns, of_kind, spots), spots, outlines)
    on_spots = {e for s in spots.values() for e in s.visits}
    on_links = {e for link in links if link.remote for e in link.events}
    rest = [e for e in event_ids if e not in on_spots and e not in on_links]
    return MapData(
        spots=tuple(sorted(spots.values(), key=lambda s: (-len(s.visits), s.name))),
        links=tuple(links),
        held=tuple(e for e in event_ids if e in on_spots),
        linked=tuple(e for e in event_ids if e in on_links),
        venue_rows=sum(s.venue_rows for s in spots.values()),
        no_place=tuple(e for e in rest if e not in remote_ids),
        remote_only=tuple(e for e in rest if e in remote_ids),
    )


def _level(venue: MapVenue) -> str:
    """What the mark may claim: never finer than the plan, never finer than the point."""
    named, known = venue.place_precision, venue.point_precision or venue.place_precision
    if named not in PLACE_LEVELS or known not in PLACE_LEVELS:
        return "country"
    if named == "district" and known == "settlement":
        return "district"
    return PLACE_LEVELS[max(PLACE_LEVELS.index(named), PLACE_LEVELS.index(known))]


def spot_id_of(venue: MapVenue, outlines: Outlines, *, apart: bool = False) -> str:
    """Which spot a venue belongs to; "" where it has none.

    All venues of one town are one spot (unless ``apart``, for those whose own point is
    known); a site outside any named town is its own.
    """
    level = _level(venue)
    where = f"{key(venue.region)}|{venue.country_code}"
    if level in POINT_PRECISIONS:
        if apart and venue.settlement and venue.name and level == "venue" and venue.point:
            return f"site:{key(venue.name)}|{key(venue.settlement)}|{where}"
        if venue.settlement:
            return f"town:{key(venue.settlement)}|{where}"
        return f"site:{key(venue.name or venue.district)}|{where}" if venue.point else ""
    if level == "district":
        return f"district:{key(venue.district or venue.settlement)}|{where}"
    if level == "region":
        return f"region:{where}"
    if venue.country_code == outlines.home.country_code or not venue.country_code:
        # «Российская Федерация» says nowhere on this map; it is listed, not drawn.
        return ""
    return f"country:{venue.country_code}"


def _split_towns(spot_ids: Iterable[str]) -> frozenset[str]:
    """Towns of which known buildings stand apart."""
    sites = (spot_id.rsplit("|", 3) for spot_id in spot_ids if spot_id.startswith("site:"))
    # A site in a town is «name|town|region|country».
    return frozenset("|".join(parts[1:]) for parts in sites if len(parts) == 4)


def _rest_id(spot_id: str, split: Collection[str]) -> str:
    """A town without its known buildings is another spot than the town as a whole."""
    kind, _, town = spot_id.partition(":")
    return f"rest:{town}" if kind == "town" and town in split else spot_id


def build_spot(
    spot_id: str, group: Sequence[MapVenue], outlines: Outlines, country_names: Mapping[str, str]
) -> Spot:
    """One spot of all the venues that belong to it, each wording of a place once or oftener."""
    first = group[0]
    level = spot_id.partition(":")[0]
    held = [v for v in group if not v.remote]
    points = [v for v in (held or group) if v.point is not None]
    # The town's own point stands for the whole; a single site keeps its own.
    towns = [v for v in points if _level(v) != "venue"]
    distinct = {v.point for v in points}
    best = points[0] if len(distinct) == 1 else (towns or points or group)[0]
    area = None
    if level in ("district", "region", "country"):
        precision = level
        named = {"district": first.district, "region": first.region, "country": ""}[level]
        area = outlines.find(level, named, first.country_code)
    else:
        exact = len(distinct) == 1 and not towns and best.point is not None
        precision = "venue" if exact else "settlement"
    xy = outlines.sheet.point(*best.point) if best.point else None
    far = not _near(area, xy)
    return Spot(
        spot_id=spot_id,
        name=_name(level, first, country_names, area),
        precision=precision,
        latitude=best.point[0] if best.point else None,
        longitude=best.point[1] if best.point else None,
        x=None if xy is None else xy[0],
        y=None if xy is None else xy[1],
        area=None if far else area,
        far=far and xy is not None,
        visits=unique(v.event_id for v in held),
        remote=unique(v.event_id for v in group if v.remote),
        sites=unique(v.name for v in group if v.name),
        rows=tuple(v.event_id for v in held),
        places=unique(v.place for v in group if v.place),
    )


def _near(area: Area | None, xy: tuple[float, float] | None, window: Window = WHOLE) -> bool:
    """Tell whether the spot can be drawn where it is."""
    if area is not None:
        inside = sum(
            int(
                ((r > (window.west, window.south)) & (r < (window.east, window.north))).all(1).sum()
            )
            for r in area.rings
        )
        return inside > 0.5 * sum(len(r) for r in area.rings)
    return xy is not None and window.holds(*xy)


def _name(level: str, venue: MapVenue, country_names: Mapping[str, str], area: Area | None) -> str:
    if level in ("town", "rest"):
        return venue.settlement
    if level == "site":
        # Where the point is the town's, the district says more than «Районный Дом культуры».
        exact = venue.point_precision == "venue" or not venue.district
        return venue.name if venue.name and exact else venue.district
    if level == "district":
        return venue.district or venue.settlement
    if level == "region":
        return venue.region
    return area.name if area else country_names.get(venue.country_code, venue.country_code)


def _links(
    sides_there: Iterable[tuple[str, str, MapVenue]],
    spots: Mapping[str, Spot],
    outlines: Outlines,
) -> list[Link]:
    """Lines for events with several places: from the home side to each other side."""
    homes = {key(home.region) for home in outlines.homes}
    by_event: dict[str, list[tuple[str, MapVenue]]] = {}
    for event_id, spot_id, venue in sides_there:
        by_event.setdefault(event_id, []).append((spot_id, venue))
    found: dict[tuple[str, str, bool], list[str]] = {}
    for event_id, sides in by_event.items():
        ids = unique(spot_id for spot_id, _ in sides)
        if len(ids) < 2:
            continue
        home = {s for s, v in sides if key(v.region) in homes}
        own = [s for s in ids if s in home] or [ids[0]]
        others = [s for s in ids if s not in own]
        # Several places on one side only: a chain from the first.
        pairs = [(a, b) for a in own for b in others] or [(own[0], b) for b in own[1:]]
        remote = any(v.remote for _, v in sides)
        for a, b in pairs:
            found.setdefault((a, b, remote), []).append(event_id)
    return [
        Link(
            link_id=f"link:{'remote' if remote else 'held'}:{a}~{b}",
            start=spots[a],
            end=spots[b],
            remote=remote,
            events=unique(events),
        )
        for (a, b, remote), events in found.items()
    ]
