from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.calendar.timeline.event_stretches import calendar_events
from pages.shared.plan.tables import Plan
from pages.show.slides.scenes import slides_of
from pages.show.slides.slides import setting
from pages.show.slides.time_slides import _groups, even_parts
from pages.show.stage.stage import stage_page
from pages.show.story.scene_view import view_of, with_part
from pages.show.story.story import Scene, Story, pack, shipped, unpack
from pages.show.story.story_address import LIMIT, address_of, story_at
from tests.pages.test_shell import html_of, run

ROOT = Path(__file__).resolve().parents[2]
LONG = "Показ длинный и в адрес целиком не помещается"


def kept(app: AppTest) -> tuple[Scene, ...]:
    value = app.query_params["scenes"]
    return unpack(value if isinstance(value, str) else value[0]).scenes


def scenes_of(app: AppTest) -> list[str]:
    return [scene.view for scene in kept(app)]


def shown(**query: str) -> AppTest:
    """The page as its address opens it (a page change would drop its own parameters)."""
    app = run("show")
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


@pytest.mark.usefixtures("golden_app")
def test_the_page_lists_the_shipped_story() -> None:
    app = run("show")
    assert not app.exception
    story = json.loads((ROOT / "plan_data/stories/2026-H1.json").read_text("utf-8"))
    assert len(app.radio[0].options) == len(story["scenes"])
    assert "scenes" not in app.query_params


@pytest.mark.usefixtures("golden_app")
def test_every_page_offers_itself_as_a_scene() -> None:
    for page in ("overview", "calendar", "map", "spheres", "events"):
        assert "В\u00a0показ" in html_of(run(page)), page
    for page in ("data", "show"):
        assert "В\u00a0показ" not in html_of(run(page)), page


@pytest.mark.usefixtures("golden_app")
def test_a_view_becomes_the_last_scene_once() -> None:
    app = shown(add="map?sphere=Спорт&sort=x")
    assert not app.exception
    assert scenes_of(app)[-1] == "map?sphere=Спорт"
    assert "add" not in app.query_params
    before = len(scenes_of(app))
    assert len(scenes_of(app.run())) == before


@pytest.mark.usefixtures("golden_app")
def test_a_card_becomes_a_scene_with_its_title() -> None:
    app = shown(add="events?event=e11&sphere=Спорт")
    last = kept(app)[-1]
    assert last.view == "events?event=e11"
    assert "Славянский хоровод" in last.event_title


@pytest.mark.usefixtures("golden_app")
def test_words_order_and_removal_are_kept_in_the_address() -> None:
    story = Story("", (Scene("map"), Scene("calendar"), Scene("spheres")), "2026-H1")
    app = shown(scenes=pack(story))
    app.text_input[0].set_value("Моё").run()
    assert kept(app)[0].title == "Моё"
    app.text_area[0].set_value("Сказать").run()
    assert kept(app)[0] == Scene("map", "Моё", "Сказать")
    app.button(key="show-step-Ниже").click().run()
    assert scenes_of(app) == ["calendar", "map", "spheres"]
    app.button(key="show-step-Убрать").click().run()
    assert scenes_of(app) == ["calendar", "spheres"]
    # A show of one's own begins with one scene of the ready ones.
    app.radio[0].set_value(1).run()
    app.button(key="show-step-Оставить только эту").click().run()
    assert scenes_of(app) == ["spheres"]
    app.button(key="show-step-Вернуть готовый показ").click().run()
    assert not app.exception
    assert "scenes" not in app.query_params


@pytest.mark.usefixtures("golden_app")
def test_words_just_typed_go_along_with_a_scene_that_is_moved() -> None:
    """Leaving the field and pressing the button reach the server together."""
    app = shown(scenes=pack(Story("", (Scene("map"), Scene("calendar")), "2026-H1")))
    app.text_input[0].set_value("Моё")
    app.button(key="show-step-Ниже").click().run()
    assert [(s.view, s.title) for s in kept(app)] == [("calendar", ""), ("map", "Моё")]


@pytest.mark.usefixtures("golden_app")
def test_a_map_scene_is_brought_closer() -> None:
    app = shown(scenes=pack(Story("", (Scene("map?sphere=Спорт"), Scene("map")), "2026-H1")))
    app.selectbox[0].set_value("Витебская область").run()
    assert scenes_of(app)[0] == "map?sphere=Спорт&part=Витебская+область"
    assert with_part(scenes_of(app)[0], "") == "map?sphere=Спорт"


@pytest.mark.usefixtures("golden_app")
def test_a_damaged_address_is_said_and_the_shipped_story_stays() -> None:
    app = shown(scenes="damaged")
    assert not app.exception
    assert "Ссылка на\u00a0показ повреждена" in html_of(app)
    assert len(app.radio[0].options) > 10


@pytest.mark.usefixtures("golden_app")
def test_titles_are_shown_literally() -> None:
    scene = Scene("map", "**жирно** :red[x] $y$")
    app = shown(scenes=pack(Story("", (scene, Scene("map")), "2026-H1")))
    assert "\\*\\*жирно\\*\\*" in app.radio[0].options[0]


def test_a_row_is_cut_as_evenly_as_can_be() -> None:
    assert even_parts([3, 1, 1, 3], 2) == [0, 2, 4]
    assert even_parts([5, 1, 1, 1], 2) == [0, 1, 4]
    assert even_parts([1, 1, 1], 3) == [0, 1, 2, 3]


