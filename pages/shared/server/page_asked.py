"""Which page a visitor is on is said by the browser's address, not by the page that was left.

Streamlit's frontend sends what a control or a figure tells with the hash of the page that the
server has drawn last. Between a click on a link and its answer that is the page one has left, and
the server would go back to it: a figure that hears of its new width then undoes the click.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.util import calc_hash


class PageAsked:
    """ASGI middleware: a run of a page is asked for by the address that the browser shows."""

    def __init__(self, app: ASGIApp, pages: Sequence[str], base: str = "") -> None:
        self.app = app
        self.base = base
        self.pages = pages

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass a connection on, its messages for the page that they belong to."""

        async def receive_for_page() -> Message:
            message = await receive()
            told = message.get("bytes")
            return {**message, "bytes": for_page(told, self.pages, self.base)} if told else message

        # Not awaited here: what waits as long as a visit lasts is held for each visit.
        return self.app(scope, receive_for_page if scope["type"] == "websocket" else receive, send)


def for_page(told: bytes, pages: Sequence[str], base: str = "") -> bytes:
    """A message of the browser, for the page that its address names.

    Args:
        told: the message; what is none of ours is Streamlit's to refuse.
        pages: the last part of each page's address; the first one stands at the root.
        base: the folder that the server stands in (``server.baseUrlPath``).
    """
    try:
        message = BackMsg.FromString(told)
    except Exception:  # not Streamlit's to name: protobuf's, which is no package of ours
        return told
    asked = message.rerun_script
    if message.WhichOneof("type") != "rerun_script" or not asked.page_script_hash:
        return told
    path = unquote(urlsplit(asked.context_info.url).path).strip("/")
    page = pages[0] if path in ("", base.strip("/")) else path.rpartition("/")[2]
    if not asked.context_info.url or page not in pages:
        return told
    if asked.page_script_hash == calc_hash(page):
        return told
    asked.page_script_hash = calc_hash(page)
    asked.fragment_id = ""  # a piece of the page that was left
    return bytes(message.SerializeToString())
