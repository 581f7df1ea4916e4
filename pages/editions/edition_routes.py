"""What programs and open pages ask of editions by an address. Light to import."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


def routes() -> list[Route]:
    """The addresses that ``st.App`` adds to its own."""
    return [Route("/editions/now", _now)]


async def _now(request: Request) -> Response:
    """What is published now (``newer.js``): a mark that changes with it, and what to say of it."""
    query = request.query_params

    def answer() -> Response:
        from pages.shared.plan.looks import PLAN, Look
        from pages.shared.visit.edition_standing import news_of

        mark, words = news_of(Look(plan=query.get(PLAN, "")), query.get("seen", ""))
        return JSONResponse({"mark": mark, "words": words}, headers={"cache-control": "no-store"})

    return await run_in_threadpool(answer)
