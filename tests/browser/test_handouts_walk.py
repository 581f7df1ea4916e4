"""A calendar to follow, as a person takes it: in its own form, with the filters."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page

pytestmark = pytest.mark.browser


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
    (address,) = set(asked)
    found = urlsplit(address)
    assert (found.scheme, found.netloc) == ("webcal", urlsplit(dashboard).netloc)
    assert parse_qs(found.query) == {"sphere": [sphere], "q": ["выставка"]}
    answer = page.request.get(address.replace("webcal:", "http:"))
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.body().count(b"BEGIN:VEVENT") == 3  # № 1, 2 and 3
