"""Who has signed in: what Streamlit's cookie says, signed by this server, and the role it gives.

Streamlit's own ``st.user`` would need a script that reads a cookie, which no script may here
(``Sealed``); files and addresses have no visit at all. So both ask the cookie itself.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from etl.access_file import SHORTEST_SECRET, access_path
from pages.shared.plan.per_run import per_run
from pages.shared.visit.access_rules import SHUT, Access, AccessError, Role, read_access

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Visitor:
    """Whoever asks.

    Attributes:
        role: what may be done.
        name: as the log is to call the person; "" of one who has not signed in.
    """

    role: Role
    name: str


@per_run
def sign_in_there() -> bool:
    """Whether people are to sign in: ``secrets.toml`` has a section ``[auth]``, or roles are given.

    Where roles are written and secrets are missing or cannot be read, nobody can sign in, and
    nothing that is closed opens. What Streamlit has read it goes on knowing, so it is asked before
    the files are: one that vanishes from a running server opens nothing.
    """
    if can_sign_in() or access_path().exists():
        return True
    there = any(map(os.path.lexists, config.get_option("secrets.files") or ()))
    return there and not st.secrets.load_if_toml_exists()


def can_sign_in() -> bool:
    """Whether the organisation's provider is configured, so that the way in leads somewhere."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def rules() -> Access:
    """The rules as they stand now: a right that is taken away is gone at once."""
    path = access_path()
    try:
        found = path.stat()
    except OSError:
        return _rules(path, (0, 0))
    # The second one changes with the rights to read the file as well.
    return _rules(path, (found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=2)
def _rules(path: Path, _stamp: tuple[int, int]) -> Access:
    try:
        return read_access(path)
    except AccessError as error:
        _LOG.error("nobody may do anything: %s", error)
        return SHUT


def visitor_of(cookies: Mapping[str, str]) -> Visitor:
    """Who asks, where people can sign in.

    Args:
        cookies: of the request, or of the connection of a page.
    """
    claims, access = claims_in(cookies), rules()
    role = access.role_of(claims)
    return Visitor(role, access.name_of(claims) if claims.get("is_logged_in") else "")


def claims_in(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the provider said of the person; nothing where the cookie is none of this server's."""
    if len(get_cookie_secret().strip()) < SHORTEST_SECRET:
        _say_once("cookie_secret is empty or too short: nobody counts as signed in")
        return {}
    try:
        content = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
        told = json.loads(content) if content else {}
    except (ValueError, TypeError, KeyError):
        return {}
    return told if isinstance(told, dict) else {}


@lru_cache(maxsize=1)
def _say_once(words: str) -> None:
    _LOG.error(words)
