"""What a page has asked its server for and not been given yet, read from its own connection.

Between a click and the first word of its answer nothing on a page tells that something is under
way, and on a busy machine that takes seconds: what is read meanwhile is the page as it was.
"""

from __future__ import annotations

import time
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST = 60
"""Seconds after which a run that does not end is waited for no longer: the test decides."""


class Line:
    """One connection: whether a run of the page was asked for and has not ended."""

    def __init__(self, socket: WebSocket) -> None:
        self.asked = self.began = False
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)
        socket.on("close", self._closed)

    def _sent(self, data: str | bytes) -> None:
        if isinstance(data, bytes) and BackMsg.FromString(data).HasField("rerun_script"):
            # A run that is under way does not know of it yet: another one follows.
            self.asked, self.began = True, False

    def _received(self, data: str | bytes) -> None:
        if not self.asked or not isinstance(data, bytes):
            return
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.began = True
        elif kind == "script_finished" and self.began:
            # What ended early begins anew by itself.
            self.asked = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _closed(self, _: WebSocket) -> None:
        self.asked = False


_LINES: WeakKeyDictionary[Page, Line] = WeakKeyDictionary()
"""The last one that a page has opened: of those of a document that was left nothing is told."""


def follow_answers(page: Page) -> None:
    """Take note, from now on, of what a page asks for."""

    def opened(socket: WebSocket) -> None:
        _LINES[page] = Line(socket)

    page.on("websocket", opened)


def waits_for_an_answer(page: Page) -> bool:
    """Whether a run of the page was asked for and has not ended."""
    return page in _LINES and _LINES[page].asked


def wait_for_answers(page: Page) -> None:
    """Wait until all runs that were asked for have ended."""
    until = time.monotonic() + LONGEST
    while waits_for_an_answer(page):
        if time.monotonic() > until:
            _LINES[page].asked = False
        else:
            page.wait_for_timeout(20)
