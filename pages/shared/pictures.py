"""Large pictures of figures, sent once per visit instead of with every figure."""

from __future__ import annotations

import base64
from functools import lru_cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_PREFIX = "data:image/svg+xml;base64,"
_KEPT: dict[str, bytes] = {}
_MOST = 64


def address_of(source: str, least: int = 4_000) -> str:
    """Where the browser finds a picture that is given as a data URI.

    Args:
        source: the picture; only an SVG in base64 is taken, all else is returned as it is.
        least: shorter ones stay in the figure.
    """
    if len(source) < least or not source.startswith(_PREFIX):
        return source
    return f"./picture/{_keep(source)}"


@lru_cache(maxsize=_MOST)
def _keep(source: str) -> str:
    picture = base64.b64decode(source.removeprefix(_PREFIX))
    name = sha256(picture).hexdigest()[:24]
    while len(_KEPT) >= _MOST:
        del _KEPT[next(iter(_KEPT))]
    _KEPT[name] = picture
    return name


async def _picture(request: Request) -> Response:
    picture = _KEPT.get(request.path_params["name"])
    if picture is None:
        return Response("Такой картинки нет", status_code=404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(picture, media_type="image/svg+xml", headers=headers)


def routes() -> list[Route]:
    """The pictures' addresses, for ``st.App``."""
    return [Route("/picture/{name}", _picture)]
