"""The organisation's provider refuses, is silent, never ends or answers nonsense: what is said."""

from __future__ import annotations

import asyncio
import json
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware
from streamlit import config
from streamlit.auth_util import encode_provider_token
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.shared.server import provider_waited
from pages.shared.server.provider_waited import NOT_ASKED, NOT_TOLD, ProviderWaited

SECRET = "k" * 48


def _whole(status: str, body: str) -> bytes:
    kind = "Content-Type: application/json\r\nConnection: close"
    return f"HTTP/1.1 {status}\r\n{kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


# What comes back to any question, and whether the line then stays open without an end.
WAYS = {
    "silent": (b"", True),
    "begun": (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", True),
    "cut": (b"", False),
    "fails": (_whole("500 No", "no"), False),
    "a page": (_whole("200 OK", "<html>"), False),
    "nothing in it": (_whole("200 OK", "{}"), False),
    "no object": (_whole("200 OK", "[]"), False),
}


@contextmanager
def answering(answers: dict[str, tuple[bytes, bool]]) -> Iterator[str]:
    """A provider on loopback: what it says by the last part of the address."""
    ended = threading.Event()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked = self.rfile.readline().split()[1].decode().rpartition("/")[2]
            said, stays = answers[asked]
            self.wfile.write(said)
            self.wfile.flush()
            if stays:
                ended.wait()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            ended.set()
            server.shutdown()


class Visitor:
    """Asks Streamlit's own addresses, as a browser that keeps its cookies."""

    def __init__(self) -> None:
        app = Starlette(routes=create_auth_routes(""))
        self._app = ProviderWaited(SessionMiddleware(app, SECRET))
        self.cookies = httpx.Cookies()

    def get(self, address: str) -> httpx.Response:
        return asyncio.run(self._get(address))

    async def _get(self, address: str) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            client.cookies = self.cookies
            answer = await client.get(address)
            self.cookies = client.cookies
        return answer


@contextmanager
def visiting(provider: str, folder: Path) -> Iterator[Visitor]:
    """A visitor, with this provider configured."""
    path, option = folder / "secrets.toml", "secrets.files"
    path.write_text(
        f"[auth]\nredirect_uri = 'http://here/oauth2callback'\ncookie_secret = '{SECRET}'\n"
        "client_id = 'x'\nclient_secret = 'y'\n"
        f"server_metadata_url = '{provider}/openid-configuration'\n",
        "utf-8",
    )
    before = config.get_option(option)
    config.set_option(option, [str(path)])
    st.secrets._reset()
    try:
        yield Visitor()
    finally:
        config.set_option(option, before)
        st.secrets._reset()


@pytest.mark.parametrize("way", WAYS)
def test_who_cannot_be_sent_to_the_provider_reads_a_sentence_and_the_way_back(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_waited, "LONGEST", 0.3)
    with (
        answering({"openid-configuration": WAYS[way]}) as provider,
        visiting(provider, tmp_path) as visitor,
    ):
        answer = visitor.get(f"/auth/login?provider={encode_provider_token('default')}")
    assert answer.status_code == 503
    assert NOT_ASKED in answer.text
    assert '<a href="/">К плану</a>' in answer.text


def test_a_provider_that_is_not_there_is_one_that_does_not_answer(tmp_path: Path) -> None:
    with socket.socket() as probe:  # bound and not listening: nobody else gets the port
        probe.bind(("127.0.0.1", 0))
        with visiting(f"http://127.0.0.1:{probe.getsockname()[1]}", tmp_path) as visitor:
            answer = visitor.get(f"/auth/login?provider={encode_provider_token('default')}")
    assert NOT_ASKED in answer.text


@pytest.mark.parametrize("way", WAYS)
def test_who_comes_back_and_is_not_confirmed_is_told_so(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_waited, "LONGEST", 600)
    answers = {"token": WAYS[way]}
    with answering(answers) as provider, visiting(provider, tmp_path) as visitor:
        told = {
            "issuer": provider,
            "authorization_endpoint": f"{provider}/authorize",
            "token_endpoint": f"{provider}/token",
            "jwks_uri": f"{provider}/jwks",
        }
        answers["openid-configuration"] = (_whole("200 OK", json.dumps(told)), False)
        sent = visitor.get(f"/auth/login?provider={encode_provider_token('default')}")
        assert sent.status_code == 302
        assert sent.headers["location"].startswith(f"{provider}/authorize?")
        (state,) = parse_qs(urlsplit(sent.headers["location"]).query)["state"]
        monkeypatch.setattr(provider_waited, "LONGEST", 0.3)
        answer = visitor.get(f"/oauth2callback?code=1&state={state}")
    assert answer.status_code == 503
    assert NOT_TOLD in answer.text
    assert USER_COOKIE_NAME not in visitor.cookies


@pytest.mark.parametrize("way", WAYS)
def test_who_goes_is_out_whatever_the_provider_says(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_waited, "LONGEST", 0.3)
    with (
        answering({"openid-configuration": WAYS[way]}) as provider,
        visiting(provider, tmp_path) as visitor,
    ):
        who = json.dumps({"provider": "default", "is_logged_in": True})
        signed = create_signed_value(SECRET, USER_COOKIE_NAME, who).decode()
        visitor.cookies.set(USER_COOKIE_NAME, signed)
        answer = visitor.get("/auth/logout")
    assert (answer.status_code, answer.headers["location"]) == (302, "/")
    assert f'{USER_COOKIE_NAME}=""; ' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]


def test_other_addresses_and_a_visitor_who_thought_better_of_it_pass_through(
    tmp_path: Path,
) -> None:
    with visiting("http://127.0.0.1:9", tmp_path) as visitor:
        assert visitor.get("/oauth2callback?error=access_denied").status_code == 302
        # Where a provider sends whoever has signed out (end_session_endpoint): nothing has failed.
        assert visitor.get("/oauth2callback").headers["location"] == "/"
        for said in ("server_error", "temporarily_unavailable", "unauthorized_client"):
            refused = visitor.get(f"/oauth2callback?error={said}")
            assert (refused.status_code, NOT_TOLD in refused.text) == (503, True)
        assert visitor.get("/auth/other").status_code == 404
        assert NOT_TOLD in visitor.get("/oauth2callback?code=1&state=old").text
        visitor.cookies.set(
            USER_COOKIE_NAME, create_signed_value(SECRET, USER_COOKIE_NAME, "{}").decode()
        )
        assert visitor.get("/oauth2callback?code=1&state=old").headers["location"] == "/"
