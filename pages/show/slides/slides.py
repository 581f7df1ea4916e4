"""From a scene to its slides: what stands on the stage, as plain data for the browser.

The stage is 1280 × 720 units on every screen and is enlarged as a whole, so that what is
legible on a small projector is so on a large one. A scene that does not fit in large type
becomes several slides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup

from pages.shared.figures.palette import Theme
from pages.shared.markup.templates import render
from pages.shared.plan.column_values import spheres_of
from pages.shared.plan.plan_said import edition_in_full, edition_said
from pages.shared.plan.tables import Plan, PlanInfo
from pages.shared.words.direction_signs import upright
from pages.shared.words.russian import events_counted, nbsp

NOTHING = Markup()
WIDTH, HEIGHT = 1280, 720


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure, drawn at a small size and enlarged to its box, so that its type is large.

    Attributes:
        figure: what to draw.
        box: left, top, width, height on the stage.
        size: the width and height that it is drawn at.
    """

    figure: go.Figure
    box: tuple[float, float, float, float]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class MapShot:
    """A map: its marks (the base picture is shared by all), its window and its box.

    Attributes:
        figure: marks, lines and names.
        window: west, south, east, north in kilometres of the map's projection.
        box: left, top, width, height on the stage, in the window's proportions.
        size: the width and height that the marks are drawn at.
    """

    figure: go.Figure
    window: tuple[float, float, float, float]
    box: tuple[float, float, float, float]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen.

    Attributes:
        title: heading.
        kicker: small line above it: filters in words, which part of how many.
        html: the body.
        layout: the body's class, which places it.
        drawn: a figure beside the body.
        shot: a map beside the body.
        legend: the line under a figure or map: what its signs mean.
        gone: the scene's event or filter is not in this edition.
    """

    title: str
    html: Markup = NOTHING
    layout: str = "text"
    kicker: str = ""
    drawn: DrawnFigure | None = None
    shot: MapShot | None = None
    legend: Markup = NOTHING
    gone: bool = False


def undrawn_note(undated: int) -> str:
    """How many events a figure over time leaves out; "" where there are none."""
    return f"без срока: {events_counted(undated)}, не нарисованы" if undated else ""


OF_ALL_PARTS = "в заголовке — все части вместе"
"""In the small line, where the title counts what stands on several slides."""


def beside_own_title(kicker: str) -> str:
    """The small line of a slide whose title a person wrote: that one counts nothing.

    Args:
        kicker: as it is made, or as the stage shows it (``nbsp``).
    """
    said = nbsp(OF_ALL_PARTS)
    return " · ".join(part for part in kicker.split(" · ") if nbsp(part) != said)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all scenes of a show share.

    Attributes:
        plan: the whole plan.
        theme: light or dark.
        spheres: all spheres' names, so that each keeps its colour.
    """

    plan: Plan
    theme: Theme
    spheres: tuple[str, ...]


def setting(plan: Plan, theme: Theme) -> Setting:
    """The setting of a plan."""
    return Setting(plan, theme, spheres_of(plan))


def numbered(slides: list[Slide]) -> list[Slide]:
    """Slides of one scene, each saying which of how many it is."""
    n = len(slides)
    if n < 2:
        return slides
    return [
        replace(s, kicker=" · ".join(filter(None, (s.kicker, f"часть {i} из {n}"))))
        for i, s in enumerate(slides, 1)
    ]


def as_data(slide: Slide) -> dict[str, Any]:
    """A slide as plain data for the browser."""
    data: dict[str, Any] = {
        "title": shown_title(slide.title),
        "kicker": nbsp(upright(slide.kicker)),
        "html": slide.html,
        "layout": slide.layout,
        "legend": slide.legend,
        "gone": slide.gone,
    }
    if slide.drawn is not None:
        drawn = slide.drawn
        data["figure"] = _figure(drawn.figure) | {"box": drawn.box, "size": drawn.size}
    if slide.shot is not None:
        shot = slide.shot
        place = {"window": shot.window, "box": shot.box, "size": shot.size}
        data["map"] = _figure(shot.figure) | place
    return data


def shown_title(title: str) -> str:
    """A title as the stage shows it: broken by sense, turning nothing that stands beside it."""
    return nbsp(upright(title))


def _figure(figure: go.Figure) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(figure.to_json())
    # The default template is a third of a small figure and changes nothing here.
    layout = plain["layout"] | {"template": {"layout": {}}}
    return {"data": plain["data"], "layout": layout}


@lru_cache(maxsize=8)
def edition_words(info: PlanInfo) -> str:
    """The small line of every scene: which plan, which edition, as of when."""
    return nbsp(upright(edition_in_full(info)))


def gone_slide(title: str, words: str, info: PlanInfo) -> Slide:
    """What a scene says that this edition has nothing for."""
    quiet = f"Показано: {edition_said(info)}. Сцену можно убрать или заменить на странице «Показ»."
    return Slide(title, said(words, quiet), "text gone", gone=True)


def said(words: str = "", quiet: str = "") -> Markup:
    """A body of one sentence, and a quieter one below it."""
    return render("show/slides/said.html", words=words, quiet=quiet)


def places_words(row: Mapping[str, Any]) -> str:
    """«Смоленск, Витебск»: the places of an event; "" where none is named."""
    return ", ".join(row["places"])
