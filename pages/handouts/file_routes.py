"""The files at addresses of their own: they outlive a visit, and programs may ask for them.

The query is a page's; ``ETag`` and 304; what is not known is a 400 with one sentence. Light to
import: what a file needs is loaded when somebody asks.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared.server.file_answer import saved_as

if TYPE_CHECKING:
    from pages.handouts.making import HandOut

_AT_ONCE = CapacityLimiter(4)
"""Who waits for a file that takes long waits outside the server's threads, which others need."""


def routes() -> list[Route]:
    """The files' addresses and the one that says whether a plan can be shown."""
    return [Route("/data/{name}", _file), Route("/health", _health)]


async def _file(request: Request) -> Response:
    query = request.query_params
    asked = {name: query.getlist(name) for name in query}
    name = request.path_params["name"]
    made = await to_thread.run_sync(_asked_for, name, asked, limiter=_AT_ONCE)
    if isinstance(made, str):
        return PlainTextResponse(made, status_code=400)
    tag = f'"{sha256(made.content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    known = request.headers.get("if-none-match", "").split(",")
    if tag in (one.strip().removeprefix("W/") for one in known):  # a proxy may have weakened it
        return Response(status_code=304, headers=headers)
    headers |= saved_as(made.name)
    headers["content-length"] = str(len(made.content))
    body = b"" if request.method == "HEAD" else made.content
    return Response(body, media_type=made.media_type, headers=headers)


def _asked_for(name: str, asked: dict[str, list[str]]) -> HandOut | str:
    """The file, or the sentence why there is none."""
    from etl.folders import data_directory
    from pages.handouts.handout import RefusedError
    from pages.handouts.making import file_of
    from pages.shared.plan.tables import TablesMissingError, load_plan
    from pages.shared.visit.file_formats import SHOW_FILE
    from pages.shared.words.pathless import without_paths

    try:
        if name == SHOW_FILE:
            from pages.handouts.deck.show_handout import show_asked

            return show_asked(load_plan(asked), asked)
        return file_of(load_plan(asked), name, asked, data_directory())
    except (RefusedError, TablesMissingError) as refused:
        return without_paths(str(refused))


async def _health(_request: Request) -> Response:
    def shown() -> Response:
        from pages.shared.plan.tables import TablesMissingError, load_plan
        from pages.shared.words.pathless import without_paths

        try:
            load_plan()
        except TablesMissingError as error:
            return PlainTextResponse(without_paths(str(error)), status_code=503)
        return PlainTextResponse("План можно показать.")

    return await run_in_threadpool(shown)
