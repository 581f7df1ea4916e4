"""A passport as one page that opens alone and prints as clean sheets."""

from __future__ import annotations

from pathlib import Path

from pages.editions.comparing.sheet_page import sheet_page
from pages.editions.passport.edition_passport import Passport
from pages.shared.visit.passport_links import PASSPORT


def passport_page(passport: Passport) -> str:
    """The page.

    Args:
        passport: what it says.
    """
    return sheet_page(
        "editions/passport/passport_page.html",
        Path(__file__).with_name("passport_page.css"),
        title=f"{PASSPORT} — {passport.of}",  # of several in tabs, each its own
        heading=PASSPORT,
        passport=passport,
    )
