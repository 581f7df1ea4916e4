from __future__ import annotations

import json
import re
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest

from pages.map.spots.colouring import map_colours
from pages.shared.plan.tables import Plan
from pages.shared.visit.page_list import PAGES
from pages.show.slides.map_slides import map_slides
from pages.show.slides.region_events import around, events_within
from pages.show.slides.scenes import default_title, slides_of
from pages.show.slides.slides import setting
from pages.show.story.own_story import outline, own_story
from pages.show.story.scene_view import read_view, view_of
from pages.show.story.story import (
    Scene,
    Story,
    StoryError,
    from_json,
    pack,
    shipped,
    to_json,
    unpack,
)
from tests.pages.shipped_ground import shipped_outlines

THREE = Story("Показ", (Scene("map"), Scene("calendar"), Scene("events", "Список")), "2026-H1")


def titles(scene: Scene, plan: Plan) -> list[str]:
    return [slide.title.replace("\u00a0", " ") for slide in slides_of(scene, plan, "light")]


@pytest.mark.parametrize("page", ["cover", *(one.folder for one in PAGES if one.shows_slice)])
def test_each_page_that_offers_itself_to_the_show_becomes_slides(
    golden_plan: Plan, page: str
) -> None:
    assert slides_of(Scene(page), golden_plan, "light")[0].title != "Сцену показать нельзя"
    assert default_title(Scene(page), golden_plan) != "Вид, которого больше нет"


def test_file_and_address_keep_every_word() -> None:
    story = Story(
        "Показ", (Scene("map?sphere=Спорт", "Заголовок", "Две\nстроки", "Кубок"),), "2026-H1"
    )
    assert from_json(to_json(story)) == story
    assert unpack(pack(story)) == story


@pytest.mark.parametrize("text", ["", "[]", "{", '{"scenes": 1}', '{"scenes": [{}]}', "null"])
def test_a_file_that_is_no_show_is_refused_in_words(text: str) -> None:
    with pytest.raises(StoryError, match="Это не файл показа"):
        from_json(text)


def test_a_damaged_address_is_refused_and_a_bomb_fills_no_memory() -> None:
    bomb = urlsafe_b64encode(zlib.compress(b"[" + b" " * 30_000_000 + b"]", 9)).decode()
    for text in ("x", "я", pack(THREE)[:-9], bomb):
        with pytest.raises(StoryError):
            unpack(text)


DEEP = "[" * 100_000 + "]" * 100_000
LONG_NUMBER = "9" * 5000


@pytest.mark.parametrize(
    "text",
    [
        DEEP,
        LONG_NUMBER,
        f'{{"scenes": {DEEP}}}',
        f'{{"scenes": [{{"view": "map", "title": {DEEP}}}]}}',
        f'{{"scenes": [{{"view": "map", "title": {LONG_NUMBER}}}]}}',
        '{"scenes": [{"view": "map", "title": "\\ud800"}]}',
        '{"scenes": [{"view": "map\\udfff"}]}',
        '{"title": "\\ud83d", "scenes": []}',
    ],
)
def test_what_no_answer_could_carry_is_refused_in_a_file_and_in_an_address(text: str) -> None:
    with pytest.raises(StoryError, match="Это не файл показа"):
        from_json(text)
    packed = f'["", "", ["map", {json.dumps(text)}, "", ""], {text}]'
    with pytest.raises(StoryError):
        unpack(urlsafe_b64encode(zlib.compress(packed.encode())).decode())


def test_a_whole_emoji_is_two_halves_in_json_and_one_letter_here() -> None:
    story = from_json('{"scenes": [{"view": "map", "title": "\\ud83d\\ude00"}]}')
    assert story.scenes[0].title == "\U0001f600"


@pytest.mark.parametrize("view", ["//[", "http://[x", "//℀/map", "?", "", "map?[", "map#x?y"])
def test_a_view_that_is_no_address_is_a_scene_that_says_so(golden_plan: Plan, view: str) -> None:
    assert slides_of(Scene(view), golden_plan, "light")
    assert default_title(Scene(view), golden_plan)


def test_too_many_scenes_are_refused() -> None:
    scenes = json.dumps({"scenes": [{"view": "map"}] * 201})
    with pytest.raises(StoryError, match="больше 200"):
        from_json(scenes)


def test_scenes_move_and_stay_inside() -> None:
    assert [s.view for s in THREE.moved(0, 1).scenes] == ["calendar", "map", "events"]
    assert THREE.moved(0, -1) == THREE
    assert THREE.moved(2, 5) == THREE
    assert len(THREE.without(1).scenes) == 2


def test_a_view_stays_legible_and_survives_signs_of_addresses() -> None:
    view = view_of("map", {"sphere": ["Культура и туризм"], "place": ["А&Б=1"], "p": ["2"]})
    assert view == "map?sphere=Культура+и+туризм&place=А%26Б%3D1"


def test_filters_of_a_view_are_read(golden_plan: Plan) -> None:
    view = read_view(Scene("calendar?sphere=Спорт&month=март+2026&sure=true"), golden_plan)
    assert view.selection["sphere"] == ("Спорт",)
    assert view.selection["sure"]
    assert view.gone == ()


