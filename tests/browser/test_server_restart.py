"""A server goes under open pages: they come back by themselves, and each button says or gives."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.serving import PAGES, free_port, open_page, serve, wait_until_idle
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import changed
from tests.page_titles import WITH_FIGURE
from tests.sticky_proxy import proxied

pytestmark = pytest.mark.browser

CARD = "events?event="
"""A card of the plan that is served, whose id is found there (``opened_at``)."""
WITH_FILES = {
    "": 2, "calendar": 2, "map": 2, "spheres": 2, "events": 2, CARD: 5, "show": 3,
    "data": 2, "editions?was=1&now=2": 6,
}  # fmt: skip
"""Pages and how many files they offer at least; «О системе» offers none."""
WITH_WINDOWS: dict[str, str | re.Pattern[str]] = {
    "": re.compile("^Паспорт качества"), "editions?was=1&now=2": "Сравнение редакций 1 и\u00a02",
    "show": re.compile("^План международных мероприятий"),
}  # fmt: skip
"""Pages with links that open beside them, and what the last of them is called."""
_SVG = "a.pl-picture[data-kind=svg]"
OFFERED = "[data-testid=stMain] a[download]"


def test_an_open_page_comes_back_with_its_filters(newcomer: Page, tables: Path) -> None:
    port = free_port()
    with serve(tables, port=port) as address:
        open_page(newcomer, f"{address}/data?sphere=Спорт")
    expect(newcomer.locator(".pl-top")).to_contain_text("Сфера: Спорт")  # what was there stays
    with serve(tables, port=port):
        link = newcomer.get_by_role("link", name="Редакции", exact=True)
        link.click()
        expect(newcomer.locator(".pl-top h1")).to_have_text("Редакции")
        expect(newcomer.locator(".pl-top")).to_contain_text("Сфера: Спорт")


def test_of_two_servers_behind_a_proxy_one_goes(newcomer: Page, tables: Path) -> None:
    one, other = free_port(), free_port()
    with ExitStack() as first, serve(tables, port=other), proxied([one, other]) as address:
        first.enter_context(serve(tables, port=one))
        open_page(newcomer, f"{address}/data?sphere=Спорт")
        first.close()
        link = newcomer.get_by_role("link", name="Редакции", exact=True)
        link.click()
        expect(newcomer.locator(".pl-top h1")).to_have_text("Редакции")
        expect(newcomer.locator(".pl-top")).to_contain_text("Сфера: Спорт")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions of the plan, so that there are papers about them."""
    folder = tmp_path_factory.mktemp("restarted")
    publish(Reading(SHIPPED), folder / "data", by="Первый")
    later = changed(folder, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
    publish(Reading(later), folder / "data", by="Второй")
    return folder / "data"


def opened_at(page: Page, address: str, path: str) -> None:
    """Open a page, or the card of the first event in the list, which names its id."""
    if path == CARD:
        open_page(page, f"{address}/events")
        page.locator(".pl-table a[href*='event=']").first.click()
        expect(page.locator(".pl-carded")).to_have_count(1)
        wait_until_idle(page)
    else:
        open_page(page, f"{address}/{path}")


def own_files(page: Page, path: str) -> list[Locator]:
    """The buttons of a page that fetch a file, in sight; what all pages have comes once."""
    for lists in page.locator("details.pl-take").all():
        lists.evaluate("(list) => list.open || list.querySelector('summary').click()")
    links = page.locator(f"{OFFERED}.pl-file").all()
    assert len(links) >= WITH_FILES[path], path
    return links if path == "show" or "?" in path else links[:2]


def test_no_button_is_dead_on_any_page(page: Page, editions: Path) -> None:
    port, tabs = free_port(), {}
    with serve(editions, port=port) as address:
        for path in WITH_FILES:
            tabs[path] = page.context.new_page()
            opened_at(tabs[path], address, path)
            # Each is of a kind that says why nothing came; a bare link leaves that to the browser.
            kinds = ":not(.pl-file, .pl-picture, .pl-copy, .pl-calendar)"
            expect(tabs[path].locator(f"{OFFERED}{kinds}")).to_have_count(0)
        open_page(page, f"{address}/about")
        expect(page.locator(OFFERED)).to_have_count(0)
    assert {path.split("?")[0] for path in WITH_FILES} | {"about"} == set(PAGES)

    for path, opened in tabs.items():
        opened.bring_to_front()
        for link in own_files(opened, path):
            beside = link.locator("xpath=..").locator(".pl-file-trouble[role=alert]")
            if link.get_attribute("data-content"):
                with opened.expect_download():  # held by the page itself
                    link.evaluate("(link) => link.click()")
            else:
                link.evaluate("(link) => link.click()")
                expect(beside).to_contain_text("программа не отвечает. Подождите минуту")
    for path in WITH_WINDOWS:
        tabs[path].bring_to_front()
        before = len(page.context.pages)
        for link in tabs[path].locator("a.pl-window").all():
            link.evaluate("(link) => link.click()")
            beside = link.locator("xpath=..").locator(".pl-file-trouble[role=alert]")
            expect(beside).to_contain_text("Страница не открыта: программа не отвечает")
        assert len(page.context.pages) == before, path
    for path in WITH_FIGURE:
        picture = tabs[path].locator(_SVG)
        picture.evaluate("(link) => link.click()")
        said = picture.locator("xpath=..").locator(".pl-file-trouble")
        expect(said).to_contain_text("Рисунок не получился: обновите страницу")
    tabs["show"].bring_to_front()
    for name in ("Начать показ", "С выбранной сцены"):
        # At once; later Streamlit's own sentence about the connection lies over the page.
        tabs["show"].locator("button", has_text=name).evaluate("(button) => button.click()")
        said = tabs["show"].locator(".trouble")
        expect(said).to_contain_text("Показ не открыт: программа не отвечает. Подождите минуту")
        expect(tabs["show"].locator("#plan-stage")).to_have_count(0)

    with serve(editions, port=port):
        for path, opened in tabs.items():
            opened.bring_to_front()
            for link in own_files(opened, path):
                with opened.expect_download() as waiting:
                    link.evaluate("(link) => link.click()")
                assert Path(waiting.value.path()).stat().st_size > 100
                expect(link.locator("xpath=..").locator("[role=alert]")).to_have_count(0)
        for path in WITH_WINDOWS:
            opened = tabs[path]
            opened.bring_to_front()
            link = opened.locator("a.pl-window").last
            with page.context.expect_page() as coming:
                link.click()
            expect(coming.value).to_have_title(WITH_WINDOWS[path])
            expect(link.locator("xpath=..").locator(".pl-file-trouble")).to_have_count(0)
            coming.value.close()
        for path in WITH_FIGURE:
            opened = tabs[path]
            opened.bring_to_front()
            open_page(opened, opened.url)  # as the sentence says
            with opened.expect_download() as waiting:
                opened.locator(_SVG).evaluate("(link) => link.click()")
            assert Path(waiting.value.path()).stat().st_size > 10_000
        tabs["show"].bring_to_front()
        tabs["show"].get_by_role("button", name="Начать показ").click()
        stage = tabs["show"].frame_locator("#plan-stage")
        expect(stage.locator("body[data-ready]")).to_have_count(1)
