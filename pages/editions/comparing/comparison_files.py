"""A comparison as files: the page and the Word document, by the editions that an address names."""

from __future__ import annotations

from pages.editions.comparing.compared import compared
from pages.editions.comparing.comparison_page import comparison_page
from pages.editions.comparing.sheet_page import Ending


def comparison_file(plan: str, was: str, now: str, to: str, ending: Ending) -> tuple[str, bytes]:
    """The file of two editions beside each other, with its name.

    Args:
        plan: the older edition's plan, "" for the one that is shown first.
        was: the older edition, "" for the published one.
        now: the newer one.
        to: the newer one's plan, "" for the same.
        ending: as a page, or as a Word document.

    Raises:
        TablesMissingError: one of the editions is not there.
        RecordError: the folder's record cannot be read.
    """
    found = compared(plan, was, now, to)
    if ending == "html":
        content = comparison_page(found).encode("utf-8", errors="replace")
    else:
        from pages.editions.comparing.comparison_docx import comparison_docx

        content = comparison_docx(found, found.now.made)
    return f"{found.name}.{ending}", content
