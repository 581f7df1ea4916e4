"""What the page shows of one filtered plan, made once and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.calendar.blocks import agenda
from pages.calendar.blocks.month_notes import counting_note, month_notes
from pages.calendar.figure import LABEL_COLUMN, axis_of, plot_calendar
from pages.calendar.gathered.columns_figure import plot_columns
from pages.calendar.gathered.gathering import (
    Columns,
    InTime,
    columns_of,
    events_at,
    in_time,
    single_events,
)
from pages.calendar.gathered.time_steps import TimeStep
from pages.calendar.gathered.ways_closer import LEGEND
from pages.calendar.timeline.event_stretches import CalendarEvent
from pages.calendar.timeline.lane_groups import SPHERES, lane_filters
from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.palette import Theme, sphere_colours, tokens
from pages.shared.figures.papers import Paper
from pages.shared.figures.plotly_defaults import DESIGN_WIDTH, plotly_layout
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan, PlanInfo
from pages.shared.times.month_counts import MonthCount, month_counts
from pages.shared.times.spans import without_period
from pages.shared.visit.address_names import REST

LISTED = 400
"""So many events of a time are shown one by one under the timeline; more are counted there."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The timeline with the data and the words around it; the figure as the browser gets it.

    Attributes:
        figure: of the time looked at.
        height: its, in pixels.
        first: first day of that time.
        last: its last day.
        there: what of the plan is in it.
        dated: its events in document order; empty where they are more than ``LISTED``.
        undated: ids of the plan's events without any period, in document order.
        counts: the plan's months.
        note: what the counts mean and leave out.
        columns: the numbers that are drawn where events are too many to stand singly.
        signs: of the figure, each with its words.
    """

    figure: str
    height: int
    first: date
    last: date
    there: InTime
    dated: Sequence[CalendarEvent]
    undated: Sequence[str]
    counts: Sequence[MonthCount]
    note: str
    columns: Columns | None
    signs: Sequence[tuple[str, str]]


def seen_of(info: PlanInfo, step: TimeStep | None) -> tuple[date, date]:
    """First and last day of the time looked at: what the plan has of it."""
    if step is None:
        return info.start, info.end
    return max(step.first, info.start), min(step.last, info.end)


@per_plan
def drawing(
    shown: Plan,
    spheres: tuple[str, ...],
    theme: Theme,
    today: date,
    by: str = SPHERES,
    width: int = DESIGN_WIDTH,
    step: TimeStep | None = None,
    part: int = 1,
) -> Drawing:
    """Draw the calendar of a plan.

    Args:
        shown: the plan as filtered.
        spheres: names of all spheres of the whole plan, so that filtering changes no colour.
        theme: light or dark.
        today: the date that counts as today.
        by: what the lanes are grouped by, see ``lane_groups``.
        width: the width in pixels that the figure is laid out for.
        step: the time looked at, the whole plan's where none is given.
        part: which of many groups, the largest first.
    """
    there = in_time(shown, *seen_of(shown.info, step))
    counts = month_counts(shown)
    look = DrawingColours(sphere_colours(spheres, theme), tokens(theme), plotly_layout(theme))
    singles, group_of = single_events(shown, there, by)
    columns = None if singles or not there.n else columns_of(shown, there, by, part)
    common: dict[str, Any] = {
        "look": look, "width": width, "today": today, "lane_filters": lane_filters(shown, by),
    }  # fmt: skip
    if columns is None:
        notes = {} if step else month_notes(counts)
        span = there.first, there.last
        figure = plot_calendar(singles, span=span, month_notes=notes, groups=group_of, **common)
        signs = agenda.legend_entries(axis_of(singles, span, width).most_days_of_a_diamond)
    else:
        others = (REST, str(part + 1))
        figure = plot_columns(columns, label_column=LABEL_COLUMN, others=others, **common)
        signs = LEGEND
    everything = there.sure | there.possible | there.lasting
    without = shown.events["event_id"].to_numpy()[without_period(shown)].tolist()
    return Drawing(
        figure=figure_text(figure),
        height=int(figure.layout.height),
        first=there.first,
        last=there.last,
        there=there,
        dated=events_at(shown, everything) if there.n <= LISTED else (),
        undated=without,
        counts=counts,
        note=counting_note(int(there.lasting.sum()), len(without)),
        columns=columns,
        signs=signs,
    )


def timeline_paper(
    shown: Plan,
    spheres: tuple[str, ...],
    when: tuple[date, TimeStep | None],
    lanes: tuple[str, int],
    width: int,
    title: str,
    note: str,
) -> Paper:
    """The same as a saved picture has it, with the legend over the timeline.

    Args:
        shown: see ``drawing``, as ``spheres`` and ``width``.
        spheres: of the whole plan.
        when: the date that counts as today, and the time looked at.
        lanes: what they are grouped by, and which part of many groups.
        width: the figure's.
        title: what is seen.
        note: what it leaves out.
    """
    (by, part), (now, step) = lanes, when
    drawn = drawing(shown, spheres, "light", now, by, width, step, part)
    return Paper(drawn.figure, title, note, agenda.legend(drawn.signs))
