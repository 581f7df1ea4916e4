"""What programs and open pages ask of editions by an address. Light to import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.editions.comparing.compare_names import CORRECTED, LOG, LOG_NAME
from pages.shared.server.file_answer import saved_as
from pages.shared.visit.file_formats import FORMATS

_WORD = FORMATS["docx"].media_type


def routes() -> list[Route]:
    """The addresses that ``st.App`` adds to its own."""
    return [
        Route("/editions/now", _now),
        Route(LOG, _log),
        Route("/editions/changes.csv", _changes),
        Route("/editions/changes.html", _comparison),
        Route("/editions/changes.docx", _comparison),
        Route("/editions/passport.html", _passport),
        Route("/editions/passport.docx", _passport),
        Route("/editions/letters.zip", _letters),
        Route("/editions/letter.docx", _letters),
        Route(CORRECTED, _corrected),
    ]


async def _now(request: Request) -> Response:
    """What is published now (``newer.js``): a mark that changes with it, and what to say of it."""
    query = request.query_params

    def answer() -> Response:
        from pages.shared.plan.looks import PLAN, look_at
        from pages.shared.visit.edition_standing import news_of

        mark, words = news_of(look_at(query.getlist(PLAN)), query.get("seen", ""))
        return JSONResponse({"mark": mark, "words": words}, headers={"cache-control": "no-store"})

    return await run_in_threadpool(answer)


async def _log(_request: Request) -> Response:
    def made() -> bytes:
        from pages.editions.edition_csv import log_csv

        return log_csv()

    return await run_in_threadpool(_file, LOG_NAME, made)


async def _changes(request: Request) -> Response:
    query = request.query_params

    def made() -> bytes:
        from pages.editions.comparing.compare_names import asked_pair
        from pages.editions.edition_csv import changes_csv

        return changes_csv(*asked_pair(query))

    return await run_in_threadpool(_file, "Изменения между редакциями.csv", made)


async def _comparison(request: Request) -> Response:
    """Two editions beside each other: a page to print, or the same as a Word document."""
    query, as_word = request.query_params, request.url.path.endswith(".docx")

    def made() -> Response:
        from etl.editions.record import RecordError
        from pages.editions.comparing.compare_names import asked_pair
        from pages.editions.comparing.comparison_files import comparison_file
        from pages.shared.plan.tables import TablesMissingError

        try:
            name, content = comparison_file(*asked_pair(query), "docx" if as_word else "html")
        except (RecordError, TablesMissingError) as error:
            return _refused(error)
        return _paper(name, content, as_word=as_word)

    return await run_in_threadpool(made)


async def _passport(request: Request) -> Response:
    """An edition's passport: a page to print, or the same as a Word document."""
    query, as_word = request.query_params, request.url.path.endswith(".docx")

    def made() -> Response:
        from etl.editions.record import RecordError
        from pages.editions.passport.passport_files import asked_edition, passport_file
        from pages.shared.plan.tables import TablesMissingError

        ending: Literal["html", "docx"] = "docx" if as_word else "html"
        try:
            name, content = passport_file(*asked_edition(query), ending, served=True)
        except (RecordError, TablesMissingError) as error:
            return _refused(error)
        return _paper(name, content, as_word=as_word)

    return await run_in_threadpool(made)


def _refused(error: Exception) -> Response:
    """One sentence; where things lie on this server is nobody's business here."""
    from pages.shared.words.pathless import without_paths

    return PlainTextResponse(without_paths(str(error)), status_code=400)


async def _letters(request: Request) -> Response:
    """«Просим уточнить»: the letter to one who is asked, or all of them in one file."""
    query, single = request.query_params, request.url.path.endswith(".docx")

    def made() -> Response:
        from etl.editions.record import RecordError
        from pages.editions.letters.letter_files import letter_file, letters_zip
        from pages.editions.letters.letter_sheets import TO
        from pages.editions.passport.passport_files import asked_edition
        from pages.shared.plan.tables import TablesMissingError

        asked = asked_edition(query)
        try:
            name, content = (
                letter_file(*asked, query.get(TO, "")) if single else letters_zip(*asked)
            )
        except (RecordError, TablesMissingError) as error:
            return _refused(error)
        kind = _WORD if single else "application/zip"
        return Response(content, media_type=kind, headers=_saved_as(name))

    return await run_in_threadpool(made)


def _paper(name: str, content: bytes, *, as_word: bool) -> Response:
    if as_word:
        return Response(content, media_type=_WORD, headers=_saved_as(name))
    return HTMLResponse(content, headers={"cache-control": "no-cache"})


async def _corrected(request: Request) -> Response:
    """The corrected document; to make it is work, so it is for those who may edit."""
    query, headers, cookies = request.query_params, request.headers, request.cookies

    def made() -> Response:
        from pages.editions.comparing.compare_names import NOW, OF
        from pages.editions.corrected_docx import NoWordError, corrected_file
        from pages.shared.visit.may_edit import is_handed_on, may_edit_by, why_not

        if not may_edit_by(headers.get("host"), cookies, handed_on=is_handed_on(headers)):
            return PlainTextResponse(why_not(cookies), status_code=403)
        try:
            name, content = corrected_file(query.get(OF, ""), query.get(NOW, ""))
        except NoWordError as error:
            return _refused(error)
        return Response(content, media_type=_WORD, headers=_saved_as(name))

    return await run_in_threadpool(made)


def _file(name: str, make: Callable[[], bytes]) -> Response:
    """A table for Excel, or the one sentence why there is none."""
    from etl.editions.record import RecordError
    from pages.shared.plan.tables import TablesMissingError

    try:
        content = make()
    except (RecordError, TablesMissingError) as error:
        return _refused(error)
    return Response(content, media_type="text/csv", headers=_saved_as(name))


def _saved_as(name: str) -> dict[str, str]:
    return {"cache-control": "no-cache", **saved_as(name)}
