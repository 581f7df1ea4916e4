"""How an event has read in each edition that is kept, and only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from markupsafe import Markup

from etl.periods_in_words import day_in_words
from pages.events.card.card_values import rows_of
from pages.events.finding.listed import rows_by_id
from pages.shared.markup.templates import render
from pages.shared.plan.edition_moments import Act, EditionMoment
from pages.shared.plan.tables import Plan
from pages.shared.times.spans import days_named, spans_of
from pages.shared.words.settled_words import who_and_when

_FIELDS: tuple[tuple[str, str, Callable[[Mapping[str, Any]], str]], ...] = (
    ("Наименование", "title", lambda row: str(row["title"] or "")),
    ("Срок", "dates_text", lambda row: str(row["dates_words"])),
    ("Место", "place_text", lambda row: str(row["place_said"] or "")),
    ("Участники", "participants_text", lambda row: str(row["participants_text"] or "")),
)
"""What is followed: its name, the column that a person may have settled, how it reads."""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What a field said from an edition, or from a moment within it, on; ``by`` settled it when."""

    edition: int
    words: str
    settled: bool = False
    by: str = field(default="", compare=False)
    moment: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class History:
    """What has changed of an event.

    Attributes:
        fields: by name, the readings one after another; only fields that have changed.
        since: the edition that the event came with, None where it was there from the first.
        gone: the editions after that which do not have it.
    """

    fields: Mapping[str, tuple[FieldReading, ...]]
    since: int | None = None
    gone: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.since is not None or self.gone)


def history_of(moments: Sequence[EditionMoment], event_id: str) -> History:
    """Follow an event through the editions of its plan.

    Args:
        moments: of its editions, the first one first.
        event_id: the event.
    """
    rows = [(at, one.edition, rows_by_id(one.plan).get(event_id)) for at, one in enumerate(moments)]
    there = [(at, number, row) for at, number, row in rows if row is not None]
    if not there:
        return History({})
    first = there[0][1]
    fields = {}
    for name, column, read in _FIELDS:
        said = [
            FieldReading(
                n,
                read(row),
                column in row["corrected"],
                _settled_by(moments[at], event_id, column),
                at,
            )
            for at, n, row in there
        ]
        kept = tuple(next(group) for _, group in groupby(said, key=lambda r: (r.words, r.settled)))
        if len({reading.words for reading in kept}) > 1:
            fields[name] = kept
    gone = (number for _, number, row in rows if row is None and number > first)
    return History(fields, first if rows[0][1] != first else None, tuple(dict.fromkeys(gone)))


def _settled_by(moment: EditionMoment, event_id: str, column: str) -> str:
    """Who settled what an edition has come with, and when."""
    if moment.act != "added":
        return ""  # the moment itself says it
    own = [one for one in rows_of(moment.plan.corrections, event_id) if one["column"] == column]
    return who_and_when(str(own[-1]["author"]), str(own[-1]["at"])) if own else ""


@dataclass(frozen=True, slots=True)
class DrawnPeriod:
    """A period of an event on the strip of its plan's time, in hundredths of the strip.

    Attributes:
        left: where it begins.
        width: how long it is.
        kind: "exact" (the plan names the days), "window" (somewhere inside) or "open" (as the
            plan says, to be confirmed).
    """

    left: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A moment at which something of an event is new.

    Attributes:
        edition: the edition's number.
        act: the edition came; something was settled in it, or taken back.
        when: who settled it and when, or when the edition came, in words; "" where that is
            not known.
        changes: the fields that read anew, by name.
        drawn: its periods, where its dates read anew.
        came: the event is new in it.
        gone: the event is not in it.
    """

    edition: int
    act: Act
    when: str
    changes: Mapping[str, FieldReading]
    drawn: tuple[DrawnPeriod, ...] = ()
    came: bool = False
    gone: bool = False


def history_steps(moments: Sequence[EditionMoment], event_id: str) -> tuple[HistoryStep, ...]:
    """The moments at which something of an event is new, in their order.

    Args:
        moments: of its editions, the first one first.
        event_id: the event.
    """
    found = history_of(moments, event_id)
    steps = []
    for number, one in enumerate(moments) if found else ():
        changes = {
            name: reading
            for name, readings in found.fields.items()
            for reading in readings
            if reading.moment == number
        }
        came = one.act == "added" and one.edition == found.since
        gone = one.act == "added" and one.edition in found.gone
        if changes or came or gone:
            drawn = drawn_periods(one.plan, event_id) if "Срок" in changes else ()
            when = who_and_when(one.by, one.at)
            steps.append(HistoryStep(one.edition, one.act, when, changes, drawn, came, gone))
    return tuple(steps)


def drawn_periods(plan: Plan, event_id: str) -> tuple[DrawnPeriod, ...]:
    """The periods of an event as they stand in its plan's time; a vague one is never a day."""
    row = rows_by_id(plan)[event_id]
    periods = spans_of(plan).get(event_id, ())
    begin, end = plan.info.start, plan.info.end
    share = 100 / ((end - begin).days + 1)
    found = []
    for (first, last), exact in zip(periods, days_named(row, periods), strict=True):
        first, last = max(first, begin), min(last, end)
        if first <= last:
            kind = "open" if row["date_tentative"] else "exact" if exact else "window"
            left = (first - begin).days * share
            found.append(DrawnPeriod(left, ((last - first).days + 1) * share, kind))
    return tuple(found)


def history_html(moments: Sequence[EditionMoment], event_id: str) -> Markup:
    """The history as a small timeline, nothing where nothing has changed.

    Args:
        moments: of its editions, the first one first.
        event_id: the event.
    """
    steps = history_steps(moments, event_id)
    if not steps:
        return Markup()
    infos = [one.plan.info for one in moments]
    same = len({(info.start, info.end) for info in infos}) == 1
    return render(
        "events/card/event_history.html",
        steps=steps,
        drawn=same and any(step.drawn for step in steps),
        ends=tuple(
            day_in_words(day, own_years=infos[0].own_years)
            for day in (infos[0].start, infos[0].end)
        ),
    )
