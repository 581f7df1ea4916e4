"""No message to a browser is kept back until the one before it has been confirmed."""

from __future__ import annotations

import asyncio
import socket

import httpx
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server import _bind_socket, _get_websocket_protocol
from websockets.asyncio.client import connect

from pages.shared.server.undelayed import Undelayed


class Asked:
    """Answers anything, and notes which connections it was asked over."""

    def __init__(self) -> None:
        self.at_once: dict[str, bool] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = send.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
        said = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        self.at_once[scope["type"]] = bool(said)
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        else:
            await receive()
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.close"})


async def _asked_over(app: ASGIApp) -> None:
    """Serve it on a socket as Streamlit makes one, ask for a page and connect."""
    bound = _bind_socket("127.0.0.1", 0, 5)
    here = f"127.0.0.1:{bound.getsockname()[1]}"
    config = uvicorn.Config(app, ws=_get_websocket_protocol(), lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[bound]))
    while not server.started:
        await asyncio.sleep(0)
    async with httpx.AsyncClient() as client:
        await client.get(f"http://{here}/", timeout=600)
    async with connect(f"ws://{here}/", open_timeout=600) as viewer:
        await viewer.wait_closed()
    server.should_exit = True
    await running


def test_connections_of_pages_and_their_files_send_at_once() -> None:
    asked = Asked()
    asyncio.run(_asked_over(Undelayed(asked)))
    assert asked.at_once == {"http": True, "websocket": True}


def test_an_answer_without_a_connection_is_passed_on() -> None:
    passed: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append(scope["type"])

    async def nothing(*_: object) -> dict[str, object]:
        return {}

    asyncio.run(Undelayed(app)({"type": "lifespan"}, nothing, nothing))  # type: ignore[arg-type]
    assert passed == ["lifespan"]


def test_the_program_is_served_so() -> None:
    import dashboard

    assert isinstance(dashboard.app, Undelayed)
