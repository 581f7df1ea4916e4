"""What Streamlit would answer and should not, or could not: strangers, its metrics, failures."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit import config
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from pages.shared.markup.templates import render
from pages.shared.visit.may_edit import is_handed_on, may_edit_by, may_look_by

_LOG = logging.getLogger(__name__)
READY = "/health"
_METRICS = "/_stcore/metrics"
_UPLOADS = "/_stcore/upload_file/"
FAILED = (
    "Страница не построена из-за ошибки в программе. "
    "Обновите её; если не поможет, снимите отборы и сообщите администратору."
)


class Guarded:
    """ASGI middleware between the headers of every answer and Streamlit.

    A connection of pages comes from a page of this very address, its port too: Streamlit takes
    any port of this machine, and asks a host outside for the machine's name before it refuses
    the rest. What fails is one sentence, sent where the headers still reach it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Answer, or pass on."""
        if scope["type"] == "websocket" and not is_own(Headers(scope=scope)):
            refused = PlainTextResponse("Соединение не с этой страницы.", status_code=403)
            return WebSocket(scope, receive, send).send_denial_response(refused)
        if scope["type"] != "http":
            return self.app(scope, receive, send)
        return self._answered(scope, receive, send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].endswith(_METRICS):
            answer = PlainTextResponse("Такого адреса нет.", status_code=404)
            await answer(scope, receive, send)
        elif _UPLOADS in scope["path"]:
            headers = Headers(scope=scope)
            if is_own(headers) and may_edit_by(
                headers.get("host", ""),
                cookie_parser(headers.get("cookie", "")),
                handed_on=is_handed_on(headers),
            ):
                await self._with_failures(_with_token(scope), receive, send)
            else:
                answer = PlainTextResponse("Загружать здесь нельзя.", status_code=403)
                await answer(scope, receive, send)
        else:
            await self._with_failures(scope, receive, send)

    async def _with_failures(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def send_noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception:
            if begun:
                raise
            _LOG.exception("an address failed: %s", scope["path"])
            page = render("shared/server/sentence.html", words=FAILED)
            await HTMLResponse(page, status_code=500)(scope, receive, send)


def for_lookers(route: Route) -> Route:
    """An address of ours that answers those who may look; whether all is well everybody may ask."""
    if route.path == READY:
        return route

    async def endpoint(request: Request) -> Response:
        if not await run_in_threadpool(may_look_by, request.cookies):
            return PlainTextResponse("План открыт тем, кто вошёл по имени.", status_code=401)
        answer: Response = await route.endpoint(request)
        return answer

    return Route(route.path, endpoint, methods=list(route.methods or ["GET"]), name=route.name)


def _with_token(scope: Scope) -> Scope:
    """An upload as Streamlit takes it: the page's script would have to repeat a cookie's value.

    No script reads a cookie here (``Sealed``). That the upload comes from a page of this address
    is known by its origin, which no page can change; so the value is put in on the way.
    """
    token = cookie_parser(Headers(scope=scope).get("cookie", "")).get(XSRF_COOKIE_NAME, "")
    header = (b"x-xsrftoken", token.encode("latin-1", errors="replace"))
    kept = [pair for pair in scope["headers"] if pair[0] != header[0]]
    return {**scope, "headers": [*kept, header]}


def is_own(headers: Headers) -> bool:
    """Tell whether a connection was opened by a page of this address.

    Args:
        headers: of the request. Browsers always name the page's origin and let no page change
            it; ``server.corsAllowedOrigins`` names further ones.
    """
    origin = headers.get("origin", "")
    own = urlsplit(origin).netloc == headers.get("host", "") != ""
    return own or origin in config.get_option("server.corsAllowedOrigins")
