"""A paper as one page that opens alone and prints as clean sheets: nothing is fetched for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pages.shared.figures.palette import light_colours
from pages.shared.markup.faces import web_faces
from pages.shared.markup.templates import own_file, render

Ending = Literal["html", "docx"]
"""A paper is to be had as such a page, and as a Word document."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def sheet_page(template: str, style: Path, **values: Any) -> str:
    """Fill a page in, with its letters and colours.

    Args:
        template: its template.
        style: the style sheet beside it.
        values: what it says.
    """
    return render(
        template,
        policy=_POLICY,
        fonts=web_faces(embedded=True),
        colours=light_colours(),
        style=own_file(style),
        **values,
    )
