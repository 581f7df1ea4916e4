"""What a tab, a bookmark and a screen reader say: each page its own, each filter's result."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from pages.shared.plan.plan_said import UNTITLED
from tests.browser.serving import PAGES, choose, open_page, serve
from tests.browser.staging import open_stage
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import changed
from tests.page_titles import TITLES

pytestmark = pytest.mark.browser


def test_what_is_open_is_said_by_the_tab(page: Page, dashboard: str) -> None:
    rest = " — план на I полугодие 2026 года, Смоленская область"
    for path, name in (("", "Обзор"), ("calendar", "Календарь"), ("show", "Показ")):
        open_page(page, f"{dashboard}/{path}")
        expect(page).to_have_title(name + rest)
    open_page(page, f"{dashboard}/events?event=e11")
    expect(page).to_have_title("№ 11 «Славянский хоровод»" + rest)
    page.go_back()
    expect(page).to_have_title("Показ" + rest)


_TITLES_TOLD = """() => {
  window.told = [];
  new MutationObserver(() => window.told.push(document.title)).observe(
    document.head, {subtree: true, childList: true, characterData: true});
}"""


def test_the_tab_keeps_its_words_until_another_page_is_open_or_none(
    page: Page, dashboard: str
) -> None:
    open_page(page, f"{dashboard}/map")
    before = page.title()
    page.evaluate(_TITLES_TOLD)
    choose(page, "Сфера", "Спорт")
    expect(page.locator("#pl-said")).to_contain_text("5 из 47 мероприятий")
    assert set(page.evaluate("window.told")) <= {before}
    page.evaluate(
        "history.pushState({}, '', '?edition=9'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(page).to_have_title(UNTITLED)
    page.go_back()
    expect(page).to_have_title(before)


def test_what_is_looked_at_is_said_by_the_tab_too(page: Page, tmp_path: Path) -> None:
    """A draft, an earlier edition and a comparison are no page of the published plan."""
    rest = "план на I полугодие 2026 года, Смоленская область"
    publish(Reading(SHIPPED), tmp_path / "data", by="Первый")
    for name, day in (("Второй", "4-7"), ("Третий", "5-8")):
        later = changed(tmp_path, f"{name}.txt", ("3-6 июня", f"{day} июня"))
        if name == "Второй":
            publish(Reading(later), tmp_path / "data", by="Второй")
    with serve(tmp_path / "data") as address:
        open_page(page, f"{address}/map?edition=1")
        expect(page).to_have_title(f"Карта — редакция 1, {rest}")
        open_page(page, f"{address}/events?edition=1")
        page.get_by_role("link", name="«Славянский хоровод»").first.click()
        expect(page).to_have_title(f"№ 11 «Славянский хоровод» — редакция 1, {rest}")
        open_page(page, f"{address}/editions")
        expect(page).to_have_title(f"Редакции — {rest}")
        open_page(page, f"{address}/editions?was=1&now=2")  # what is compared anyway, by name
        expect(page).to_have_title(f"Сравнение редакций 1 и\u00a02 — {rest}")
        assert page.url.endswith("?was=1&now=2")
        open_page(page, f"{address}/editions?was=2&now=1")
        expect(page).to_have_title(f"Сравнение редакций 2 и\u00a01 — {rest}")
        page.locator("input[type=file]").set_input_files([later])
        page.get_by_test_id("stMain").get_by_role("link", name="Календарь").click()
        expect(page).to_have_title(f"Календарь — предпросмотр редакции 3, {rest}")
        page.goto(f"{address}/editions/changes.html?was=1&now=2")
        expect(page).to_have_title("Сравнение редакций 1 и\u00a02")
        page.goto(f"{address}/editions/passport.html?edition=1")
        expect(page).to_have_title(re.compile("^Паспорт качества — План на.*редакция 1"))
        open_stage(page, f"{address}/stage")
        expect(page).to_have_title(re.compile("^План международных мероприятий"))
        page.keyboard.press("PageDown")
        expect(page).to_have_title("Полугодие с одного взгляда")


@pytest.mark.parametrize("path", PAGES)
def test_a_filters_result_is_announced(page: Page, dashboard: str, path: str) -> None:
    open_page(page, f"{dashboard}/{path}")
    said = page.locator("#pl-said")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_be_empty()
    page.evaluate("window.region = document.querySelector('#pl-said')")
    choose(page, "Сфера", "Спорт")
    begins = rf"^{TITLES[path]}\. 5 из 47 мероприятий\. Сфера: Спорт"
    expect(said).to_have_text(re.compile(begins))
    # What leaves nothing is said as well, with the filter that does it.
    choose(page, "Страна-партнёр", "Казахстан")
    expect(said).to_have_text(re.compile(rf"^{TITLES[path]}\. 0 из 47 мероприятий\. .*Казахстан"))
    # The list that is still open hides the page from readers, but not what is said.
    assert said.get_attribute("aria-hidden") is None
    # The region itself has stayed: one that comes with its words is not read.
    assert page.evaluate("window.region === document.querySelector('#pl-said')")
