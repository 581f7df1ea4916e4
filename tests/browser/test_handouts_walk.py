"""Files as a person takes them: those of a card, and a calendar to follow, with its filters."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from pages.handouts.handout import slice_of
from pages.handouts.making import hand_out
from pages.shared.plan.tables import read_plan
from pages.shared.visit.file_formats import FORMATS
from tests.browser.serving import choose, open_page, wait_until, wait_until_idle

pytestmark = pytest.mark.browser
OF_A_CARD = ("xlsx", "pptx", "docx", "pdf", "ics")


def test_a_card_s_files_are_of_its_event_alone(page: Page, dashboard: str, tables: Path) -> None:
    # № 7, «II квартал (дата проведения уточняется)»: in its calendar it is a mark.
    open_page(page, f"{dashboard}/events?event=e07")
    card = page.locator("details.pl-take", has_text="Скачать карточку")
    expect(card.locator("a")).to_have_count(len(OF_A_CARD))
    plan = read_plan(tables)
    card.locator("summary").click()
    for key in OF_A_CARD:
        form = FORMATS[key]
        with page.expect_download() as coming:
            card.get_by_role("link", name=form.label, exact=True).click()
        asked = {"only": ["e07"]} | ({"vague": ["marks"]} if key == "ics" else {})
        wanted = hand_out(slice_of(plan, asked, tables), form, "event")
        assert coming.value.suggested_filename == wanted.name
        assert coming.value.path().read_bytes() == wanted.content, key
    expect(card).to_have_attribute("open", "")  # who takes Word takes PDF too
    page.locator("h1").click()
    expect(card).not_to_have_attribute("open", "")


def test_every_page_offers_all_files_of_its_filters_by_mouse_and_by_keyboard(
    page: Page, dashboard: str
) -> None:
    open_page(page, f"{dashboard}/events?{quote('sphere=Спорт&q=турнир', safe='=&')}")
    menu, asked = page.locator(".pl-top .pl-take"), {"sphere": ["Спорт"], "q": ["турнир"]}
    menu.locator("summary").click()
    for form in FORMATS.values():
        link = menu.get_by_role("link", name=form.label, exact=True)
        address = urlsplit(str(link.evaluate("(link) => link.href")))
        assert address.path == f"/data/{form.address('event')}"
        assert parse_qs(address.query) == asked, form.key
        expect(link).to_have_attribute("title", form.note)
    page.keyboard.press("Enter")  # the list's own button has the focus: closed
    expect(menu).not_to_have_attribute("open", "")
    # Drawn anew it is as new, and a key opens it too.
    choose(page, "Сфера", "Культура и туризм")
    expect(page.locator(".pl-chip")).to_have_count(2)
    page.keyboard.press("Escape")
    wait_until_idle(page)
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("listitem")).to_have_count(len(FORMATS) + 1)
    link = menu.get_by_role("link", name="Все файлы")
    query = parse_qs(urlsplit(str(link.evaluate("(link) => link.href"))).query)
    assert (query["sphere"], query["q"]) == (["Спорт", "Культура и туризм"], ["турнир"])
    link.click()
    expect(page.locator("h1")).to_have_text("Данные")
    expect(page.get_by_text("Как в списке мероприятий: поиск: турнир.")).to_be_visible()
    wait_until_idle(page)
    assert parse_qs(urlsplit(page.url).query) == query


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("q=молод", "9 строк с учётом отборов."),
        ("show=без срока", "2 строки с учётом отборов."),  # № 6 and 47
        ("sort=по сроку&show=с точной датой", "9 строк с учётом отборов."),
    ],
)
def test_all_files_are_of_the_list_as_it_is_searched_and_narrowed(
    page: Page, dashboard: str, asked: str, rows: str
) -> None:
    open_page(page, f"{dashboard}/events?{quote(asked, safe='=&')}")
    _to_all_files(page)
    expect(page.get_by_text("Одна строка — одно мероприятие.")).to_contain_text(rows)
    wait_until_idle(page)
    assert parse_qs(urlsplit(page.url).query) == parse_qs(asked)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Мероприятия")
    expect(page.locator(".pl-top .pl-take")).to_have_attribute("data-all", re.compile("."))
    wait_until_idle(page)
    assert parse_qs(urlsplit(page.url).query) == parse_qs(asked)


def test_all_files_are_of_a_search_that_was_typed(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events")
    page.get_by_label("Поиск").press_sequentially("молод")
    menu = page.locator(".pl-top .pl-take")
    expect(menu).to_have_attribute("data-all", re.compile(rf"[?&]q={quote('молод')}(&|$)"))
    _to_all_files(page)
    expect(page.get_by_text("Одна строка — одно мероприятие.")).to_contain_text("9 строк")
    wait_until_idle(page)
    assert parse_qs(urlsplit(page.url).query)["q"] == ["молод"]


def _to_all_files(page: Page) -> None:
    page.locator(".pl-top .pl-take summary").click()
    page.locator(".pl-top .pl-take").get_by_role("link", name="Все файлы").click()
    expect(page.locator("h1")).to_have_text("Данные")


def test_a_calendar_is_followed_in_its_own_form_with_the_filters(
    page: Page, dashboard: str
) -> None:
    sphere = "Экономическое развитие"
    open_page(page, f"{dashboard}/data?{quote(f'sphere={sphere}&q=выставка', safe='=&')}")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.enable")
    asked: list[str] = []
    devtools.on("Page.frameRequestedNavigation", lambda event: asked.append(event["url"]))
    page.get_by_role("link", name="Подписаться в календаре: точные даты").click()
    expect(page.get_by_role("link", name="Подписаться: и без точных дат")).to_be_visible()
    wait_until(page, lambda: bool(asked))
    (address,) = set(asked)
    found = urlsplit(address)
    assert (found.scheme, found.netloc) == ("webcal", urlsplit(dashboard).netloc)
    assert parse_qs(found.query) == {"sphere": [sphere], "q": ["выставка"]}
    answer = page.request.get(address.replace("webcal:", "http:"))
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.body().count(b"BEGIN:VEVENT") == 3  # № 1, 2 and 3
