"""Two servers behind a real nginx with the settings that come with the program."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests import behind_nginx
from tests.browser.serving import free_port, open_page, serve, watch_requests
from tests.browser.visitors import visit

pytestmark = pytest.mark.browser

OWN = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "strict-transport-security": "max-age=31536000",
}


@dataclass
class Site:
    """The site: its address, and its servers by their ports."""

    address: str
    servers: dict[int, ExitStack] = field(default_factory=dict)

    def ask(self, path: str = "/health", **further: str) -> httpx.Response:
        """What a visitor who has never been here is answered."""
        return httpx.get(f"{self.address}{path}", verify=False, headers=further, timeout=60)

    def server_of(self, context: BrowserContext) -> int:
        """Which server a visitor keeps to."""
        route = next(c["value"] for c in context.cookies() if c["name"] == "plan_route")
        return answered_by(self.ask(Cookie=f"plan_route={route}"))

    def kill(self, port: int) -> None:
        """End a server as a machine does that goes dark."""
        for one in psutil.net_connections("tcp"):
            if one.status == psutil.CONN_LISTEN and one.laddr.port == port and one.pid:
                psutil.Process(one.pid).send_signal(signal.SIGKILL)


@pytest.fixture
def site(tables: Path, tmp_path: Path) -> Iterator[Site]:
    with behind(tables, tmp_path) as site:
        yield site


@contextmanager
def behind(
    tables: Path, scratch: Path, further: Callable[[str], dict[str, str]] = lambda _: {}
) -> Iterator[Site]:
    """Two servers behind nginx.

    Args:
        tables: the folder of plans of both.
        scratch: a folder for the settings.
        further: variables of both, by the address of the site.
    """
    if not behind_nginx.there():
        pytest.skip("nginx cannot be had here: tests/chromium.sh installs it where it may")
    one, two, port, plain = (free_port() for _ in range(4))
    whole = behind_nginx.settings(scratch, (one, two), port, plain)
    with ExitStack() as all_of_it:
        all_of_it.enter_context(behind_nginx.nginx(whole))
        site = Site(f"https://{behind_nginx.NAME}:{port}")
        for server in (one, two):
            site.servers[server] = all_of_it.enter_context(ExitStack())
            variables = further(site.address)
            site.servers[server].enter_context(serve(tables, port=server, further=variables))
        yield site


def answered_by(answer: httpx.Response) -> int:
    return int(answer.headers["x-answered-by"].rpartition(":")[2])


def test_each_visitor_keeps_to_one_server_and_one_address_has_both(site: Site) -> None:
    chosen: list[int] = []
    for _ in range(16):
        with httpx.Client(verify=False, timeout=60) as visitor:
            asked = {answered_by(visitor.get(f"{site.address}/health")) for _ in range(4)}
        assert len(asked) == 1
        chosen += asked
    assert set(chosen) == set(site.servers)  # by chance once in 32,000 runs not


def test_what_nginx_says_by_itself_is_a_sentence_with_the_same_headers(site: Site) -> None:
    stranger = site.ask(Host="evil.example")
    assert stranger.status_code == 421
    assert "По этому имени здесь ничего нет" in stranger.text
    large = httpx.post(f"{site.address}/_stcore/upload_file/a/b", verify=False,
                       content=b"x" * (35 << 20), timeout=60)  # fmt: skip
    assert (large.status_code, "Файл больше 32 МБ" in large.text) == (413, True)
    inner = site.ask("/_stcore/metrics")
    assert (inner.status_code, inner.text) == (404, "Такой страницы нет.\n")
    long = site.ask("/?q=" + "x" * 40_000)
    assert (long.status_code, "Адрес слишком длинный" in long.text) == (414, True)
    for server in site.servers.values():
        server.close()
    away = site.ask()
    assert (away.status_code, "Программа не отвечает" in away.text) == (503, True)
    assert away.headers["retry-after"] == "5"
    for answer in (stranger, large, inner, long, away):
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert {name: answer.headers[name] for name in OWN} == OWN


def test_what_the_program_answers_has_each_header_once(site: Site) -> None:
    names = [name for name, _ in site.ask("/").headers.multi_items()]
    for name in (*OWN, "referrer-policy"):
        assert names.count(name) == 1, name


def test_a_page_whose_server_is_killed_comes_back_by_itself(site: Site, browser: Browser) -> None:
    with visit(browser, ignore_https_errors=True) as context:
        page = context.new_page()
        strangers = watch_requests(page)
        open_page(page, f"{site.address}/data?sphere=Спорт")
        own = site.server_of(context)
        first = page.locator("[data-testid=stApp]")
        site.kill(own)
        expect(first).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        expect(first).to_have_attribute("data-test-connection-state", "CONNECTED")
        expect(page.locator(".pl-top")).to_contain_text("Сфера: Спорт")
        # Nobody has pressed anything: the other server shows the same, and answers a filter.
        page.locator(".pl-chip", has_text="Спорт").click()
        expect(page.locator(".pl-count")).to_have_text(re.compile(r"^\s*47"))
        assert strangers == []
