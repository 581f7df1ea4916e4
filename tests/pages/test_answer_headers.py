"""What the server adds to and takes from every answer, without a server around it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

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
