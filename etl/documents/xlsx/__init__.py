"""Excel workbooks (.xlsx)."""

from etl.documents.xlsx.xlsx_grid import read_xlsx

__all__ = ["read_xlsx"]
