"""Signing in at a real provider on loopback: who may look, load, publish, and what the log says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.editions.listing import log_of
from tests.browser.serving import wait_until_idle
from tests.browser.signing_in import GuardedBy, sign_in
from tests.browser.signing_in import guarded_by as guarded_by
from tests.browser.signing_in import provider as provider
from tests.browser.visitors import visit
from tests.etl.conftest import published_folder as published_folder
from tests.etl.plan_folders import changed

pytestmark = pytest.mark.browser

ACCESS = """
looking = "signed_in"
role_claim = "groups"
[people]
publisher = ["ivanova@example.ru"]
viewer = ["nobody@example.ru"]
[groups]
editor = ["plan-editors"]
"""


def test_only_named_people_look_and_publish_and_the_log_names_them(
    guarded_by: GuardedBy, browser: Browser, tmp_path: Path
) -> None:
    guarded = guarded_by(ACCESS)
    address, plans = guarded.address, guarded.plans
    stranger = visit(browser).new_page()
    first = stranger.goto(address)
    assert first is not None
    assert "полугодие" not in first.text()  # nor in the frame before the first script
    expect(stranger.locator(".pl-top h1")).to_have_text("План открыт тем, кто вошёл")
    assert stranger.request.get(f"{address}/data/events.csv").status == 401
    assert stranger.request.get(f"{address}/health").status == 200

    sign_in(stranger, address, "sidorov")  # known to the provider, named nowhere here
    expect(stranger.get_by_role("alert")).to_contain_text("Иван Сидоров")
    assert stranger.request.get(f"{address}/data/events.csv").status == 401

    editor = visit(browser).new_page()
    sign_in(editor, address, "petrov")
    assert editor.request.get(f"{address}/data/events.csv").status == 200
    document = changed(tmp_path, "next.txt", ("«Славянский хоровод»", "«Славянский круг»"))
    load(editor, address, document)
    expect(editor.get_by_role("button", name="Опубликовать редакцию 2")).to_be_disabled()

    publisher = visit(browser).new_page()
    sign_in(publisher, address, "ivanova")
    load(publisher, address, document)
    publisher.get_by_role("button", name="Опубликовать редакцию 2").click()
    publisher.get_by_role("button", name="Закрыть").wait_for()
    assert log_of(plans)[-1]["by"] == "Анна Иванова (Ivanova@Example.ru)"

    publisher.get_by_role("button", name="Выйти").click()
    expect(publisher.locator(".pl-top h1")).to_have_text("План открыт тем, кто вошёл")
    for page in (stranger, editor, publisher):
        page.context.close()


def load(page: Page, address: str, document: Path) -> None:
    page.goto(f"{address}/editions")
    page.wait_for_selector(".pl-top h1")
    wait_until_idle(page)
    page.set_input_files("[data-testid=stFileUploader] input", str(document))
    page.get_by_role("button", name="Опубликовать редакцию 2").wait_for()
    wait_until_idle(page)
