"""Streamlit's own texts in Russian: one script, one style sheet, mounted on every page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _assets() -> tuple[str, str]:
    return (_HERE / "russian.js").read_text("utf-8"), (_HERE / "style.css").read_text("utf-8")


def speak_russian() -> None:
    """Mount the translating script and the common style sheet."""
    script, style = _assets()
    st.html(f"<style>{style}</style>")
    mount = st.components.v2.component("russian", js=script)
    mount(key="russian")
