"""The stage's addresses, light to import: what they need is loaded when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pages.shared.markup.templates import render


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
        return await run_in_threadpool(answer, dict(query), asked)

    return endpoint
