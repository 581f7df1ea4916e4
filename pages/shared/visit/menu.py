"""The pages as Streamlit has them: looked for once, told to each run."""

from __future__ import annotations

from copy import copy
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from etl.folders import ROOT
from pages.shared.visit.page_list import PAGES


def menu() -> list[StreamlitPage]:
    """The pages for ``st.navigation``, in the order of the menu; to be asked within a run.

    Each run has its own: Streamlit notes in them which one it may run.
    """
    return [copy(page) for page in _found()]


@lru_cache(maxsize=1)
def _found() -> tuple[StreamlitPage, ...]:
    """Each page's file followed to where it lies: a tenth of what a click cost."""
    return tuple(
        st.Page(
            ROOT / "pages" / one.folder / "page.py",
            title=one.title,
            url_path=one.folder,
            default=not one.path,
        )
        for one in PAGES
    )
