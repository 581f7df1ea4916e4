"""«Скачать»: the slice as the page shows it, in every form, from every page."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.visit.address_names import FILE_NAMES
from pages.shared.visit.file_formats import FORMATS
from pages.shared.visit.selection import current_page, page_link

_OFFERED = ("", "overview", "calendar", "map", "spheres", "events")
"""The pages that show a slice; «Данные» is the page of its files itself."""
EVENTS_PAGE, DATA_PAGE = "events", "data"


def file_link(name: str, selection: Selection, /, **extra: str) -> str:
    """The address of a file of the slice; it needs no visit.

    Args:
        name: «events.xlsx».
        selection: the filters; what the edition lacks of them narrows nothing, as on the page.
        extra: further parameters that a file heeds (``q``, ``show``, ``sort``).
    """
    return page_link(f"data/{name}", Selection(selection), **extra)


def list_state() -> dict[str, str]:
    """Search, narrowing and order as the list of events, or the page of its files, has them."""
    page = current_page()
    if page not in (EVENTS_PAGE, DATA_PAGE):
        return {}
    found = {name: st.query_params.get(name) for name in FILE_NAMES}
    if page == EVENTS_PAGE:  # once its widgets have run they know first
        found |= {name: st.session_state[name] for name in FILE_NAMES if name in st.session_state}
    return {name: str(value) for name, value in found.items() if value}


def take_away(selection: Selection) -> Markup:
    """The list of files that the header offers on the page that runs; nothing where none fit.

    Args:
        selection: the filters.
    """
    if current_page() not in _OFFERED:
        return Markup()
    extra = list_state()
    files = [
        (form.label, file_link(form.address("event"), selection, **extra), form.note)
        for form in FORMATS.values()
    ]
    all_files = page_link(DATA_PAGE, selection, **extra)
    return render("shared/visit/take_away.html", files=files, all_files=all_files)
