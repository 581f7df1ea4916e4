"""The dashboard with one address more, for tests: how many sessions the server holds.

Streamlit's own address for that is closed in the program (``pages/shared/server/guard.py``).
"""

from __future__ import annotations

from importlib import import_module

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import get_instance

from etl.folders import ROOT

config._main_script_path = str(ROOT / "dashboard.py")  # not this file: pages are looked for there
dashboard = import_module("dashboard")

HELD = "/held-sessions"


class _Counting:
    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != HELD:
            await self._inner(scope, receive, send)
            return
        sessions = get_instance()._session_mgr
        told = {"open": sessions.num_active_sessions(), "held": sessions.num_sessions()}
        await JSONResponse(told)(scope, receive, send)


app: ASGIApp = Starlette()  # by this line `streamlit run` finds that it is a server
app = _Counting(dashboard.app)
