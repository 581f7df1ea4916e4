"""The main tasks by keyboard alone: Tab, arrows, Enter, Escape; no pointer anywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page, type_and_take, wait_until_idle

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  if (!e || e === document.body) return '';
  const words = e.getAttribute('aria-label') || e.innerText || e.value || '';
  return words.replace(/\\s+/g, ' ').trim();
}"""


def focused(page: Page) -> str:
    return str(page.evaluate(_FOCUSED))


def tab_to(page: Page, words: str, most: int = 90) -> None:
    """Press Tab until what is named so has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.match(words, focused(page)):
            return
    raise AssertionError(f"Tab does not reach «{words}»; it stopped at «{focused(page)}»")


def go_to_page(page: Page, name: str) -> None:
    tab_to(page, f"{name}$")
    page.keyboard.press("Enter")
    expect(page.locator(".pl-top h1")).to_have_text(name)
    wait_until_idle(page)


def test_skip_link_leads_past_the_filters(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events")
    page.keyboard.press("Tab")
    assert focused(page) == "К содержанию"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    # The next stop lies in the content, not among pages and filters.
    assert page.evaluate("!!document.activeElement.closest('[data-testid=stMain]')")


def test_filter_chip_card_and_map_by_keyboard(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events")
    tab_to(page, "Сфера$")
    type_and_take(page, "Спорт", "Спорт")
    expect(page.locator(".pl-count")).to_contain_text("5 из 47")
    page.keyboard.press("Escape")
    wait_until_idle(page)

    tab_to(page, "Сфера: Спорт")
    page.keyboard.press("Enter")
    expect(page.locator(".pl-count")).to_have_text("47 мероприятий")
    wait_until_idle(page)

    tab_to(page, ".*«Славянский хоровод»")
    page.keyboard.press("Enter")
    expect(page.locator(".pl-card h2")).to_contain_text("Славянский хоровод")
    wait_until_idle(page)

    go_to_page(page, "Карта")
    tab_to(page, "Все места карты таблицей")
    page.keyboard.press("Enter")
    tab_to(page, "Москва")
    page.keyboard.press("Enter")
    # Rows 1, 3 and 27 of the plan.
    expect(page.locator(".map-panel h2").first).to_have_text("Москва")
    expect(page.locator(".map-panel .pl-list li")).to_have_count(3)


def test_a_chosen_value_is_taken_away_with_a_key(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/data?sphere=Спорт")
    tab_to(page, "Спорт")
    page.keyboard.press("Delete")
    expect(page.locator(".pl-count")).to_have_text("47 мероприятий")


def test_a_table_is_downloaded_by_keyboard(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/data")
    tab_to(page, "CSV для Excel: мероприятие")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_show_is_started_stepped_and_left_by_keyboard(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/show")
    tab_to(page, "Начать показ")
    page.keyboard.press("Enter")
    inside = page.frame_locator("#plan-stage")
    expect(inside.locator("body[data-ready]")).to_have_count(1)
    first = inside.locator(".slide.shown h1")
    expect(first).to_be_visible()
    title = first.inner_text()
    page.keyboard.press("ArrowRight")
    expect(first).not_to_have_text(title)
    page.keyboard.press("ArrowLeft")
    expect(first).to_have_text(title)
    page.keyboard.press("Escape")
    expect(page.locator("#plan-stage")).to_have_count(0)
    expect(page.locator(".pl-top h1")).to_have_text("Показ")
