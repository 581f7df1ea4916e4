"""The way into this package: a document is read apart, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

from etl.documents.apart.reading import Reading
from etl.model import PlanDocument


def read_document(path: Path) -> PlanDocument:
    """Read one plan document.

    Args:
        path: a .docx, .xlsx, .pdf, text file or web page (.doc, .xls and the like through
            LibreOffice).

    Returns:
        Title, rows, and whatever a person should know about the reading.

    Raises:
        RefusedDocumentError: the document cannot be used; one Russian sentence says why.
    """
    return Reading(path).document()
