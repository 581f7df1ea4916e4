"""The stage's addresses, light to import: what they need is loaded when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pages.shared.markup.templates import render

_AT_ONCE = {"whole_file": CapacityLimiter(1)}
"""How many answers of a kind are made at a time, where they are costly: who waits for a file waits
outside the server's threads, so that scenes and pages go on being answered."""


def routes() -> list[Route]:
    """What ``st.App`` adds to its own addresses."""
    return [
        Route("/stage", _answered("stage_page")),
        Route("/stage/scene", _answered("one_scene")),
        Route("/stage/file", _answered("whole_file")),
    ]


def _answered(name: str) -> Callable[[Request], Any]:
    """An address whose answer is made beside the server's loop; trouble in one sentence."""

    def answer(query: dict[str, str], asked: dict[str, list[str]]) -> Response:
        from pages.shared.plan.tables import TablesMissingError, load_plan
        from pages.show.stage import stage
        from pages.show.story.story import StoryError

        try:
            made: Response = getattr(stage, name)(query, load_plan(asked))
        except (StoryError, TablesMissingError) as error:
            page = render("shared/server/sentence.html", words=str(error))
            return HTMLResponse(page, status_code=400)
        return made

    async def endpoint(request: Request) -> Response:
        query = request.query_params
        asked = {name: query.getlist(name) for name in query}
        limiter = _AT_ONCE.get(name)
        return await to_thread.run_sync(answer, dict(query), asked, limiter=limiter)

    return endpoint
