"""The timeline as a plotly figure.

The figure is put together as plain data and handed to plotly unvalidated: building
validated objects for a plan takes longer than drawing it. One trace holds all bars
and one all diamonds, so that few traces are sent and a click is easy to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import plotly.graph_objects as go

from pages.calendar.timeline import timeline_traces
from pages.calendar.timeline.event_stretches import CalendarEvent
from pages.calendar.timeline.lanes import Band, TimeAxis, lay_out, time_axis
from pages.calendar.timeline.timeline_layout import timeline_layout
from pages.shared.figures.certainty import DrawingColours, ink_of
from pages.shared.figures.clicks import ticks_set
from pages.shared.figures.plotly_defaults import DESIGN_WIDTH

WIDTHS = (560, 600, 640, 680, 720, 780, 840, 900, 960, DESIGN_WIDTH)
"""What a screen can ask for: from a beamer's 1024 pixels with the filters beside the page on."""
LABEL_COLUMN = 186
_EDGE = 8


def plot_calendar(
    events: Sequence[CalendarEvent],
    *,
    span: tuple[date, date],
    look: DrawingColours,
    today: date | None = None,
    month_notes: Mapping[date, Sequence[str]] | None = None,
    width: int = DESIGN_WIDTH,
    groups: Mapping[str, str] | None = None,
    lane_filters: Mapping[str, tuple[str, str]] | None = None,
) -> go.Figure:
    """All events of a plan over its months, a band of lanes per sphere.

    Args:
        events: what ``calendar_events`` made of the plan.
        span: first and last day of the plan.
        look: colours.
        today: gets a line if it lies in the plan's period.
        month_notes: a few words under the name of a month, by its first day: the first of
            these wordings that fits under all of them.
        groups: names of other groups than the spheres by event id, see ``lanes.lay_out``.
        lane_filters: what a click on a lane's name filters by, see ``groups``.
        width: the width that labels are cut for; the figure itself stretches.

    Returns:
        A figure on an axis of time in which bars and diamonds carry the event's id as
        ``customdata``; without traces where there is nothing to draw.
    """
    if not events:
        layout = {**look.base_layout, "height": 80, "xaxis": {"visible": False}}
        return go.Figure({"data": [], "layout": layout}, _validate=False)
    axis = axis_of(events, span, width)
    bands = lay_out(events, axis, label_column=LABEL_COLUMN - 24, groups=groups)
    drawn = _inked(bands, look)
    data = [
        timeline_traces.links(bands, axis, look.tokens),
        timeline_traces.bars([one for one in drawn if not one.mark.diamond], axis),
        timeline_traces.diamonds([one for one in drawn if one.mark.diamond], axis),
        timeline_traces.arrows(drawn, axis),
        *timeline_traces.labels(bands, axis, look),
    ]
    layout = timeline_layout(
        bands,
        axis,
        tokens=look.tokens,
        colours={sphere: style.colour for sphere, style in look.styles.items()},
        base=look.base_layout,
        label_column=LABEL_COLUMN,
        today=today,
        month_notes=month_notes or {},
    )
    filters = lane_filters or {}
    layout["meta"] = ticks_set(y=[filters.get(band.name, ("", "")) for band in bands])
    return go.Figure({"data": data, "layout": layout}, _validate=False)


def axis_of(events: Sequence[CalendarEvent], span: tuple[date, date], width: int) -> TimeAxis:
    """The axis of time of a figure that is laid out for a width, see ``plot_calendar``."""
    room = width - LABEL_COLUMN - _EDGE
    return time_axis(events, plan_start=span[0], plan_end=span[1], width=room)


def _inked(bands: Sequence[Band], look: DrawingColours) -> list[timeline_traces.DrawnStretch]:
    """Every mark with the ink that its certainty and its sphere give it."""
    return [
        timeline_traces.DrawnStretch(
            item, mark, ink_of(mark.stretch.certainty, look.style(item.event.sphere), look.tokens)
        )
        for band in bands
        for item in band.items
        for mark in item.marks
    ]
