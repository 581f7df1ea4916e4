"""A figure on paper: in the light theme with its legend and words, made when somebody wants it.

A page's script only says what would be made (``paper_address``); the browser asks for it when a
picture is saved, so that no click on a filter waits for a second figure.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


@dataclass(frozen=True, slots=True)
class Paper:
    """What a saved picture of a figure holds beside the edition, the filters and the source.

    Attributes:
        figure: the figure's text in the light theme.
        title: what is seen.
        note: one line on what it leaves out.
        legend: what its colours and signs mean, as the page has it.
    """

    figure: str
    title: str
    note: str = ""
    legend: str = Markup()


_Asked = tuple[Callable[..., Paper], tuple[Hashable, ...]]
_MOST = 32
_kept: OrderedDict[_Asked, str] = OrderedDict()
_lock = Lock()


def paper_address(make: Callable[..., Paper], /, *values: Any) -> str:
    """Where the browser finds a figure on paper; the same one has the same address.

    Args:
        make: makes it, when it is asked for.
        values: what that takes; all of them can be compared.
    """
    asked = (make, values)
    with _lock:
        name = _kept.setdefault(asked, secrets.token_urlsafe(12))
        _kept.move_to_end(asked)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return f"./paper/{name}"


async def _paper(request: Request) -> Response:
    name = request.path_params["name"]
    with _lock:
        found = next((asked for asked, own in _kept.items() if own == name), None)
    if found is None:
        return Response("Такого рисунка больше нет", status_code=404)
    make, values = found
    paper = await run_in_threadpool(make, *values)
    return JSONResponse(asdict(paper), headers={"cache-control": "no-store"})


def routes() -> list[Route]:
    """The papers' addresses, for ``st.App``."""
    return [Route("/paper/{name}", _paper)]