def test_an_event_is_found_again_by_its_words(golden_plan: Plan) -> None:
    title = golden_plan.events["title"].iloc[10]
    scene = Scene("events?event=other-id", event_title=title)
    view = read_view(scene, golden_plan)
    assert view.row is not None
    assert view.row["event_id"] == "e11"


def test_a_scene_whose_event_has_gone_says_so(golden_plan: Plan) -> None:
    newer = golden_plan.keep(set(golden_plan.events["event_id"]) - {"e11"})
    title = golden_plan.events["title"].iloc[10]
    (slide,) = slides_of(Scene("events?event=e11", event_title=title), newer, "light")
    assert slide.gone
    assert slide.title == title
    assert "в\u00a0показанной редакции плана нет" in slide.html


def test_a_filter_that_has_gone_is_named_not_ignored(golden_plan: Plan) -> None:
    (slide,) = slides_of(Scene("map?sphere=Рыболовство"), golden_plan, "light")
    assert slide.gone
    assert "«Рыболовство»" in slide.html
    (kept,) = slides_of(Scene("map?sphere=Рыболовство&sphere=Спорт"), golden_plan, "light")
    assert "в этой редакции нет: «Рыболовство»" in kept.kicker


def test_an_unknown_view_does_not_fail(golden_plan: Plan) -> None:
    (slide,) = slides_of(Scene("../etc/passwd?x=%"), golden_plan, "light")
    assert slide.gone


def test_words_of_the_plan_are_shown_as_they_are(golden_plan: Plan) -> None:
    events = golden_plan.events.copy()
    for column in ("title", "title_short", "place_text", "description"):
        events.loc[events["event_id"] == "e11", column] = "<script>alert(1)</script>"
    hostile = replace(golden_plan, events=events)
    for view in ("events?event=e11", "events?sphere=Культура+и+туризм", "overview?month=март+2026"):
        for slide in slides_of(Scene(view), hostile, "light"):
            assert "<script" not in slide.html


def test_months_say_sure_and_possible(golden_plan: Plan) -> None:
    # March by eye: № 2, 11, 12, 24, 32, 33, 34, 43 lie in it whole.
    names = titles(Scene("overview?month=март+2026"), golden_plan)
    assert set(names) == {"Март 2026: 8 точно, ещё 9 возможно"}
    html = slides_of(Scene("overview?month=март+2026"), golden_plan, "light")[0].html
    assert "«Славянский хоровод»" in html
    assert "Диктант Победы" not in html


def test_a_region_lists_what_is_held_there(golden_plan: Plan) -> None:
    # Vitebsk region by eye: № 14 Дубровно, 38 Витебск, 39 Максимовка; 32, 33, 34, 36 remotely.
    (slide,) = slides_of(Scene("map?part=Витебская+область"), golden_plan, "light")
    assert slide.title == "Витебская область: 3\u00a0мероприятия, ещё 4 дистанционно"
    assert slide.html.count("<li>") == 7


def test_beside_a_map_spheres_have_the_colours_that_they_have_on_it(golden_plan: Plan) -> None:
    """From the eleventh sphere on a map's colours are not those of other figures."""
    stage = setting(golden_plan, "light")
    ten = tuple(f"сфера {i}" for i in range(10))
    many = (*ten, *stage.spheres)
    scene = read_view(Scene("map?part=Витебская+область"), golden_plan)
    (slide,) = map_slides(scene, replace(stage, spheres=many))
    colours = set(re.findall(r"background:([^']+)'", slide.html))
    assert colours
    assert colours <= set(map_colours(many).values()) - set(map_colours(ten).values())


def test_a_capital_belongs_to_the_region_around_it(golden_plan: Plan) -> None:
    outlines = shipped_outlines()
    minsk = outlines.find("region", "Минск")
    region = outlines.find("region", "Минская область")
    assert minsk is not None
    assert region is not None
    assert around(minsk, outlines) is region
    # By eye: № 5 the region itself, 6 Минск, 15 Молодечно.
    assert events_within(region, golden_plan, outlines)[0] == {"e05", "e06", "e15"}


def test_the_shipped_story_fits_the_shipped_plan(golden_plan: Plan) -> None:
    story = shipped("2026-H1")
    assert story is not None
    assert own_story(golden_plan) is story
    for scene in story.scenes:
        slides = slides_of(scene, golden_plan, "light")
        assert not any(slide.gone for slide in slides), scene.view
        assert default_title(scene, golden_plan)
    views = " ".join(scene.view for scene in story.scenes)
    for part in ("overview", "spheres", "calendar", "map?part=Витебская", "event=", "show=без+ср"):
        assert part in views


def test_a_plan_without_a_story_gets_one_of_its_own(golden_plan: Plan) -> None:
    other = replace(golden_plan, info=replace(golden_plan.info, plan_id="2031-H2"))
    story = own_story(other)
    views = [scene.view for scene in story.scenes]
    assert story == outline(other)
    assert "map?part=Витебская+область" in views
    assert not any("Смоленская" in view or "Брестская" in view for view in views)
    assert sum(view.startswith("overview?month=") for view in views) == 6


def test_no_path_leads_out_of_the_stories() -> None:
    assert shipped("../lookups/home") is None
