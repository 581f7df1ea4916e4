"""A calendar of more events than a screen has room for: gathered, on one screen, on one sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import many_events
from tests.browser.pointing import click_mark
from tests.browser.serving import open_page, serve, wait_until_idle
from tests.browser.test_print import printed, words
from tests.browser.visitors import visit

pytestmark = pytest.mark.browser

SPHERES = ("Экономическое развитие", "Культура и туризм", "Образование и наука", "Спорт")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with 5,000 events of five years, 2026 to 2030."""
    with serve(many_events.write(tmp_path_factory.mktemp("many") / "tables", 5_000)) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, archive: str) -> Iterator[Page]:
    with visit(browser) as context:
        page = context.new_page()
        open_page(page, f"{archive}/calendar")
        yield page


def test_five_years_stand_on_one_screen(tab: Page) -> None:
    figure = tab.locator(".pl-chart").first
    expect(figure.locator(".barlayer").first).to_be_attached()
    box = figure.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 900
    expect(tab.locator(".pl-count")).to_contain_text("5\u202f000 мероприятий")


def test_a_click_goes_one_step_closer_and_back(tab: Page) -> None:
    where = tab.locator(".cal-way > b")
    expect(where).to_have_text("Весь период")
    click_mark(tab, "2028-H1")
    expect(where).to_have_text("I\u00a0полугодие 2028\u00a0года")
    wait_until_idle(tab)
    click_mark(tab, "2028-W22")  # 29 May to 4 June 2028
    expect(where).to_contain_text("29\u00a0мая")
    assert "span=2028-W22" in tab.url
    tab.go_back()
    expect(where).to_have_text("I\u00a0полугодие 2028\u00a0года")
    tab.locator(".cal-way summary", has_text="Ближе").click()
    tab.locator(".cal-way a", has_text="неделя 15–21\u00a0мая").click()
    expect(where).to_have_text("неделя 15–21\u00a0мая 2028\u00a0года")


def test_a_gathered_calendar_stands_on_the_first_sheet(tab: Page) -> None:
    with printed(tab) as document:
        first = words(document.pages[0])
    for piece in ("5 000 мероприятий", "2026", "2030", *SPHERES):
        assert piece in first
    assert "Ближе" not in first
