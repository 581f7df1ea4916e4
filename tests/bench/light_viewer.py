"""A viewer without a browser: a connection that speaks with the server as Streamlit's page does."""

from __future__ import annotations

import asyncio
import ssl
import time
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

_LARGEST = 64 * 2**20
LONGEST = 600.0
"""Seconds that an answer may take before it counts as none."""
_ENDED_WELL = {
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
}


def _of_nobody() -> ssl.SSLContext:
    """A certificate that a test has made for itself will do."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class NotShownError(Exception):
    """The page says that something failed, or the script did not come to its end."""


class LightViewer:
    """One visit.

    Attributes:
        options: what the first filter of the page offers.
        top: what the page says of itself: its edition, its filters.
        received: bytes that have come.
    """

    def __init__(self, address: str, page: str = "", query: str = "") -> None:
        """Say where to go.

        Args:
            address: the server's.
            page: the page's name in the address, "" the first one.
            query: what the address asks for, as «sphere=Спорт».
        """
        parts = urlsplit(address)
        scheme = "wss" if parts.scheme == "https" else "ws"
        self._socket_address = f"{scheme}://{parts.netloc}/_stcore/stream"
        self._origin = address
        self._page, self._query = page, query
        self._hash = ""
        self._filter = ""
        self.options: list[str] = []
        self.top = ""
        self.received = 0
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> LightViewer:
        self._socket = await connect(
            self._socket_address,
            origin=self._origin,  # type: ignore[arg-type]
            subprotocols=[Subprotocol("streamlit")],
            ssl=_of_nobody() if self._socket_address.startswith("wss:") else None,
            max_size=_LARGEST,
            open_timeout=LONGEST,
            ping_interval=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def open(self) -> float:
        """Open the page; gives the seconds until it has come whole."""
        asked = BackMsg()
        asked.rerun_script.page_name = self._page
        asked.rerun_script.query_string = self._query
        return await self._answered(asked)

    async def choose(self, values: list[str]) -> float:
        """Choose values of the first filter; gives the seconds until the page has come anew."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._hash
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = self._filter
        state.string_array_value.data[:] = values
        return await self._answered(asked)

    async def _answered(self, asked: BackMsg) -> float:
        assert self._socket is not None
        began = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(LONGEST):
            while True:
                data = await self._socket.recv(decode=False)
                self.received += len(data)
                message = ForwardMsg.FromString(data)
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    self._hash = message.new_session.page_script_hash
                elif kind == "navigation":  # a page that the address names, not the first one
                    self._hash = message.navigation.page_script_hash
                elif kind == "delta":
                    self._look_at(message)
                elif kind == "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        continue  # the page asks for itself once more
                    if message.script_finished not in _ENDED_WELL:
                        raise NotShownError("the script did not end well")
                    return time.perf_counter() - began

    def _look_at(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise NotShownError(element.exception.type)
        if kind == "html" and "role='alert'" in element.html.body:
            raise NotShownError("the page says that it failed")
        if kind == "html" and "pl-top" in element.html.body:
            self.top = element.html.body
        if kind == "multiselect" and not self._filter:
            self._filter = element.multiselect.id
            self.options = list(element.multiselect.options)
