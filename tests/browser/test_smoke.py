"""Real Chromium against a real server: what only a browser can show."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pointing import click_mark
from tests.browser.serving import (
    follow,
    open_page,
    serve,
    type_and_take,
    visible_latin_words,
    wait_until_idle,
)
from tests.page_titles import TITLES, WITH_FIGURE
from tests.pages import golden_tables, hostile

pytestmark = pytest.mark.browser

# Names of products, file formats and data sources, written so in Russian too.
PROPER = (
    {"Excel", "Natural", "Earth", "GeoNames", "GSHHG", "BY", "Word", "PowerPoint", "PDF"}
    | {
        "XLSX",
        "ICS",
        "GeoJSON",
        "Parquet",
        "SHA",
        "ZIP",
        "Frictionless",
        "Data",
        "Package",
        "Outlook",
        "Thunderbird",
    }
    | {
        # What the program consists of and on which terms, on «О системе».
        *(
            "Python",
            "Streamlit",
            "pandas",
            "PyArrow",
            "Plotly",
            "plotly",
            "js",
            "UTC",
            "geonames",
            "org",
        ),
        *("PT", "Sans", "ParaType", "MIT", "OFL", "LGPL", "CC", "Unicode", "CLDR"),
    }
)


def own_text() -> str:
    """All words of the plan and of its manifest."""
    tables = golden_tables.frames()
    texts = [str(golden_tables.MANIFEST)]
    for frame in tables.values():
        texts += [str(cell) for cell in frame.to_numpy().ravel()]
    return " ".join(texts)


@pytest.mark.parametrize("path", TITLES)
def test_every_page_opens_as_the_very_first_visit(newcomer: Page, tables: Path, path: str) -> None:
    page = newcomer
    with serve(tables) as address:
        open_page(page, f"{address}/{path}")
        assert page.inner_text(".pl-top h1") == TITLES[path]
        assert page.locator("[data-testid=stException], [role=dialog]").count() == 0
        if path in WITH_FIGURE:
            assert page.locator("[data-testid=stPlotlyChart] .main-svg").count() > 0
        assert set(visible_latin_words(page, own_text())) <= PROPER
        assert page.evaluate("document.documentElement.lang") == "ru"
        assert "Streamlit" not in page.title()


def test_fonts_come_from_here_and_are_used(newcomer: Page, dashboard: str) -> None:
    page = newcomer
    fonts: list[str] = []
    page.on("response", lambda r: fonts.append(r.url) if "pt-sans" in r.url and r.ok else None)
    open_page(page, dashboard)
    assert any("cyrillic" in url for url in fonts)
    family = page.evaluate("getComputedStyle(document.querySelector('.pl-top h1')).fontFamily")
    assert "PT Sans" in family


def test_policy_forbids_other_hosts(page: Page, dashboard: str) -> None:
    answer = page.goto(dashboard)
    assert answer is not None
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_link_opens_the_card_without_a_reload_and_back_returns(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/?sphere={quote('Культура и туризм')}&month={quote('март 2026')}")
    page.evaluate("window.stillHere = true")
    page.locator(".pl-bars a").first.click()
    page.wait_for_url("**/events?**")
    wait_until_idle(page)
    page.get_by_role("link", name=re.compile("Славянский хоровод")).first.click()
    page.wait_for_url("**event=e11**")
    expect(page.locator(".pl-card h2")).to_contain_text("Славянский хоровод")
    assert page.evaluate("window.stillHere") is True
    query = parse_qs(urlsplit(page.url).query)
    assert query["sphere"] == ["Культура и туризм"]
    assert query["month"] == ["март 2026"]
    page.go_back()
    expect(page.locator(".pl-card")).to_have_count(0)
    expect(page.locator(".pl-top h1")).to_have_text("Мероприятия")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("sphere=Спорт", "5 из 47"),
        ("country=Казахстан", "1 из 47"),
        ("place=Витебск", "4 из 47"),
        ("month=март 2026", "17 из 47"),
        ("month=март 2026&sure=true", "8 из 47"),
        ("month=март 2026&undated=true", "19 из 47"),
        ("sphere=Спорт&sphere=Здравоохранение", "6 из 47"),
    ],
)
def test_state_in_the_address_survives_a_round_trip(
    page: Page, dashboard: str, query: str, count: str
) -> None:
    open_page(page, f"{dashboard}/events?{quote(query, safe='=&')}")
    assert count in page.inner_text(".pl-count")
    wanted = parse_qs(query)
    assert parse_qs(urlsplit(page.url).query) == wanted
    page.get_by_test_id("stSidebarNav").get_by_text("Данные").click()
    expect(page.locator(".pl-top h1")).to_have_text("Данные")
    wait_until_idle(page)
    assert count in page.inner_text(".pl-count")
    assert parse_qs(urlsplit(page.url).query) == wanted


def test_chip_and_clear_undo(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events?{quote('sphere=Спорт&place=Смоленск', safe='=&')}")
    assert "3 из 47" in page.inner_text(".pl-count")
    page.get_by_role("link", name=re.compile("Место: Смоленск")).click()
    expect(page.locator(".pl-count")).to_contain_text("5 из 47")
    page.get_by_role("link", name="Снять все отборы").click()
    expect(page.locator(".pl-count")).to_have_text("47 мероприятий")
    wait_until_idle(page)
    assert urlsplit(page.url).query == ""


def test_click_on_a_month_filters(page: Page, dashboard: str) -> None:
    open_page(page, dashboard)
    click_mark(page, "март 2026")
    expect(page.locator(".pl-count")).to_contain_text("17 из 47")
    wait_until_idle(page)
    assert parse_qs(urlsplit(page.url).query) == {"month": ["март 2026"]}


def test_search_while_typing(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events")
    page.get_by_placeholder(re.compile("Слова из любой ячейки")).fill("тхэквондо")
    expect(page.locator(".pl-events tbody tr")).to_have_count(1)
    expect(page.locator(".pl-events mark").first).to_have_text("тхэквондо")


def test_open_filter_list_is_russian(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/data")
    box = page.get_by_label("Сфера").first
    box.click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert set(visible_latin_words(page, own_text())) <= PROPER
    box.fill("ъъъ")
    expect(page.get_by_text("Ничего не найдено")).to_be_visible()
    box.fill("")
    type_and_take(page, "Спо", "Спорт")
    expect(page.locator(".pl-count")).to_contain_text("5 из 47")
    assert set(visible_latin_words(page, own_text())) <= PROPER


def test_unknown_page_is_said_in_russian(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/nowhere")
    expect(page.get_by_text("Такой страницы нет").first).to_be_visible()
    wait_until_idle(page)
    assert set(visible_latin_words(page, own_text() + " nowhere")) <= PROPER


def test_downloads_are_what_their_names_say(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/data?{quote('sphere=Спорт', safe='=&')}")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV для Excel: мероприятие × место").click()
    name = waiting.value.suggested_filename
    edition, _, slice_of_it = name.partition(" от ")
    assert edition == "План 2026-H1, редакция 1"
    assert re.fullmatch(
        r"[\d.]{10}, мероприятие × место, Спорт, 5 из 47, для Excel\.csv", slice_of_it
    )
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 1 + 5  # row 47 has no place but is there
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV для программ: мероприятие", exact=True).click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"event_id,")


def test_hostile_cells_are_shown_as_text(page: Page, tmp_path: Path) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    with serve(golden_tables.write(tmp_path, hostile.frames()), today="2026-01-20") as address:
        for number, path in enumerate(TITLES):
            (follow if number else open_page)(page, f"{address}/{path}")
            assert page.inner_text(".pl-top h1") == TITLES[path]
            assert page.locator("[data-testid=stException]").count() == 0
        open_page(page, f"{address}/events?event=e01&{quote('country=' + hostile.PARTNER, '=')}")
        assert hostile.TITLE in page.inner_text(".pl-card h2").replace("\u00a0", " ")
        chip = page.locator(".pl-chip").first
        assert hostile.PARTNER in chip.inner_text().replace("\u00a0", " ")
        assert page.locator(".pl-card script, .pl-card i, .pl-card img").count() == 0
