"""The address is the state: copied it shows the same, clicks write it, links keep it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addressed import at, counted, picture, query
from tests.browser.pointing import click_mark
from tests.browser.serving import open_page, wait_until_idle

pytestmark = pytest.mark.browser

ADDRESSES = (
    "?sphere=Спорт&month=апрель 2026&sure=true",
    "calendar?lanes=По местам&block=Месяц по дням&cm=май&event=e30&country=Беларусь",
    "spheres?count=Направление&region=Витебская область&direction=дистанционно",
    "events?month=март 2026&month=май 2026&possible=true&format=очно&sort=по сроку",
    "events?q=обмен опытом&show=без точной даты&place=Витебск&town=Витебск&sort=по месту",
    "events?group=страны ближнего зарубежья&event=e25",
    "map?sphere=Культура и туризм&month=май 2026&undated=true",
    "map?view=Смоленская область&links=Кто с кем&colour=Форма&shown=март 2026",
    "map?view=Смоленск&at=town:москва|москва|RU&at=town:витебск|витебская область|BY",
    "data?country=страна не названа&sphere=Образование и наука",
)


_BARE: dict[str, dict[str, Any]] = {}
"""What each page shows where nothing is asked for."""


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_copied_address_shows_the_same_elsewhere(page: Page, dashboard: str, path: str) -> None:
    open_page(page, at(dashboard, path))
    first = picture(page)
    # Nothing of the address was lost or added on the way.
    assert query(page) == parse_qs(urlsplit(path).query)
    assert page.locator("[data-testid=stException], [role=alert]").count() == 0
    elsewhere = page.context.new_page()
    open_page(elsewhere, page.url)
    assert picture(elsewhere) == first
    elsewhere.close()
    # And what is asked for is really there: a page without it looks different.
    bare = urlsplit(path).path
    if bare not in _BARE:
        open_page(page, at(dashboard, bare))
        _BARE[bare] = picture(page)
    assert _BARE[bare] != first


def test_clicks_on_figures_filter_and_back_undoes(page: Page, dashboard: str) -> None:
    open_page(page, dashboard)
    click_mark(page, "март 2026")
    counted(page, "17 из 47")
    click_mark(page, "апрель 2026")
    counted(page, "21 из 47")
    click_mark(page, "апрель 2026")  # the same again takes it off
    counted(page, "47 мероприятий")
    page.go_back()
    counted(page, "21 из 47")
    page.go_back()
    counted(page, "17 из 47")
    page.locator(".pl-chip").click()
    counted(page, "47 мероприятий")
    page.go_back()
    counted(page, "17 из 47")
    assert query(page) == {"month": ["март 2026"]}


def test_a_cell_of_the_matrix_sets_both_filters_in_one_step(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/spheres")
    # Rows 21, 23, 24, 28, 29, 30 of the plan: education with Belarus.
    click_mark(page, ["Образование и наука", "Беларусь"])
    counted(page, "6 из 47")
    assert query(page) == {"sphere": ["Образование и наука"], "country": ["Беларусь"]}
    expect(page.locator(".pl-chip")).to_have_count(2)
    page.go_back()
    counted(page, "47 мероприятий")
    assert query(page) == {}
    # The names of a row and of a column filter too.
    page.locator(".xtick text", has_text="Казахстан").click()
    counted(page, "1 из 47")
    page.go_back()
    counted(page, "47 мероприятий")
    page.locator(".ytick text", has_text="Спорт").click()
    counted(page, "5 из 47")


def test_calendar_shows_a_clicked_event_and_lanes_filter(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/calendar")
    page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTo(0, 60)")
    click_mark(page, "e37")
    expect(page.locator(".cal-card h3")).to_contain_text("Объединяя усилия")
    wait_until_idle(page)
    assert query(page) == {"event": ["e37"]}
    assert page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTop") == 60
    page.go_back()
    expect(page.locator(".cal-card")).to_have_count(0)
    wait_until_idle(page)
    page.locator(".ytick text", has_text="Спорт").click()
    counted(page, "5 из 47")
    page.go_back()
    counted(page, "47 мероприятий")
    page.get_by_role("radio", name="По партнёрам").click()
    expect(page.locator(".ytick text", has_text="Казахстан")).to_have_count(1)
    wait_until_idle(page)
    page.locator(".ytick text", has_text="Казахстан").click()
    counted(page, "1 из 47")
    assert query(page) == {"lanes": ["По партнёрам"], "country": ["Казахстан"]}


def test_a_chip_takes_off_one_value_and_keeps_the_rest_of_the_address(
    page: Page, dashboard: str
) -> None:
    start = "events?q=встреча&sort=по сроку&sphere=Социальное развитие&direction=дистанционно"
    open_page(page, at(dashboard, start + "&region=Витебская область"))
    page.locator(".pl-chip", has_text=re.compile("Направление: дистанционно")).click()
    expect(page.locator(".pl-chip")).to_have_count(2)
    wait_until_idle(page)
    kept = {"q": ["встреча"], "sort": ["по сроку"]}
    filters = {"sphere": ["Социальное развитие"], "region": ["Витебская область"]}
    assert query(page) == kept | filters
    page.get_by_role("link", name="Снять все отборы").click()
    expect(page.locator(".pl-chip")).to_have_count(0)
    wait_until_idle(page)
    assert query(page) == kept
    page.go_back()
    expect(page.locator(".pl-chip")).to_have_count(2)


def test_links_of_notes_keep_the_rest_of_the_address(page: Page, dashboard: str) -> None:
    """They threw away the search and the map's look."""
    open_page(page, at(dashboard, "events?month=март 2026&sort=по сроку&sure=true"))
    page.get_by_role("link", name=re.compile("возможно в")).click()
    expect(page.locator(".pl-block", has_text="Период скрывает")).not_to_contain_text("возможно")
    wait_until_idle(page)
    assert query(page) == {"month": ["март 2026"], "sort": ["по сроку"]}
    page.get_by_role("link", name=re.compile("без срока")).click()
    expect(page.get_by_text("Период скрывает")).to_have_count(0)
    wait_until_idle(page)
    assert query(page) == {"month": ["март 2026"], "sort": ["по сроку"], "undated": ["true"]}

    open_page(page, at(dashboard, "events?place=Витебск&sort=по сроку"))
    page.get_by_role("link", name=re.compile("в области")).click()
    expect(page.locator(".pl-chip")).to_contain_text("Витебская область")
    wait_until_idle(page)
    assert query(page) == {"region": ["Витебская область"], "sort": ["по сроку"]}

    look = "colour=Форма&links=Кто с кем&view=Смоленская область"
    open_page(page, at(dashboard, f"map?{look}&at=town:витебск|витебская область|BY"))
    page.get_by_role("link", name=re.compile("Отобрать на")).click()
    expect(page.locator(".pl-chip")).to_have_count(1)
    wait_until_idle(page)
    kept = query(page)
    assert kept.pop("place") == ["Витебск"]
    assert kept == parse_qs(f"{look}&at=town:витебск|витебская область|BY")


