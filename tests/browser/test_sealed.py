"""The server from outside: who may connect, what is answered, what every answer carries."""

from __future__ import annotations

import http.client
import json
import socket
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FilePayload, Page

from pages.show.story.story import Scene, Story, pack
from tests.browser.serving import PAGES, PATIENCE, open_page, serve, wait_until_idle

pytestmark = pytest.mark.browser

_HEADERS = ("content-security-policy", "referrer-policy", "x-content-type-options")
SHAKE = """GET /_stcore/stream HTTP/1.1
Host: {host}
Connection: Upgrade
Upgrade: websocket
Sec-WebSocket-Version: 13
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Sec-WebSocket-Protocol: streamlit
"""


def ask(address: str, path: str) -> tuple[http.client.HTTPResponse, str]:
    """Ask without a library that would tidy the path; the answer and its text."""
    link = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE / 1000)
    link.request("GET", path, headers={"accept": "text/html"})
    with closing(link):
        answer = link.getresponse()
        return answer, answer.read().decode()


def shake(address: str, origin: str | None) -> str:
    """The server's answer to a page of some origin that wants a connection."""
    host = urlsplit(address).netloc
    lines = SHAKE.format(host=host) + (f"Origin: {origin}\n" if origin is not None else "") + "\n"
    name, port = host.split(":")
    with socket.create_connection((name, int(port)), timeout=PATIENCE / 1000) as link:
        link.sendall(lines.replace("\n", "\r\n").encode())
        answer = b""
        while b"\r\n\r\n" not in answer and (more := link.recv(4096)):
            answer += more
        return answer.decode().lower()


def test_a_connection_comes_from_a_page_of_this_address_only(dashboard: str) -> None:
    assert shake(dashboard, dashboard).startswith("http/1.1 101 ")
    port = urlsplit(dashboard).port
    strangers = [
        "http://127.0.0.1", "http://127.0.0.1:1", f"http://localhost:{port}", "null", "",
        "http://example.org", f"{dashboard}.example.org", f"http://127.0.0.1@example.org:{port}",
    ]  # fmt: skip
    for origin in [*strangers, None]:
        answer = shake(dashboard, origin)
        assert answer.startswith("http/1.1 403 "), origin
        assert all(name in answer for name in _HEADERS), origin


def test_a_server_that_listens_to_all_asks_nobody_for_its_own_address(
    tables: Path, tmp_path: Path
) -> None:
    """Streamlit asks a server on the internet: at the start, and when such a page connects."""
    log, other = tmp_path / "said.txt", "https://plans.example.org"
    further = {"STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS": other}
    with serve(tables, address="0.0.0.0", further=further, log=log) as address:
        assert shake(address, other).startswith("http/1.1 101 ")
        assert shake(address, "https://example.org").startswith("http/1.1 403 ")
    said = log.read_text("utf-8").lower()
    assert "external" not in said


def test_the_metrics_address_is_off(dashboard: str) -> None:
    for path in ("/_stcore/metrics", "/_stcore/metrics?families=session_events"):
        answer, words = ask(dashboard, path)
        assert (answer.status, words) == (404, "Такого адреса нет.")


DEEP = pack(Story("", (Scene("//["),)))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/map", 200),
        ("/stage", 200),
        ("/app/static/plotly/plotly-basic.min.js", 200),
        ("/stage/scene?n=0", 200),
        ("/stage/scene?n=" + "9" * 5000, 404),
        (f"/stage/scene?n=0&scenes={DEEP}", 200),
        ("/stage?scenes=x", 400),
        ("/stage?scenes=%ED%A0%80", 400),
        ("/stage/file?scenes=~none", 400),
        ("/data/events.csv", 200),
        ("/data/none.csv", 400),
        ("/data/events.csv?none=1", 400),
        ("/_stcore/health", 200),
        ("/_stcore/metrics", 404),
        ("/../etc/passwd", 400),
        ("/app/static/none.js", 404),
    ],
)
def test_every_answer_carries_the_headers(dashboard: str, path: str, status: int) -> None:
    answer, _ = ask(dashboard, path)
    assert answer.status == status
    assert [answer.getheader(name) is not None for name in _HEADERS] == [True] * 3


def test_a_damaged_show_is_one_russian_sentence(dashboard: str) -> None:
    for path in ("/stage?scenes=x", "/stage/scene?n=0&scenes=eA", "/stage/file?scenes=%00"):
        _, page = ask(dashboard, path)
        assert "<p>Ссылка на показ повреждена: скопируйте её целиком.</p>" in page


def test_no_page_evaluates_text_and_no_script_reads_a_cookie(page: Page, dashboard: str) -> None:
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', (event) => "
        "(window.refused ??= []).push(`${event.violatedDirective} ${event.blockedURI}`))"
    )
    for path in PAGES:
        open_page(page, f"{dashboard}/{path}")
        assert page.evaluate("window.refused ?? []") == [], path
    page.goto(f"{dashboard}/stage")
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate("window.refused ?? []") == []
    # Later, in a task of the page's own: what the test runs itself is not held to its rules.
    page.evaluate(
        "setTimeout(() => { try { window.made = eval('1'); } catch { window.made = 'no'; } })"
    )
    page.wait_for_function("() => window.made")
    assert page.evaluate("window.made") == "no"
    cookies = page.context.cookies()
    assert cookies
    assert all(cookie.get("httpOnly") for cookie in cookies)
    assert page.evaluate("document.cookie") == ""


LONG = "9" * 5000


def test_the_same_show_in_a_file_is_said_in_a_sentence(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/show")
    deep = "[" * 100_000 + "]" * 100_000
    half = json.dumps({"scenes": [{"view": "map", "title": "\ud800"}]})
    for text in (deep, LONG, half):
        file = FilePayload(name="show.json", mimeType="application/json", buffer=text.encode())
        page.locator(".file input").set_input_files(file)
        page.wait_for_selector("[role=alert]:has-text('Это не файл показа')")
        page.reload()
        page.wait_for_selector(".pl-top h1")
        wait_until_idle(page)


def test_a_files_address_gives_what_its_link_gives(page: Page, dashboard: str) -> None:
    open_page(page, f"{dashboard}/data?sphere=Спорт")
    links = page.locator("a.pl-file[href*='/data/']")
    assert links.count() >= 4
    for link in links.all()[:4]:
        with page.expect_download() as waiting:
            link.click()
        saved = Path(waiting.value.path()).read_bytes()
        address = str(link.evaluate("(link) => link.href"))
        answer = page.request.get(address)
        assert answer.body() == saved
        again = page.request.get(address, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status, again.body()) == (304, b"")
        assert all(name in again.headers for name in _HEADERS)
