"""The dashboard on a disk with no room left, and on one that nobody may write to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from etl.editions.listing import log_of
from tests.browser.addressed import says
from tests.browser.serving import PAGES, follow, open_page, serve, wait_until_idle
from tests.browser.settling_card import decide, sign
from tests.etl.conftest import published_folder as published_folder
from tests.etl.plan_folders import changed, content
from tests.small_disk import NO_SMALL_DISK, SmallDisk, small_disk

pytestmark = pytest.mark.browser

NO_ROOM = "не удалось записать, ничего не изменено: на диске нет места; освободите место"
SHOWN = "[data-testid=stMain] .pl-edition"


@pytest.fixture
def disk(tmp_path: Path, published_folder: Path) -> Iterator[SmallDisk]:
    """Eight megabytes with the folder of plans, the log and a place for what is kept a moment."""
    with ExitStack() as held:
        mounted = held.enter_context(small_disk(tmp_path / "disk", 8 << 20))
        if mounted is None:
            pytest.skip(NO_SMALL_DISK)
        shutil.copytree(published_folder, mounted.seen / "data")
        (mounted.seen / "tmp").mkdir()
        yield mounted


@pytest.fixture
def served(disk: SmallDisk) -> Iterator[str]:
    further = {"TMPDIR": str(disk.place / "tmp"), "PLAN_LOG": str(disk.place / "log.jsonl")}
    with serve(disk.place / "data", within=disk.within(), further=further) as address:
        yield address


def all_pages_are_there(page: Page, address: str) -> None:
    """Each page says its edition, or is one of those that say another thing of the plan."""
    for number, name in enumerate(PAGES):
        (follow if number else open_page)(page, f"{address}/{name}")
        expect(page.locator(".pl-failed, [data-testid=stException]")).to_have_count(0)
        expect(page.locator("[data-testid=stMain]")).not_to_contain_text("План не загружен")
    answer = httpx.get(f"{address}/health", timeout=60)
    assert answer.status_code == 200, answer.text


def sign_publisher(page: Page) -> None:
    name = page.get_by_role("textbox", name="Ваше имя").first
    name.fill("Иванова И. И.")
    name.press("Enter")


def test_what_a_full_disk_refuses_is_done_once_there_is_room(
    disk: SmallDisk, served: str, page: Page, tmp_path: Path
) -> None:
    later = changed(tmp_path, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
    another = changed(tmp_path, "другой.txt", ("3-6 июня", "5-8 июня"))
    folder = disk.seen / "data"
    stood = content(folder)
    open_page(page, f"{served}/editions")
    page.locator("input[type=file]").set_input_files([later])
    says(page, "1 изменение: перенесено — 1")
    wait_until_idle(page)
    sign_publisher(page)
    publishes = page.get_by_role("button", name="Опубликовать редакцию 2")
    expect(publishes).to_be_enabled()
    # A preview that cannot be published stays one.
    disk.fill(left=64 << 10)
    publishes.click()
    says(page, f"План (исправленный).txt: {NO_ROOM}")
    expect(page.locator(".ed-line", has_text="Редакция 2")).to_have_count(0)
    assert content(folder) == stood
    # What is dropped is kept for a moment, on the same disk.
    wait_until_idle(page)
    disk.fill()
    page.locator("input[type=file]").set_input_files([another])
    says(page, f"другой.txt: {NO_ROOM}")
    expect(publishes).to_have_count(1)
    with page.context.new_page() as viewer:
        all_pages_are_there(viewer, served)
    disk.empty()
    page.get_by_role("button", name="Закрыть").click()
    expect(page.locator("[data-testid=stMain]")).not_to_contain_text("другой.txt")
    wait_until_idle(page)
    publishes.click()
    says(page, "Опубликована редакция 2 по документу «План (исправленный).txt»")
    expect(page.locator(SHOWN)).to_contain_text("редакция 2")
    assert [act["by"] for act in log_of(folder)] == ["Первый", "Иванова И. И."]


def test_a_correction_that_a_full_disk_refuses_is_stored_once_there_is_room(
    disk: SmallDisk, served: str, page: Page
) -> None:
    folder = disk.seen / "data"
    stood = content(folder)
    open_page(page, f"{served}/events?show=с вопросами")
    page.get_by_role("link", name="ИННОПРОМ").first.click()
    page.get_by_role("button", name="Уточнить").click()
    dialog = page.get_by_role("dialog")
    date = dialog.get_by_role("textbox", name="Срок", exact=True)
    date.fill("12–14 мая 2026 года")
    dialog.get_by_role("textbox", name="Основание").fill("письмо департамента")
    sign(dialog, "Иванова")
    disk.fill(left=16 << 10)
    dialog.get_by_role("button", name="Записать уточнение").click()
    expect(dialog.get_by_role("alert")).to_contain_text(NO_ROOM.capitalize())
    expect(date).to_have_value("12–14 мая 2026 года")  # nothing need be typed again
    assert content(folder) == stood
    disk.empty()
    decide(dialog, "Записать уточнение")
    expect(page.locator(".pl-card .pl-settled")).to_have_text("уточнено")
    assert [act["act"] for act in log_of(folder)] == ["published", "corrected"]


def test_on_a_disk_for_reading_alone_all_is_shown_and_publishing_says_why_not(
    disk: SmallDisk, page: Page, tmp_path: Path
) -> None:
    stood = content(disk.seen / "data")
    disk.read_only()
    log = {"PLAN_LOG": str(disk.place / "log.jsonl")}
    with serve(disk.place / "data", within=disk.within(), further=log) as address:
        all_pages_are_there(page, address)
        open_page(page, f"{address}/editions")
        later = changed(tmp_path, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
        page.locator("input[type=file]").set_input_files([later])
        says(page, "1 изменение: перенесено — 1")
        wait_until_idle(page)
        sign_publisher(page)
        page.get_by_role("button", name="Опубликовать редакцию 2").click()
        says(page, "диск только для чтения; подключите его с правом записи и повторите.")
        expect(page.locator(SHOWN)).to_contain_text("редакция 1")
    assert content(disk.seen / "data") == stood