def test_page_links_keep_every_filter(page: Page, dashboard: str) -> None:
    filters = "sphere=Социальное развитие&town=Витебск&month=март 2026&undated=true"
    open_page(page, at(dashboard, f"calendar?{filters}&block=Недели"))
    before = page.locator(".pl-count").inner_text()
    page.get_by_test_id("stSidebarNav").get_by_text("Данные").click()
    expect(page.locator(".pl-top h1")).to_have_text("Данные")
    counted(page, before)
    assert query(page) == parse_qs(filters)
    page.go_back()
    expect(page.locator(".pl-top h1")).to_have_text("Календарь")
    wait_until_idle(page)
    assert query(page) == parse_qs(f"{filters}&block=Недели")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("events?sphere=Космос&sphere=Спорт", "В этой редакции плана нет: «Космос»"),
        ("?region=Атлантида&month=май 2031", "«май 2031», «Атлантида»"),
        ("events?event=no-such", "в этой редакции плана нет"),
        ("calendar?event=no-such", "в этой редакции плана нет"),
        ("calendar?event=e02&sphere=Спорт", "не подходит под выбранные отборы"),
        ("calendar?block=Звёзды", "Ссылка просит «Звёзды»"),
        ("spheres?count=Звёзды", "Ссылка просит «Звёзды»"),
        ("map?view=Тверь&layers=Районы", "Ссылка просит «Тверь»"),
        ("events?sort=по цвету&show=синие&p=99", "Ссылка просит «по цвету»"),
    ],
)
def test_what_this_edition_lacks_is_said_and_nothing_fails(
    page: Page, dashboard: str, path: str, said: str
) -> None:
    open_page(page, at(dashboard, path))
    text = page.inner_text("[data-testid=stMain]").replace("\u00a0", " ")
    assert said in text
    assert page.locator("[data-testid=stException], [role=alert]").count() == 0
    gone = page.locator(".pl-gone")
    if "В этой редакции плана нет: " in text:
        expect(gone.first).to_contain_text("нет в")
        for left in reversed(range(gone.count())):
            gone.first.click()
            expect(gone).to_have_count(left)
        expect(page.get_by_text("В этой редакции плана нет: ")).to_have_count(0)
