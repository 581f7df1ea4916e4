"""A file that takes its time: told of on every page, asked for once, left with a click."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.serving import open_page, wait_until

pytestmark = pytest.mark.browser
EDGE = "#pl-under-way"


class Slow:
    """A server that answers for one file only when it is let."""

    def __init__(self, page: Page, name: str) -> None:
        self.asked: list[Route] = []
        page.route(f"**/data/{name}*", lambda route: self.asked.append(route))

    def answer(self, words: str) -> None:
        """Answer whoever waits."""
        for route in self.asked:
            route.fulfill(body=words)


_PRESSED = """(name) => {
  const list = document.querySelector(".pl-take");
  if (!list.open) list.querySelector("summary").click();
  list.querySelector(`a[href*='data/${name}']`).click();
}"""


def click_file(page: Page, name: str) -> None:
    page.evaluate(_PRESSED, name)


def test_a_long_file_is_told_of_once_also_on_the_next_page(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/calendar")
    slow = Slow(page, "events.pdf")
    click_file(page, "events.pdf")
    line = page.locator(f"{EDGE} p")
    expect(line).to_contain_text("Файл готовится: ")
    expect(line).to_contain_text("с Не нужен")
    click_file(page, "events.pdf")
    expect(line).to_have_count(1)
    page.get_by_role("link", name="Мероприятия").first.click()
    expect(page).to_have_title(re.compile("^Мероприятия"))
    expect(line).to_have_count(1)
    wait_until(page, lambda: bool(slow.asked))
    assert len(slow.asked) == 1
    with page.expect_download() as coming:
        slow.answer("готово")
    assert coming.value.path().read_text("utf-8") == "готово"
    expect(line).to_have_count(0)


def test_it_can_be_left_and_what_goes_wrong_is_said_wherever_one_is(
    page: Page, dashboard: str
) -> None:
    open_page(page, f"{dashboard}/calendar")
    slow = Slow(page, "events.pdf")
    click_file(page, "events.pdf")
    page.get_by_role("button", name="Не нужен").click()
    line = page.locator(f"{EDGE} p")
    expect(line).to_have_count(0)
    click_file(page, "events.pdf")
    expect(line).to_contain_text("Файл готовится")
    page.get_by_role("link", name="Мероприятия").first.click()
    expect(page).to_have_title(re.compile("^Мероприятия"))
    wait_until(page, lambda: len(slow.asked) == 2)
    slow.asked[-1].fulfill(
        status=400,
        content_type="text/plain; charset=utf-8",
        body="Не больше 5000 мероприятий: отберите.",
    )
    expect(line).to_have_text("Не больше 5000 мероприятий: отберите. Понятно")
    page.get_by_role("button", name="Понятно").click()
    expect(line).to_have_count(0)
