"""The dashboard's entry: pages, filters, what is the same on every page.

The page files lie one folder deeper than ``pages/``: files directly in it would wake
Streamlit's old pages mechanism, which skips this file on a first deep link.
"""

from __future__ import annotations

import streamlit as st
from starlette.types import ASGIApp

from pages.editions.edition_routes import routes as edition_routes
from pages.handouts import file_routes
from pages.shared.markup.templates import render
from pages.shared.plan.looks import LOOK_KEYS
from pages.shared.plan.per_run import one_run
from pages.shared.plan.tables import EditionMissingError, TablesMissingError, load_plan
from pages.shared.server.compressed import versioned
from pages.shared.server.serving import settings
from pages.shared.server.slow_pages import timed
from pages.shared.server.undelayed import Undelayed
from pages.shared.visit.frame import begin_tab, unname_tab
from pages.shared.visit.may_edit import may_look
from pages.shared.visit.menu import menu
from pages.shared.visit.page_list import PAGES, page_at
from pages.shared.visit.said_errors import said_here
from pages.shared.visit.selection import filter_widgets, set_current_page
from pages.shared.visit.sign_in_block import closed_page, sign_in_block
from pages.show.stage.stage_routes import routes

ICON = versioned("./app/static/favicon.png").removeprefix(".")
"""An address: a file would be read and handed to Streamlit anew with each click."""


@one_run()
def main() -> None:
    """Run the page that the address asks for, with the filters beside it."""
    st.set_page_config(
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state="auto",
    )
    page = st.navigation(menu())
    set_current_page(page.url_path)
    begin_tab()
    if not may_look():
        unname_tab()
        closed_page()
        st.stop()
    with timed(page_at(page.url_path).folder):
        try:
            plan = load_plan()
        except EditionMissingError as error:
            unname_tab()
            words, names = said_here(error), "&".join(LOOK_KEYS)
            st.html(render("shared/visit/no_edition.html", why=words, names=names))
            st.stop()
        except TablesMissingError as error:
            unname_tab()
            st.html(render("shared/visit/no_plan.html", why=said_here(error)))
            st.stop()
        with st.sidebar:
            filter_widgets(plan)
            sign_in_block()
        page.run()


if __name__ == "__main__":
    main()  # each page run, and tests
else:
    # `streamlit run` imports this module once, finds the server here and starts it.
    further = [*routes(), *file_routes.routes(), *edition_routes()]
    app: ASGIApp = st.App("dashboard.py", **settings(further, [one.folder for one in PAGES]))
    app = Undelayed(app)
