"""The stage's own addresses on the server: page, scenes, drawing library, the show as a file.

The stage is no page of Streamlit's: nothing of its interface is loaded, a scene is there at
once, and the same page saved as a file works on a computer without the dashboard.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from html import escape
from pathlib import Path

import plotly
from starlette.responses import HTMLResponse, JSONResponse, Response

from etl.folders import FONTS
from pages.shared.figures.palette import PLOTLY_CONFIG, Theme, tokens
from pages.shared.plan.tables import Plan
from pages.show.slides.map_shots import base_pictures, picture_window
from pages.show.slides.map_slides import credit
from pages.show.slides.scenes import default_title, scene_data
from pages.show.slides.slides import edition_words
from pages.show.story.own_story import own_story
from pages.show.story.story import Story
from pages.show.story.story_address import story_at

_HERE = Path(__file__).parent
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_SCRIPTS = ("../../shared/figures/dots.js", "stage_map.js", "stage_slide.js", "stage_show.js")
_RANGES = {
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "latin": "U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212",
}


def story_of(packed: str, plan: Plan) -> Story:
    """The show that an address names: its own, or the plan's."""
    return story_at(packed) if packed else own_story(plan)


def stage_page(query: dict[str, str], plan: Plan) -> Response:
    """The stage, which then asks for its scenes one by one."""
    return HTMLResponse(_page(query, plan, embedded=False))


def one_scene(query: dict[str, str], plan: Plan) -> Response:
    """One scene's slides and notes."""
    scenes = story_of(query.get("scenes", ""), plan).scenes
    n = query.get("n", "")
    if not n.isdecimal() or int(n) >= len(scenes):
        return JSONResponse({"error": "Такой сцены нет"}, status_code=404)
    return JSONResponse(scene_data(scenes[int(n)], plan, _theme(query)))


def whole_file(query: dict[str, str], plan: Plan) -> Response:
    """The stage with everything inside, to be opened anywhere without the dashboard."""
    name = f"pokaz-{plan.info.plan_id}-redaktsiya-{plan.info.edition}.html"
    return HTMLResponse(
        _page(query, plan, embedded=True),
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _theme(query: dict[str, str]) -> Theme:
    return "dark" if query.get("theme") == "dark" else "light"


def _page(query: dict[str, str], plan: Plan, *, embedded: bool) -> str:
    theme, story = _theme(query), story_of(query.get("scenes", ""), plan)
    show = {
        "address": {"scenes": query.get("scenes", ""), "theme": theme},
        "titles": [default_title(scene, plan) for scene in story.scenes],
        "scenes": [scene_data(s, plan, theme) for s in story.scenes] if embedded else None,
        "edition": edition_words(plan.info),
        "source": f"Источник: {plan.info.source_name}" if plan.info.source_name else "",
        "credit": f"Карта: {credit()}",
        "pictures": base_pictures(theme, plan.info.home),
        "pictureWindow": picture_window(),
        "config": PLOTLY_CONFIG | {"staticPlot": True, "responsive": False},
    }
    library = (
        f"<script>{_PLOTLY.read_text('utf-8')}</script>"
        if embedded
        else "<script src='stage/plotly.js'></script>"
    )
    parts = {
        "{{title}}": escape(story.title or plan.info.title or "Показ"),
        "{{theme}}": theme,
        "{{style}}": _fonts(embedded) + _colours(theme) + _text("stage.css"),
        "{{library}}": library,
        # «</» would end the script early, whatever the plan's words are.
        "{{show}}": json.dumps(show, ensure_ascii=False).replace("</", "<\\/"),
        "{{script}}": "\n".join(_text(name) for name in _SCRIPTS),
    }
    page = _text("stage.html")
    head, _, rest = page.partition("{{library}}")
    # The library is put in last: nothing in its five megabytes may be taken for a gap.
    for gap, text in parts.items():
        if gap != "{{library}}":
            head, rest = head.replace(gap, text), rest.replace(gap, text, 1)
    return head + library + rest


def _colours(theme: Theme) -> str:
    t = tokens(theme)
    pairs = {
        "ground": "#FFFFFF" if theme == "light" else "#0E0D0C",
        "ink": "#14120F" if theme == "light" else "#FFFFFF",
        "quiet": t.quiet_ink,
        "line": t.line,
        "action": t.action,
        "doubt": t.doubt,
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in pairs.items()) + "}"


@lru_cache(maxsize=2)
def _fonts(embedded: bool) -> str:
    """The shipped letters, from their address or inside the file."""
    faces = []
    for script, letters in _RANGES.items():
        for weight in (400, 700):
            name = f"pt-sans-{script}-{weight}-normal.woff2"
            url = f"app/static/fonts/{name}"
            if embedded:
                data = base64.b64encode((FONTS / name).read_bytes()).decode()
                url = f"data:font/woff2;base64,{data}"
            faces.append(
                f"@font-face{{font-family:'PT Sans';src:url({url});font-weight:{weight};"
                f"unicode-range:{letters}}}"
            )
    return "".join(faces)


@lru_cache(maxsize=8)
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
