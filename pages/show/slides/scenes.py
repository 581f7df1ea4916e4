"""Which slides a scene becomes: one small builder for each kind of view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pages.shared.figures.palette import Theme
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.visit.page_list import page_at
from pages.shared.words.direction_signs import upright
from pages.show.slides.cover_slides import cover_slides, overview_slides
from pages.show.slides.list_slides import card_slides, list_slides
from pages.show.slides.map_slides import map_slides
from pages.show.slides.slides import (
    Setting,
    Slide,
    as_data,
    beside_own_title,
    gone_slide,
    numbered,
    setting,
    shown_title,
)
from pages.show.slides.time_slides import calendar_slides, sphere_slides
from pages.show.story.scene_view import (
    CALENDAR,
    COVER,
    EVENTS,
    MAP,
    OVERVIEW,
    SPHERES,
    SceneView,
    read_view,
)
from pages.show.story.story import Scene

_BUILDERS: dict[str, Callable[[SceneView, Setting], list[Slide]]] = {
    COVER: cover_slides,
    OVERVIEW: overview_slides,
    CALENDAR: calendar_slides,
    MAP: map_slides,
    SPHERES: sphere_slides,
    EVENTS: list_slides,
}


def slides_of(scene: Scene, plan: Plan, theme: Theme) -> list[Slide]:
    """The slides of a scene, at least one: what is gone from the plan says so."""
    view, stage = read_view(scene, plan), setting(plan, theme)
    if not view.page:
        slides = [gone_slide("Сцену показать нельзя", "Такого вида больше нет.", plan.info)]
    elif view.event:
        slides = _event_slides(scene, view, stage)
    elif view.gone and not view.selection:
        names = ", ".join(f"«{value}»" for value in view.gone)
        words = f"В этой редакции плана больше нет: {names}."
        slides = [gone_slide(scene.title or "Показать нечего", words, plan.info)]
    else:
        slides = [_with_filters(s, view) for s in _BUILDERS[view.page](view, stage)]
    if scene.title:
        slides = [
            replace(slide, title=scene.title, kicker=beside_own_title(slide.kicker))
            for slide in slides
        ]
    return numbered(slides)


def scene_data(scene: Scene, plan: Plan, theme: Theme) -> dict[str, Any]:
    """A scene ready for the browser."""
    slides = _drawn(replace(scene, title="", notes=""), plan, theme)
    if scene.title:
        own = {"title": shown_title(scene.title)}
        slides = [
            slide | own | {"kicker": beside_own_title(str(slide["kicker"]))} for slide in slides
        ]
    return {"slides": slides, "notes": scene.notes}


@lru_cache(maxsize=512)
def _drawn(scene: Scene, plan: Plan, theme: Theme) -> list[dict[str, Any]]:
    """What is seen; made once for each edition and theme, whatever the scene is called."""
    return [as_data(slide) for slide in slides_of(scene, plan, theme)]


@per_plan
def scene_titles(plan: Plan, scenes: tuple[Scene, ...]) -> tuple[str, ...]:
    """What the scenes of a show are called in its list."""
    return tuple(upright(default_title(scene, plan)) for scene in scenes)


def default_title(scene: Scene, plan: Plan) -> str:
    """What a scene without a title of its own is called in the list of scenes."""
    if scene.title:
        return scene.title
    view = read_view(scene, plan)
    if view.event:
        return str(view.row["title_short"]) if view.row else scene.event_title or "Мероприятие"
    parts = [_page_title(view.page), view.part, view.show]
    return " · ".join(filter(None, [*parts, filters_words(view.selection)]))


def _page_title(page: str) -> str:
    own = {"": "Вид, которого больше нет", COVER: "Титул", EVENTS: "Список мероприятий"}
    return own[page] if page in own else page_at(page).title


def filters_words(selection: Selection) -> str:
    """The filters in words, without repeating their kinds."""
    return ", ".join(chip.words for chip in selection.in_words())


def _event_slides(scene: Scene, view: SceneView, stage: Setting) -> list[Slide]:
    if view.row is not None:
        return card_slides(view.row, stage)
    name = scene.event_title or scene.title
    words = "Этого мероприятия в показанной редакции плана нет: возможно, его исключили."
    return [gone_slide(name or "Мероприятия больше нет", words, stage.plan.info)]


def _with_filters(slide: Slide, view: SceneView) -> Slide:
    # The title of a month's scene names it already.
    chips = [c for c in view.selection.in_words() if c.kind != MONTH or slide.layout != "month"]
    kicker = " · ".join(filter(None, [*(chip.text for chip in chips), slide.kicker]))
    if view.gone:
        names = ", ".join(f"«{value}»" for value in view.gone)
        kicker = " · ".join(filter(None, (kicker, f"в этой редакции нет: {names}")))
    return replace(slide, kicker=kicker)
