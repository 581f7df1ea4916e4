"""Plotly figures on a page: drawn once, then changed in place.

``st.plotly_chart`` of Streamlit 1.67 counts the figure as part of the chart's identity even
where it has a key: with every filter the browser throws the chart away, draws it anew twice
and loses its view. Here the same figure goes to a component of ours, whose identity is its key
alone, and ``Plotly.react`` changes what has changed. It also knows how wide the figure is: it asks
for the one that is laid out for its width, and shows each piece at the scales it is made for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.pictures import figure_or_address
from pages.shared.figures.plotly_defaults import PLOTLY_CONFIG
from pages.shared.server.compressed import versioned

_HERE = Path(__file__).parent
LIBRARY = "./app/static/plotly/plotly-basic.min.js"
"""What draws every figure, at its address for pages."""


@dataclass(frozen=True, slots=True)
class ChartState:
    """What the visitor has done to a figure.

    Attributes:
        chosen: the first ``customdata`` of every point clicked or drawn around just now, sorted.
        width: which of the widths that it can be laid out for fits its place; 0 while unknown.
    """

    chosen: tuple[str, ...] = ()
    width: int = 0


@dataclass(frozen=True, slots=True)
class FigureFit:
    """How a figure fills its place.

    Attributes:
        widths: those that it can be laid out for (see ``width_for``), ascending.
        width: the one that it is laid out for.
        ratio: width by height of a figure whose axes have one scale: in a place that is lower
            than that, less of its width counts; 0 where the height changes nothing.
    """

    widths: tuple[int, ...] = ()
    width: int = 0
    ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Choosing:
    """What can be chosen in a figure by a click, a box or a lasso.

    Attributes:
        chosen: ids of the chosen points, which stand out.
        on_chosen: called before the page runs again when something else was chosen; without it
            nothing can be chosen.
    """

    chosen: Sequence[str] = ()
    on_chosen: Callable[[], None] | None = None


_FILLING, _NO_CHOICE = FigureFit(), Choosing()


def chart_state(key: str) -> ChartState:
    """The state of a figure before it is drawn again; the beginning state on a first visit."""
    state = st.session_state.get(key) or {}
    width = state.get("width") or st.session_state.get(_width_key(key)) or 0
    return ChartState(tuple(state.get("chosen") or ()), int(width))


def width_for(key: str, widths: Sequence[int], usual: int) -> int:
    """For which width a figure is to be laid out now.

    Args:
        key: the chart's.
        widths: the widths it can be laid out for, ascending; a wider place stretches it.
        usual: the one for a screen that has not told its size yet.
    """
    told = chart_state(key).width
    return told if told in widths else usual


def _width_key(key: str) -> str:
    # Streamlit forgets the state of what a page does not show; the screen stays as wide.
    return f"_{key}_width"


def chart(
    figure: go.Figure | str,
    *,
    key: str,
    alt: str,
    config: Mapping[str, Any] | None = None,
    height: int | None = None,
    fit: FigureFit = _FILLING,
    choosing: Choosing = _NO_CHOICE,
    paper: str = "",
) -> None:
    """Draw a figure, or change the one that is there.

    A trace with ``meta={"zoom": [low, high]}`` or a shape named ``zoom low high`` is shown from
    ``low`` pixels per unit of the x axis on and below ``high`` (null: at any scale above). One
    with ``meta={"dots": radius, "x": […], "y": […]}`` is drawn as dots of a radius in pixels; one
    with ``meta={"anchors": [x, y]}`` on axes in pixels, and a picture named ``pixels``, keep their
    size on a wider screen. One with ``meta={"asked": [ids, …], "each": {"x": [piece, …], …}}``
    has those of its pieces one of whose ids is chosen or pointed at.

    Args:
        figure: what is to be seen; its points carry an id as ``customdata``. A figure that is
            shown again and again is kept as its ``figure_text``.
        key: the chart's identity on its page.
        alt: what the figure shows, for those who cannot see it.
        config: plotly's settings beyond ``PLOTLY_CONFIG``.
        height: in pixels; None fills the container that it stands in.
        fit: which widths it can be laid out for, and which one it is.
        choosing: what is chosen in it.
        paper: the address of the figure as a saved picture has it, see ``papers``.
    """
    _component()(
        key=key,
        data={
            "figure": figure_or_address(figure if isinstance(figure, str) else figure_text(figure)),
            "config": json.dumps({**PLOTLY_CONFIG, **(config or {})}, ensure_ascii=False),
            "alt": alt,
            "height": height,
            "selects": choosing.on_chosen is not None,
            "chosen": list(choosing.chosen),
            "widths": list(fit.widths),
            "width": fit.width,
            "ratio": fit.ratio,
            "paper": paper,
        },
        default={"width": fit.width},
        height="stretch" if height is None else height,
        on_chosen_change=choosing.on_chosen or _nothing,
        on_width_change=partial(_keep_width, key),
    )


def _keep_width(key: str) -> None:
    st.session_state[_width_key(key)] = chart_state(key).width


def _nothing() -> None:
    """Streamlit knows a component's states by their callbacks."""


def chart_script() -> str:
    """What draws figures in the browser, once per visit: a component sends its own each time."""
    library = f"const LIBRARY = {json.dumps(versioned(LIBRARY))};\n"
    names = ("dots.js", "twin.js", "chart.js")
    return library + "".join((_HERE / name).read_text("utf-8") for name in names)


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "plan_chart",
        # Named as Streamlit names its own chart: style sheets and tests find both alike.
        html=(_HERE / "chart.html").read_text("utf-8"),
        js="export default (given) => window.plChart(given);",
        isolate_styles=False,
    )
