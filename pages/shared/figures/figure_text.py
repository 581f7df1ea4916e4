"""Figures on their way to the browser."""

from __future__ import annotations

import plotly.graph_objects as go
import plotly.io

from pages.shared.figures.pictures import address_of


def figure_text(figure: go.Figure) -> str:
    """The figure as JSON, its large pictures as addresses; a page's script waits for this."""
    drawn = figure.to_plotly_json()
    if images := drawn["layout"].get("images"):
        named = [image | {"source": address_of(image["source"])} for image in images]
        drawn["layout"] = drawn["layout"] | {"images": named}
    return str(plotly.io.to_json(drawn, validate=False))
