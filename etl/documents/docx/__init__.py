"""Word documents (.docx)."""

from etl.documents.docx.reader import read_docx

__all__ = ["read_docx"]
