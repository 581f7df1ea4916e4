"""Corrections put in the place of what was read, where the document still says the same.

First the words, read by the readers of the plan's own cells, then the values, last the points:
a form that a person settled stays settled whatever the new words of the place say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.corrections.correction import TEXT_COLUMNS, Correction, Unfit, in_order
from etl.corrections.points import NoPointError, read_point
from etl.corrections.values import (
    NoValueError,
    place_point,
    read_countries,
    say_placed,
    settle_value,
    value_of,
    without_place_doubt,
)
from etl.events import Event, read_event
from etl.home import Home
from etl.model import Placement, PlanPeriod
from etl.text import fold

GONE = "мероприятия с таким номером event_id в этой редакции нет"


@dataclass(frozen=True)
class Settled:
    """Events with what persons settled, and which corrections did."""

    events: list[Event]
    applied: tuple[Correction, ...]
    unfit: tuple[Unfit, ...]
    points: tuple[Correction, ...] = ()
    """Those that wait for the venues to be placed."""


def settle_events(
    events: Sequence[Event],
    ids: Sequence[str],
    corrections: Sequence[Correction],
    plan: PlanPeriod,
    home: Home,
) -> Settled:
    """Apply the corrections of words and values.

    Args:
        events: as the document was read.
        ids: their ids, in order.
        corrections: those in force for the plan, at most one for each target.
        plan: its period.
        home: the region whose plan it is.
    """
    out = list(events)
    at = {event_id: number for number, event_id in enumerate(ids)}
    applied, unfit, points = [], [], []
    rank = {column: number for number, column in enumerate((*TEXT_COLUMNS, "format"))}
    for one in sorted(corrections, key=lambda c: rank.get(c.column, len(rank))):
        if one.event_id not in at:
            unfit.append(Unfit(one, GONE))
        elif one.column == "coordinates":
            points.append(one)
        else:
            number = at[one.event_id]
            settled = settle_one(events[number], out[number], one, plan, home)
            if isinstance(settled, Unfit):
                unfit.append(settled)
            else:
                out[number] = settled
                applied.append(one)
    return Settled(out, tuple(applied), tuple(unfit), tuple(points))


def settle_one(
    read: Event, event: Event, one: Correction, plan: PlanPeriod, home: Home
) -> Event | Unfit:
    """One event with one more correction.

    Args:
        read: the event as the document has it.
        event: the same with the corrections before this one.
        one: the correction, not of a point.
        plan: the plan's period.
        home: the region whose plan it is.
    """
    if one.column in TEXT_COLUMNS:
        said = read.row.cells[one.column]
        if fold(one.old_value) != said:
            return Unfit(one, _says_otherwise(said))
        words = {**event.settled, one.column: fold(one.new_value)}
        again = read_event(read.row, read.number, plan, home, words)
        return replace(again, settled=_ordered(words))
    before = [value_of(one.column, side) for side in (read, event)]
    if not any(says_same(one.column, one.old_value, value) for value in before):
        return Unfit(one, _says_otherwise(before[0]))
    changed = settle_value(event, one.column, one.new_value, home)
    return replace(changed, settled=_ordered({**event.settled, one.column: one.new_value}))


def settle_points(
    settled: Settled, ids: Sequence[str], placements: Sequence[list[Placement]]
) -> tuple[Settled, list[list[Placement]]]:
    """Apply the corrections of coordinates, when the venues have been placed.

    Args:
        settled: the events with the other corrections.
        ids: their ids, in order.
        placements: where each of their venues was put.
    """
    events, points = list(settled.events), [list(row) for row in placements]
    at = {event_id: number for number, event_id in enumerate(ids)}
    pinned: dict[int, set[int]] = {}
    applied, unfit = list(settled.applied), list(settled.unfit)
    for one in settled.points:
        number = at[one.event_id]
        why = pin(points[number], one)
        if why:
            unfit.append(Unfit(one, why))
            continue
        applied.append(one)
        pinned.setdefault(number, set()).add(one.target[3])
        words = _ordered({**events[number].settled, "coordinates": one.new_value})
        events[number] = replace(events[number], settled=words)
    for number, venues in pinned.items():
        if len(venues) == len(points[number]):
            events[number] = without_place_doubt(events[number])
    return Settled(events, tuple(applied), tuple(unfit)), points


def pin(placed: list[Placement], one: Correction) -> str:
    """Put one venue of an event where a person says, in ``placed``; "" or why not."""
    try:
        point = read_point(one.new_value)
        old = read_point(one.old_value) if one.old_value.strip() else None
    except NoPointError as error:
        return str(error)
    if not placed:
        return "в этой редакции у мероприятия нет ни одного места"
    if point.number is None and len(placed) > 1:
        return f"мест у мероприятия {len(placed)}: поставьте перед координатами номер места"
    number = point.number or 1
    if number > len(placed) or number < 1:
        return f"у мероприятия нет места {number}: всего их {len(placed)}"
    stands = placed[number - 1]
    same = stands.latitude is None if old is None else old.is_at(stands.latitude, stands.longitude)
    if old is not None and (old.number or number) != number:
        return "старое и новое значения говорят о разных местах мероприятия"
    if not same:
        return _says_otherwise(say_placed(number, stands))
    placed[number - 1] = place_point(point)
    return ""


def against_document(one: Correction, former: Correction | None) -> Correction:
    """A correction of a correction, whose old value is the document's, as the one before has it."""
    if former is not None and says_same(one.column, one.old_value, former.new_value):
        return replace(one, old_value=former.old_value)
    return one


def says_same(column: str, one: str, other: str) -> bool:
    """Whether two spellings of a value are the same value of a column."""
    if column == "partner_countries":
        try:
            return _names(one) == _names(other)
        except NoValueError:
            return False
    if column == "coordinates" and one.strip() and other.strip():
        try:
            first, second = read_point(one), read_point(other)
        except NoPointError:
            return False
        return first.is_at(second.latitude, second.longitude)
    return fold(one) == fold(other)


def _names(text: str) -> set[str]:
    return {partner.code or partner.name for partner in read_countries(text)}


def _ordered(settled: dict[str, str]) -> dict[str, str]:
    return {column: settled[column] for column in in_order(list(settled))}


def _says_otherwise(said: str) -> str:
    return f"в документе теперь «{said}»" if said else "в документе теперь ничего не сказано"
