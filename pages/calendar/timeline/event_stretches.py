"""What the calendar draws: each event as stretches of time with their certainty.

Nothing here knows plotly or pixels. An event without a known period is not a
stretch of anything: it is returned apart, to be listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pages.shared.figures.certainty import Certainty
from pages.shared.times.periods import Span, spans_by_event
from pages.shared.times.spans import Falling, Spans, days_named, fall_into
from pages.shared.words.russian import period_in_words
from pages.shared.words.settled_words import settled_in_words

LONGEST_HALF_YEAR = 184
"""Days. What lasts longer is background: it would drown the dated events if drawn like them."""
FIVE_MONTHS = 150
"""Days. Below that a stretch is no background even if it fills the whole of a short plan."""

CERTAINTY_WORDS: dict[Certainty, str] = {
    "exact": "точный срок",
    "window": "дни не названы: срок где-то внутри",
    "tentative": "срок предварительный",
    "tentative_window": "срок предварительный, дни не названы",
    "background": "идёт долго: весь год или больше полугода",
}


_COLUMNS = (
    "event_id", "number", "sphere_name", "title", "title_short", "dates_words", "dates_text",
    "place_said", "status", "corrected", "date_precision", "date_kind", "date_tentative",
    "plan_said",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventStretch:
    """One period of an event, first and last day inclusive."""

    start: date
    end: date
    certainty: Certainty
    words: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event with everything that a figure says of it."""

    event_id: str
    number: int | None
    sphere: str
    title: str
    short: str
    dates: str
    place: str
    status: str
    stretches: tuple[EventStretch, ...]
    settled: str = ""
    """What of it a person settled, in words."""
    plan: str = ""
    """Whose it is where several plans are looked at together."""
    stands_for: int = 0
    """How many events are gathered in it; 0: it is one of the plan's own."""

    @property
    def numbered_title(self) -> str:
        """«№ 5. День города»; the title alone where the plan gives no number."""
        return numbered(self.number, self.title)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its periods as days."""
        return tuple((stretch.start, stretch.end) for stretch in self.stretches)

    @property
    def background(self) -> bool:
        """True where every stretch is: such an event gets a thin lane of its own."""
        return all(stretch.certainty == "background" for stretch in self.stretches)


def numbered(number: int | None, title: str) -> str:
    """A title with its number in the document before it."""
    return title if number is None else f"№\u00a0{number}. {title}"


def lasts_long(ongoing: Any, days: Any, whole_plan: Any) -> Any:
    """Whether a period is background: of one, or of columns of them.

    Args:
        ongoing: the plan says that it goes on all the time.
        days: how many it has.
        whole_plan: it covers the whole of the plan's period.
    """
    return ongoing | (days > LONGEST_HALF_YEAR) | (whole_plan & (days >= FIVE_MONTHS))


def falling_into(events: Sequence[CalendarEvent], first: date, last: date) -> Falling:
    """Which of the events fall into a time, surely and possibly.

    Args:
        events: the dated events.
        first: first day.
        last: last day, inclusive.
    """
    spans: Spans = {event.event_id: event.spans for event in events}
    return fall_into(spans, [(first, last)])


def calendar_events(
    events: pd.DataFrame, periods: pd.DataFrame, *, plan_start: date, plan_end: date
) -> tuple[list[CalendarEvent], list[str]]:
    """Split a plan into what can be drawn on an axis of time and what cannot.

    Args:
        events: ``Plan.events`` or a part of it, in document order.
        periods: the periods table; rows of events that are not in ``events`` are ignored.
        plan_start: first day of the plan.
        plan_end: last day of the plan.

    Returns:
        The dated events in document order, and the ids of those without any period.
    """
    own_years = range(plan_start.year, plan_end.year + 1)
    spans = spans_by_event(periods)
    dated: list[CalendarEvent] = []
    undated: list[str] = []
    for row in rows_of(events):
        event_id = str(row["event_id"])
        if event_id not in spans:
            undated.append(event_id)
            continue
        number = row["number"]
        dated.append(
            CalendarEvent(
                event_id=event_id,
                number=None if pd.isna(number) else int(number),
                sphere=str(row["sphere_name"]),
                title=str(row["title"]),
                short=str(row["title_short"]),
                dates=str(row["dates_words"]),
                place=str(row["place_said"]),
                status=str(row["status"]),
                stretches=tuple(
                    _piece(row, span, exact, (plan_start, plan_end), own_years)
                    for span, exact in zip(
                        spans[event_id], days_named(row, spans[event_id]), strict=True
                    )
                ),
                settled=settled_in_words(row["corrected"]),
                plan=str(row["plan_said"]),
            )
        )
    return dated, undated


def rows_of(events: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The columns that the calendar reads, row by row; the long texts stay where they are."""
    lists = [events[name].tolist() for name in _COLUMNS]
    return (dict(zip(_COLUMNS, values, strict=True)) for values in zip(*lists, strict=True))


def _piece(
    row: dict[Any, Any], span: Span, exact: bool, plan: Span, own_years: Collection[int]
) -> EventStretch:
    (start, end), (plan_start, plan_end) = span, plan
    precision = str(row["date_precision"])
    words = period_in_words(start, end, "day" if exact else precision, own_years=own_years)
    whole_plan = start <= plan_start and end >= plan_end
    certainty: Certainty
    if lasts_long(row["date_kind"] == "ongoing", (end - start).days + 1, whole_plan):
        certainty = "background"
    elif row["date_tentative"]:
        certainty = "tentative" if exact else "tentative_window"
    else:
        certainty = "exact" if exact else "window"
    return EventStretch(start, end, certainty, words)
