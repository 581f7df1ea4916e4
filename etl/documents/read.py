"""The way into this package: looks at a file, picks its reader, refuses in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.documents.file_kind import kind_of
from etl.documents.grid import Grid, Table
from etl.documents.rows import read_rows
from etl.model import PlanDocument


def _reader(kind: str) -> Callable[[bytes, str], Grid]:
    """The reader of a kind; each is imported only when it is needed."""
    if kind == "docx":
        from etl.documents.docx import read_docx

        return read_docx
    if kind == "xlsx":
        from etl.documents.xlsx import read_xlsx

        return read_xlsx
    if kind == "pdf":
        from etl.documents.pdf import read_pdf

        return read_pdf
    from etl.documents.plain import read_plain

    return read_plain


def read_document(path: Path) -> PlanDocument:
    """Read one plan document.

    Args:
        path: a .docx, .xlsx, .pdf or .txt file (.doc, .odt, .rtf through LibreOffice).

    Returns:
        Title, rows, and whatever a person should know about the reading.

    Raises:
        RefusedDocumentError: the document cannot be used; one Russian sentence says why.
    """
    kind, data = kind_of(path)
    grid = _reader(kind)(data, path.name)
    if kind == "pdf":
        from etl.documents.pdf.line_joining import joiner

        texts = [
            c.text for b in grid.blocks if isinstance(b, Table) for r in b.rows for c in r.cells
        ]
        return read_rows(grid, path.name, join=joiner(texts))
    return read_rows(grid, path.name)
