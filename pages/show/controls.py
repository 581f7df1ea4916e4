"""The buttons that need the browser: start, the speaker's window, a file; and the preview."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.shared.figures.palette import Theme
from pages.shared.plan.looks import visit_look
from pages.show.story import show_state

_HERE = Path(__file__).parent


def controls(packed: str, theme: Theme, chosen: int) -> None:
    """Mount the buttons; «Начать показ» goes to full screen with one click.

    Args:
        packed: the show as in addresses, "" for the plan's own.
        theme: light or dark stage.
        chosen: the selected scene, which the preview shows and the show begins with.
    """
    scenes = [("scenes", packed)] if packed else []
    query = urlencode([*visit_look().pairs(), *scenes, ("theme", theme)])
    _component()(
        key="show-controls",
        data={"query": query, "chosen": chosen},
        on_file_change=_load,
    )


def _load() -> None:
    text = st.session_state["show-controls"].get("file")
    if text:
        show_state.load_story(str(text))


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "plan_show",
        html=(_HERE / "controls.html").read_text("utf-8"),
        css=(_HERE / "controls.css").read_text("utf-8"),
        js=(_HERE / "controls.js").read_text("utf-8"),
    )
