"""Roles by name and by group: who may look, edit, publish; what is not understood shuts all."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from etl.access_file import access_path
from etl.folders import ROOT
from pages.shared.server.guard import for_lookers
from pages.shared.visit import may_edit, signed_in
from pages.shared.visit.access_rules import SHUT, Access, AccessError, Role, read_access
from tests.pages.asking import answered

NOW = 1_800_000_000.0
RULES = """
looking = "signed_in"
role_claim = "groups"
[people]
viewer = ["viewer@example.ru"]
editor = ["petrov@example.ru"]
publisher = ["ivanova@example.ru"]
[groups]
publisher = ["plan-publishers"]
"""


def claims(email: str, **further: Any) -> dict[str, Any]:
    return {"is_logged_in": True, "iat": NOW - 60, "email": email, **further}


@pytest.fixture
def rules(tmp_path: Path) -> Access:
    path = tmp_path / "access.toml"
    path.write_text(RULES, "utf-8")
    return read_access(path)


WHO = [
    (claims("Ivanova@example.RU"), Role.PUBLISHER),
    (claims("petrov@example.ru"), Role.EDITOR),
    (claims("viewer@example.ru"), Role.VIEWER),
    (claims("stranger@example.ru"), Role.NOBODY),
    (claims("stranger@example.ru", groups=["x", "plan-publishers"]), Role.PUBLISHER),
    (claims("stranger@example.ru", groups="plan-publishers"), Role.PUBLISHER),
    (claims("stranger@example.ru", groups={"plan-publishers": 1}), Role.NOBODY),
    (claims("ivanova@example.ru", email_verified=False), Role.NOBODY),
    (claims("ivanova@example.ru", email_verified="false"), Role.NOBODY),
    (claims("ivanova@example.ru", email_verified="True"), Role.PUBLISHER),
    (claims("ivanova@example.ru", iat=NOW - 13 * 3600), Role.NOBODY),
    (claims("ivanova@example.ru", iat=NOW + 2 * 3600), Role.NOBODY),
    (claims("ivanova@example.ru", iat="вчера"), Role.NOBODY),
    (claims("ivanova@example.ru", is_logged_in=False), Role.NOBODY),
    (claims(""), Role.NOBODY),
    ({}, Role.NOBODY),
]


@pytest.mark.parametrize(("told", "role"), WHO)
def test_a_role_is_by_name_or_group(told: dict[str, Any], role: Role, rules: Access) -> None:
    assert rules.role_of(told, NOW) is role


def test_where_looking_is_open_or_no_viewer_is_named(tmp_path: Path) -> None:
    assert Access().role_of({}, NOW) is Role.VIEWER
    assert Access().role_of(claims("x@y"), NOW) is Role.VIEWER
    closed = Access(closed=True)
    assert closed.role_of({}, NOW) is Role.NOBODY
    assert closed.role_of(claims("x@y"), NOW) is Role.VIEWER
    assert SHUT.role_of(claims("\0"), NOW) is Role.NOBODY
    assert SHUT.role_of({}, NOW) is Role.NOBODY
    shutil.copy(ROOT / ".streamlit" / "access.toml.example", tmp_path / "access.toml")
    assert read_access(tmp_path / "access.toml").people[Role.EDITOR] == {"petrov@example.ru"}


WRONG = [
    "looking = 'all'",
    "lokking = 'open'",
    "hours = 'день'",
    "hours = 0",
    "[people]\nadmin = ['a@b']",
    "[people]\neditor = 'a@b'",
    "people = ['a@b']",
    "[people",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_understood_shuts_all(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "access.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(AccessError, match=r"access\.toml"):
        read_access(path)
    monkeypatch.setenv("PLAN_ACCESS", str(path))
    assert signed_in.rules() is SHUT
    monkeypatch.setenv("PLAN_ACCESS", str(tmp_path / "none.toml"))
    assert signed_in.rules() is SHUT


def test_the_log_calls_a_person_by_name_and_address(rules: Access) -> None:
    assert rules.name_of(claims("a@b", name="Анна")) == "Анна (a@b)"
    assert rules.name_of(claims("a@b")) == "a@b"


async def _plan(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("план")


def test_addresses_ask_the_signed_cookie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    path = tmp_path / "access.toml"
    path.write_text(RULES, "utf-8")
    monkeypatch.setenv("PLAN_ACCESS", str(path))
    monkeypatch.setattr(may_edit, "sign_in_there", lambda: True)
    module = "streamlit.web.server.starlette.starlette_websocket.get_cookie_secret"
    monkeypatch.setattr(module, lambda: "a" * 40)
    monkeypatch.setattr("pages.shared.visit.access_rules.time.time", lambda: NOW)

    def cookie(email: str, secret: str = "a" * 40) -> str:
        content = json.dumps(claims(email))
        return create_signed_value(secret, "_streamlit_user", content).decode()

    def status(email: str = "", **secret: str) -> int:
        headers = {"cookie": f"_streamlit_user={cookie(email, **secret)}"} if email else {}
        app = for_lookers(Route("/data/events.csv", _plan))
        return asyncio.run(answered(app.app, "/data/events.csv", headers=headers)).status

    assert status() == 401
    assert status("viewer@example.ru") == 200
    assert status("stranger@example.ru") == 401
    assert status("viewer@example.ru", secret="b" * 40) == 401  # signed by somebody else

    def may(email: str) -> bool:
        return may_edit.may_edit_by("plan.example.ru", {"_streamlit_user": cookie(email)})

    assert may("petrov@example.ru")
    assert may("ivanova@example.ru")
    assert not may("viewer@example.ru")
    assert not may_edit.may_edit_by("127.0.0.1", {})  # nor by sitting at the machine
    path.write_text(RULES.replace("petrov@", "other@"), "utf-8")
    assert not may("petrov@example.ru")  # at once


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path, option = tmp_path / "secrets.toml", "secrets.files"
    (tmp_path / "access.toml").write_text(RULES, "utf-8")
    monkeypatch.setenv("PLAN_ACCESS", str(tmp_path / "access.toml"))
    before = config.get_option(option)
    config.set_option(option, [str(path)])
    st.secrets._reset()
    yield path
    config.set_option(option, before)
    st.secrets._reset()


@pytest.mark.parametrize("text", ["[auth", "\ufeff[auth]\n", "[auth]\ncookie_secret = ''\n"])
def test_secrets_that_cannot_be_read_open_nothing(text: str, secrets: Path) -> None:
    written = access_path()
    text_of_rules = written.read_text("utf-8")
    assert not may_edit.may_look_by({})  # roles are given and nobody can sign in
    written.unlink()
    assert may_edit.may_look_by({})  # there is no sign-in
    secrets.write_text(text, "utf-8")
    st.secrets._reset()
    for rules_there in (False, True):
        if rules_there:
            written.write_text(text_of_rules, "utf-8")
        assert not may_edit.may_look_by({})
        assert not may_edit.may_edit_by("127.0.0.1", {})


@pytest.mark.parametrize("secret", ["", " " * 40, "short"])
def test_a_cookie_signed_with_no_secret_is_nobodys(secret: str, secrets: Path) -> None:
    secrets.write_text(f"[auth]\ncookie_secret = '{secret}'\n", "utf-8")
    st.secrets._reset()
    told = json.dumps({**claims("ivanova@example.ru"), "iat": time.time()})
    forged = create_signed_value(secret, "_streamlit_user", told).decode()
    assert signed_in.visitor_of({"_streamlit_user": forged}).role is Role.NOBODY


def test_rules_that_become_readable_hold_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "access.toml"
    path.write_text(RULES, "utf-8")
    monkeypatch.setenv("PLAN_ACCESS", str(path))
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_text", _refused)
        assert signed_in.rules() is SHUT
    path.chmod(0o640)
    assert signed_in.rules().people[Role.EDITOR] == {"petrov@example.ru"}


def _refused(*_args: Any, **_named: Any) -> str:
    raise PermissionError


def test_files_that_vanish_from_a_running_server_open_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_ACCESS", str(tmp_path / "access.toml"))
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("[auth]\ncookie_secret = 'a'\n", "utf-8")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(secrets)])
    st.secrets._reset()
    try:
        assert signed_in.sign_in_there()
        secrets.unlink()
        assert signed_in.sign_in_there()
    finally:
        config.set_option("secrets.files", before)
        st.secrets._reset()
