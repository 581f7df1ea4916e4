"""Figures on their way to the browser."""

from __future__ import annotations

import zlib
from base64 import b64encode

import plotly.graph_objects as go
import plotly.io

from pages.shared.figures.pictures import address_of

_LEVEL = 6
"""A map of thousands of events takes 8 ms and 52 KB; more effort saves little."""


def figure_text(figure: go.Figure) -> str:
    """The figure as a page's script waits for it: its JSON, deflated, as letters.

    Large pictures are addresses. What repeats itself (marks are made of hundreds of shapes that
    are nearly alike) takes no room, neither in what is kept nor in what is sent on each click.
    """
    drawn = figure.to_plotly_json()
    if images := drawn["layout"].get("images"):
        named = [image | {"source": address_of(image["source"])} for image in images]
        drawn["layout"] = drawn["layout"] | {"images": named}
    text = plotly.io.to_json(drawn, validate=False)
    return b64encode(zlib.compress(text.encode(), _LEVEL)).decode("ascii")
