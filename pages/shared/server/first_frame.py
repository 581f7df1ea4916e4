"""What a slow line shows first: whose plan this is, before any script has come.

It stands over the place where Streamlit draws the page and goes when something has been drawn.
"""

from __future__ import annotations

from pages.shared.markup.templates import render
from pages.shared.plan.plan_said import plan_heading
from pages.shared.plan.tables import TablesMissingError, load_plan
from pages.shared.visit.may_edit import looking_is_open

ROOT_TAG = b'<div id="root"></div>'


def with_first_frame(page: bytes, title: str) -> bytes:
    """Streamlit's index page with the plan's name in it; unchanged where none may be shown."""
    if not looking_is_open():
        return page
    try:
        info = load_plan().info
    except TablesMissingError:
        return page
    frame = render(
        "shared/server/first_frame.html",
        called=plan_heading(info),
        region=info.home.region,
        edition=info.edition,
        title=title,
    )
    return page.replace(ROOT_TAG, frame.encode() + ROOT_TAG, 1)
