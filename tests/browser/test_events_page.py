"""«Мероприятия» in real Chromium: searching as one types, and the card with its marks and map."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page, wait_until_idle

pytestmark = pytest.mark.browser


def state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_search_answers_while_one_types_and_stands_in_the_address(
    page: Page, dashboard: str
) -> None:
    open_page(page, f"{dashboard}/events")
    box = page.get_by_role("textbox", name="Поиск")
    box.press_sequentially("vtlrjkktl;", delay=30)  # «медколледж» in the wrong layout
    rows = page.locator(".pl-events tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("Здоровый образ жизни")
    expect(page.locator(".pl-listed")).to_contain_text("искали «медколледж»")
    expect(rows.first.locator("mark").first).to_have_text("медицинский колледж")
    box.fill("хоровод тхэквондо")
    expect(page.locator(".pl-empty")).to_contain_text("вместе не стоят")
    page.get_by_role("link", name="тхэквондо").click()
    expect(page.locator(".pl-events tbody tr")).to_have_count(1)
    wait_until_idle(page)
    assert state(page) == {"q": ["тхэквондо"]}
    assert page.locator("[data-testid=stException]").count() == 0


def test_card_steps_through_the_list_and_keeps_its_state(page: Page, dashboard: str) -> None:
    asked = "q=Витебск&sort=по сроку&event=e34"
    open_page(page, f"{dashboard}/events?{quote(asked, safe='=&')}")
    steps = page.get_by_role("navigation", name="Карточка")
    expect(steps).to_contain_text("из 8")
    steps.get_by_role("link", name="следующее →").click()
    expect(page.locator(".pl-card h2")).not_to_contain_text("Школа социального работника")
    wait_until_idle(page)
    assert state(page)["q"] == ["Витебск"]
    assert state(page)["sort"] == ["по сроку"]
    steps.get_by_role("link", name="Закрыть карточку").click()
    expect(page.locator(".pl-card")).to_have_count(0)
    wait_until_idle(page)
    assert state(page) == {"q": ["Витебск"], "sort": ["по сроку"]}


def test_value_and_its_words_light_up_together(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events?event=e33")
    values = page.locator(".pl-values li[tabindex]")
    town = values.filter(has_text=re.compile("г\\.\u00a0Рославль"))
    number = town.locator(".pl-n").inner_text()
    word = page.locator(f"mark.v{number}").first
    assert word.inner_text().replace("\u00a0", " ") == "г. Рославль"
    expect(word).to_have_css("box-shadow", "none")
    town.focus()
    expect(word).not_to_have_css("box-shadow", "none")
    other = page.locator("mark.pl-m", has_text="дистанционном")
    expect(other).to_have_css("box-shadow", "none")
    other.hover()
    expect(other).not_to_have_css("box-shadow", "none")
    # The number behind the words is the value's, and copying does not take it along.
    assert number in word.evaluate("e => getComputedStyle(e, '::after').content")


def test_card_map_is_drawn_in_the_theme_and_in_print(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events?event=e33")
    light, dark = (
        page.locator(f".pl-minimap .pl-{theme} img[alt^=Карта]") for theme in ("light", "dark")
    )
    expect(light).to_be_visible()
    expect(dark).to_be_hidden()
    expect(light).to_have_js_property("complete", True)
    assert light.evaluate("e => e.naturalWidth") > 0
    ground = page.locator(".pl-minimap .pl-light img").first
    expect(ground).to_have_js_property("complete", True)
    assert ground.evaluate("e => e.naturalWidth") > 0
    assert "Рославль — кольцо" in (light.get_attribute("alt") or "")
    page.emulate_media(color_scheme="dark")
    expect(dark).to_be_visible()
    expect(light).to_be_hidden()
    # On paper: the light map, the numbers, and the card without the list below.
    page.emulate_media(color_scheme="dark", media="print")
    expect(light).to_be_visible()
    expect(page.locator(".pl-events")).to_be_hidden()
    content = "e => getComputedStyle(e, '::after').content"
    assert re.search(r"\d", page.locator("mark[data-n]").first.evaluate(content))


@pytest.mark.parametrize("event", ["e09", "e33", "e46", "e47"])
def test_card_fits_a_phone(page: Page, dashboard: str, event: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{dashboard}/events?event={event}")
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.pl-carded *')]"
        ".map((e) => e.getBoundingClientRect().right))"
    )
    assert widest <= 390


def test_dates_of_the_lists_under_a_card_have_their_height(page: Page, dashboard: str) -> None:
    """A style of the card's history bore their class: each date was cut to a strip of 12 pixels."""
    open_page(page, f"{dashboard}/events?event=e11")
    dates = page.locator(".pl-list .pl-when")
    assert dates.count() > 0
    for height, whole in dates.evaluate_all(
        "all => all.map((one) => [one.clientHeight, one.scrollHeight])"
    ):
        assert height >= whole
