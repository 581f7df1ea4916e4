"""A passport as files: the page and the Word document, by the edition that an address names."""

from __future__ import annotations

from collections.abc import Mapping

from pages.editions.comparing.sheet_page import Ending
from pages.editions.passport.edition_passport import edition_passport
from pages.editions.passport.passport_page import passport_page
from pages.handouts.handout import reached_at
from pages.shared.plan.looks import EDITION, PLAN

_FROM_ADDRESS = ".."
"""From «/editions/passport.html» to the dashboard's pages."""


def passport_file(plan: str, edition: str, ending: Ending, *, served: bool) -> tuple[str, bytes]:
    """The passport of an edition, with its name.

    Links lead to where the dashboard is said to be reached; where nobody has said so, those of a
    page that the dashboard itself serves lead beside it, and a file has none.

    Args:
        plan: the plan's name in the folder, "" for the one that is shown first.
        edition: its number, "" for the published one.
        ending: as a page, or as a Word document.
        served: the dashboard gives it at its address; else it is a file by itself.

    Raises:
        TablesMissingError: there is no such edition.
        RecordError: the folder's record cannot be read.
    """
    base = reached_at()
    if ending == "html":
        found = edition_passport(plan, edition, base or (_FROM_ADDRESS if served else ""))
        content = passport_page(found).encode("utf-8", errors="replace")
    else:
        from pages.editions.passport.passport_docx import passport_docx

        found = edition_passport(plan, edition, base)
        content = passport_docx(found)
    return f"{found.name}.{ending}", content


def asked_edition(query: Mapping[str, str]) -> tuple[str, str]:
    """The plan and the edition that an address names, "" where it leaves them open."""
    plan, edition = (query.get(name, "").strip() for name in (PLAN, EDITION))
    return plan, edition
