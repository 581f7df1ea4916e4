"""At every width of a screen or of a sheet no words lie over others, and none are cut off."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from pages.shared.visit.address_names import LINKED_PEOPLE, LINKED_PLACES, LINKS
from tests.browser.serving import open_page, serve, wait_until_idle
from tests.browser.text_boxes import broken_words, text_trouble
from tests.page_titles import WITH_FIGURE

pytestmark = pytest.mark.browser

# Beamers, Full HD scaled to 150 and 125 %, offices; 683, 853 and 960 are windows of 1366 at a zoom
# of 200, of 1280 at 150 and of 1920 at 200 %, of which the open filters take 300.
SCREENS = (
    (683, 384), (853, 480), (960, 540), (1024, 768), (1093, 614), (1152, 864), (1280, 720),
    (1366, 768), (1440, 900), (1920, 1080),
)  # fmt: skip
# As the page itself asks for it, and as a printer set to portrait has it.
SHEETS: dict[str, dict[str, Any]] = {
    "landscape": {"prefer_css_page_size": True},
    "portrait": {"format": "A4", "prefer_css_page_size": False},
}
WITH_FIGURES = (*WITH_FIGURE, "calendar?lanes=По+местам")


def resize(page: Page, width: int, height: int) -> None:
    """Give the window another size and wait for the figures that are laid out for it."""
    page.set_viewport_size({"width": width, "height": height})
    # What watches sizes is told after the next picture.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    wait_until_idle(page)


@pytest.mark.parametrize("path", WITH_FIGURES)
def test_no_words_lie_over_others_or_are_cut_off(page: Page, dashboard: str, path: str) -> None:
    trouble = {}
    page.set_viewport_size({"width": SCREENS[0][0], "height": SCREENS[0][1]})
    open_page(page, f"{dashboard}/{path}")
    for size in SCREENS:
        resize(page, *size)
        trouble[size, "filters beside"] = text_trouble(page) + broken_words(page)
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    for size in reversed(SCREENS):
        resize(page, *size)
        trouble[size, "filters folded"] = text_trouble(page)
        opens = page.get_by_test_id("stExpandSidebarButton").bounding_box()
        plan = page.locator(".pl-which").bounding_box()
        assert opens
        assert plan
        right, bottom = opens["x"] + opens["width"], opens["y"] + opens["height"]
        assert right <= plan["x"] or bottom <= plan["y"], size
    assert {case: found for case, found in trouble.items() if found} == {}


WITH_LISTS = (
    "events", "events?event=e11", "events?event=e33", "show", "data", "editions", "about",
)  # fmt: skip


@pytest.mark.parametrize("path", WITH_LISTS)
def test_lists_break_no_word_beside_the_filters(page: Page, dashboard: str, path: str) -> None:
    """A window of 960 left a column of four letters for a title, one of 1152 so much of a card."""
    trouble = {}
    page.set_viewport_size({"width": 853, "height": 480})
    open_page(page, f"{dashboard}/{path}")
    for width in (853, 960, 1024, 1093, 1152, 1280, 1366, 1440):
        resize(page, width, 600)
        trouble[width] = text_trouble(page) + broken_words(page)
    assert {width: found for width, found in trouble.items() if found} == {}


_OVER_THE_EDGE = """() =>
  [...document.querySelectorAll('[data-testid=stMain] :is(ol, ul, table) a')]
  .filter((link) => link.checkVisibility() && link.getBoundingClientRect().right
    > link.closest('ol, ul, table').getBoundingClientRect().right + 1)
  .map((link) => link.textContent.trim().slice(0, 40))"""


@pytest.fixture(scope="module")
def in_march(tables: Path) -> Iterator[str]:
    """The dashboard on a day on which a fair of one long word comes next."""
    with serve(tables, today="2026-03-10") as address:
        yield address


def test_a_long_word_stays_in_its_list(page: Page, in_march: str) -> None:
    """«AGRITEK/FARMTEK ASTANA 2026» stands beside its date among what comes next."""
    open_page(page, in_march)
    expect(page.locator(".pl-next").first).to_contain_text("AGRITEK")
    for width in (1280, 1024, 390):
        resize(page, width, 768)
        assert page.evaluate(_OVER_THE_EDGE) == [], width


# How far the lists begin under the player; its panel of colours and signs is the longer one.
_UNDER_THE_PLAYER = """() => {
  const box = (key) => document.querySelector(`.st-key-${key}`).getBoundingClientRect();
  const column = document.querySelector('.st-key-map-box').closest('[data-testid=stColumn]');
  const player = [...column.querySelectorAll('[data-testid=stElementContainer]')].at(-1);
  return box('map-below').top - player.getBoundingClientRect().bottom; }"""


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1440, 900), (1920, 1080)])
def test_no_strip_is_empty_under_the_map(page: Page, dashboard: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{dashboard}/map")
    assert 0 <= page.evaluate(_UNDER_THE_PLAYER) < 40


def test_a_telephones_menu_is_read_over_what_goes_under_it(page: Page, dashboard: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{dashboard}/editions")
    ground = page.get_by_test_id("stExpandSidebarButton").evaluate(
        "(button) => [getComputedStyle(button).backgroundColor,"
        " getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor]"
    )
    assert ground[0] == ground[1]
    assert ground[0].startswith("rgb(")  # not rgba: nothing shines through


def test_a_telephone_shows_the_whole_matrix(page: Page, dashboard: str) -> None:
    """Of the turned names only an empty band was on the screen."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{dashboard}/spheres")
    names = page.locator(".st-key-spheres-box .xtick text")
    expect(names).to_have_count(7)  # the total, five partners, none named
    for name in names.all():
        box = name.bounding_box()
        assert box
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
    figure = page.locator(".st-key-spheres-box .main-svg").first.bounding_box()
    tallest = min((name.bounding_box() or {"y": 0.0})["y"] for name in names.all())
    assert figure
    assert tallest - figure["y"] < 20
    assert text_trouble(page) == []


