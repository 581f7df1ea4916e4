"""The visitors that tests look through: tabs of one browser that has been here before.

A visitor without a cache fetches and compiles megabytes of scripts at every page, which is most
of what a test costs. What the first visit is like is therefore asked by name, with `newcomer`;
everybody else shares one visitor for each worker, whose tabs come and go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.answers import follow_answers
from tests.browser.serving import PATIENCE, watch_requests

LAPTOP, TELEPHONE = (1440, 900), (390, 844)


def visit(browser: Browser, screen: tuple[int, int] = LAPTOP, **habits: Any) -> BrowserContext:
    """A Russian visitor who has never been here.

    Args:
        browser: a running Chromium.
        screen: width and height.
        habits: what else Playwright's ``new_context`` takes: fingers, no motion.
    """
    width, height = screen
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ru-RU", **habits
    )
    context.set_default_timeout(PATIENCE)
    context.on("page", follow_answers)
    return context


def settle(visitor: BrowserContext, dashboard: str) -> None:
    """Leave a tab open on the dashboard, so that what it has compiled stays with the visitor."""
    visitor.new_page().goto(f"{dashboard}/_stcore/health")


@contextmanager
def tab(visitor: BrowserContext) -> Iterator[Page]:
    """A new tab that remembers nothing, with whatever it opens; asked is this host alone."""
    kept = visitor.pages[0]
    visitor.clear_cookies()
    visitor.clear_permissions()  # to grant one is to refuse all others, for all tabs to come
    asked: list[list[str]] = []

    def watch(opened: Page) -> None:
        asked.append(watch_requests(opened))

    visitor.on("page", watch)
    page = visitor.new_page()
    yield page
    visitor.remove_listener("page", watch)
    remembered = {kept.url, *(opened.url for opened in visitor.pages)}
    for opened in visitor.pages:
        if opened is not kept:
            opened.close()
    _forget(kept, remembered)
    assert [address for of_a_tab in asked for address in of_a_tab] == []


def _forget(kept: Page, addresses: set[str]) -> None:
    """Clear what servers have left with the browser; a later one may have the same address."""
    line = kept.context.new_cdp_session(kept)
    for scheme, host in {urlsplit(address)[:2] for address in addresses}:
        if host:
            stored = {"origin": f"{scheme}://{host}", "storageTypes": "local_storage"}
            line.send("Storage.clearDataForOrigin", stored)
    line.detach()
