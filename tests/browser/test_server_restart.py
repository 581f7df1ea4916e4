"""The server is started anew under an open page: it comes back by itself, with its filters."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import free_port, open_page, serve

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