def test_a_crowded_timeline_stays_legible(golden_plan: Plan) -> None:
    many = pd.concat([golden_plan.events.assign(copy=i) for i in range(4)], ignore_index=True)
    many["event_id"] = [f"{i}-{c}" for i, c in zip(many["event_id"], many["copy"], strict=True)]
    periods = pd.concat(
        [golden_plan.periods.assign(event_id=golden_plan.periods["event_id"] + f"-{i}")
         for i in range(4)],
        ignore_index=True,
    )  # fmt: skip
    info = golden_plan.info
    dated, _ = calendar_events(many, periods, plan_start=info.start, plan_end=info.end)
    groups = _groups(dated, setting(golden_plan, "light"))
    assert sum(map(len, groups)) == len(dated)
    assert len(groups) > 6


def test_type_on_the_timeline_is_never_smaller_than_promised(golden_plan: Plan) -> None:
    for slide in slides_of(Scene("calendar"), golden_plan, "light"):
        assert slide.drawn is not None
        # Letters of 13 are enlarged to at least 19 of the stage's 720.
        assert 13 * slide.drawn.box[2] / slide.drawn.size[0] >= 19


def long_story(scenes: int) -> Story:
    """As long as the fields allow, in words that do not repeat."""
    words = iter(range(10**9))
    notes = [
        " ".join(f"слово{next(words) * 7919 % 99991}" for _ in range(400)) for _ in range(scenes)
    ]
    made = tuple(Scene("map", f"Сцена {i}", text[:4000]) for i, text in enumerate(notes))
    return Story("", made, "2026-H1")


@pytest.mark.usefixtures("golden_app")
def test_a_show_of_thirty_scenes_fits_into_the_address() -> None:
    words = own_words("2026-H1")
    story = Story("", tuple(words[i % len(words)] for i in range(30)), "2026-H1")
    app = shown(scenes=pack(story))
    assert len(kept(app)) == 30
    assert len(address_of(story)) < LIMIT
    assert LONG not in html_of(app).replace("\u00a0", " ")


def own_words(plan_id: str) -> list[Scene]:
    story = shipped(plan_id)
    assert story is not None
    return [Scene(s.view, f"{s.title} {i}", s.notes) for i, s in enumerate(story.scenes)]


@pytest.mark.usefixtures("golden_app")
def test_a_show_too_long_for_an_address_is_kept_and_said() -> None:
    story = long_story(30)
    address = address_of(story)
    assert len(pack(story)) > LIMIT > len(address)
    app = shown(scenes=address)
    assert not app.exception
    assert len(app.radio[0].options) == 30
    assert LONG in html_of(app).replace("\u00a0", " ")
    app.text_input[0].set_value("Иначе").run()
    changed = app.query_params["scenes"]
    changed = changed if isinstance(changed, str) else changed[0]
    assert changed != address
    assert story_at(changed).scenes[0].title == "Иначе"
    assert story_at(address) == story


@pytest.mark.usefixtures("golden_app")
def test_a_show_that_the_server_has_lost_is_said() -> None:
    app = shown(scenes="~0123456789abcdef01234567")
    assert not app.exception
    assert "Откройте его из\u00a0сохранённого файла" in html_of(app)
    assert len(app.radio[0].options) > 10


@pytest.mark.usefixtures("golden_app")
def test_a_show_of_another_plan_is_opened_and_said() -> None:
    story = Story("", (Scene("map"), Scene("events?event=x", event_title="Прежнее")), "2025-H2")
    app = shown(scenes=pack(story))
    said = html_of(app).replace("\u00a0", " ")
    assert "по другому плану (II полугодие 2025 года)" in said
    assert len(app.radio[0].options) == 2


@pytest.mark.usefixtures("golden_app")
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"links": "Кто с кем"},
        {"colour": "Месяцы", "shown": "март 2026"},
        {"sphere": "Спорт", "colour": "Форма", "view": "Смоленская область"},
    ],
)
def test_a_scene_of_the_map_shows_what_the_page_shows(
    golden_plan: Plan, query: dict[str, str]
) -> None:
    page = run("map")
    for name, value in query.items():
        if name == "shown":
            page.query_params[name] = value
        else:
            page.session_state[name] = [value] if name == "sphere" else value
    page.run()
    assert not page.exception
    view = view_of("map", {name: [value] for name, value in query.items()})
    (slide,) = slides_of(Scene(view), golden_plan, "light")
    assert slide.title.replace("\u00a0", " ") in html_of(page).replace("\u00a0", " ")
    assert slide.shot is not None
    west, _, east, _ = slide.shot.window
    assert (east - west < 600) == ("view" in query)


def test_a_month_that_the_plan_has_not_is_said(golden_plan: Plan) -> None:
    (slide,) = slides_of(Scene("map?shown=июль+2031&sphere=Спорт"), golden_plan, "light")
    assert "в этой редакции нет: «июль 2031»" in slide.kicker


def test_the_stage_has_all_its_scripts_and_no_gap_left(golden_plan: Plan) -> None:
    page = bytes(stage_page({}, golden_plan).body).decode()
    for gap in ("title", "theme", "style", "library", "show", "script"):
        assert f"{{{{{gap}}}}}" not in page
    # One word of each script: the dots of the map, the map, a slide, the show.
    for word in ("dots", "window.SHOW", "<script src='./app/static/plotly/plotly-basic.min.js?v="):
        assert word in page
