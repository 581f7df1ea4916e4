"""«Скачать»: the slice as the page shows it, in every form, from every page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from pages.shared.filters.chosen import Pair, Selection
from pages.shared.markup.templates import render
from pages.shared.plan.marked_rows import marked_rows
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.plan_said import UNFILTERED, edition_in_full, file_named, slice_named
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import FILE_NAMES, KNOWN_VALUES, MARKED, ONLY, VAGUE
from pages.shared.visit.file_formats import FORMATS
from pages.shared.visit.linked import linked
from pages.shared.visit.page_list import page_at
from pages.shared.visit.selection import current_page, page_link, page_links, selected_event

EVENTS_PAGE, DATA_PAGE = "events", "data"
_Picture = tuple[str, tuple[str, ...]] | None
"""A picture's name and the words under it."""

_OF_A_CARD = ("docx", "pdf", "pptx", "xlsx", "ics")


def file_link(name: str, selection: Selection, /, **extra: str) -> str:
    """The address of a file of the slice; it needs no visit.

    Args:
        name: «events.xlsx».
        selection: the filters; what the edition lacks of them narrows nothing, as on the page.
        extra: further parameters that a file heeds (``q``, ``show``, ``sort``).
    """
    return file_links(selection, **extra)(name)


def file_links(selection: Selection, /, **extra: str) -> Callable[[str], str]:
    """The addresses of many files of one slice, by their names."""
    links = page_links(selection.of_edition, **extra)
    return lambda name: links(f"data/{name}")


def list_state() -> dict[str, str]:
    """Search, narrowing and order as the list of events, or the page of its files, has them.

    The list passes by what a link asks for and there is not; the page of files says so.
    """
    page = current_page()
    if page not in (EVENTS_PAGE, DATA_PAGE):
        return {}
    found = {name: st.query_params.get(name) for name in FILE_NAMES}
    if page == EVENTS_PAGE:  # once its widgets have run they know first
        found |= {name: st.session_state[name] for name in FILE_NAMES if name in st.session_state}
        found = {n: v for n, v in found.items() if n not in KNOWN_VALUES or v in KNOWN_VALUES[n]}
    return {name: str(value) for name, value in found.items() if value}


def card_files(event_id: str) -> list[tuple[str, str, str]]:
    """The files of one event, which its card offers: label, address and what is special.

    A date that is not exact stands in the calendar as a mark: else the file would be empty.
    """
    return [
        (form.label, file_link(form.address("event"), Selection(), **extra), form.note)
        for form in FORMATS.values()
        if form.key in _OF_A_CARD
        for extra in [{ONLY: event_id} | ({VAGUE: MARKED} if form.key == "ics" else {})]
    ]


def take_away(selection: Selection, plan: Plan, shown: Plan) -> Markup:
    """The list of files that the header offers on the page that runs; nothing where none fit.

    Args:
        selection: the filters.
        plan: the whole plan.
        shown: of it what the filters leave.
    """
    if not page_at(current_page()).shows_slice:  # «Данные» is the page of its files itself
        return Markup()
    picture = _picture(selection, plan, shown)
    return _list(shown, selection, tuple(list_state().items()), picture)


@linked
def _list(_: Plan, selection: Selection, state: tuple[Pair, ...], picture: _Picture) -> Markup:
    extra = dict(state)
    return render(
        "shared/visit/take_away.html",
        query=file_link("", selection, **extra).removeprefix("./data/"),
        all_query=page_link(DATA_PAGE, selection, **extra).removeprefix(f"./{DATA_PAGE}"),
        picture=picture,
    )


def file_list() -> Markup:
    """What the lists of all pages offer, to be completed with the filters by ``take.js``."""
    return render("shared/visit/file_list.html", files=FORMATS.values(), data_page=DATA_PAGE)


def _picture(selection: Selection, plan: Plan, shown: Plan) -> _Picture:
    """The name of the page's figure as a picture, and the words under it; none without a figure."""
    info = plan.info
    if what := page_at(current_page()).picture:
        # What the edition does not have narrows nothing, so the picture is not of it either.
        chosen = [chip.text for chip in selection.of_edition.in_words()]
        lines = [f"Отбор: {'; '.join(chosen) or UNFILTERED}"]
        part = slice_named(chosen, (shown.n, plan.n))
        lines += marked_rows(shown)
    elif current_page() == EVENTS_PAGE and (event_id := selected_event()):
        number, marked = _of_event(plan, event_id)
        if not number:
            return None
        what, part, lines = "место", f"№ {number}", [*marked]
    else:
        return None
    lines.append(edition_in_full(info))
    if info.source_name:
        lines.append(f"Источник: {info.source_name}")
    return file_named(info, what, part), tuple(lines)


@per_plan
def _of_event(plan: Plan, event_id: str) -> tuple[str, tuple[str, ...]]:
    """The number of an event as printed, "" where there is none, and what is marked of it."""
    events = plan.events
    found = events.loc[events["event_id"] == event_id, ["number_text", "number"]]
    if found.empty:
        return "", ()
    printed, number = found.iloc[0]
    return str(printed).rstrip(".") or str(number), marked_rows(plan.keep([event_id]))
