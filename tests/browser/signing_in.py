"""A server that people sign in at, with a provider of ours on loopback."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import PATIENCE, ROOT, free_port, serve
from tests.oidc_provider import CLIENT, SECRET


@dataclass(frozen=True)
class Guarded:
    """Such a server.

    Attributes:
        address: its own.
        plans: its folder of plans.
        access: its file of roles.
    """

    address: str
    plans: Path
    access: Path


GuardedBy = Callable[[str], Guarded]


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
def guarded_by(provider: str, published_folder: Path, tmp_path: Path) -> Iterator[GuardedBy]:
    """Starts a server with a file of roles."""
    with ExitStack() as served:

        def guarded(roles: str) -> Guarded:
            port, plans = free_port(), tmp_path / "plans"
            shutil.copytree(published_folder, plans)
            further = settings(tmp_path, f"http://127.0.0.1:{port}", provider, roles)
            address = served.enter_context(serve(plans, port=port, further=further))
            return Guarded(address, plans, Path(further["PLAN_ACCESS"]))

        yield guarded


def settings(folder: Path, site: str, provider: str, roles: str) -> dict[str, str]:
    """The variables of a server that people sign in at.

    Args:
        folder: where their files are written.
        site: the address that visitors know.
        provider: the address where they sign in.
        roles: what is in the file of roles.
    """
    secrets, access = folder / "secrets.toml", folder / "access.toml"
    secrets.write_text(
        f"[auth]\nredirect_uri = '{site}/oauth2callback'\ncookie_secret = '{'k' * 48}'\n"
        f"client_id = '{CLIENT}'\nclient_secret = '{SECRET}'\n"
        f"server_metadata_url = '{provider}/.well-known/openid-configuration'\n",
        "utf-8",
    )
    access.write_text(roles, "utf-8")
    return {"STREAMLIT_SECRETS_FILES": str(secrets), "PLAN_ACCESS": str(access)}


def sign_in(page: Page, address: str, person: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Войти").click()
    page.locator(f"#{person}").click()
    page.wait_for_url(f"{address}/**")
    page.wait_for_selector(".pl-top h1")
