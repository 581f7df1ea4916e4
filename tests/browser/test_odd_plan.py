"""A plan whose words turn the writing round or never end: every page keeps them in their places."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page, serve, wait_until_idle
from tests.browser.test_widths import over_the_edge, overprinted, resize
from tests.browser.text_boxes import text_trouble
from tests.pages import golden_tables

pytestmark = pytest.mark.browser

TURNED = "\u202eанарт\u2066с"
ENDLESS = "Сверхдлинноесловобезединогопробела" * 12
MANY = "Очень длинное название, которое никто не сокращал " * 30

# Texts, names and fields that hold a letter of UAX #9 that would turn what follows it.
_TURNING = """() => {
  const turning = /[\\u202a-\\u202e\\u2066-\\u2069]/, found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    if (turning.test(node.data) && !node.parentElement.closest('script')) found.push(node.data);
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['title', 'aria-label', 'alt', 'placeholder'])
      if (turning.test(element.getAttribute(name) ?? '')) found.push(element.outerHTML);
    if (turning.test(element.matches('input, textarea') ? element.value : ''))
      found.push(element.outerHTML);
  }
  if (turning.test(document.title)) found.push(document.title);
  return found;
}"""
_SIDEWAYS = """() => { const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth - main.clientWidth; }"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard of such a plan."""
    tables = golden_tables.frames()
    events, venues, partners = tables["events"], tables["venues"], tables["partners"]
    for column in ("title", "place_text", "participants_text", "description"):
        events[column] = [f"\u202e{text}" for text in events[column]]
    events.loc[0:2, "title"] = [MANY, ENDLESS, f"«{ENDLESS}»"]
    events.loc[0:3, "sphere"] = TURNED
    events.loc[4:5, "sphere"] = ENDLESS
    events.loc[0:1, "place_text"] = [ENDLESS, MANY]
    events.loc[2, ["participants_text", "purpose"]] = [ENDLESS * 3, MANY]
    venues.loc[0:2, "settlement"] = [ENDLESS, TURNED, MANY[:200]]
    partners.loc[0:1, "name"], partners.loc[0:1, "code"] = [ENDLESS, TURNED], None
    with serve(golden_tables.write(tmp_path_factory.mktemp("odd"), tables)) as address:
        yield address


def test_no_page_lets_words_turn_run_out_or_lie_over_others(page: Page, odd: str) -> None:
    for path in ("", "map", "events", "events?event=e01", "show", "data", "editions"):
        page.set_viewport_size({"width": 1024, "height": 768})
        open_page(page, f"{odd}/{path}")
        page.evaluate(
            "document.querySelectorAll('details:not(.pl-take)').forEach((d) => { d.open = true; })"
        )
        for width in (1024, 390):
            resize(page, width, 768)
            assert text_trouble(page) == [], (path, width)
            assert page.evaluate(_SIDEWAYS) <= 1, (path, width)
        assert page.evaluate(_TURNING) == [], path


def test_sheets_of_it_have_no_letter_over_another_or_at_the_edge(page: Page, odd: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    for path in ("", "calendar", "map", "spheres", "events?event=e01", "events?event=e03"):
        open_page(page, f"{odd}/{path}")
        with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as document:
            sheet = document.pages[0]
            assert [*overprinted(sheet), *over_the_edge(sheet)] == [], path
            assert not any("\u202a" <= letter["text"] <= "\u202e" for letter in sheet.chars), path


def test_filters_show_turning_letters_as_signs_and_keep_the_value(page: Page, odd: str) -> None:
    open_page(page, f"{odd}/events")
    box = page.get_by_test_id("stMultiSelect").filter(has=page.get_by_text("Сфера", exact=True))
    box.locator("input").click()
    option = page.get_by_role("option").filter(has_text="анарт")
    expect(option).to_have_text("\ufffdанарт\ufffdс")
    option.click()
    expect(page.locator(".pl-count")).to_contain_text("4 из 47")
    expect(box.locator("[data-tag]")).to_have_text("\ufffdанарт\ufffdс")
    wait_until_idle(page)
    assert page.evaluate(_TURNING) == []
    # The address has the plan's own letters, so that it still fits where they are asked.
    assert "%E2%80%AE" in page.url
    page.reload()
    expect(page.locator(".pl-count")).to_contain_text("4 из 47")
    wait_until_idle(page)
    assert page.evaluate(_TURNING) == []
