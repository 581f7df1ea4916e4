"""What is sent is sent small, and once: gzip on the way, kept by the browser under its hash."""

from __future__ import annotations

import gzip
from collections.abc import Awaitable
from functools import lru_cache
from hashlib import sha256
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from etl.folders import ROOT

_TEXTS = (b"text/", b"application/javascript", b"application/json", b"image/svg+xml")
_LEAST = 1_000
_FOR_EVER = (b"cache-control", b"public, immutable, max-age=31536000")
VERSION = "v"
"""The name in a file's address that holds its hash."""


@lru_cache(maxsize=32)
def versioned(address: str) -> str:
    """The address of a file in ``static/`` with its hash, under which it never changes.

    Args:
        address: as a page asks for it: «./app/static/plotly/plotly-basic.min.js».
    """
    path = ROOT / "static" / address.removeprefix("./app/static/")
    return f"{address}?{VERSION}={sha256(path.read_bytes()).hexdigest()[:12]}"


class Compressed:
    """ASGI middleware: texts are compressed, files that are asked for by their hash are kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass a request on and make its answer smaller."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return self.app(scope, receive, send)
        return self._smaller(scope, receive, send)

    async def _smaller(self, scope: Scope, receive: Receive, send: Send) -> None:
        accepts = b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b"")
        kept = _named_by_hash(scope)
        start: Message | None = None
        body = bytearray()

        async def send_smaller(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = [*message["headers"]]
                if kept and message["status"] == 200:
                    headers = [h for h in headers if h[0] != b"cache-control"] + [_FOR_EVER]
                message = {**message, "headers": headers}
                if accepts and _is_text(message):
                    start = message
                else:
                    await send(message)
            elif start is None or message["type"] != "http.response.body":
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await _send_small(start, bytes(body), scope["path"], send)

        await self.app(scope, receive, send_smaller)


def _named_by_hash(scope: Scope) -> bool:
    """Pictures that Streamlit was handed bear their hash as a name, ours in the address."""
    query = parse_qs(scope["query_string"].decode("ascii", "replace"))
    ours = scope["path"].startswith("/app/static/") and VERSION in query
    return ours or scope["path"].startswith("/media/")


async def _send_small(start: Message, body: bytes, path: str, send: Send) -> None:
    small = body
    headers = [h for h in start["headers"] if h[0] != b"content-length"]
    if len(body) >= _LEAST:
        # Streamlit's own files have their hash in their names, and are asked for by each visitor.
        small = _kept(body) if path.startswith("/static/") else gzip.compress(body, 5, mtime=0)
        headers = [h for h in headers if h[0] != b"accept-ranges"]
        headers += [(b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]
    headers.append((b"content-length", str(len(small)).encode()))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": small})


@lru_cache(maxsize=256)
def _kept(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


def _is_text(start: Message) -> bool:
    headers = dict(start["headers"])
    kind = bytes(headers.get(b"content-type", b""))
    plain = b"content-encoding" not in headers and start["status"] == 200
    return plain and kind.startswith(_TEXTS)
