"""The web server around the pages: sealed by its headers, Russian before the first script runs."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from etl.happenings import note_happening, speak_as_server
from pages.shared.figures import papers, pictures
from pages.shared.figures.chart import LIBRARY, chart_script
from pages.shared.figures.palette import css_variables
from pages.shared.filters.filters import FILTER_KEYS
from pages.shared.markup.faces import web_faces
from pages.shared.markup.templates import compile_all, piece
from pages.shared.plan.looks import LOOK_KEYS
from pages.shared.plan.plan_said import UNTITLED
from pages.shared.server.asks_nobody import ask_nobody_outside
from pages.shared.server.compressed import Compressed, versioned
from pages.shared.server.first_frame import ROOT_TAG, with_first_frame
from pages.shared.server.guard import FAILED, Guarded, for_lookers
from pages.shared.server.page_asked import PageAsked
from pages.shared.server.provider_waited import ProviderWaited
from pages.shared.visit.take_away import file_list

_HERE = Path(__file__).parent
_LOG = logging.getLogger(__name__)

# Whatever a page or a library tries, the browser asks nobody but this server.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Streamlit tries whether WebAssembly is there; text becomes a script for nobody.
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    # For what does not know frame-ancestors; and other sites' pages get neither window nor file.
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]
# Streamlit's own index page, read by screen readers and shown until the first script has run.
_IN_RUSSIAN = (
    (b'lang="en"', b'lang="ru"'),
    (b"<title>Streamlit</title>", f"<title>{UNTITLED}</title>".encode()),
    (
        b"You need to enable JavaScript to run this app.",
        "Включите в браузере выполнение сценариев.".encode(),
    ),
)

# Letters that no page of ours is set in: 170 KB before the first script on a slow line.
_PRELOADED_FONT = re.compile(rb'<link\s+rel="preload"[^>]*SourceSans[^>]*>')


class Sealed:
    """ASGI middleware: the headers above on every answer, the index page in Russian."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass a request on and change its answer."""
        if scope["type"] != "http":
            return self.app(scope, receive, _sealing_refusals(send))
        return self._changed(scope, receive, send)

    async def _changed(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = dict(scope["headers"]).get(b"if-none-match", b"")
        scope, secure = _changeable(scope), _by_tls(scope)
        start: Message | None = None
        body = b""

        async def send_changed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                told = [one for one in message.get("headers", []) if not _for_others(one)]
                message["headers"] = [*(_closed(one, secure) for one in told), *_HEADERS]
                if not _is_html(message):
                    await send(message)
                else:
                    start = message  # its length is known once the page is in Russian
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    page = in_russian(body)
                    if page is not body:
                        start, page = _validated(start, page, known)
                    await send(_with_length(start, page))
                    await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, send_changed)


def _sealing_refusals(send: Send) -> Send:
    """A connection that is refused is answered too."""

    async def send_sealed(message: Message) -> None:
        if message["type"] == "websocket.http.response.start":
            message["headers"] = [*message["headers"], *_HEADERS]
        await send(message)

    return send_sealed


def _closed(header: tuple[bytes, bytes], secure: bool) -> tuple[bytes, bytes]:
    """No script may read a cookie: what sends a file would need to, and ``Guarded`` does it.

    Where the visitor came by TLS it is sent by TLS alone.
    """
    name, value = header
    if name.lower() != b"set-cookie":
        return header
    said = value.lower()
    value += b"" if b"httponly" in said else b"; HttpOnly"
    value += b"; Secure" if secure and b"secure" not in said else b""
    return name, value


def _for_others(header: tuple[bytes, bytes]) -> bool:
    """Streamlit lets every site read what lies in ``static/``; nobody else's page needs it."""
    return header[0].lower().startswith(b"access-control-")


def _by_tls(scope: Scope) -> bool:
    """Whether the visitor came by TLS, here or at the proxy before this server."""
    told = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
    return scope.get("scheme") == "https" or told.strip().lower() == b"https"


def _changeable(scope: Scope) -> Scope:
    """A request for a page is answered as plain text, which can then be changed, and whole.

    That Streamlit's file is an old one says nothing of the plan and the scripts in it.
    """
    headers = dict(scope["headers"])
    if b"text/html" not in headers.get(b"accept", b""):
        return scope
    theirs = (b"accept-encoding", b"if-modified-since")
    return {**scope, "headers": [h for h in scope["headers"] if h[0] not in theirs]}


