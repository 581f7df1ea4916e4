"""A comparison as one page that opens alone and prints as a clean sheet."""

from __future__ import annotations

from pathlib import Path

from pages.editions.comparing.compared import Comparison
from pages.editions.comparing.comparison_rows import comparison_groups, comparison_title
from pages.shared.figures.palette import light_colours
from pages.shared.markup.faces import web_faces
from pages.shared.markup.templates import own_file, render

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def comparison_page(found: Comparison) -> str:
    """The page: both editions, the counts, each change with its old and new words.

    Args:
        found: the comparison.
    """
    return render(
        "editions/comparing/comparison_page.html",
        policy=_POLICY,
        title=comparison_title(found),
        found=found,
        groups=comparison_groups(found),
        fonts=web_faces(embedded=True),
        colours=light_colours(),
        style=own_file(Path(__file__).with_name("comparison_page.css")),
    )
