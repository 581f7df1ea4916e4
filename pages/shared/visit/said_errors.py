"""Why something cannot be shown, as this visit may hear it."""

from __future__ import annotations

from pages.shared.visit.may_edit import may_edit
from pages.shared.words.pathless import without_paths


def said_here(error: Exception) -> str:
    """A sentence of the ETL; where things lie is for those who may change them."""
    return str(error) if may_edit() else without_paths(str(error))
