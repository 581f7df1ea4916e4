"""Many pages lose their server, and pages of one server see what another publishes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import ConnectionClosed

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.bench.light_viewer import LightViewer
from tests.browser.serving import free_port, open_page, serve
from tests.browser.visitors import visit
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import changed

pytestmark = pytest.mark.browser


_Answer = TypeVar("_Answer")
CONNECTED = "[data-test-connection-state=CONNECTED]"
FILTERED, MARK = f"sphere={quote('Спорт')}", "Сфера: Спорт"


def _apart(asked: Coroutine[None, None, _Answer]) -> _Answer:
    """In a thread of its own: the browser's own loop has this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asked).result()


async def _seen_again(port: int, tables: Path, viewers: int) -> list[str]:
    """Open pages, lose their server, come again as the browser's script does; what each says."""
    pages = ("", "calendar", "map", "spheres", "events", "data")
    address = f"http://127.0.0.1:{port}"
    comers = [LightViewer(address, pages[n % 6], FILTERED) for n in range(viewers)]
    async with AsyncExitStack() as first:
        server = ExitStack()
        await asyncio.to_thread(server.enter_context, serve(tables, port=port))
        for one in comers:
            await first.enter_async_context(one)
        await asyncio.gather(*(one.open() for one in comers))
        assert all(MARK in one.top for one in comers)
        await asyncio.to_thread(server.close)
        with pytest.raises((ConnectionClosed, OSError)):
            await comers[0].open()
    with serve(tables, port=port):
        again = [LightViewer(address, pages[n % 6], FILTERED) for n in range(viewers)]

        async def come(viewer: LightViewer) -> None:
            async with viewer:
                await viewer.open()

        await asyncio.gather(*(come(one) for one in again))
    return [one.top for one in again]


def test_fifty_pages_lose_their_server_and_all_come_back(tables: Path) -> None:
    said = _apart(_seen_again(free_port(), tables, 50))
    assert len(said) == 50
    assert all(MARK in top for top in said)


def test_five_tabs_come_back_untouched(browser: Browser, tables: Path) -> None:
    port, pages = free_port(), ("data", "calendar", "map", "spheres", "events")
    with visit(browser) as context:
        tabs = [context.new_page() for _ in pages]
        with serve(tables, port=port) as address:
            for tab, name in zip(tabs, pages, strict=True):
                open_page(tab, f"{address}/{name}?{FILTERED}")
        for tab in tabs:
            expect(tab.locator(CONNECTED)).to_have_count(0)
        with serve(tables, port=port):
            for tab in tabs:
                expect(tab.locator(CONNECTED)).to_have_count(1)  # asked for by nobody
                expect(tab.locator(".pl-top")).to_contain_text(MARK)
                expect(tab.locator(".pl-failed")).to_have_count(0)
                tab.bring_to_front()
                tab.get_by_role("link", name="Редакции", exact=True).click()
                expect(tab.locator(".pl-top h1")).to_have_text("Редакции")
                expect(tab.locator(".pl-top")).to_contain_text(MARK)


def test_what_one_server_publishes_the_pages_of_another_show(
    tmp_path: Path, newcomer: Page, browser: Browser
) -> None:
    """Two processes on one folder: one takes the document in, an open page of the other hears."""
    folder = tmp_path / "data"
    publish(Reading(SHIPPED), folder, by="Первый")
    later = changed(tmp_path, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
    with serve(folder) as one, serve(folder) as other, visit(browser) as elsewhere:
        viewer = elsewhere.new_page()
        open_page(viewer, f"{other}/calendar?sphere=Экономика")
        open_page(newcomer, f"{one}/editions")
        newcomer.locator("input[type=file]").set_input_files([later])
        name = newcomer.get_by_role("textbox", name="Ваше имя").first
        name.fill("Иванова И. И.")
        name.press("Enter")
        newcomer.get_by_role("button", name="Опубликовать редакцию 2").click()
        expect(newcomer.locator("[data-testid=stMain]")).to_contain_text("Опубликована редакция 2")
        viewer.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(viewer.locator("#pl-newer")).to_contain_text("Опубликована редакция 2")
        viewer.get_by_role("button", name="Показать").click()
        expect(viewer.locator("[data-testid=stMain] .pl-edition")).to_contain_text("редакция 2")
        expect(viewer.locator(".pl-chip")).to_contain_text("Экономика")
        top = LightViewer(other, "data")
        _apart(_opened(top))
        assert "редакция 2" in top.top.replace("\u00a0", " ").replace("&nbsp;", " ")


async def _opened(viewer: LightViewer) -> None:
    async with viewer:
        await viewer.open()


def test_a_connection_that_breaks_again_and_again_brings_the_same_page(tables: Path) -> None:
    with serve(tables) as address:
        for _ in range(20):
            viewer = LightViewer(address, "data", FILTERED)
            _apart(_opened(viewer))
            assert MARK in viewer.top
