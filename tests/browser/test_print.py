"""Each page on paper, as Chromium's own PDF: words at the edges, figures whole, light colours."""

from __future__ import annotations

import io
import itertools
from typing import Any
from urllib.parse import quote

import pdfplumber
import pdfplumber.pdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page
from tests.browser.test_habits import alike, grey
from tests.page_titles import TITLES, WITH_FIGURE

pytestmark = pytest.mark.browser

A4 = (595, 842)
FILTER = quote("sphere=Культура и туризм", safe="=&")


def printed(page: Page) -> pdfplumber.pdf.PDF:
    return pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def words(sheet: Any) -> str:
    return " ".join(sheet.extract_text().replace("\u00a0", " ").split())


@pytest.mark.parametrize("path", TITLES)
def test_a_sheet_says_what_it_shows_and_of_which_edition(
    page: Page, dashboard: str, path: str
) -> None:
    open_page(page, f"{dashboard}/{path}?{FILTER}")
    with printed(page) as document:
        sheets = [words(sheet) for sheet in document.pages]
        sizes = {(round(sheet.width), round(sheet.height)) for sheet in document.pages}
    assert sizes == {A4[::-1] if path in WITH_FIGURE else A4}
    assert TITLES[path] in sheets[0]
    assert "8 из 47 мероприятий" in sheets[0]
    for number, text in enumerate(sheets, start=1):
        assert "Сфера: Культура и туризм" in text, number
        assert "План на I полугодие 2026 года · Смоленская область · редакция 1" in text, number
        assert f"· лист {number} из {len(sheets)}" in text
        assert "Напечатано" in text
    whole = " ".join(sheets)
    # Neither the column of filters nor anything to press.
    assert "В показ" not in whole or path == "show"  # there the words speak of it
    for control in ("Все страны", "Любая", "Снять все", "Скрыть отборы", "По партнёрам"):
        assert control not in whole


def test_the_whole_calendar_stands_on_one_sheet(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/calendar")
    with printed(page) as document:
        first = words(document.pages[0])
        # Nothing but lists follows: no second half of the figure, no empty sheet.
        assert all(len(words(sheet)) > 200 for sheet in document.pages)
    for piece in ("январь", "июнь", "Экономическое развитие", "Спорт", "НАШ ВЕКТОР", "47 мероп"):
        assert piece in first


@pytest.mark.parametrize("path", ["calendar", "map"])
def test_a_figure_is_not_drawn_anew_for_paper(page: Page, dashboard: str, path: str) -> None:
    """Plotly stumbled over the hatchings of paper, and the page said so from then on."""
    open_page(page, f"{dashboard}/{path}")
    width = "() => document.querySelector('.pl-chart')._fullLayout.width"
    drawn_for = page.evaluate(width)
    page.emulate_media(media="print")
    page.evaluate("() => document.querySelector('.pl-chart').plChart.draw()")
    assert page.evaluate(width) == drawn_for
    page.emulate_media(media="screen")
    page.evaluate("() => document.querySelector('.pl-chart').plChart.draw()")
    expect(page.locator(".pl-failed")).to_have_count(0)


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080)])
def test_the_map_stands_on_one_sheet_with_its_legend(
    page: Page, dashboard: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{dashboard}/map")
    with printed(page) as document:
        sheet = document.pages[0]
        # A name's halo is the name itself, drawn a pixel beside it.
        first = words(sheet.dedupe_chars(tolerance=3, extra_attrs=()))
        right = max(char["x1"] for char in sheet.chars)
        assert right <= sheet.width - 20, "something is cut at the edge"
        # Read by itself: the words of a line on the map run into those beside it.
        legend = words(sheet.crop((sheet.width * 0.7, 0, sheet.width, sheet.height)))
    for piece in ("Витебск", "Могилев", "Рославль"):
        assert piece in first
    assert "здание или площадка" in legend


# What is drawn of a hatched shape before printing: its lines, and then its outline once more.
_UNDER_LINES = """() => [...document.querySelectorAll("g[clip-path^='url(#pl-hatched']")]
  .filter((lines) => {
    const shape = lines.previousElementSibling.previousElementSibling;
    const rim = lines.nextElementSibling;
    return rim?.getAttribute('d') !== shape.getAttribute('d')
      || getComputedStyle(rim).stroke !== getComputedStyle(shape).stroke
      || getComputedStyle(rim).fill !== 'none';
  }).length"""


def test_certainty_is_told_apart_on_paper(page: Page, dashboard: str) -> None:
    """Tentative looked like exact in the legend, and solid outlines dashed in the figure."""
    open_page(page, f"{dashboard}/calendar")
    outlines = page.locator(".barlayer path").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("g[clip-path^='url(#pl-hatched']").count() > 20
    assert page.evaluate(_UNDER_LINES) == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".barlayer path").count() == outlines
    page.emulate_media(media="print")
    marks = [grey(mark) for mark in page.locator(".cal-legend .cal-mark").all()]
    assert len(marks) >= 5
    assert not any(alike(one, other) for one, other in itertools.combinations(marks, 2))


def test_all_events_are_printed_and_rows_are_not_cut(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events")
    with printed(page) as document:
        text = " ".join(words(sheet) for sheet in document.pages)
        assert 2 <= len(document.pages) <= 6
        assert all("Партнёры Форма" in words(sheet) for sheet in document.pages)
    for row in ("Продэкспо-2026", "Славянский хоровод", "хоккею"):  # first, some, last
        assert row in text


def test_a_search_is_said_on_paper(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/events?q={quote('хоровод')}")
    with printed(page) as document:
        assert "Поиск: хоровод" in words(document.pages[0])


@pytest.mark.parametrize("path", WITH_FIGURE)
def test_the_dark_theme_prints_dark_on_light(page: Page, dashboard: str, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{dashboard}/{path}")
    before = page.evaluate("document.querySelector('[data-testid=stMain]').innerHTML.length")
    with printed(page) as document:
        picture = document.pages[0].to_image(resolution=60).original.convert("L")
    levels = picture.histogram()
    light = sum(levels[200:]) / sum(levels)
    assert light > 0.6, "the ground is dark"
    assert picture.getpixel((2, 2)) == 255
    assert sum(levels[:90]) / sum(levels) > 0.005, "the words are too pale"
    # On the screen everything is as it was.
    after = page.evaluate("document.querySelector('[data-testid=stMain]').innerHTML.length")
    assert after == before
    assert page.locator(".main-svg[viewBox]").count() == 0


def test_a_small_map_in_the_dark_prints_its_light_twin(page: Page, dashboard: str) -> None:
    """The light picture was taken for a dark one and turned around."""
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{dashboard}/events?event=e01")
    picture = page.locator(".pl-carded .pl-light img[alt^=Карта]").first
    before = picture.get_attribute("src")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert picture.is_visible()
    assert picture.get_attribute("src") == before
    assert not page.locator(".pl-carded .pl-dark img[alt^=Карта]").first.is_visible()
