"""The timeline of a slice for paper: as many pictures as keep its letters legible."""

from __future__ import annotations

from pages.handouts.handout import Slice
from pages.handouts.picture.slice_map import MapPicture
from pages.handouts.still.legend_signs import signs_in
from pages.handouts.still.still_figure import still_picture
from pages.shared.filters.chosen import Selection
from pages.shared.plan.column_values import spheres_of
from pages.show.slides.slides import Setting
from pages.show.slides.time_slides import calendar_slides
from pages.show.story.scene_view import CALENDAR, SceneView

MOST_DRAWN = 150
"""Of more events one by one nobody reads the bars; the numbers by month say it."""
_TOO_MANY = (
    "Шкалы времени нет: она вмещает до {} мероприятий, отобрано {}. Числа по месяцам — в таблице, "
    "срок каждого мероприятия — в перечне."
)


def slice_timeline(handed: Slice) -> list[MapPicture]:
    """Draw the timeline of a slice; none where nothing has a date or too much has.

    Args:
        handed: what is handed out; the clock's day is not marked, files never know it.
    """
    kept = handed.kept
    if len(kept.events) > MOST_DRAWN:
        return []
    # A sphere keeps the colour that it has on the pages.
    spheres = spheres_of(handed.plan)
    slides = calendar_slides(SceneView(CALENDAR, Selection()), Setting(kept, "light", spheres))
    return [
        still_picture(drawn.figure, drawn.size, slide.title, signs=signs_in(slide.legend))
        for slide in slides
        if (drawn := slide.drawn) is not None
    ]


def timeline_note(handed: Slice) -> str:
    """Why there is no timeline, "" where there is one or nothing has a date."""
    n = len(handed.kept.events)
    return _TOO_MANY.format(MOST_DRAWN, n) if n > MOST_DRAWN else ""
