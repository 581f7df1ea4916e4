"""Two servers that show one S3-compatible store: both show what is sent, also when it goes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.serving import ROOT, open_page, serve, wait_until
from tests.browser.visitors import visit
from tests.etl.conftest import published_folder as published_folder
from tests.etl.plan_folders import changed
from tests.s3_running import RunningStore

pytestmark = pytest.mark.browser

SHOWN = "[data-testid=stMain] .pl-edition"
AWAY = "Хранилище планов недоступно с "
# The page asks by itself twice a minute; here as often as somebody comes back to its window.
_COMES_BACK = "setInterval(() => window.dispatchEvent(new Event('focus')), 300)"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunningStore]:
    (tmp_path / "objects").mkdir()
    running = RunningStore(tmp_path / "objects")
    running.start()
    yield running
    running.stop()


def mirror(folder: Path, store: RunningStore, cache: Path) -> None:
    """The command, as where people publish it is given."""
    subprocess.run(
        [sys.executable, "-m", "etl", "mirror", store.address, "--data", str(folder)],
        cwd=ROOT, env=os.environ | store.variables(cache), check=True, capture_output=True,
    )  # fmt: skip


def opened_until(page: Page, address: str, *, said: bool) -> None:
    """Open a page again and again until it says that the store is away, or no longer does."""

    def as_wanted() -> bool:
        open_page(page, address)
        return (AWAY in page.locator("[data-testid=stMain]").inner_text()) == said

    wait_until(page, as_wanted)


def test_both_show_what_is_sent_and_go_on_when_the_store_goes(
    store: RunningStore, published_folder: Path, tmp_path: Path, browser: Browser
) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(published_folder, folder)
    mirror(folder, store, tmp_path / "own")
    with ExitStack() as running:
        servers = []
        for name in ("one", "other"):  # on two machines
            told = store.variables(tmp_path / name) | {"PLAN_STORE_SECONDS": "0.5"}
            servers.append(running.enter_context(serve(store.address, further=told)))
        context = running.enter_context(visit(browser))
        tabs = [context.new_page() for _ in servers]
        for tab, server in zip(tabs, servers, strict=True):
            open_page(tab, f"{server}/calendar?sphere=Экономика")
            expect(tab.locator(SHOWN)).to_contain_text("редакция 1")
            expect(tab.locator("[data-testid=stMain]")).not_to_contain_text(AWAY)

        later = changed(tmp_path, "later.txt", ("3-6 июня", "4-7 июня"))
        publish(Reading(later), folder, by="Второй")
        mirror(folder, store, tmp_path / "own")
        for tab in tabs:
            tab.bring_to_front()
            tab.evaluate(_COMES_BACK)
            expect(tab.locator("#pl-newer")).to_contain_text("Опубликована редакция 2")
            expect(tab.locator(SHOWN)).to_contain_text("редакция 1")  # until it is asked for
            tab.get_by_role("button", name="Показать").click()
            expect(tab.locator(SHOWN)).to_contain_text("редакция 2")
            expect(tab.locator(".pl-chip")).to_contain_text("Экономика")

        store.stop()
        for tab, server in zip(tabs, servers, strict=True):
            tab.bring_to_front()
            opened_until(tab, f"{server}/calendar?sphere=Экономика", said=True)
            expect(tab.locator(SHOWN)).to_contain_text("редакция 2")
            expect(tab.locator(".pl-top")).to_contain_text("; показано то, что было в нём ")
            expect(tab.locator(".pl-chip")).to_contain_text("Экономика")
            assert httpx.get(f"{server}/health", timeout=60).status_code == 200
            words = tab.locator("body").inner_text()
            for secret in (*store.variables(tmp_path).values(), store.address):
                assert secret not in words

        store.start()
        for tab, server in zip(tabs, servers, strict=True):
            tab.bring_to_front()
            opened_until(tab, f"{server}/calendar?sphere=Экономика", said=False)
            expect(tab.locator(SHOWN)).to_contain_text("редакция 2")
