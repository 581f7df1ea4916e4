"""The visitors that tests look through: tabs of one browser that has been here before.

A visitor without a cache fetches and compiles megabytes of scripts at every page, which is most
of what a test costs. What the first visit is like is therefore asked by name, with `newcomer`;
everybody else shares one visitor for each worker, whose tabs come and go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.serving import watch_requests

LAPTOP = (1440, 900)


def visit(browser: Browser) -> BrowserContext:
    """A Russian visitor who has never been here."""
    width, height = LAPTOP
    return browser.new_context(viewport={"width": width, "height": height}, locale="ru-RU")


def settle(visitor: BrowserContext, dashboard: str) -> None:
    """Leave a tab open on the dashboard, so that what it has compiled stays with the visitor."""
    visitor.new_page().goto(f"{dashboard}/_stcore/health")


@contextmanager
def tab(visitor: BrowserContext) -> Iterator[Page]:
    """A new tab that remembers nothing, with whatever it opens; asked is this host alone."""
    kept = visitor.pages[0]
    kept.evaluate("localStorage.clear()")
    visitor.clear_cookies()
    asked: list[list[str]] = []

    def watch(opened: Page) -> None:
        asked.append(watch_requests(opened))

    visitor.on("page", watch)
    page = visitor.new_page()
    yield page
    visitor.remove_listener("page", watch)
    for opened in visitor.pages:
        if opened is not kept:
            opened.close()
    assert [address for of_a_tab in asked for address in of_a_tab] == []
