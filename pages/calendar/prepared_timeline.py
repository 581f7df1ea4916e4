"""What the page shows of one filtered plan, made once and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pages.calendar.blocks.month_notes import counting_note, month_notes, months_of_events
from pages.calendar.figure import DESIGN_WIDTH, plot_calendar
from pages.calendar.timeline.event_stretches import CalendarEvent, calendar_events
from pages.calendar.timeline.lane_groups import SPHERES, groups_of, lane_filters
from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.palette import Theme, plotly_layout, sphere_colours, tokens
from pages.shared.plan.month_counts import MonthCount
from pages.shared.plan.months import months_of
from pages.shared.plan.tables import Plan


@dataclass(frozen=True, slots=True)
class Drawing:
    """The timeline with the data and the words around it; the figure as the browser gets it."""

    figure: str
    height: int
    dated: Sequence[CalendarEvent]
    undated: Sequence[str]
    counts: Sequence[MonthCount]
    note: str


@lru_cache(maxsize=64)
def drawing(
    shown: Plan,
    spheres: tuple[str, ...],
    theme: Theme,
    today: date,
    by: str = SPHERES,
    width: int = DESIGN_WIDTH,
) -> Drawing:
    """Draw the calendar of a plan.

    Args:
        shown: the plan as filtered.
        spheres: names of all spheres of the whole plan, so that filtering changes no colour.
        theme: light or dark.
        today: the date that counts as today.
        by: what the lanes are grouped by, see ``groups``.
        width: the width in pixels that the figure is laid out for.
    """
    info = shown.info
    dated, undated = calendar_events(
        shown.events, shown.periods, plan_start=info.start, plan_end=info.end
    )
    counts, touching = months_of_events(dated, months_of(shown))
    lasting = [event.event_id for event in dated if event.background]
    figure = plot_calendar(
        dated,
        span=(info.start, info.end),
        look=DrawingColours(sphere_colours(spheres, theme), tokens(theme), plotly_layout(theme)),
        today=today,
        month_notes=month_notes(counts),
        width=width,
        groups=groups_of(shown, by),
        lane_filters=lane_filters(shown, by),
    )
    note = counting_note(touching, lasting, len(undated))
    height = int(figure.layout.height)
    return Drawing(figure_text(figure), height, dated, undated, counts, note)
