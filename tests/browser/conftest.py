from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests.browser.serving import PATIENCE, chromium, launch, serve, watch_requests
from tests.browser.visitors import settle, tab, visit
from tests.pages import golden_tables

expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to the report of a failed test what its page said, which a log of a run lacks."""
    report = yield
    page = getattr(item, "funcargs", {}).get("page")
    if report.when == "call" and report.failed and isinstance(page, Page) and not page.is_closed():
        report.sections.append(("what the page says", says_now(page)))
    return report


def says_now(page: Page) -> str:
    """The state of the page's script and its words, cut to what a log can hold."""
    try:
        page.set_default_timeout(5_000)
        app = page.locator("[data-testid=stApp]")
        state, line = map(
            app.get_attribute, ("data-test-script-state", "data-test-connection-state")
        )
        return f"{page.url}\n{state}, {line}\n{page.locator('body').inner_text()[:4_000]}"
    except Error as error:  # it has crashed or does nothing any more: then this is what it says
        return str(error)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, for which no other host has an address."""
    if chromium() is None:
        pytest.fail("Chromium is not installed; `make test` says how to install it")
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden tables of the shipped plan, published in a directory."""
    return golden_tables.write(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="session")
def dashboard(tables: Path) -> Iterator[str]:
    """The address of a running dashboard."""
    with serve(tables) as address:
        yield address


@pytest.fixture(scope="session")
def visitor(browser: Browser, dashboard: str) -> Iterator[BrowserContext]:
    """Whoever comes again and again: what one tab has compiled, the next need not."""
    with visit(browser) as context:
        settle(context, dashboard)
        yield context


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A new tab of the visitor; the test fails if it asks any other host for anything."""
    with tab(visitor) as opened:
        yield opened


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Page]:
    """The tab of a visitor who has never been here: nothing is kept, nothing compiled."""
    with visit(browser) as context:
        opened = context.new_page()
        strangers = watch_requests(opened)
        yield opened
    assert strangers == []