def test_a_telephone_shows_the_maps_tables_whole(page: Page, dashboard: str) -> None:
    """Five columns ran out of a narrow screen: each place is a paragraph with its headings."""
    page.set_viewport_size({"width": 320, "height": 844})
    for joined in (LINKED_PLACES, LINKED_PEOPLE):
        open_page(page, f"{dashboard}/map?{LINKS}={quote(joined)}")
        table = page.locator("details.map-table").last
        table.locator("summary").click()
        assert table.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
        first = table.locator("tbody td").first
        said = first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert said == f'"{first.get_attribute("data-heading")}: "'
        assert text_trouble(page) == []


@pytest.mark.parametrize("path", [*WITH_FIGURE, "events?event=e11"])
def test_paper_shows_the_same_without_overlaps(page: Page, dashboard: str, path: str) -> None:
    trouble = {}
    open_page(page, f"{dashboard}/{path}")
    for width in (1366, 1280, 1152, 1093, 1024, 390):
        resize(page, width, 768)
        for name, sheet in SHEETS.items():
            if name == "portrait" and path:
                continue  # the page's own wish comes first: the sheets are the same
            with pdfplumber.open(io.BytesIO(page.pdf(**sheet))) as document:
                first = document.pages[0]
                trouble[width, name] = [*overprinted(first), *over_the_edge(first)]
                if path:
                    # Not a picture of the screen's corner: the figure is as large as fits.
                    size = median(c["size"] for c in first.chars if c["text"].strip())
                    assert size > 4.5, (width, name)
    assert {case: found for case, found in trouble.items() if found} == {}


def over_the_edge(sheet: Any) -> list[str]:
    """Letters in the margins, where a printer cuts them."""
    inside = sheet.within_bbox((14, 14, sheet.width - 14, sheet.height - 14))
    out = len([c for c in sheet.chars if c["text"].strip()]) - len(
        [c for c in inside.chars if c["text"].strip()]
    )
    return [f"{out} letters at the edge"] if out else []


def overprinted(sheet: Any) -> list[str]:
    """Letters that stand on other letters, each with its neighbours."""
    # White letters are a name's halo, which is the name itself.
    sheet = sheet.filter(lambda it: it.get("non_stroking_color") != (1, 1, 1))
    level = [c for c in sheet.chars if abs(c["matrix"][1]) < 0.01 * abs(c["matrix"][0])]
    letters = [c for c in level if c["text"].strip()]
    letters.sort(key=lambda c: c["x0"])
    found: list[str] = []
    for i, one in enumerate(letters):
        for other in letters[i + 1 :]:
            # A slanted letter's box reaches over the next one, a large one is set close.
            slant = one["matrix"][2] / one["matrix"][3] * one["size"]
            if other["x0"] > one["x1"] - slant - max(1.5, 0.15 * one["size"]):
                break
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if down > 0.5 * min(one["size"], other["size"]):
                around = sheet.crop(
                    (
                        max(one["x0"] - 40, 0),
                        max(one["top"] - 4, 0),
                        min(one["x1"] + 40, sheet.width),
                        min(one["bottom"] + 4, sheet.height),
                    )
                )
                if len(found) == 5:
                    return found
                found.append(f"{one['text']}{other['text']}: {around.extract_text()!r}")
    return found
