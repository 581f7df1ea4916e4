"""The way in when the organisation's provider does not answer: one Russian sentence, in time.

Streamlit says «Authentication error», or leads back without a word; it gives each piece of an
answer five seconds and the whole of it any time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_auth_routes import _clear_auth_cookie
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.shared.markup.templates import render

_LOG = logging.getLogger(__name__)
LONGEST = 15.0
"""Seconds for all that the provider has to say at one of the addresses."""
_IN, _BACK, _OUT = "/auth/login", "/oauth2callback", "/auth/logout"
_AGAIN = (
    "Вернитесь к плану и попробуйте через несколько минут; если не поможет, сообщите "
    "администратору."
)
NOT_ASKED = (
    "Войти сейчас нельзя: служба входа вашей организации не отвечает или отвечает не то. " + _AGAIN
)
NOT_TOLD = (
    "Войти не удалось: служба входа вашей организации не подтвердила, кто вы, или не ответила. "
    + _AGAIN
)


class ProviderWaited:
    """ASGI middleware around the addresses of signing in and out; all others pass through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Answer, or pass on."""
        if scope["type"] != "http" or not scope["path"].endswith((_IN, _BACK, _OUT)):
            return self.app(scope, receive, send)
        return self._in_time(scope, receive, send)

    async def _in_time(self, scope: Scope, receive: Receive, send: Send) -> None:
        told: list[Message] = []

        async def keep(message: Message) -> None:
            told.append(message)

        try:
            async with asyncio.timeout(LONGEST):
                await self.app(scope, receive, keep)
        except TimeoutError:
            _LOG.warning("the provider has not answered in %.0f s: %s", LONGEST, scope["path"])
            told.clear()
        if told and not _failed(scope, told[0]):
            for message in told:
                await send(message)
        elif scope["path"].endswith(_OUT):
            await _out(scope)(scope, receive, send)
        else:
            await _not_in(scope)(scope, receive, send)


def _failed(scope: Scope, start: Message) -> bool:
    """Whether Streamlit has given up: it refuses, or leads back and nobody is signed in.

    Whoever thought better of it at the provider, whoever comes from there without an answer (they
    signed out), and whoever is in already and goes back in the browser, is led back without a word.
    """
    request = Request(scope)
    if not request.url.path.endswith(_BACK):
        return int(start["status"]) >= 400
    answer = request.query_params
    if "error" in answer:  # RFC 6749, 4.1.2.1
        return answer["error"] != "access_denied"
    if "code" not in answer:
        return False
    told = [value for name, value in start["headers"] if name.lower() == b"set-cookie"]
    ours = [value for value in told if value.startswith(f"{USER_COOKIE_NAME}=".encode())]
    if not ours:
        return USER_COOKIE_NAME not in request.cookies
    return all(b"max-age=0" in value.lower() for value in ours)


def _home(scope: Scope) -> str:
    path = str(scope["path"])
    return next(path.removesuffix(end) for end in (_IN, _BACK, _OUT) if path.endswith(end)) + "/"


def _not_in(scope: Scope) -> Response:
    words = NOT_TOLD if scope["path"].endswith(_BACK) else NOT_ASKED
    page = render("shared/server/sentence.html", words=words, back=_home(scope))
    return HTMLResponse(page, status_code=503)


def _out(scope: Scope) -> Response:
    """Whoever goes is out, whatever the provider says."""
    answer = RedirectResponse(_home(scope), status_code=302)
    _clear_auth_cookie(answer, Request(scope))
    return answer
