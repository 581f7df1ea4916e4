"""What the page shows of one filtered plan, made once and remembered."""

from __future__ import annotations

from functools import lru_cache

from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.palette import Theme, plotly_layout, sphere_colours, tokens
from pages.shared.plan.tables import Plan
from pages.spheres.figure import DESIGN_WIDTH, plot_matrix
from pages.spheres.sphere_counts import counts


@lru_cache(maxsize=64)
def matrix_text(
    shown: Plan, spheres: tuple[str, ...], theme: Theme, width: int = DESIGN_WIDTH
) -> tuple[str, int]:
    """The matrix as the browser gets it, and its height.

    Args:
        shown: the plan as filtered.
        spheres: names of all spheres of the whole plan, so that filtering changes no colour.
        theme: light or dark.
        width: the width in pixels that the figure is laid out for.
    """
    look = DrawingColours(sphere_colours(spheres, theme), tokens(theme), plotly_layout(theme))
    figure = plot_matrix(counts(shown), look=look, width=width)
    return figure_text(figure), int(figure.layout.height)
