"""Who may change what is published: only where no other machine reaches the server."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st
from starlette.datastructures import Headers

from pages.shared.visit.may_edit import is_handed_on, may_edit

CASES = [
    ("127.0.0.1", "127.0.0.1:8501", True),
    ("localhost", "localhost:8501", True),
    ("::1", "[::1]:8501", True),
    ("127.0.0.5", None, True),
    (None, "127.0.0.1:8501", False),
    ("", "localhost", False),
    ("0.0.0.0", "127.0.0.1:8501", False),
    ("::", "localhost:8501", False),
    ("192.168.1.5", "192.168.1.5:8501", False),
    ("127.0.0.1", "plan.admin-smolensk.ru", False),
    ("127.0.0.1", "127.0.0.1.example.org:8501", False),
    ("127.0.0.1", "localhost.example.org", False),
    ("127.0.0.1", "", False),
    ("127.0.0.1", "[", False),
]


@pytest.mark.parametrize(("bound", "asked", "may"), CASES)
def test_only_a_server_that_this_machine_alone_reaches_lets_anything_be_changed(
    bound: str | None, asked: str | None, may: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = {} if asked is None else {"Host": asked}
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers))
    monkeypatch.setattr(st, "get_option", lambda name: bound)
    assert may_edit() is may


@pytest.mark.parametrize("mark", ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via"])
def test_what_a_proxy_has_handed_on_changes_nothing_whatever_name_it_bears(
    mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = {"Host": "localhost:443", mark: "203.0.113.5"}
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers))
    monkeypatch.setattr(st, "get_option", lambda name: "127.0.0.1")
    assert not may_edit()
    assert is_handed_on(Headers({mark.lower(): "x"}))
    assert not is_handed_on(Headers({"host": "localhost"}))
