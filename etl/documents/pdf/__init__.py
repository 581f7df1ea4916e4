"""Text-based PDF documents, with and without ruled lines."""

from etl.documents.pdf.pdf_grid import read_pdf

__all__ = ["read_pdf"]
