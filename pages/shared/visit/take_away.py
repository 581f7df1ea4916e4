"""«Скачать»: the slice as the page shows it, in every form, from every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.marked_rows import marked_rows
from pages.shared.plan.plan_said import UNFILTERED, edition_in_full, file_named, slice_named
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import FILE_NAMES, MARKED, ONLY, VAGUE
from pages.shared.visit.file_formats import FORMATS
from pages.shared.visit.page_list import page_at
from pages.shared.visit.selection import current_page, page_link, page_links, selected_event

EVENTS_PAGE, DATA_PAGE = "events", "data"

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
    """Search, narrowing and order as the list of events, or the page of its files, has them."""
    page = current_page()
    if page not in (EVENTS_PAGE, DATA_PAGE):
        return {}
    found = {name: st.query_params.get(name) for name in FILE_NAMES}
    if page == EVENTS_PAGE:  # once its widgets have run they know first
        found |= {name: st.session_state[name] for name in FILE_NAMES if name in st.session_state}
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
    extra = list_state()
    link = file_links(selection, **extra)
    files = [(form.label, link(form.address("event")), form.note) for form in FORMATS.values()]
    return render(
        "shared/visit/take_away.html",
        files=files,
        all_files=page_link(DATA_PAGE, selection, **extra),
        picture=_picture(selection, plan, shown),
    )


def _picture(selection: Selection, plan: Plan, shown: Plan) -> Mapping[str, Any] | None:
    """The name of the page's figure as a picture, and the words under it; None without a figure."""
    info = plan.info
    if what := page_at(current_page()).picture:
        # What the edition does not have narrows nothing, so the picture is not of it either.
        chosen = [chip.text for chip in selection.of_edition.in_words()]
        lines = [f"Отбор: {'; '.join(chosen) or UNFILTERED}"]
        part = slice_named(chosen, (shown.n, plan.n))
    elif number := _number_of(selected_event(), plan):
        what, part, lines = "место", f"№ {number}", []
        shown = plan.keep([str(selected_event())])
    else:
        return None
    lines += [*marked_rows(shown), edition_in_full(info)]
    if info.source_name:
        lines.append(f"Источник: {info.source_name}")
    return {"name": file_named(info, what, part), "lines": lines}


def _number_of(event_id: str | None, plan: Plan) -> str:
    """The number of the event whose card is open, as printed; "" where there is none."""
    if current_page() != EVENTS_PAGE or event_id is None:
        return ""
    events = plan.events
    found = events.loc[events["event_id"] == event_id, ["number_text", "number"]]
    if found.empty:
        return ""
    printed, number = found.iloc[0]
    return str(printed).rstrip(".") or str(number)
