"""Scenes of time and of partners: the timeline cut into legible parts, the matrix."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.calendar.figure import plot_calendar
from pages.calendar.pieces import CalendarEvent, calendar_events
from pages.overview.figure import months_title
from pages.overview.summary import month_counts
from pages.shared.ink import Look
from pages.shared.palette import plotly_layout, sphere_colours, tokens
from pages.show.slides import Drawn, Setting, Slide, events_counted
from pages.show.views import View
from pages.spheres.counts import counts
from pages.spheres.figure import plot_matrix
from pages.spheres.words import partners_title, spheres_title

_BOX = (32.0, 108.0, 1216.0, 566.0)
_TIMELINE_WIDTH = 800.0
_TALLEST = _TIMELINE_WIDTH * _BOX[3] / _BOX[2]
"""A timeline higher than this would have to be made smaller than is legible."""
_MATRIX_WIDTH = 880.0


def look_of(stage: Setting) -> Look:
    """The colours of figures on the stage."""
    return Look(
        sphere_colours(stage.spheres, stage.theme), tokens(stage.theme), plotly_layout(stage.theme)
    )


def calendar_slides(view: View, stage: Setting) -> list[Slide]:
    """The timeline, as many spheres on a slide as stay legible."""
    plan = view.selection.apply(stage.plan)
    info = plan.info
    dated, undated = calendar_events(
        plan.events, plan.periods, plan_start=info.start, plan_end=info.end
    )
    title = months_title(month_counts(plan))
    note = f"<p class='quiet'>Без срока: {events_counted(len(undated))}</p>" if undated else ""
    groups = _groups(dated, stage)
    if not groups:
        return [Slide("Рисовать нечего: сроки пока не названы", note, "text")]
    slides = []
    for spheres, figure in groups:
        height = float(figure.layout.height)
        scale = min(_BOX[2] / _TIMELINE_WIDTH, _BOX[3] / height)
        width = _BOX[2] / scale
        box = (_BOX[0], _BOX[1], _BOX[2], height * scale)
        kicker = " · ".join(spheres) if len(groups) > 1 else ""
        drawn = Drawn(figure, box, (width, height))
        slides.append(Slide(title, note, "figure", kicker, drawn=drawn))
    return slides


def _groups(dated: Sequence[CalendarEvent], stage: Setting) -> list[tuple[list[str], go.Figure]]:
    """Neighbouring spheres and their figure, filled up to the height that stays legible."""
    groups: list[tuple[list[str], go.Figure]] = []
    chosen: list[CalendarEvent] = []
    for sphere in stage.spheres:
        own = [event for event in dated if event.sphere == sphere]
        if not own:
            continue
        figure = _timeline([*chosen, *own], stage)
        if chosen and float(figure.layout.height) <= _TALLEST:
            chosen = [*chosen, *own]
            groups[-1] = ([*groups[-1][0], sphere], figure)
        else:
            chosen = own
            groups.append(([sphere], _timeline(own, stage)))
    return groups


def _timeline(events: Sequence[CalendarEvent], stage: Setting) -> go.Figure:
    info = stage.plan.info
    return plot_calendar(
        events,
        plan_start=info.start,
        plan_end=info.end,
        look=look_of(stage),
        width=round(_TIMELINE_WIDTH),
    )


def sphere_slides(view: View, stage: Setting) -> list[Slide]:
    """Spheres by partners."""
    plan = view.selection.apply(stage.plan)
    found = counts(plan)
    if not found.total:
        return [Slide("Таких мероприятий нет", layout="text")]
    figure = plot_matrix(found, look=look_of(stage))
    height = float(figure.layout.height)
    scale = min(_BOX[2] / _MATRIX_WIDTH, _BOX[3] / height)
    box = (_BOX[0], _BOX[1], _BOX[2], height * scale)
    drawn = Drawn(figure, box, (_BOX[2] / scale, height))
    title = f"{spheres_title(found)}; {partners_title(found)}"
    return [Slide(title, layout="figure", drawn=drawn)]
