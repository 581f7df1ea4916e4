"""The stage as a page and as a file: whatever a show says, it is shown and nothing is run."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import Response

from pages.shared.plan.tables import Plan
from pages.show.slides.scenes import scene_data
from pages.show.stage import stage, stage_routes
from pages.show.story.story import Scene, Story, StoryError, pack
from tests.pages.asking import answered

HOSTILE = (
    "{{script}}",
    "{{ show }}{% raw %}",
    "<!--<script>",
    "</script><script>alert(1)</script>",
    "]]> --> \u2028 \u2029 ' \" \\ `${x}`",
    "слева \u202eнаправо",
)


def text_of(answer: Response) -> str:
    return bytes(answer.body).decode()


def show_of(page: str) -> dict[str, Any]:
    """The show as the page's script gets it."""
    found = re.search(r"<script>window\.SHOW = (.*?);</script>", page, re.DOTALL)
    assert found
    show: dict[str, Any] = json.loads(found[1])
    return show


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_show_end_no_script_and_fill_no_gap(golden_plan: Plan, words: str) -> None:
    packed = pack(Story(words, (Scene("map", words, words),), golden_plan.info.plan_id))
    for answer in (stage.stage_page, stage.whole_file):
        page = text_of(answer({"scenes": packed}, golden_plan))
        assert page.count("window.SHOW = ") == 1
        assert page.count("class MapPane") == 1
        show = show_of(page)
        assert show["titles"] == [words.replace("\u202e", "\ufffd")]
    (scene,) = show["scenes"]
    assert scene["notes"] == words
    assert scene["slides"][0]["title"].replace("\u00a0", " ") == show["titles"][0]


def test_a_scene_is_drawn_once_whatever_it_is_called(golden_plan: Plan) -> None:
    one, other = (scene_data(Scene("map", t), golden_plan, "light") for t in ("Первая", "Вторая"))
    assert (one["slides"][0]["title"], other["slides"][0]["title"]) == ("Первая", "Вторая")
    assert one["slides"][0]["map"] is other["slides"][0]["map"]


@pytest.mark.parametrize("n", ["", "-1", "24", "9" * 5000, "²", "1.0"])
def test_a_scene_that_is_not_there_is_said_to_be_missing(golden_plan: Plan, n: str) -> None:
    answer = stage.one_scene({"n": n}, golden_plan)
    assert answer.status_code == 404
    assert json.loads(bytes(answer.body)) == {"error": "Такой сцены нет"}


def test_a_file_is_made_once_and_no_larger_than_can_be_handed_on(
    golden_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes = tuple(Scene("map", f"Сцена {i}") for i in range(200))
    query = {"scenes": pack(Story("", scenes))}
    assert len(query["scenes"]) < 1500
    with pytest.raises(StoryError, match="слишком велик для одного файла"):
        stage.whole_file(query, golden_plan)
    few = {"scenes": pack(Story("", scenes[:2]))}
    first = stage.whole_file(few, golden_plan)

    def never(*_: Any) -> None:
        pytest.fail("the same file is made again")

    monkeypatch.setattr(stage, "scene_data", never)
    assert stage.whole_file(few, golden_plan).body == first.body
    with pytest.raises(StoryError, match="слишком велик"):
        stage.whole_file(query, golden_plan)


@pytest.mark.parametrize("view", ["calendar", "map?part=Витебская область", "events", "spheres"])
def test_no_short_address_makes_a_file_larger_than_the_bound(golden_plan: Plan, view: str) -> None:
    """706 letters made 15 MB in 11 s."""
    query = {"scenes": pack(Story("", (Scene(view),) * 200))}
    assert len(query["scenes"]) < 706
    try:
        size = len(bytes(stage.whole_file(query, golden_plan).body))
    except StoryError:
        size = 0
    # Beside the scenes: library, fonts and pictures.
    assert size < stage.MOST_BYTES + 3_000_000


def test_who_waits_for_a_file_keeps_nobody_from_a_scene(
    golden_app: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = threading.Event()

    def slow(_query: dict[str, str], _plan: Plan) -> Response:
        assert made.wait(600)
        return Response("file")

    monkeypatch.setattr(stage, "whole_file", slow)
    app = Starlette(routes=stage_routes.routes())

    async def asked() -> list[int]:
        # More than the server has threads.
        files = [asyncio.create_task(answered(app, "/stage/file")) for _ in range(60)]
        scene = await asyncio.wait_for(answered(app, "/stage/scene?n=0"), 500)
        made.set()
        return [scene.status, *{(await file).status for file in files}]

    assert asyncio.run(asked()) == [200, 200]
