"""A line that is cut again and again: the page comes back each time as it was, nothing grows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.addressed import picture
from tests.browser.serving import open_page, serve, wait_until, wait_until_idle
from tests.counting_server import HELD
from tests.cut_line import Line, cut_line
from tests.etl.conftest import published_folder as published_folder

pytestmark = pytest.mark.browser

CUTS = 8
# How often the page has come back: it does so between two looks of a test. A page that had been
# loaded anew would know nothing of it.
_COUNTS = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  window.cameBack = 0;
  let there = true;
  new MutationObserver(() => {
    const now = app.dataset.testConnectionState === 'CONNECTED';
    if (now && !there) window.cameBack += 1;
    there = now;
  }).observe(app, { attributes: true });
}"""


@pytest.fixture(scope="module")
def counting(published_folder: Path) -> Iterator[str]:
    """A server that says how many sessions it holds."""
    with serve(published_folder, script="tests/counting_server.py") as address:
        yield address


@pytest.fixture
def line(counting: str) -> Iterator[Line]:
    with cut_line(counting) as between:
        yield between


def held(address: str) -> dict[str, int]:
    sessions: dict[str, int] = httpx.get(f"{address}{HELD}", timeout=60).json()
    return sessions


def cut_and_back(page: Page, line: Line, times: int) -> None:
    line.cut()
    page.wait_for_function("(times) => window.cameBack >= times", arg=times)
    wait_until_idle(page)
    expect(page.locator(".pl-failed, [data-testid=stException]")).to_have_count(0)


@pytest.mark.parametrize("path", ["calendar?sphere=Спорт", "events?sphere=Спорт&q=турнир"])
def test_a_page_comes_back_each_time_as_it_was(
    counting: str, line: Line, newcomer: Page, path: str
) -> None:
    others = held(counting)["held"]
    open_page(newcomer, f"{line.address}/{path}")
    first, address = picture(newcomer), newcomer.url
    assert first["chips"]
    newcomer.evaluate(_COUNTS)
    for times in range(1, CUTS + 1):
        cut_and_back(newcomer, line, times)
        assert picture(newcomer) == first, times
        assert newcomer.url == address
        assert held(counting) == {"open": 1, "held": others + 1}, times
    assert line.connections >= CUTS


def test_a_line_that_is_cut_in_the_middle_of_an_answer_leaves_the_page_that_was_asked_for(
    counting: str, line: Line, newcomer: Page
) -> None:
    others = held(counting)["held"]
    open_page(newcomer, f"{line.address}/calendar?sphere=Спорт")
    narrow = picture(newcomer)
    newcomer.evaluate(_COUNTS)
    chip = newcomer.locator(".pl-chip", has_text="Спорт")
    for times in range(1, CUTS + 1):
        chip.click(no_wait_after=True)
        cut_and_back(newcomer, line, times)
        expect(chip).to_have_count(0)
        expect(newcomer.locator(".pl-count")).to_have_text(re.compile(r"^\s*47"))
        expect(newcomer.locator("[data-testid=stMain] h2").first).to_be_visible()
        wait_until_idle(newcomer)
        newcomer.go_back()
        expect(chip).to_have_count(1)
        assert picture(newcomer) == narrow, times
        assert held(counting) == {"open": 1, "held": others + 1}, times


def test_what_is_pressed_while_there_is_no_line_is_done_when_it_is_back(
    line: Line, newcomer: Page
) -> None:
    open_page(newcomer, f"{line.address}/calendar?sphere=Спорт")
    newcomer.evaluate(_COUNTS)
    app = newcomer.locator("[data-testid=stApp]")
    link = newcomer.locator(".pl-count a")
    chip = newcomer.locator(".pl-chip", has_text="Спорт")
    for times, press in enumerate((link, chip), 1):
        line.away = True
        line.cut()
        expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        press.click(no_wait_after=True)
        line.away = False
        newcomer.wait_for_function("(times) => window.cameBack >= times", arg=times)
        expect(newcomer.locator(".pl-top h1")).to_have_text("Мероприятия")
        expect(chip).to_have_count(2 - times)
    expect(newcomer.locator(".pl-count")).to_have_text(re.compile(r"^\s*47"))


def test_what_is_being_typed_in_a_dialog_stays(line: Line, newcomer: Page) -> None:
    open_page(newcomer, f"{line.address}/events?show=с вопросами")
    newcomer.get_by_role("link", name="ИННОПРОМ").first.click()
    newcomer.get_by_role("button", name="Уточнить").click()
    dialog = newcomer.get_by_role("dialog")
    reason = dialog.get_by_role("textbox", name="Основание")
    wait_until_idle(newcomer)
    newcomer.evaluate(_COUNTS)
    for times in range(1, 4):
        reason.fill(f"письмо департамента, {times}")
        cut_and_back(newcomer, line, times)
        expect(dialog).to_have_count(1)
        expect(reason).to_have_value(f"письмо департамента, {times}")


def test_what_is_being_typed_into_a_field_stays(line: Line, newcomer: Page) -> None:
    open_page(newcomer, f"{line.address}/events")
    search = newcomer.get_by_label("Поиск")
    newcomer.evaluate(_COUNTS)
    for times in range(1, 4):
        search.fill(f"турнир {times}")
        cut_and_back(newcomer, line, times)
        expect(search).to_have_value(f"турнир {times}")
        expect(newcomer.locator(".pl-count")).to_have_text(re.compile(r"^\s*47"))


def test_nothing_is_asked_anew_where_nothing_was_pressed(line: Line, newcomer: Page) -> None:
    """A click on an empty place and a key that moves on ask nothing."""
    open_page(newcomer, f"{line.address}/data")
    newcomer.evaluate(_COUNTS)
    newcomer.evaluate(
        "() => { window.anew = 0; addEventListener('popstate', () => { window.anew += 1; }); }"
    )
    newcomer.locator("h1").click()
    newcomer.keyboard.press("Tab")
    for times in range(1, 4):
        cut_and_back(newcomer, line, times)
    newcomer.wait_for_timeout(1_000)
    assert newcomer.evaluate("window.anew") == 0


def test_a_visitor_who_goes_is_let_go(counting: str, line: Line, newcomer: Page) -> None:
    open_page(newcomer, f"{line.address}/data")
    assert held(counting)["open"] == 1
    newcomer.close()
    wait_until(newcomer.context.new_page(), lambda: held(counting)["open"] == 0)
