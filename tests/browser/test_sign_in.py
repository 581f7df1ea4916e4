"""Signing in at a real provider on loopback: who may look, load, publish, and what the log says."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.editions.listing import log_of
from tests.browser.serving import PATIENCE, ROOT, free_port, serve, wait_until_idle
from tests.browser.visitors import visit
from tests.etl.conftest import published_folder as published_folder
from tests.etl.plan_folders import changed
from tests.oidc_provider import CLIENT, SECRET

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


@pytest.fixture
def provider() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.oidc_provider", str(port)]
    process = subprocess.Popen(command, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + PATIENCE / 1000
        while process.poll() is None and time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{address}/jwks", timeout=30).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def guarded(provider: str, published_folder: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    port, plans = free_port(), tmp_path / "plans"
    shutil.copytree(published_folder, plans)
    secrets, access = tmp_path / "secrets.toml", tmp_path / "access.toml"
    secrets.write_text(
        f"[auth]\nredirect_uri = 'http://127.0.0.1:{port}/oauth2callback'\n"
        f"cookie_secret = '{'k' * 48}'\nclient_id = '{CLIENT}'\nclient_secret = '{SECRET}'\n"
        f"server_metadata_url = '{provider}/.well-known/openid-configuration'\n",
        "utf-8",
    )
    access.write_text(ACCESS, "utf-8")
    further = {"STREAMLIT_SECRETS_FILES": str(secrets), "PLAN_ACCESS": str(access)}
    with serve(plans, port=port, further=further) as address:
        yield address, plans


def sign_in(page: Page, address: str, person: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Войти").click()
    page.locator(f"#{person}").click()
    page.wait_for_url(f"{address}/**")
    page.wait_for_selector(".pl-top h1")


def test_only_named_people_look_and_publish_and_the_log_names_them(
    guarded: tuple[str, Path], browser: Browser, tmp_path: Path
) -> None:
    address, plans = guarded
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
