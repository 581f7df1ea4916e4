"""Excel workbooks (.xlsx)."""

from etl.documents.xlsx.reader import read_xlsx

__all__ = ["read_xlsx"]
