"""A request put to the addresses of files and editions, without a server around them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.types import ASGIApp

from pages.editions.edition_routes import routes as edition_routes
from pages.handouts.file_routes import routes


class Answer(NamedTuple):
    """What came back; the names of the headers are in small letters."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def ask(address: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
    """Ask for an address; letters in its query need no percent signs."""
    app = Starlette(routes=[*routes(), *edition_routes()])
    return asyncio.run(answered(app, address, method, headers))


async def answered(
    app: ASGIApp, address: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Answer:
    """The same of any application, for who asks several things at once."""
    path, _, query = address.partition("?")
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": quote(query, safe="=&%+").encode(),
        "headers": [(k.encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    await app(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    given = {k.decode().lower(): v.decode() for k, v in start["headers"]}
    return Answer(start["status"], given, b"".join(m.get("body", b"") for m in sent))
