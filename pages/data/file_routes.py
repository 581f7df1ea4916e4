"""The files at addresses of their own: they outlive a visit, and programs may ask for them.

CONTRACT.md, «Addresses for programs»: the query is a page's; ``ETag`` and 304; what is not known
is a 400 with one sentence. Light to import: what a file needs is loaded when somebody asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

_LOOKS = frozenset(
    ("at", "block", "cm", "colour", "count", "event", "lanes", "layers", "links", "shown", "view")
)
"""Names of a page's address that change how it looks and not which events it shows."""
_OF_THE_LIST = {"q": "поиск", "show": "сужение списка", "sort": "порядок", "p": "страница списка"}


class RefusedError(Exception):
    """The address asks for what there is not; the text is a sentence for whoever asked."""


class File(NamedTuple):
    """A file as handed out: its name and its bytes."""

    name: str
    content: bytes


def routes() -> list[Route]:
    """The files' addresses and the one that says whether a plan can be shown."""
    return [Route("/data/{name}", _file), Route("/health", _health)]


async def _file(request: Request) -> Response:
    query = request.query_params
    asked = {name: query.getlist(name) for name in query}
    try:
        made = await run_in_threadpool(file_of, request.path_params["name"], asked)
    except RefusedError as refused:
        return PlainTextResponse(str(refused), status_code=400)
    tag = f'"{sha256(made.content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in (one.strip() for one in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type="text/csv", headers=headers)


def file_of(name: str, asked: Mapping[str, Sequence[str]]) -> File:
    """The file that an address names, of the events that its query leaves.

    Args:
        name: «events.csv», «venues-excel.csv».
        asked: the query, each name with all its values.

    Raises:
        RefusedError: there is no such file, name or value, or no event is left.
    """
    from pages.data.export import FILES, file_name
    from pages.shared.filters.filters import FILTER_KEYS
    from pages.shared.filters.options import selection_of
    from pages.shared.plan.tables import TablesMissingError, load_plan

    if name not in FILES:
        known = ", ".join(FILES)
        raise RefusedError(f"Файла «{name}» нет; есть {known}.")
    for one in asked:
        if one in _OF_THE_LIST:
            raise RefusedError(
                f"В адресе файла не действует «{one}» ({_OF_THE_LIST[one]}): уберите его."
            )
        if one not in FILTER_KEYS and one not in _LOOKS:
            raise RefusedError(f"Отбора «{one}» нет; есть {', '.join(FILTER_KEYS)}.")
    try:
        plan = load_plan()
    except TablesMissingError as error:
        raise RefusedError(str(error)) from error
    selection = selection_of(plan, asked)
    if selection.gone:
        key, value = selection.gone[0]
        raise RefusedError(f"В отборе «{key}» нет значения «{value}» в этой редакции плана.")
    kept = selection.apply(plan)
    if kept.events.empty:
        raise RefusedError("Под эти отборы не подходит ни одно мероприятие: файл был бы пуст.")
    reader, grain, build = FILES[name]
    part = len(kept.events), len(plan.events)
    return File(file_name(plan.info, grain, reader, part), build(kept, grain))


async def _health(_request: Request) -> Response:
    def shown() -> Response:
        from pages.shared.plan.tables import TablesMissingError, load_plan

        try:
            load_plan()
        except TablesMissingError as error:
            return PlainTextResponse(str(error), status_code=503)
        return PlainTextResponse("План можно показать.")

    return await run_in_threadpool(shown)
