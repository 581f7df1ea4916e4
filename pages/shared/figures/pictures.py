"""Large pictures, and large figures, at an address of their own.

A picture goes once per visit instead of with every figure. A figure of thousands of places is not
part of the message that answers a click: the page stands before it has come, the browser keeps it
under its hash, and viewers of the same slice share what the server holds.
"""

from __future__ import annotations

import base64
from collections import OrderedDict
from functools import lru_cache
from hashlib import sha256
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.shared.markup.svg_address import SVG_PREFIX

_HERE = "./picture/"
_SVG, _FIGURE = "image/svg+xml", "application/octet-stream"
_MOST = {_SVG: 64, _FIGURE: 128}
"""How many of a kind are kept, so that many figures push no picture out."""
LARGE = 16_000
"""Letters of a figure from which on it has an address."""
_kept: dict[str, OrderedDict[str, bytes]] = {_SVG: OrderedDict(), _FIGURE: OrderedDict()}
_lock = Lock()


def address_of(source: str, least: int = 4_000) -> str:
    """Where the browser finds a picture that is given as a data URI.

    Args:
        source: the picture; only an SVG in base64 is taken, all else is returned as it is.
        least: shorter ones stay in the figure.
    """
    if len(source) < least or not source.startswith(SVG_PREFIX):
        return source
    return _keep(base64.b64decode(source.removeprefix(SVG_PREFIX)), _SVG)


def figure_or_address(text: str) -> str:
    """A ``figure_text`` as it goes to the browser: itself, or where a large one is found.

    To be asked for whenever the figure is shown, so that it is there when the browser comes.
    """
    return text if len(text) < LARGE else _keep(_unpacked(text), _FIGURE)


def kept_at(address: str) -> bytes:
    """What lies at an address of ours; to be looked at without a server."""
    return _kept[_FIGURE][address.removeprefix(_HERE)]


@lru_cache(maxsize=16)
def _unpacked(text: str) -> bytes:
    return base64.b64decode(text)


def _keep(content: bytes, kind: str) -> str:
    name = sha256(content).hexdigest()[:24]
    with _lock:
        kept = _kept[kind]
        kept.setdefault(name, content)
        kept.move_to_end(name)
        while len(kept) > _MOST[kind]:
            kept.popitem(last=False)
    return f"{_HERE}{name}"


async def _picture(request: Request) -> Response:
    name = request.path_params["name"]
    found = ((kept.get(name), kind) for kind, kept in _kept.items())
    content, kind = next((one for one in found if one[0] is not None), (None, ""))
    if content is None:
        return Response("Такой картинки нет", status_code=404)
    # A figure says what the plan says: none but the visitor's own browser keeps it.
    whose = "public" if kind == _SVG else "private"
    headers = {"cache-control": f"{whose}, max-age=31536000, immutable"}
    return Response(content, media_type=kind, headers=headers)


def routes() -> list[Route]:
    """The pictures' addresses, for ``st.App``."""
    return [Route("/picture/{name}", _picture)]
