"""What is sent leaves at once instead of waiting until the browser has confirmed what came before.

A click's answer is many small messages. The system keeps a small one back while an earlier one is
not confirmed, and browsers confirm 40 ms later (Windows up to 200): that was most of what a click
took. Python turns this off by itself, but not for a socket that is bound as Streamlit binds its.
"""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class Undelayed:
    """Around the whole application: here ``send`` is still that of the connection itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request or a connection on, what answers it not kept back.

        A coroutine function, as the layers inside need not be: uvicorn looks at the outermost.
        """
        connection = getattr(getattr(send, "__self__", None), "transport", None)
        found = connection.get_extra_info("socket") if connection else None
        if found is not None and found.family in (socket.AF_INET, socket.AF_INET6):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)
