"""Plotly figures on a page: drawn once, then changed in place.

``st.plotly_chart`` of Streamlit 1.67 counts the figure as part of the chart's identity even
where it has a key: with every filter the browser throws the chart away, draws it anew twice
and loses its view. Here the same figure goes to a component of ours, whose identity is its key
alone, and ``Plotly.react`` changes what has changed. It also knows how wide the figure is, and
shows each piece at the scales it is made for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.palette import PLOTLY_CONFIG

NARROW = 560
"""A figure narrower than so many pixels is a telephone's."""


_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ChartState:
    """What the visitor has done to a figure.

    Attributes:
        chosen: the first ``customdata`` of every point clicked or drawn around just now, sorted.
        narrow: the figure stands on a screen as narrow as a telephone's.
    """

    chosen: tuple[str, ...] = ()
    narrow: bool = False


def chart_state(key: str) -> ChartState:
    """The state of a figure before it is drawn again; the beginning state on a first visit."""
    state = st.session_state.get(key) or {}
    return ChartState(tuple(state.get("chosen") or ()), bool(state.get("narrow")))


def chart(
    figure: go.Figure | str,
    *,
    key: str,
    alt: str,
    config: Mapping[str, Any] | None = None,
    height: int | None = None,
    chosen: Sequence[str] = (),
    on_chosen: Callable[[], None] | None = None,
    adapts: bool = False,
) -> None:
    """Draw a figure, or change the one that is there.

    A trace with ``meta={"zoom": [low, high]}`` or a shape named ``zoom low high`` is shown from
    ``low`` pixels per unit of the x axis on and below ``high`` (null: at any scale above). One
    with ``meta={"dots": radius, "x": […], "y": […]}`` is drawn as dots of a radius in pixels; one
    with ``meta={"anchors": [x, y]}`` on axes in pixels, and a picture named ``pixels``, keep their
    size on a wider screen.

    Args:
        figure: what is to be seen; its points carry an id as ``customdata``. A figure that is
            shown again and again is kept as its ``figure_text``.
        key: the chart's identity on its page.
        alt: what the figure shows, for those who cannot see it.
        config: plotly's settings beyond ``PLOTLY_CONFIG``.
        height: in pixels; None fills the container that it stands in.
        chosen: ids of the chosen points, which stand out.
        on_chosen: called before the page runs again when a click, a box or a lasso has chosen
            something else; without it nothing can be chosen.
        adapts: the figure is made anew for a narrow screen (see ``chart_state``).
    """
    state = chart_state(key)
    _component()(
        key=key,
        data={
            "figure": figure if isinstance(figure, str) else figure_text(figure),
            "config": json.dumps({**PLOTLY_CONFIG, **(config or {})}, ensure_ascii=False),
            "alt": alt,
            "height": height,
            "selects": on_chosen is not None,
            "chosen": list(chosen),
            "narrow": state.narrow,
            "narrowBelow": NARROW if adapts else 0,
        },
        default={"narrow": False},
        height="stretch" if height is None else height,
        on_chosen_change=on_chosen or _nothing,
        on_narrow_change=_nothing,
    )


def _nothing() -> None:
    """Streamlit knows a component's states by their callbacks."""


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "plan_chart",
        # Named as Streamlit names its own chart: style sheets and tests find both alike.
        html=(_HERE / "chart.html").read_text("utf-8"),
        js="".join((_HERE / name).read_text("utf-8") for name in ("dots.js", "chart.js")),
        isolate_styles=False,
    )
