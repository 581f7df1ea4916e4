"""Word documents (.docx)."""

from etl.documents.docx.docx_grid import read_docx

__all__ = ["read_docx"]
