"""Large pictures of figures, sent once per visit instead of with every figure."""

from __future__ import annotations

import base64
from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_PREFIX = "data:image/svg+xml;base64,"
_MOST = 64
_kept: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def address_of(source: str, least: int = 4_000) -> str:
    """Where the browser finds a picture that is given as a data URI.

    Args:
        source: the picture; only an SVG in base64 is taken, all else is returned as it is.
        least: shorter ones stay in the figure.
    """
    if len(source) < least or not source.startswith(_PREFIX):
        return source
    return f"./picture/{_keep(source)}"


def _keep(source: str) -> str:
    name = sha256(source.encode()).hexdigest()[:24]
    with _lock:
        if name not in _kept:
            _kept[name] = base64.b64decode(source.removeprefix(_PREFIX))
        _kept.move_to_end(name)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return name


async def _picture(request: Request) -> Response:
    picture = _kept.get(request.path_params["name"])
    if picture is None:
        return Response("Такой картинки нет", status_code=404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(picture, media_type="image/svg+xml", headers=headers)


def routes() -> list[Route]:
    """The pictures' addresses, for ``st.App``."""
    return [Route("/picture/{name}", _picture)]
