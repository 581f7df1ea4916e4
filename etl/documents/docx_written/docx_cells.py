"""The cells of a received document where a correction may stand, by the address of their row."""

from __future__ import annotations

from typing import Any

from etl.documents.docx.docx_grid import DocxReader
from etl.documents.docx.embedded_parts import Embedded
from etl.documents.docx.row_cells import cells_by_column, is_merged_upwards, is_tracked
from etl.documents.docx.word_xml import W
from etl.documents.docx_written.not_written import NotWrittenError
from etl.documents.file_kind import refuse
from etl.documents.package import Package


class DocxCells:
    """A document with its cells.

    Attributes:
        part: the name of its main part.
        source: that part's bytes.
        root: the same as a tree.
        styles: the document's.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Read a document that has been read as a plan before.

        Args:
            data: the file.
            name: its name, for refusals.

        Raises:
            RefusedDocumentError: it is damaged, or written in a way that no place in it can be
                told to the byte.
        """
        package = Package(data, name)
        self.part = package.main_part("word/document.xml")
        self.source = package.read(self.part)
        if self.source != package.checked(self.part) or not _is_utf8(self.source):
            raise refuse(
                name,
                "документ сохранён в разновидности формата, в которую правки не вписать",
                "откройте его в Word и сохраните заново как .docx",
            )
        self.root = package.xml(self.part)
        reader = DocxReader(self.root, Embedded(package, self.part, lambda *_: None))
        reader.grid()
        self.styles = reader.styles
        self._rows = reader.rows

    def cell(self, address: str, column: int) -> Any:
        """The cell that begins in a grid column of a row.

        Args:
            address: of the row, without the document's name.
            column: grid column, from 0.

        Raises:
            NotWrittenError: there is no such cell, or other rows share it.
        """
        row, width = self._rows.get(address, (None, 0))
        cells = dict(cells_by_column(row, width)) if row is not None else {}
        cell = cells.get(column)
        if cell is None:
            raise NotWrittenError("строка стоит во вложенной части документа")
        if is_tracked(cell):
            raise NotWrittenError("ячейка сама добавлена или удалена чужой правкой")
        below = next(row.itersiblings(W + "tr"), None)
        under = dict(cells_by_column(below, width)).get(column) if below is not None else None
        if is_merged_upwards(cell) or (under is not None and is_merged_upwards(under)):
            raise NotWrittenError("ячейка общая у нескольких строк")
        return cell


def _is_utf8(data: bytes) -> bool:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    head = data[:200].lower()
    return b"encoding" not in head or b"utf-8" in head
