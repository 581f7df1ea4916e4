"""A server goes under open pages: they come back by themselves, with their filters."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import free_port, open_page, serve
from tests.sticky_proxy import proxied

pytestmark = pytest.mark.browser


def test_an_open_page_comes_back_with_its_filters(newcomer: Page, tables: Path) -> None:
    port = free_port()
    with serve(tables, port=port) as address:
        open_page(newcomer, f"{address}/data?sphere=Спорт")
    expect(newcomer.locator(".pl-top")).to_contain_text("Сфера: Спорт")  # what was there stays
    with serve(tables, port=port):
        link = newcomer.get_by_role("link", name="Редакции", exact=True)
        link.click()
        expect(newcomer.locator(".pl-top h1")).to_have_text("Редакции")
        expect(newcomer.locator(".pl-top")).to_contain_text("Сфера: Спорт")


def test_of_two_servers_behind_a_proxy_one_goes(newcomer: Page, tables: Path) -> None:
    one, other = free_port(), free_port()
    with ExitStack() as first, serve(tables, port=other), proxied([one, other]) as address:
        first.enter_context(serve(tables, port=one))
        open_page(newcomer, f"{address}/data?sphere=Спорт")
        first.close()
        link = newcomer.get_by_role("link", name="Редакции", exact=True)
        link.click(timeout=30_000)
        expect(newcomer.locator(".pl-top h1")).to_have_text("Редакции", timeout=60_000)
        expect(newcomer.locator(".pl-top")).to_contain_text("Сфера: Спорт")
