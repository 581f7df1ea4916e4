"""A provider of sign-in for tests: OpenID Connect Core's code flow, with PKCE, on loopback alone.

``python -m tests.oidc_provider PORT``. It asks nobody for a password: whoever is chosen is in.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import sys
import time
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "plan-dashboard", "loopback-only-secret"
PEOPLE: dict[str, dict[str, Any]] = {
    "ivanova": {"name": "Анна Иванова", "email": "Ivanova@Example.ru", "email_verified": True},
    "petrov": {"name": "Пётр Петров", "email": "petrov@example.ru", "groups": ["plan-editors"]},
    "sidorov": {"name": "Иван Сидоров", "email": "sidorov@example.ru"},
}
_KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})


class Provider:
    """What it remembers: codes that it gave and nobody has used."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.given: dict[str, dict[str, str]] = {}

    async def metadata(self, _request: Request) -> Response:
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
        return JSONResponse(told)

    async def jwks(self, _request: Request) -> Response:
        return JSONResponse(KeySet([_KEY]).as_dict(private=False))

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code":
            return HTMLResponse("unknown client", 400)
        person = asked.pop("person", "")
        if person not in PEOPLE:
            links = (
                f"<p><a id='{one}' href='?{urlencode({**asked, 'person': one})}'>{one}</a>"
                for one in PEOPLE
            )
            return HTMLResponse("".join(links))
        code = secrets.token_urlsafe(16)
        self.given[code] = {**asked, "person": person}
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def token(self, request: Request) -> Response:
        form = await request.form()
        asked = self.given.pop(str(form.get("code")), None)
        verifier = str(form.get("code_verifier", ""))
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        proven = asked is not None and challenge == asked.get("code_challenge")
        if asked is None or not proven or not _is_client(request, form):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": asked["person"], "iat": now,
            "exp": now + 3_600, "nonce": asked["nonce"], **PEOPLE[asked["person"]],
        }  # fmt: skip
        told = jwt.encode({"alg": "RS256", "kid": "1"}, claims, _KEY)
        answer = {"access_token": "none", "token_type": "Bearer", "id_token": told}
        return JSONResponse({**answer, "expires_in": 300})


def _is_client(request: Request, form: Any) -> bool:
    kind, _, told = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "basic":
        return base64.b64decode(told).decode() == f"{CLIENT}:{SECRET}"
    return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)


def main(port: int) -> None:
    """Answer until the process is ended."""
    provider = Provider(f"http://127.0.0.1:{port}")
    app = Starlette(
        routes=[
            Route("/.well-known/openid-configuration", provider.metadata),
            Route("/jwks", provider.jwks),
            Route("/authorize", provider.authorize),
            Route("/token", provider.token, methods=["POST"]),
        ]
    )
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]))
