"""Who may load, correct and publish: the one place that is asked, and the seam for roles.

Without sign-in everybody who reaches the server is the same person. So nothing is changed on the
pages unless only this machine reaches it: the server is bound to loopback, and the browser asked
for it by a loopback name (a proxy that hands a site on, or a name of somebody else's that leads
here, comes with another).
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

WHY_NOT = (
    "Загружать, исправлять и публиковать можно только на самом компьютере, где работает программа: "
    "сейчас страницы доступны и по сети, а входа по имени в программе пока нет. Остановите её и "
    "запустите командой make run (адрес 127.0.0.1) или сделайте то же командной строкой."
)
"""Why a page offers nothing, in the words it shows."""


def may_edit() -> bool:
    """Whether this visit may change what is published; ask before offering and before doing."""
    return may_edit_by(st.context.headers.get("Host"))


def may_edit_by(asked: str | None) -> bool:
    """The same of a request.

    Args:
        asked: its header «Host»; None where a page runs without a connection, as in a test.
    """
    bound = st.get_option("server.address") or ""
    return is_loopback(bound) and (asked is None or is_loopback(_host(asked)))


def is_loopback(name: str) -> bool:
    """Whether only this machine reaches a name or an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _host(header: str) -> str:
    """«127.0.0.1:8501» without its port."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""
