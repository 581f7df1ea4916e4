"""«Редакции» in a real browser: from a dropped document to what everybody sees, and back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.addressed import says
from tests.browser.serving import open_page, serve, wait_until_idle
from tests.browser.test_access import troubles
from tests.browser.test_widths import resize
from tests.browser.text_boxes import text_trouble
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import changed, content

pytestmark = pytest.mark.browser

FILES = "input[type=file]"
SHOWN = "[data-testid=stMain] .pl-edition"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("editions") / "data"
    publish(Reading(SHIPPED), directory, by="Первый")
    return directory


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


def test_from_a_dropped_document_to_the_overview_and_back(
    served: str, folder: Path, page: Page, tmp_path: Path
) -> None:
    later = changed(tmp_path, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
    archive = tmp_path / "архив.zip"
    archive.write_bytes(b"PK\3\4")
    before = content(folder)

    # somebody else looks at the calendar, narrowed, and goes on looking
    viewer = page.context.new_page()
    open_page(viewer, f"{served}/calendar?sphere=Экономика")

    open_page(page, f"{served}/editions")
    page.locator(FILES).set_input_files([later, archive, SHIPPED])
    says(page, "1 изменение: перенесено — 1")
    says(page, "файлы вида «.zip» не читаются")
    says(page, "plan-2026-H1.txt: этот документ уже есть, это опубликованная редакция 1")
    expect(page.locator(FILES)).to_have_count(1)
    assert content(folder) == before

    # as viewers will see it, for this visit alone
    page.get_by_role("link", name="Календарь").last.click()
    expect(page.locator(".pl-standing")).to_contain_text(
        "Предпросмотр: редакция 2, ещё не опубликована."
    )
    expect(page.locator(SHOWN)).to_contain_text("предпросмотр редакции 2")
    wait_until_idle(page)
    buttons, standing = (
        page.locator(f".pl-top {name}").first.bounding_box()
        for name in (".pl-take", ".pl-standing")
    )
    assert buttons is not None
    assert standing is not None
    assert buttons["y"] + buttons["height"] <= standing["y"]
    page.locator("[data-testid=stSidebarNav] a", has_text="Обзор").click()
    expect(page.locator("h1")).to_have_text("Обзор")
    expect(page.locator(".pl-standing")).to_contain_text("Предпросмотр")
    expect(viewer.locator(SHOWN)).to_contain_text("редакция 1")
    page.get_by_role("link", name="К публикации").click()
    expect(page.locator("h1")).to_have_text("Редакции")
    wait_until_idle(page)

    # published with one button, by somebody with a name
    page.get_by_role("textbox", name="Ваше имя").first.fill("Иванова И. И.")
    page.get_by_role("textbox", name="Ваше имя").first.press("Enter")
    page.get_by_role("button", name="Опубликовать редакцию 2").click()
    says(page, "Опубликована редакция 2 по документу «План (исправленный).txt»")
    wait_until_idle(page)
    assert "draft" not in page.url
    page.get_by_role("link", name="К обзору").click()
    expect(page.locator(SHOWN)).to_contain_text("редакция 2")
    expect(page.locator(".pl-standing")).to_have_count(0)

    # the open page hears of it, keeps what it shows until asked, and its filters
    viewer.bring_to_front()
    viewer.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(viewer.locator("#pl-newer")).to_contain_text("Опубликована редакция 2")
    expect(viewer.locator(SHOWN)).to_contain_text("редакция 1")
    viewer.get_by_role("button", name="Показать").click()
    expect(viewer.locator(SHOWN)).to_contain_text("редакция 2")
    expect(viewer.locator(".pl-chip")).to_contain_text("Экономика")
    expect(viewer.locator("#pl-newer")).to_be_hidden()
    viewer.close()

    # looked back at, compared, published again
    open_page(page, f"{served}/editions")
    says(page, "Иванова И. И.")
    line = page.locator(".ed-line", has_text="Редакция 1")
    line.get_by_role("link", name="Посмотреть").click()
    expect(page.locator(".pl-standing")).to_contain_text("Вы смотрите редакцию 1")
    page.get_by_role("link", name="К опубликованной").click()
    expect(page.locator(".pl-standing")).to_have_count(0)
    open_page(page, f"{served}/editions?was=2&now=1")
    expect(page.locator(".ed-changes ins mark").first).to_have_text("3")
    assert troubles(page) == []
    # Nothing of it is cut at any width, and no link has the browser's own blue.
    for width in (1024, 1152, 1280, 1366, 1440):
        resize(page, width, 768)
        assert text_trouble(page) == [], width
    own_blue = "links => links.filter(a => getComputedStyle(a).color === 'rgb(0, 0, 238)').length"
    assert page.locator("main a").evaluate_all(own_blue) == 0
    page.get_by_role("textbox", name="Ваше имя").first.fill("Иванова И. И.")
    page.get_by_role("textbox", name="Ваше имя").first.press("Enter")
    page.get_by_role("button", name="Сделать опубликованной снова").click()
    says(page, "Снова опубликована редакция 1")
    expect(page.locator(SHOWN)).to_contain_text("редакция 1")


def test_a_server_that_others_reach_offers_nothing_and_takes_nothing(
    folder: Path, page: Page, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "data")
    with serve(tmp_path / "data", address="0.0.0.0") as address:
        open_page(page, f"{address}/editions")
        says(page, "только на самом компьютере")
        expect(page.locator(FILES)).to_have_count(0)
        expect(page.get_by_role("button", name="Сделать опубликованной снова")).to_have_count(0)
        answer = page.request.put(f"{address}/_stcore/upload_file/x/y", data=b"x")
        assert (answer.status, answer.text()) == (403, "Загружать здесь нельзя.")