def _validated(start: Message, page: bytes, known: bytes) -> tuple[Message, bytes]:
    """The answer under the hash of what is sent; empty where the visitor has that already."""
    tag = b'W/"' + sha256(page).hexdigest()[:16].encode() + b'"'
    kept = [one for one in start["headers"] if one[0] not in (b"etag", b"last-modified")]
    told = {**start, "headers": [*kept, (b"etag", tag)]}
    if tag in [one.strip() for one in known.split(b",")]:
        return {**told, "status": 304}, b""
    return told, page


def in_russian(page: bytes) -> bytes:
    """Streamlit's index page without its three English texts, with our style and script.

    Any other page (the stage, a saved show, a sentence) is whole by itself and stays as it is.
    """
    if ROOT_TAG not in page:
        return page
    for english, russian in _IN_RUSSIAN:
        page = page.replace(english, russian)
    page = _PRELOADED_FONT.sub(b"", page, count=1)
    page = with_first_frame(page, UNTITLED)
    # At the end of the page: Streamlit's own rules stand in its head and would win otherwise.
    return page.replace(b"</body>", _extras() + b"</body>", 1)


@lru_cache(maxsize=1)
def _extras() -> bytes:
    """The style sheets and the scripts: once per visit instead of once per click."""
    style = css_variables() + _text("style.css") + _text("print.css")
    kept = json.dumps([*FILTER_KEYS, *LOOK_KEYS])
    address = f"const KEPT = {kept};\n" + _text("address.js")
    scripts = (
        _text("alone.js"),
        _text("first_frame.js"),
        _text("russian.js"),
        address,
        _text("print_hatches.js") + _text("print.js"),
        f"const FACES = {json.dumps(web_faces(embedded=False))};\n"
        + _text("under_way.js")
        + _text("files.js")
        + _text("take.js")
        + _text("there.js")
        + _text("new_window.js")
        + _text("picture.js"),
        chart_script(),
        _text("said.js"),
        _text("newer.js"),
        _text("come_back.js"),
        *(path.read_text("utf-8") for path in sorted(_HERE.parents[1].glob("*/*.once.js"))),
    )
    closed = "".join(f"<script>(() => {{\n{script}\n}})();</script>" for script in scripts)
    # Asked for at once, not only when the first figure has come.
    library = f"<link rel='preload' as='script' fetchpriority='low' href='{versioned(LIBRARY)}'>"
    return f"{library}<style>{style}</style>{file_list()}{closed}".encode()


def _text(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _is_html(start: Message) -> bool:
    headers = dict(start["headers"])
    encoded = b"content-encoding" in headers
    return not encoded and bytes(headers.get(b"content-type", b"")).startswith(b"text/html")


def _with_length(start: Message, page: bytes) -> Message:
    kept = [(k, v) for k, v in start["headers"] if k != b"content-length"]
    # Where nothing is sent a length would be taken for that of the page.
    length = [] if start["status"] == 304 else [(b"content-length", str(len(page)).encode())]
    return {**start, "headers": [*kept, *length]}


@asynccontextmanager
async def _warm(app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Read the tables and load what figures need while the first visitor is on the way."""
    threading.Thread(target=_load_ahead, daemon=True).start()
    yield None


def _load_ahead() -> None:
    import plotly.graph_objects  # noqa: F401

    compile_all()
    from pages.shared.plan.tables import TablesMissingError, load_plan

    try:
        load_plan()
    except TablesMissingError:
        _LOG.warning("no tables yet; the page will say so")


def _say_failed(error: Exception) -> bool:
    """One plain sentence instead of a trace; the trace goes to the log."""
    _LOG.error("a page failed", exc_info=error)
    note_happening("page_failed", error=type(error).__name__)
    st.html(piece("empty", FAILED, role="alert"))
    return True


def settings(further: Sequence[Route], pages: Sequence[str]) -> dict[str, Any]:
    """What ``st.App`` is made with.

    Args:
        further: the routes of pages that have some of their own.
        pages: the last part of each page's address; the first one stands at the root.
    """
    # A folder named pages/ would wake Streamlit's old pages mechanism, which greets the first
    # visitor of a deep link with «Page not found» although st.navigation knows the page.
    PagesManager.uses_pages_directory = False
    speak_as_server()
    ask_nobody_outside()
    return {
        "middleware": [
            Middleware(Compressed),
            Middleware(Sealed),
            Middleware(Guarded),
            Middleware(ProviderWaited),
            Middleware(PageAsked, pages=pages, base=st.get_option("server.baseUrlPath") or ""),
        ],
        "routes": [for_lookers(one) for one in (*further, *pictures.routes(), *papers.routes())],
        "lifespan": _warm,
        "on_script_error": _say_failed,
    }
