"""Documents become rows: one reader per format, one way from tables to rows."""

from etl.documents.apart.reading import Reading
from etl.documents.read import read_document

__all__ = ["Reading", "read_document"]
