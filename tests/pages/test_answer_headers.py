"""What the server adds to and takes from every answer, without a server around it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from pages.shared.server import serving
from pages.shared.server.first_frame import ROOT_TAG
from pages.shared.server.serving import Sealed
from tests.pages.asking import Answer, answered

COOKIES = [
    ({}, "_streamlit_user=a; Path=/", "_streamlit_user=a; Path=/; HttpOnly"),
    ({"x-forwarded-proto": "http"}, "a=b; HttpOnly", "a=b; HttpOnly"),
    ({"x-forwarded-proto": "https"}, "a=b", "a=b; HttpOnly; Secure"),
    ({"x-forwarded-proto": "HTTPS"}, "a=b; httponly; secure", "a=b; httponly; secure"),
]


def sealed(given: dict[str, str], asked: dict[str, str] | None = None) -> Answer:
    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(k.encode(), v.encode()) for k, v in given.items()]
        start: dict[str, Any] = {"type": "http.response.start", "status": 200, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": b"x"})

    return asyncio.run(answered(Sealed(inner), "/app/static/favicon.png", headers=asked))


@pytest.mark.parametrize(("asked", "given", "sent"), COOKIES)
def test_no_script_reads_a_cookie_and_by_tls_it_goes_by_tls_alone(
    asked: dict[str, str], given: str, sent: str
) -> None:
    assert sealed({"set-cookie": given}, asked).headers["set-cookie"] == sent


def test_no_other_site_may_read_frame_or_open_what_is_here() -> None:
    headers = sealed({"Access-Control-Allow-Origin": "*", "content-type": "image/png"}).headers
    assert not [name for name in headers if name.startswith("access-control")]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in headers["permissions-policy"]


def index_page(asked: dict[str, str], called: str, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Streamlit's page, whose file never changes, with a plan of this name in it."""

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        unchanged = any(name == b"if-modified-since" for name, _ in scope["headers"])
        headers = [(b"content-type", b"text/html"), (b"last-modified", b"Sat, 28 Nov 2026")]
        status = 304 if unchanged else 200
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if unchanged else ROOT_TAG})

    named = f"<p>{called}</p>".encode()
    monkeypatch.setattr(serving, "with_first_frame", lambda page, title: named + page)
    return asyncio.run(answered(Sealed(inner), "/", headers={"accept": "text/html", **asked}))


def test_a_page_that_names_another_plan_is_sent_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = index_page({}, "Редакция 1", monkeypatch)
    assert "last-modified" not in first.headers
    known = {"if-none-match": first.headers["etag"], "if-modified-since": "Sat, 28 Nov 2026"}
    again = index_page(known, "Редакция 1", monkeypatch)
    assert (again.status, again.content) == (304, b"")
    assert "content-length" not in again.headers
    changed = index_page(known, "Редакция 2", monkeypatch)
    assert changed.status == 200
    assert "Редакция 2" in changed.text
    assert int(changed.headers["content-length"]) == len(changed.content)
