"""Who may look, load, correct and publish: the one place that is asked.

Where people sign in (``signed_in``), their roles say it. Without sign-in everybody who reaches the
server is the same person: all may look, and nothing is changed on the pages unless only this
machine reaches it: the server is bound to loopback, and the browser asked for it by a loopback
name (a proxy that hands a site on, or a name of somebody else's that leads here, comes with
another).
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from etl.folders import served_copy
from pages.shared.visit.access_rules import Role
from pages.shared.visit.signed_in import Visitor, rules, sign_in_there, visitor_of

WHY_NOT = (
    "Загружать, исправлять и публиковать можно только на самом компьютере, где работает программа: "
    "сейчас страницы доступны и по сети, а вход по имени не настроен. Остановите её и "
    "запустите командой make run (адрес 127.0.0.1) или сделайте то же командной строкой."
)
"""Why a page offers nothing, in the words it shows."""
_PROXY_MARKS = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")
_SIGN_IN = "Загружать, исправлять и публиковать могут те, кому это разрешено: войдите по имени."
_COPY = (
    "Здесь показана копия из хранилища: загружают, исправляют и публикуют там, откуда его "
    "наполняют."
)
_NOT_YOU = "Вам открыт просмотр; права загружать, исправлять и публиковать даёт администратор."


def may_edit() -> bool:
    """Whether this visit may load and correct; ask before offering and before doing."""
    headers = st.context.headers
    return may_edit_by(headers.get("Host"), handed_on=is_handed_on(headers))


def may_publish() -> bool:
    """Whether this visit may publish; ask before offering and before doing."""
    if sign_in_there():
        return served_copy() is None and visitor().role >= Role.PUBLISHER
    return may_edit()


def may_look() -> bool:
    """Whether this visit may see anything of a plan."""
    return not sign_in_there() or visitor().role >= Role.VIEWER


def may_edit_by(
    asked: str | None, cookies: Mapping[str, str] | None = None, *, handed_on: bool = False
) -> bool:
    """The same of a request.

    Args:
        asked: its header «Host»; None where a page runs without a connection, as in a test.
        cookies: its cookies; those of this visit, where none are given.
        handed_on: a proxy has handed it on (``is_handed_on``).
    """
    if served_copy() is not None:
        return False  # whatever was published here, the store would know nothing of
    if sign_in_there():
        who = visitor() if cookies is None else visitor_of(cookies)
        return who.role >= Role.EDITOR
    bound = st.get_option("server.address") or ""
    here = is_loopback(bound) and not handed_on
    return here and (asked is None or is_loopback(_host(asked)))


def is_handed_on(headers: Mapping[str, str]) -> bool:
    """Whether a proxy has handed a request on; nobody who asks a proxy can leave its marks out.

    Args:
        headers: of the request, found by names in any case.
    """
    return any(headers.get(name) is not None for name in _PROXY_MARKS)


def may_look_by(cookies: Mapping[str, str]) -> bool:
    """Whether a request may see anything of a plan."""
    return not sign_in_there() or visitor_of(cookies).role >= Role.VIEWER


def looking_is_open() -> bool:
    """Whether anybody may look."""
    return not (sign_in_there() and rules().closed)


def visitor() -> Visitor:
    """Who this visit is of, where people can sign in."""
    return visitor_of(st.context.cookies)


def why_not(cookies: Mapping[str, str] | None = None) -> str:
    """Why this visit, or a request with these cookies, is offered nothing."""
    if served_copy() is not None:
        return _COPY
    if not sign_in_there():
        return WHY_NOT
    who = visitor() if cookies is None else visitor_of(cookies)
    return _NOT_YOU if who.name else _SIGN_IN


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
