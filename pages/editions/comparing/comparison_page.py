"""A comparison as one page that opens alone and prints as a clean sheet."""

from __future__ import annotations

from pathlib import Path

from pages.editions.comparing.compared import Comparison
from pages.editions.comparing.comparison_rows import comparison_groups, comparison_title
from pages.editions.comparing.sheet_page import sheet_page


def comparison_page(found: Comparison) -> str:
    """The page: both editions, the counts, each change with its old and new words.

    Args:
        found: the comparison.
    """
    return sheet_page(
        "editions/comparing/comparison_page.html",
        Path(__file__).with_name("comparison_page.css"),
        title=comparison_title(found),
        found=found,
        groups=comparison_groups(found),
    )
