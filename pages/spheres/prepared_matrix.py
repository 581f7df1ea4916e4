"""What the page shows of one filtered plan, made once and remembered."""

from __future__ import annotations

from pages.shared.figures.certainty import DrawingColours
from pages.shared.figures.figure_text import figure_text
from pages.shared.figures.palette import Theme, sphere_colours, tokens
from pages.shared.figures.papers import Paper
from pages.shared.figures.plotly_defaults import plotly_layout
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.spheres.figure import plot_matrix
from pages.spheres.largest_rows import largest
from pages.spheres.sphere_counts import counts


@per_plan
def matrix_text(
    shown: Plan, spheres: tuple[str, ...], theme: Theme, width: int, part: int
) -> tuple[str, int]:
    """The matrix as the browser gets it, and its height.

    Args:
        shown: the plan as filtered.
        spheres: names of all spheres of the whole plan, so that filtering changes no colour.
        theme: light or dark.
        width: the width in pixels that the figure is laid out for.
        part: which of many partners and spheres, the largest first.
    """
    look = DrawingColours(sphere_colours(spheres, theme), tokens(theme), plotly_layout(theme))
    figure = plot_matrix(largest(counts(shown), part), look=look, width=width)
    return figure_text(figure), int(figure.layout.height)


def matrix_paper(
    shown: Plan, spheres: tuple[str, ...], width: int, part: int, title: str, note: str
) -> Paper:
    """The same as a saved picture has it."""
    return Paper(matrix_text(shown, spheres, "light", width, part)[0], title, note)
