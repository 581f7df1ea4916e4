"""The stage's own addresses on the server: page, scenes, drawing library, the show as a file.

The stage is no page of Streamlit's: nothing of its interface is loaded, a scene is there at
once, and the same page saved as a file works on a computer without the dashboard.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from starlette.responses import HTMLResponse, JSONResponse, Response

from etl.folders import ROOT
from pages.shared.figures.chart import LIBRARY
from pages.shared.figures.palette import Theme, tokens
from pages.shared.figures.plotly_defaults import PLOTLY_CONFIG
from pages.shared.markup.faces import web_faces
from pages.shared.markup.templates import render
from pages.shared.plan.looks import PLAN, look_of
from pages.shared.plan.plan_said import file_named
from pages.shared.plan.plans_there import names_several
from pages.shared.plan.tables import Plan
from pages.shared.server.compressed import versioned
from pages.shared.server.file_answer import saved_as
from pages.shared.words.direction_signs import upright
from pages.show.slides.map_shots import base_pictures, picture_window
from pages.show.slides.map_slides import credit
from pages.show.slides.scenes import scene_data, scene_titles
from pages.show.slides.slides import edition_words
from pages.show.story.own_story import own_story
from pages.show.story.story import SAVE_SCENES, Story, StoryError
from pages.show.story.story_address import story_at

_HERE = Path(__file__).parent
_SCRIPTS = (
    "../../shared/figures/dots.js",
    "../../shared/server/there.js",
    "stage_map.js",
    "stage_slide.js",
    "stage_show.js",
)
_LEGIBLE = partial(json.dumps, ensure_ascii=False)
"""Russian letters stay letters: escaped they are three times as long."""
MOST_BYTES = 10_000_000
"""Of scenes in a saved file; a hundred maps have seven million. An address of some hundred letters
can name two hundred scenes, and nobody should wait for them, or make others wait."""


def story_of(packed: str, plan: Plan) -> Story:
    """The show that an address names: its own, or the plan's."""
    return story_at(packed) if packed else own_story(plan)


def stage_page(query: dict[str, str], plan: Plan) -> Response:
    """The stage, which then asks for its scenes one by one."""
    look: dict[str, str | list[str]] = dict(look_of({k: [v] for k, v in query.items()}).pairs())
    if plan.parts and not names_several(str(look.get(PLAN, ""))):
        look[PLAN] = [part.info.name for part in plan.parts]
    return HTMLResponse(_page(query.get("scenes", ""), _theme(query), plan, look=look))


def one_scene(query: dict[str, str], plan: Plan) -> Response:
    """One scene's slides and notes."""
    scenes = story_of(query.get("scenes", ""), plan).scenes
    n = query.get("n", "")
    # No show has so many scenes; a number may have any number of digits.
    index = int(n) if n.isdecimal() and len(n) < 6 else len(scenes)
    if index >= len(scenes):
        return JSONResponse({"error": "Такой сцены нет"}, status_code=404)
    return JSONResponse(scene_data(scenes[index], plan, _theme(query)))


def whole_file(query: dict[str, str], plan: Plan) -> Response:
    """The stage with everything inside, to be opened anywhere without the dashboard.

    Raises:
        StoryError: it would be larger than a file that can be handed on.
    """
    page = _whole(query.get("scenes", ""), _theme(query), plan)
    if not page:
        raise StoryError(
            "Показ слишком велик для одного файла: уберите часть сцен или сохраните его "
            f"кнопкой «{SAVE_SCENES}»."
        )
    return HTMLResponse(page, headers=saved_as(f"{file_named(plan.info, 'показ')}.html"))


@lru_cache(maxsize=4)
def _whole(packed: str, theme: Theme, plan: Plan) -> str:
    """The file; "" where it would be too large, which is remembered as well."""
    scenes, size = [], 0
    for scene in story_of(packed, plan).scenes:
        scenes.append(scene_data(scene, plan, theme))
        size += len(_LEGIBLE(scenes[-1]).encode())
        if size > MOST_BYTES:
            return ""
    return _page(packed, theme, plan, scenes)


def _theme(query: dict[str, str]) -> Theme:
    return "dark" if query.get("theme") == "dark" else "light"


def _page(
    packed: str,
    theme: Theme,
    plan: Plan,
    scenes: list[dict[str, Any]] | None = None,
    look: Mapping[str, str | list[str]] = MappingProxyType({}),
) -> str:
    """The stage; with its scenes inside it needs nothing but itself.

    Without them it asks for each one, of the edition that its own address names (``look``).
    """
    story, embedded = story_of(packed, plan), scenes is not None
    show = {
        "address": {"scenes": packed, "theme": theme, **look},
        "titles": scene_titles(plan, story.scenes),
        "scenes": scenes,
        "edition": edition_words(plan.info),
        "source": upright(f"Источник: {plan.info.source_name}") if plan.info.source_name else "",
        "credit": f"Карта: {credit()}",
        "pictures": base_pictures(theme, plan.info.homes),
        "pictureWindow": picture_window(),
        "config": PLOTLY_CONFIG | {"staticPlot": True, "responsive": False},
    }
    return render(
        "show/stage/stage.html",
        title=story.title or plan.info.title or "Показ",
        theme=theme,
        colours=_colours(theme),
        fonts=web_faces(embedded),
        style=_own("stage.css"),
        # A library's own escape: whatever the plan's words are, none of them ends the script.
        show=htmlsafe_json_dumps(show, dumps=_LEGIBLE),
        library=Markup((ROOT / LIBRARY.removeprefix("./app/")).read_text("utf-8"))
        if embedded
        else "",
        library_address=versioned(LIBRARY),
        script=Markup("\n").join(_own(name) for name in _SCRIPTS),
    )


def _colours(theme: Theme) -> list[tuple[str, str]]:
    t = tokens(theme)
    return [
        ("ground", "#FFFFFF" if theme == "light" else "#0E0D0C"),
        ("ink", "#14120F" if theme == "light" else "#FFFFFF"),
        ("quiet", t.quiet_ink),
        ("line", t.line),
        ("action", t.action),
        ("doubt", t.doubt),
    ]


@lru_cache(maxsize=8)
def _own(name: str) -> Markup:
    """One of our style sheets or scripts, which stands in the page as it is."""
    return Markup((_HERE / name).read_text(encoding="utf-8"))
