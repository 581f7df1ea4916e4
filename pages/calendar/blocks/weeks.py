"""The weeks of a plan: what surely falls into each, and what may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from pages.calendar.timeline.event_stretches import CalendarEvent, falling_into
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.visit.selection import event_links
from pages.shared.words.months_in_words import sure_and_possible
from pages.shared.words.russian import period_in_words

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday with the events that are surely inside and those that may be."""

    monday: date
    sure: tuple[CalendarEvent, ...]
    possible: tuple[CalendarEvent, ...]

    @property
    def words(self) -> str:
        """«6–12 апреля»."""
        return period_in_words(
            self.monday, self.monday + _WEEK, "day", own_years=(self.monday.year,)
        )


def weeks_of(events: Sequence[CalendarEvent], first: date, last: date) -> list[Week]:
    """Every week that touches the plan's period; what lasts most of a year counts in none.

    Args:
        events: the dated events.
        first: the plan's first day.
        last: the plan's last day.
    """
    monday = first - timedelta(days=first.weekday())
    weeks = []
    counted_ones = [event for event in events if not event.background]
    while monday <= last:
        sunday = monday + _WEEK
        sure, possible = (
            tuple(event for event in counted_ones if event.event_id in ids)
            for ids in falling_into(counted_ones, monday, sunday)
        )
        weeks.append(Week(monday, sure, possible))
        monday += timedelta(days=7)
    return weeks


def weeks_title(weeks: Sequence[Week]) -> str:
    """Which weeks are the busiest: by what is sure, then by what is possible."""
    sure, possible = max(((len(w.sure), len(w.possible)) for w in weeks), default=(0, 0))
    if not sure and not possible:
        return "Ни одно мероприятие не приходится на недели плана"
    best = [w.words for w in weeks if (len(w.sure), len(w.possible)) == (sure, possible)]
    which = "Самая плотная неделя" if len(best) == 1 else "Самые плотные недели"
    names = ", ".join(best[:3]) + (f" и\u00a0ещё {len(best) - 3}" if len(best) > 3 else "")
    return f"{which}: {names} — {sure_and_possible(sure, possible)}"


WEEKS_NOTE = (
    "Точно — срок целиком внутри недели, возможно — срок лишь задевает неделю (назван только "
    "месяц или мероприятие переходит через воскресенье). Идущее весь год не посчитано. "
    "Номера ведут к мероприятиям."
)


def weeks_table(weeks: Sequence[Week], selection: Selection) -> Markup:
    """All weeks in order as bars, with links to their events."""
    most = max((len(week.sure) + len(week.possible) for week in weeks), default=0) or 1
    return render(
        "calendar/blocks/week_bars.html", weeks=weeks, most=most, address=event_links(selection)
    )
