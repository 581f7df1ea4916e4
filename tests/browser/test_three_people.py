"""An official with two minutes, an analyst and a speaker with a clicker, from step to step."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pointing import click_mark
from tests.browser.serving import choose, open_page, wait_until_idle

pytestmark = pytest.mark.browser


def go(page: Page, name: str) -> None:
    """To another page by its name beside the filters."""
    page.locator("[data-testid=stSidebarNav] a", has_text=name).click()
    expect(page.locator(".pl-top h1")).to_have_text(name)
    wait_until_idle(page)


def test_an_official_with_two_minutes(page: Page, dashboard: str) -> None:
    """What is in April with Belarus, and what of it is still open?"""
    page.set_viewport_size({"width": 1366, "height": 768})
    open_page(page, dashboard)
    click_mark(page, "апрель 2026")
    expect(page.locator(".pl-count")).to_contain_text("21 из 47")
    choose(page, "Страна-партнёр", "Беларусь")
    expect(page.locator(".pl-count")).to_contain_text("12 из 47")
    expect(page.get_by_test_id("stMain")).to_contain_text("Апрель 2026: 5 точно, ещё 7 возможно")
    questions = page.locator(".pl-tile", has_text="с вопросами")
    expect(questions).to_contain_text("2 строки")
    expect(questions).to_be_in_viewport(ratio=1)
    wait_until_idle(page)
    questions.locator("a").first.click()
    expect(page.locator(".pl-top h1")).to_have_text("Мероприятия")
    rows = page.locator(".pl-events tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("«БЕЛАГРО»")
    expect(rows.first).to_contain_text("II квартал (уточняется)")
    rows.first.get_by_role("link").first.click()
    expect(page.locator(".pl-card h2")).to_contain_text("«БЕЛАГРО»")
    expect(page.locator(".pl-card")).to_contain_text("дата проведения уточняется")


def test_an_analyst(page: Page, dashboard: str) -> None:
    """A slice by place and season as a table, and one with nothing in it."""
    open_page(page, f"{dashboard}/spheres")
    choose(page, "Место", "Витебск")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Витебск: в городе 4, в области 7.")
    choose(page, "Период", "весна 2026")
    expect(main).to_contain_text("Витебск: в городе 4, в области 5.")
    go(page, "Данные")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV для Excel: мероприятие", exact=True).click()
    assert waiting.value.suggested_filename.startswith("План 2026-H1, редакция 1")
    lines = Path(waiting.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert [line.split(";")[2] for line in lines[1:5]] == ["32", "33", "34", "38"]
    choose(page, "Сфера", "Здравоохранение")
    said = "без отбора «Сфера: Здравоохранение» — 4 мероприятия"
    expect(main).to_contain_text(f"Не остаётся ни одного мероприятия, файл был бы пуст: {said}")
    expect(page.locator("a.pl-file")).to_have_count(0)
    page.locator(".pl-chip", has_text="Здравоохранение").click()
    expect(page.locator(".pl-count")).to_contain_text("4 из 47")
    expect(page.locator("a.pl-file").first).to_be_visible()


def test_a_speaker_with_a_clicker(page: Page, dashboard: str) -> None:
    """Scenes of two pages, the show, a dark stage, and back to where it was begun."""
    page.set_viewport_size({"width": 1024, "height": 768})
    open_page(page, f"{dashboard}/map")
    choose(page, "Страна-партнёр", "Беларусь")
    for number, name in ((25, "Карта"), (26, "Календарь")):
        if name != "Карта":
            go(page, name)
        page.locator("a.pl-to-show").click()
        expect(page.locator(".pl-top h1")).to_have_text("Показ")
        chosen = page.locator("[data-testid=stRadio] label:has(input:checked)")
        expect(chosen).to_contain_text(f"{number}. ")  # the one before has stayed
        expect(page.locator("button", has_text="Начать показ")).to_be_in_viewport(ratio=1)
        wait_until_idle(page)
    page.locator("button", has_text="С выбранной сцены").click()
    stage = page.frame_locator("#plan-stage")
    expect(stage.locator("body[data-ready]")).to_have_count(1)
    title = stage.locator("#hall .slide.shown h1")
    expect(title).to_be_visible()
    begun = title.inner_text()
    page.keyboard.press("PageUp")
    expect(title).not_to_have_text(begun)
    for key in ("b", "."):  # as clickers send it
        page.keyboard.press(key)
        expect(stage.locator("#blank")).to_be_visible()
        page.keyboard.press(key)
        expect(stage.locator("#blank")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(title).to_have_text(begun)
    page.keyboard.press("Escape")
    expect(page.locator("#plan-stage")).to_have_count(0)
    expect(chosen).to_contain_text("26. ")
