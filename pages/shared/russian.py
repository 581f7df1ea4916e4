"""Streamlit's own texts in Russian: one script; and the style sheet that all pages share."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.shared.palette import css_variables

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def _style() -> str:
    return f"<style>{css_variables()}{(_HERE / 'style.css').read_text('utf-8')}</style>"


def speak_russian() -> None:
    """Mount the translating script and the style sheet (once per page run)."""
    st.html(_style())
    _script()(key="russian")


@st.cache_resource(show_spinner=False)
def _script() -> ComponentRenderer:
    return st.components.v2.component("plan_russian", js=(_HERE / "russian.js").read_text("utf-8"))
