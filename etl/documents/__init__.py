"""Documents become rows: one reader per format, one way from tables to rows."""

from etl.documents.read import read_document

__all__ = ["read_document"]
