"""A plan is loaded and published through a real nginx before two servers, by who has signed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from etl.editions.listing import log_of
from tests.browser.addressed import says
from tests.browser.serving import open_page, wait_until_idle
from tests.browser.signing_in import provider as provider
from tests.browser.signing_in import settings, sign_in
from tests.browser.test_behind_nginx import Site, behind
from tests.browser.visitors import visit
from tests.etl.conftest import published_folder as published_folder
from tests.etl.plan_folders import changed, content

pytestmark = pytest.mark.browser

ACCESS = """
looking = "open"
[people]
publisher = ["ivanova@example.ru"]
"""
UPLOADS = "/_stcore/upload_file/"
SHOWN = "[data-testid=stMain] .pl-edition"
PREVIEW = "Предпросмотр: редакция 2, ещё не опубликована."


@pytest.fixture
def plans(published_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(published_folder, tmp_path / "plans")
    return tmp_path / "plans"


@pytest.fixture
def signed(plans: Path, provider: str, tmp_path: Path) -> Iterator[Site]:
    further = partial(settings, tmp_path, provider=provider, roles=ACCESS)
    with behind(plans, tmp_path, further) as site:
        yield site


@pytest.fixture
def publisher(signed: Site, browser: Browser) -> Iterator[Page]:
    """Somebody who may publish and has opened «Редакции»."""
    with visit(browser, ignore_https_errors=True) as context:
        page = context.new_page()
        sign_in(page, signed.address, "ivanova")
        open_page(page, f"{signed.address}/editions")
        yield page


def keeping_to(site: Site, server: int, browser: Browser) -> BrowserContext:
    """A visitor who keeps to a given server: as many come as it takes."""
    while True:
        context = visit(browser, ignore_https_errors=True)
        context.new_page().goto(f"{site.address}/health")
        if site.server_of(context) == server:
            return context
        context.close()


def load(page: Page, document: Path) -> list[Response]:
    """Drop a document on the page; gives what answered it on the way."""
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one) if UPLOADS in one.url else None)
    page.locator("input[type=file]").set_input_files([document])
    says(page, "1 изменение: перенесено — 1")
    wait_until_idle(page)
    return answers


def test_what_is_loaded_reaches_the_visitors_server_is_previewed_and_published(
    signed: Site, publisher: Page, plans: Path, browser: Browser, tmp_path: Path
) -> None:
    later = changed(tmp_path, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
    own = signed.server_of(publisher.context)
    (other,) = set(signed.servers) - {own}
    before = content(plans)
    with ExitStack() as others:
        viewer = others.enter_context(keeping_to(signed, other, browser)).new_page()
        open_page(viewer, f"{signed.address}/calendar?sphere=Экономика")

        answers = load(publisher, later)
        came = [(one.status, int(one.headers["x-answered-by"].rpartition(":")[2]))
                for one in answers if one.request.method == "PUT"]  # fmt: skip
        assert came == [(204, own)]
        assert content(plans) == before
        publisher.get_by_role("link", name="Календарь").last.click()
        expect(publisher.locator(".pl-standing")).to_contain_text(PREVIEW)
        wait_until_idle(publisher)
        # By its address, loaded anew: the cookie leads to the server that holds it.
        open_page(publisher, publisher.url)
        expect(publisher.locator(".pl-standing")).to_contain_text(PREVIEW)
        publisher.get_by_role("link", name="К публикации").click()
        publishes = publisher.get_by_role("button", name="Опубликовать редакцию 2")
        expect(publishes).to_be_enabled()
        wait_until_idle(publisher)
        publishes.click()
        says(publisher, "Опубликована редакция 2 по документу «План (исправленный).txt»")
        assert log_of(plans)[-1]["by"] == "Анна Иванова (Ivanova@Example.ru)"

        # A page of the other server hears of it.
        viewer.bring_to_front()
        viewer.evaluate("window.dispatchEvent(new Event('focus'))")
        viewer.get_by_role("button", name="Показать").click()
        expect(viewer.locator(SHOWN)).to_contain_text("редакция 2")
        expect(viewer.locator(".pl-chip")).to_contain_text("Экономика")


def test_a_preview_goes_with_its_server_and_is_loaded_again_at_the_other(
    signed: Site, publisher: Page, plans: Path, tmp_path: Path
) -> None:
    later = changed(tmp_path, "План (исправленный).txt", ("3-6 июня", "4-7 июня"))
    own = signed.server_of(publisher.context)
    load(publisher, later)
    publisher.get_by_role("link", name="Календарь").last.click()
    expect(publisher.locator(".pl-standing")).to_contain_text(PREVIEW)
    wait_until_idle(publisher)
    signed.kill(own)
    app = publisher.locator("[data-testid=stApp]")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    # What was shown stays; the next press says that the other server knows no such preview.
    expect(publisher.locator(".pl-standing")).to_contain_text(PREVIEW)
    publisher.get_by_role("link", name="К публикации").click()
    expect(publisher.locator(".pl-top h1")).to_have_text("Такой редакции нет")
    publisher.get_by_role("link", name="Показать опубликованную").click()
    expect(publisher.locator(SHOWN)).to_contain_text("редакция 1")
    assert signed.server_of(publisher.context) != own
    open_page(publisher, f"{signed.address}/editions")
    expect(publisher.locator("[data-testid=stSidebar]")).to_contain_text("Анна Иванова")
    load(publisher, later)
    publisher.get_by_role("button", name="Опубликовать редакцию 2").click()
    says(publisher, "Опубликована редакция 2 по документу «План (исправленный).txt»")
    assert [act["by"] for act in log_of(plans)][1:] == ["Анна Иванова (Ivanova@Example.ru)"]
