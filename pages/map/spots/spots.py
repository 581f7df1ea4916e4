"""From the tables to what stands on the map: spots, links, and what is on no map.

Pure data. One *spot* is one place as people speak of it (a town with all its venues, an
area, a far city); an event with two venues stands at two spots but is one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pages.map.ground.outlines import Area
from pages.shared.plan.table_values import text_of

REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class MapVenue:
    """One row of the venues table, as far as the map needs it."""

    event_id: str
    name: str
    settlement: str
    district: str
    region: str
    country_code: str
    place_precision: str
    point: tuple[float, float] | None
    point_precision: str
    remote: bool
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """One place on the map.

    Attributes:
        spot_id: stands for the place in clicks and links; the same on every rerun.
        name: what its label says.
        precision: what the mark really stands for: ``venue`` is a dot, ``settlement`` a
            ring, the rest a hatched area.
        x: how far east on the sheet, in its units; None where the spot is an area with an
            outline.
        y: how far north.
        area: the outline to hatch, where it is known.
        far: it lies outside the window and stands at the edge.
        visits: events held here, in document order, each once.
        remote: events that are only linked to here, in document order.
        sites: named institutions and sites, in document order.
        rows: «мероприятие × место» of the held events: the event of each row.
        places: what the page's place filter calls it (``venues.place``).
        parties: events some of whose participants come from here; only on the map of those
            who take part (``partners``).
        unsure: of the events, those that the shown month may or may not have.
    """

    spot_id: str
    name: str
    precision: str
    latitude: float | None
    longitude: float | None
    x: float | None
    y: float | None
    area: Area | None
    far: bool
    visits: tuple[str, ...]
    remote: tuple[str, ...]
    sites: tuple[str, ...]
    rows: tuple[str, ...]
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    unsure: frozenset[str] = frozenset()

    @property
    def venue_rows(self) -> int:
        """How many «мероприятие × место» the held events have here."""
        return len(self.rows)

    @property
    def drawable(self) -> bool:
        """Whether it has anywhere to stand: an outline, a point or the edge of the window."""
        return self.area is not None or self.x is not None or self.far

    @property
    def quiet(self) -> bool:
        """Nothing is held or linked here: only somebody who takes part comes from it."""
        return not self.visits and not self.remote

    @property
    def events(self) -> tuple[str, ...]:
        """All events that have to do with the place."""
        return unique((*self.visits, *self.remote, *self.parties))


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two spots: one event (or more) that has a side at each.

    ``people``: the sides are those who take part, not the places of the event.
    ``unsure``: of the events, those that the shown month may or may not have.
    """

    link_id: str
    start: Spot
    end: Spot
    remote: bool
    events: tuple[str, ...]
    people: bool = False
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MapData:
    """Everything the figure draws, and the lists beside it.

    Attributes:
        spots: places with or without an outline, the most events first.
        links: lines between two spots.
        held: events that stand on the map as held somewhere.
        linked: remote events that the map shows as links only.
        venue_rows: «мероприятие × место» of ``held``.
        no_place: events whose place is not named or cannot be placed.
        remote_only: remote events that no line shows, since fewer than two places are named.
    """

    spots: tuple[Spot, ...] = ()
    links: tuple[Link, ...] = ()
    held: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    venue_rows: int = 0
    no_place: tuple[str, ...] = ()
    remote_only: tuple[str, ...] = ()


VENUE_COLUMNS = (
    "event_id", "name", "settlement", "district", "region", "country_code", "place_precision",
    "latitude", "longitude", "coordinate_precision", "place",
)  # fmt: skip
"""What ``read_venues`` asks of a row."""


def read_venues(
    venues: Iterable[Mapping[Any, Any]], formats: Mapping[str, str]
) -> tuple[MapVenue, ...]:
    """Take rows of the venues table (in document order) and each event's format."""
    return tuple(
        MapVenue(
            event_id=str(row["event_id"]),
            name=text_of(row["name"]),
            settlement=text_of(row["settlement"]),
            district=text_of(row["district"]),
            region=text_of(row["region"]),
            country_code=text_of(row["country_code"]),
            place_precision=text_of(row["place_precision"]) or "country",
            point=_point(row["latitude"], row["longitude"]),
            point_precision=text_of(row["coordinate_precision"]),
            remote=formats.get(str(row["event_id"])) == REMOTE,
            place=text_of(row.get("place")),
        )
        for row in venues
    )


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of its first time."""
    return tuple(dict.fromkeys(values))


def _point(latitude: Any, longitude: Any) -> tuple[float, float] | None:
    # NaN is the only value that is not equal to itself.
    if latitude is None or longitude is None or latitude != latitude or longitude != longitude:
        return None
    return float(latitude), float(longitude)
