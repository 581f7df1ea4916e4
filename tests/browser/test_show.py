"""The stage in real Chromium: keys, full screen, moving map, the speaker's window, no network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.show.story.story import Scene, Story, pack
from tests.browser.serving import open_page, serve, visible_latin_words, wait_until_idle
from tests.browser.stage_opened import OWN, STORY, heading, stage, stays_awake
from tests.browser.staging import as_stage, open_stage, slides
from tests.browser.test_smoke import own_text
from tests.pages import golden_tables, hostile

pytestmark = pytest.mark.browser


def test_keys_go_on_and_back_blank_and_jump(page: Page, dashboard: str) -> None:
    stage(page, dashboard)
    for key, words in (
        ("PageDown", "Вся карта"),
        ("Space", "Витебская область: 3"),
        ("ArrowRight", "Исключённый фестиваль"),
        ("PageUp", "Витебская область: 3"),
        ("ArrowLeft", "Вся карта"),
        ("End", "Полугодие"),
    ):
        page.keyboard.press(key)
        heading(page).to_contain_text(words.replace("Исключённый фестиваль", "Чего больше нет"))
    page.keyboard.press("b")
    expect(page.locator("#blank")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("#blank")).to_be_hidden()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    heading(page).to_contain_text("Вся карта")
    expect(page).to_have_url(re.compile("#2$"))


def test_a_gone_event_says_so_on_the_stage(page: Page, dashboard: str) -> None:
    stage(page, dashboard)
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    expect(page.locator(".slide.shown .say")).to_contain_text("редакции плана нет")


def test_the_speakers_window_follows_and_leads(page: Page, dashboard: str) -> None:
    hall, desk = page, page.context.new_page()
    for window in (hall, desk):
        window.set_viewport_size({"width": 1200, "height": 800})
    stage(hall, dashboard)
    stage(desk, dashboard, speaker="1")
    expect(desk.locator("#notes")).to_have_text("Первая заметка")
    expect(desk.locator("#next .slide.shown h1")).to_have_text("Вся карта")
    hall.keyboard.press("PageDown")
    expect(desk.locator("#notes")).to_have_text("Вторая заметка")
    expect(desk.locator("#count")).to_contain_text("Сцена 2 из 5")
    expect(desk.locator("#spent")).not_to_have_text("Идёт 0:00")  # the clock runs with the hall
    desk.get_by_role("button", name="Дальше").click()
    heading(hall).to_contain_text("Витебская")
    desk.get_by_role("button", name="Погасить экран").click()
    expect(hall.locator("#blank")).to_be_visible()
    assert desk.locator("#clock").inner_text().count(":") == 1
    assert "Вторая" not in hall.locator("body").inner_text()


def test_one_click_from_a_page_to_full_screen_and_back(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/map?sphere=Спорт")
    page.get_by_text("Форма", exact=True).click()
    page.wait_for_url("**colour=**")
    page.get_by_role("link", name="В показ").click()
    page.wait_for_url("**/show?scenes=**")
    expect(page.get_by_label("Заголовок сцены")).to_be_visible()
    expect(page.locator("[data-testid=stRadio] label").last).to_contain_text("Карта · Спорт")
    page.get_by_role("button", name="С выбранной сцены").click()
    inside = page.frame_locator("#plan-stage")
    expect(inside.locator(".slide.shown .kicker")).to_contain_text("Сфера: Спорт")
    # The page's own control, changed since it was opened, is in the scene too.
    expect(inside.locator(".slide.shown .legend")).to_contain_text("очно")
    page.wait_for_function("() => document.fullscreenElement?.id === 'plan-stage'")
    page.keyboard.press("Escape")
    expect(page.locator("#plan-stage")).to_have_count(0)
    assert page.locator("[data-testid=stException]").count() == 0
    assert set(visible_latin_words(page, own_text())) <= OWN


def test_a_file_of_a_show_is_opened_and_trouble_is_said(
    page: Page, dashboard: str, tmp_path: Path
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, f"{dashboard}/show")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    scenes = {"scenes": [{"view": "map", "title": "Моя сцена"}]}
    good.write_text(json.dumps(scenes), "utf-8")
    bad.write_text("{}", "utf-8")
    page.locator(".file input").set_input_files(str(good))
    expect(page.locator("[role=radiogroup] label")).to_have_count(1)
    expect(page.locator("[data-testid=stRadio]")).to_contain_text("Моя сцена")
    page.locator(".file input").set_input_files(str(bad))
    expect(page.locator("[role=alert]")).to_contain_text("Это не файл показа")
    wait_until_idle(page)
    page.get_by_role("button", name="Вернуть готовый показ").click()
    expect(page.locator("[role=radiogroup] label")).to_have_count(24)
    page.locator(".file input").set_input_files(str(good))
    expect(page.locator("[role=radiogroup] label")).to_have_count(1)
    assert errors == []


def test_the_show_as_one_file_needs_no_server(page: Page, dashboard: str, tmp_path: Path) -> None:
    answer = page.request.get(f"{dashboard}/stage/file?scenes={STORY}")
    assert "attachment" in answer.headers["content-disposition"]
    path = tmp_path / "show.html"
    path.write_bytes(answer.body())
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if r.url.startswith("http") else None)
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    page.keyboard.press("PageDown")
    heading(page).to_contain_text("Вся карта")
    expect(page.locator(".pane.shown .marks-plot .main-svg").first).to_be_attached()
    stays_awake(page)
    assert asked == []


def test_the_screen_stays_awake_on_the_stage_and_in_its_frame(page: Page, dashboard: str) -> None:
    stage(page, dashboard)
    stays_awake(page)
    # Taken back, as when the window was hidden: it is asked for again.
    page.evaluate("(window.former = awake).release()")
    page.keyboard.press("PageDown")
    page.wait_for_function(
        "() => awake && awake !== former && !awake.released && former.released", polling=100
    )
    open_page(page, f"{dashboard}/show?scenes={STORY}")
    page.get_by_role("button", name="Начать показ").click()
    inside = page.frame_locator("#plan-stage")
    expect(inside.locator("body[data-ready]")).to_be_attached()
    frame = next(f for f in page.frames if "/stage" in f.url)
    stays_awake(frame)


@pytest.mark.parametrize("size", [(1024, 768), (1366, 650), (1440, 900)])
def test_a_new_scene_is_seen_together_with_the_start(
    page: Page, dashboard: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{dashboard}/map")
    page.get_by_role("link", name="В показ").click()
    expect(page.locator("[role=radiogroup] label")).to_have_count(25)
    wait_until_idle(page)
    expect(page.get_by_role("button", name="Начать показ")).to_be_in_viewport(ratio=1)
    chosen = page.locator("[role=radiogroup] label:has(input:checked)")
    expect(chosen).to_contain_text("25.")
    expect(chosen).to_be_in_viewport(ratio=0.9)


HOSTILE = ("{{script}}", "<!--<script>", "</script><script>alert(1)</script>", "a \u202eb")


def test_hostile_words_are_scenes_on_the_stage_and_in_the_file(page: Page, tmp_path: Path) -> None:
    tables = hostile.frames()
    tables["events"].loc[1, "title"] = "<!--<script> {{script}} {{show}} \u202eтитул"
    views = ("events?event=e01", "events?event=e02", "events", "calendar", "map", "spheres")
    scenes = [Scene("cover", words, words) for words in HOSTILE] + [Scene(v) for v in views]
    packed = pack(Story("{{script}}<!--<script>", tuple(scenes), "2026-H1"))
    as_stage(page, (1280, 720))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    with serve(golden_tables.write(tmp_path, tables), today="2026-01-20") as address:
        path = tmp_path / "show.html"
        path.write_bytes(page.request.get(f"{address}/stage/file?scenes={packed}").body())
        for where in (f"{address}/stage?scenes={packed}", path.as_uri()):
            open_stage(page, where)
            seen = {}
            for scene, _ in slides(page):
                seen[scene] = page.inner_text("#hall .slide.shown h1").replace("\u00a0", " ")
                drawn = "#hall .slide.shown :is(script, b > i, img, u, a)"
                assert page.locator(drawn).count() == 0
            assert [seen[n] for n in range(1, 5)] == [
                w.replace("\u202e", "\ufffd") for w in HOSTILE
            ]
            assert seen[6].startswith("<!--<script> {{script}} {{show}} \ufffdтитул")
            assert len(seen) == len(scenes)
    assert errors == []
