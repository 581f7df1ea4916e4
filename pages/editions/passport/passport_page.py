"""A passport as one page that opens alone and prints as clean sheets."""

from __future__ import annotations

from pathlib import Path

from pages.editions.passport.edition_passport import Passport
from pages.shared.figures.palette import light_colours
from pages.shared.markup.faces import web_faces
from pages.shared.markup.templates import own_file, render
from pages.shared.visit.passport_links import PASSPORT

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def passport_page(passport: Passport) -> str:
    """The page.

    Args:
        passport: what it says.
    """
    return render(
        "editions/passport/passport_page.html",
        policy=_POLICY,
        title=f"{PASSPORT} — {passport.of}",  # of several in tabs, each its own
        heading=PASSPORT,
        passport=passport,
        fonts=web_faces(embedded=True),
        colours=light_colours(),
        style=own_file(Path(__file__).with_name("passport_page.css")),
    )
