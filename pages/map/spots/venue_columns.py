"""Venues of any number as columns: each wording of a place once, and numbers beside it.

An archive names the same halls and towns thousands of times; what belongs to which spot is asked
of each wording once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pages.map.spots.spots import REMOTE, VENUE_COLUMNS, MapVenue, read_venues

Numbers = npt.NDArray[np.int64]
_WORDING = tuple(name for name in VENUE_COLUMNS if name != "event_id")


@dataclass(frozen=True, slots=True, eq=False)
class VenueColumns:
    """Venues in document order.

    Attributes:
        kinds: each wording of a place once, without an event.
        kind: of each venue the number of its wording.
        event: of each venue the number of its event.
        ids: of the events, by their numbers.
    """

    kinds: Sequence[MapVenue]
    kind: Numbers
    event: Numbers
    ids: npt.NDArray[np.object_]


def columns_of(venues: Iterable[MapVenue]) -> VenueColumns:
    """A few venues as columns."""
    kinds: dict[MapVenue, int] = {}
    ids: dict[str, int] = {}
    kind, event = [], []
    for venue in venues:
        kind.append(kinds.setdefault(replace(venue, event_id=""), len(kinds)))
        event.append(ids.setdefault(venue.event_id, len(ids)))
    numbers = np.array(kind, np.int64), np.array(event, np.int64)
    return VenueColumns(tuple(kinds), *numbers, np.array(tuple(ids), object))


def columns_of_table(venues: pd.DataFrame, event: Numbers, events: pd.DataFrame) -> VenueColumns:
    """The venues of a plan as columns.

    Args:
        venues: its table of venues.
        event: of each row the number of its event, -1 for none.
        events: its table of events.
    """
    known = event >= 0
    remote = (events["format"] == REMOTE).to_numpy(bool)[event[known]]
    numbers = remote.astype(np.int64)
    for name in _WORDING:
        code, values = pd.factorize(venues[name].to_numpy()[known], use_na_sentinel=False)
        # Two columns' numbers make one of their pair, kept small enough to go on so.
        numbers, _ = pd.factorize(numbers * max(len(values), 1) + code)
    _, first = np.unique(numbers, return_index=True)
    described = venues.iloc[np.flatnonzero(known)[first]].to_dict("records")
    kinds = tuple(
        replace(venue, event_id="", remote=bool(remote[at]))
        for at, venue in zip(first, read_venues(described, {}), strict=True)
    )
    ids = events["event_id"].to_numpy(object)
    return VenueColumns(kinds, numbers.astype(np.int64), event[known], ids)


@dataclass(frozen=True, slots=True, eq=False)
class SpotRows:
    """The venues of one spot: wordings in the order of the document, and numbers of events."""

    kinds: Sequence[MapVenue]
    held: Numbers
    remote: Numbers


def rows_by_spot(columns: VenueColumns, spot_of_kind: Sequence[str]) -> Mapping[str, SpotRows]:
    """The venues by spot, spots in the order of their first venues.

    Args:
        columns: the venues.
        spot_of_kind: of each wording its spot's id, "" where it has none.
    """
    numbers: dict[str, int] = {}
    own = np.array([numbers.setdefault(one, len(numbers)) for one in spot_of_kind], np.int64)
    names = list(numbers)
    spot = own[columns.kind]
    remote = np.array([kind.remote for kind in columns.kinds], bool)[columns.kind]
    order = np.argsort(spot, kind="stable")
    ends = np.searchsorted(spot[order], np.arange(len(names) + 1))
    found = {}
    for at, name in enumerate(names):
        rows = order[ends[at] : ends[at + 1]]
        if name and len(rows):
            kinds = [columns.kinds[kind] for kind in pd.unique(columns.kind[rows]).tolist()]
            sides = remote[rows]
            first = int(rows[0])
            held, linked = (columns.event[rows[side]] for side in (~sides, sides))
            found[first] = (name, SpotRows(kinds, held, linked))
    return dict(found[first] for first in sorted(found))


def each_once(columns: VenueColumns, events: Numbers) -> tuple[str, ...]:
    """The ids of some events, each once, in the order of its first time."""
    return tuple(columns.ids[pd.unique(events)])


def of_several_spots(
    columns: VenueColumns, spot_of_kind: Sequence[str], spots: Collection[str]
) -> list[tuple[str, str, MapVenue]]:
    """Venues of events that have several spots: event, spot, wording; spot by spot.

    Args:
        columns: the venues.
        spot_of_kind: of each wording its spot's id.
        spots: those that count, in their order.
    """
    rank = {name: at for at, name in enumerate(spots)}
    spot = np.array([rank.get(one, -1) for one in spot_of_kind], np.int64)[columns.kind]
    there = np.flatnonzero(spot >= 0)
    pairs = np.unique(columns.event[there] * len(rank) + spot[there])
    several = np.bincount(pairs // max(len(rank), 1), minlength=len(columns.ids)) > 1
    rows = there[several[columns.event[there]]]
    rows = rows[np.argsort(spot[rows], kind="stable")]
    return [
        (str(columns.ids[columns.event[row]]), spot_of_kind[columns.kind[row]],
         columns.kinds[columns.kind[row]])
        for row in rows.tolist()
    ]  # fmt: skip
