"""Scenes of time and of partners: the timeline cut into legible parts, the matrix."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import plotly.graph_objects as go

from pages.calendar.figure import plot_calendar
from pages.calendar.timeline.event_stretches import CalendarEvent, calendar_events
from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.palette import sphere_colours, tokens
from pages.shared.figures.plotly_defaults import plotly_layout
from pages.shared.markup.templates import render
from pages.shared.times.month_counts import month_counts
from pages.shared.words.months_in_words import months_title
from pages.shared.words.russian import NO_SUCH_EVENTS
from pages.show.slides.slide_legends import certainty_legend
from pages.show.slides.slides import (
    NOTHING,
    OF_ALL_PARTS,
    DrawnFigure,
    Setting,
    Slide,
    undrawn_note,
)
from pages.show.story.scene_view import SceneView
from pages.spheres.figure import plot_matrix
from pages.spheres.sphere_counts import counts
from pages.spheres.sphere_sentences import counting_note, partners_title, spheres_title

_BOX = (32.0, 108.0, 1216.0, 524.0)
_WIDTHS = (660.0, 730.0, 800.0)
"""A timeline is drawn at the first of these at which it fits, and enlarged: the narrower, the
larger its type. At the last one its letters are 20 of the stage's 720 units."""
_HEAD = 46.0
"""Height of a timeline without any sphere: its months."""
_MATRIX_WIDTHS = (880, 960, 1040)
"""The matrix is drawn at the one at which it can be enlarged the most: at the narrow one names that
do not fit side by side stand aslant and take its height."""


def look_of(stage: Setting) -> DrawingColours:
    """The colours of figures on the stage."""
    return DrawingColours(
        sphere_colours(stage.spheres, stage.theme), tokens(stage.theme), plotly_layout(stage.theme)
    )


def calendar_slides(view: SceneView, stage: Setting) -> list[Slide]:
    """The timeline, as many spheres on a slide as stay legible."""
    plan = view.selection.apply(stage.plan)
    info = plan.info
    dated, undated = calendar_events(
        plan.events, plan.periods, plan_start=info.start, plan_end=info.end
    )
    title = months_title(month_counts(plan))
    note = undrawn_note(len(undated))
    if not dated:
        return [Slide("Рисовать нечего: сроки пока не названы", layout="text", kicker=note)]
    slides = []
    groups = _groups(dated, stage)
    if len(groups) > 1:
        note = " · ".join(filter(None, (note, OF_ALL_PARTS)))
    for figure, width in [_fitting(group, stage) for group in groups]:
        height = float(figure.layout.height)
        scale = _enlarged(width, figure)
        box = (_BOX[0], _BOX[1], _BOX[2], height * scale)
        drawn = DrawnFigure(figure, box, (_BOX[2] / scale, height))
        legend = certainty_legend()
        slides.append(Slide(title, NOTHING, "figure", note, drawn=drawn, legend=legend))
    return slides


def _groups(dated: Sequence[CalendarEvent], stage: Setting) -> list[list[CalendarEvent]]:
    """Neighbouring spheres in as few parts as stay legible, the parts as even as they go."""
    width = _WIDTHS[-1]
    room = width * _BOX[3] / _BOX[2] - _HEAD

    def height(events: Sequence[CalendarEvent]) -> float:
        return float(_timeline(events, stage, width).layout.height) - _HEAD

    def legible(events: list[CalendarEvent]) -> list[list[CalendarEvent]]:
        # A sphere with more than a slide's worth of events goes over several.
        if len(events) < 2 or height(events) <= room:
            return [events] if events else []
        middle = len(events) // 2
        return legible(events[:middle]) + legible(events[middle:])

    spheres = [[e for e in dated if e.sphere == sphere] for sphere in stage.spheres]
    own = [part for events in spheres for part in legible(events)]
    heights = [height(events) for events in own]
    for n in range(1, len(own) + 1):
        cuts = even_parts(heights, n)
        parts = list(itertools.pairwise(cuts))
        if n == len(own) or max(sum(heights[a:b]) for a, b in parts) <= room:
            return [[event for events in own[a:b] for event in events] for a, b in parts]
    return []


def even_parts(heights: Sequence[float], n: int) -> list[int]:
    """Where to cut a row into ``n`` parts so that the highest is as low as can be.

    >>> even_parts([3, 1, 1, 3], 2)
    [0, 2, 4]
    """
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [0])}
    for part in range(1, n + 1):
        for end in range(part, len(heights) + 1):
            best[part, end] = min(
                (max(best[part - 1, i][0], sum(heights[i:end])), [*best[part - 1, i][1], end])
                for i in range(part - 1, end)
                if (part - 1, i) in best
            )
    return best[n, len(heights)][1]


def _fitting(events: Sequence[CalendarEvent], stage: Setting) -> tuple[go.Figure, float]:
    """The timeline in the largest type that fits, and the width it is drawn at."""
    for width in _WIDTHS:
        figure = _timeline(events, stage, width)
        if float(figure.layout.height) * _BOX[2] / width <= _BOX[3]:
            break
    return figure, width


def _timeline(events: Sequence[CalendarEvent], stage: Setting, width: float) -> go.Figure:
    info = stage.plan.info
    return plot_calendar(
        events,
        span=(info.start, info.end),
        look=look_of(stage),
        width=round(width),
    )


def sphere_slides(view: SceneView, stage: Setting) -> list[Slide]:
    """Spheres by partners."""
    plan = view.selection.apply(stage.plan)
    found = counts(plan)
    if not found.total:
        return [Slide(NO_SUCH_EVENTS, layout="text")]
    width, figure = max(
        ((width, plot_matrix(found, look=look_of(stage), width=width)) for width in _MATRIX_WIDTHS),
        key=lambda drawing: _enlarged(*drawing),
    )
    height = float(figure.layout.height)
    scale = _enlarged(width, figure)
    box = (_BOX[0], _BOX[1], _BOX[2], height * scale)
    drawn = DrawnFigure(figure, box, (_BOX[2] / scale, height))
    title = f"{spheres_title(found)}; {partners_title(found)}"
    note = render("show/slides/counting_note.html", words=counting_note(found))
    return [Slide(title, layout="figure", drawn=drawn, legend=note)]


def _enlarged(width: float, figure: go.Figure) -> float:
    """How much a figure of a width can be enlarged in the slide's box."""
    return min(_BOX[2] / width, _BOX[3] / float(figure.layout.height))
