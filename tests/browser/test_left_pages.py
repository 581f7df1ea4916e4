"""A page that one has left no longer leads: what it still sends belongs to the page one is on."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page, wait_until_idle

pytestmark = pytest.mark.browser

# The figure hears of its new width after the click and before the server has answered it.
_CLICK_AND_RESIZE = """(path) => {
  document.querySelector(`[data-testid=stSidebarNav] a[href$="/${path}"]`).click();
  document.querySelector('.pl-chart').style.width = '420px';
}"""
# Whatever else a page sends: a control of Streamlit's own, pressed on the page one is leaving.
_CLICK_AND_CHOOSE = """(path) => {
  document.querySelector(`[data-testid=stSidebarNav] a[href$="/${path}"]`).click();
  document.querySelector('[data-testid=stMain] [role=radio][aria-checked=false]').click();
}"""


@pytest.mark.parametrize("left", ["calendar", "map", "spheres"])
@pytest.mark.parametrize("sent", [_CLICK_AND_RESIZE, _CLICK_AND_CHOOSE], ids=["width", "choice"])
def test_a_link_is_not_undone_by_the_page_it_leaves(
    page: Page, dashboard: str, left: str, sent: str
) -> None:
    open_page(page, f"{dashboard}/{left}?sphere=Спорт")
    page.evaluate(sent, "data")
    expect(page.locator(".pl-top h1")).to_have_text("Данные")
    wait_until_idle(page)
    page.wait_for_timeout(1_000)  # a run of the page that was left would have come by now
    wait_until_idle(page)
    expect(page.locator(".pl-top h1")).to_have_text("Данные")
    expect(page).to_have_title("Данные — план на I полугодие 2026 года, Смоленская область")
    parts = urlsplit(page.url)
    assert parts.path == "/data"
    assert parse_qs(parts.query)["sphere"] == ["Спорт"]
