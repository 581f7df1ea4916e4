"""Bytes become a document, in this process: what the reading process does, and nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from etl.documents.endings import CONVERTED, OURS, converted_to, suffix_of
from etl.documents.file_kind import kind_of
from etl.documents.grid import Grid, Table
from etl.documents.plan_rows.headings import hear
from etl.documents.plan_rows.rows import read_rows
from etl.model import PlanDocument

_READERS = {
    "docx": ("etl.documents.docx", "read_docx"),
    "xlsx": ("etl.documents.xlsx", "read_xlsx"),
    "pdf": ("etl.documents.pdf", "read_pdf"),
    "text": ("etl.documents.texts.plain", "read_plain"),
    "html": ("etl.documents.texts.web_page", "read_web_page"),
}
_LATER = {
    "docx": ("lxml.etree",),
    "xlsx": ("lxml.etree", "openpyxl"),
    "pdf": ("pdfplumber", "etl.documents.pdf.line_joining"),
}
"""What a reader imports when it is called."""


class ToConvertError(Exception):
    """The document is of an older format that another program has to convert."""


def _reader(kind: str) -> Callable[[bytes, str], Grid]:
    """The reader of a kind; each is imported only when it is needed."""
    module, function = _READERS[kind]
    reader: Callable[[bytes, str], Grid] = getattr(import_module(module), function)
    return reader


def prepare(name: str, headings: Mapping[str, str]) -> None:
    """Import what reads documents of a name's kind, before there is a document.

    Args:
        name: the document's.
        headings: what persons told of headings.
    """
    hear(headings)
    suffix = suffix_of(name)
    kind = OURS.get(suffix, converted_to(suffix) if suffix in CONVERTED else "")
    if kind:
        _reader(kind)
    for module in _LATER.get(kind, ()):
        import_module(module)


def read_bytes(name: str, data: bytes, kind: str = "") -> PlanDocument:
    """Read one plan document.

    Args:
        name: the file's name, for addresses and refusals; its extension counts.
        data: a file of a kind that ``OURS`` or ``CONVERTED`` names.
        kind: what it is, where it has been made of a file with that name.

    Returns:
        Title, rows, and whatever a person should know about the reading.

    Raises:
        RefusedDocumentError: the document cannot be used; one Russian sentence says why.
        ToConvertError: it is a .doc, .odt, .xls or the like; a web page named .doc is read
            as it is.
    """
    kind = kind or kind_of(name, data)
    if kind == "convert":
        raise ToConvertError
    grid = _reader(kind)(data, name)
    if kind == "pdf":
        from etl.documents.pdf.line_joining import joiner

        texts = [
            c.text for b in grid.blocks if isinstance(b, Table) for r in b.rows for c in r.cells
        ]
        return read_rows(grid, name, join=joiner(texts))
    return read_rows(grid, name)
