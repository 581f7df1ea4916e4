"""«О системе»: versions, the edition and its hashes, who may do what, terms of all parts."""

from pathlib import Path

import streamlit as st

from etl.folders import data_directory, served_copy
from etl.installed import packages
from pages.about.about_rows import MOST_EDITIONS, shipped_parts, shown_editions, versions
from pages.about.about_words import sealed_words, where_words
from pages.shared.markup.templates import page_style, render
from pages.shared.plan.tables import load_plan
from pages.shared.visit.frame import page_top
from pages.shared.visit.may_edit import may_edit, why_not
from pages.shared.visit.signed_in import sign_in_there

_STYLE = Path(__file__).with_name("about_page.css")


def statement(title: str, lines: tuple[str, ...], folder: str = "") -> None:
    """A few sentences under a heading."""
    st.html(render("about/about_statement.html", title=title, lines=lines, folder=folder))


page_top()
st.html(page_style(_STYLE))
st.html(render("about/about_versions.html", versions=versions()))
info = load_plan().info
st.html(
    render(
        "about/about_editions.html",
        editions=shown_editions(info),
        further=max(0, len(info.parts) - MOST_EDITIONS),
    )
)
statement(
    "Наружу ничего не уходит",
    sealed_words(bool(st.get_option("browser.gatherUsageStats")), store=served_copy() is not None),
)
editing = may_edit()
statement(
    "Где лежат данные и кто их меняет",
    where_words("" if editing else why_not(), roles=sign_in_there()),
    str(data_directory().absolute()) if editing else "",
)
st.html(render("about/about_terms.html", parts=shipped_parts(), packages=packages()))
