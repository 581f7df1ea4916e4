"""Parts that Word shows as text of the document: imported chunks and subdocuments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from etl.documents.docx.word_xml import R
from etl.documents.endings import OURS, suffix_of
from etl.documents.file_kind import sniff
from etl.documents.grid import Grid, Paragraph, Table
from etl.documents.package import Package
from etl.documents.texts.charset import decode
from etl.documents.texts.web_page import read_web_page
from etl.refusals import RefusedDocumentError


class Embedded:
    """Reads the parts that a document embeds; what cannot be read is named.

    Attributes:
        prefix: how the addresses of this document's tables begin.
        notes: remarks for the report.
        unread: names of the parts that could not be read.
    """

    def __init__(
        self,
        package: Package,
        main: str,
        document: Callable[[bytes, str], Grid | None],
        prefix: str = "",
    ) -> None:
        self._package = package
        self._main = main
        self._document = document
        self._count = 0
        self.prefix = prefix
        self.notes: list[str] = []
        self.unread: list[str] = []

    def related(self, kind: str) -> Any:
        """The part of a kind («styles») as a tree, None where there is none."""
        found = self._package.related(self._main, kind)
        return self.xml(found) if found else None

    def xml(self, part: str) -> Any:
        """A part as a tree."""
        return self._package.xml(part)

    def target(self, element: Any) -> tuple[str, bool]:
        """The part that an element's ``r:id`` names, and whether it lies in the package."""
        return self._package.target(self._main, str(element.get(R + "id", "")))

    def blocks(self, element: Any) -> Sequence[Paragraph | Table]:
        """What an embedded part shows."""
        grid = self._grid(element)
        return grid.blocks if grid is not None else ()

    def text(self, element: Any) -> str | None:
        """The text of a part embedded in a cell, None where it cannot be read."""
        grid = self._grid(element)
        if grid is None:
            return None
        lines = []
        for block in grid.blocks:
            if isinstance(block, Paragraph):
                lines.append(block.text.strip("\n"))
            else:
                lines += [c.text for row in block.rows for c in row.filled]
        return "\n".join(lines) + "\n"

    def _grid(self, element: Any) -> Grid | None:
        self._count += 1
        name, within = self.target(element)
        prefix = f"{self.prefix}вставка {self._count}, "
        try:
            grid = self._read(name, prefix) if within else None
        except (RefusedDocumentError, RecursionError):
            grid = None
        if grid is None:
            self.unread.append(name or "без имени")
            self.notes.append(f"часть документа не прочитана: вставка «{name or 'без имени'}»")
            return None
        self.notes += grid.notes
        self.unread += grid.unread
        return grid

    def _read(self, part: str, prefix: str) -> Grid | None:
        data = self._package.read(part)
        kind, said = sniff(data), OURS.get(suffix_of(part))
        if "docx" in (kind, said):
            return self._document(data, prefix)
        if "html" in (kind, said) or data.lstrip()[:1] == b"<":
            return read_web_page(data, part, prefix)
        if kind == "text":
            lines = decode(data, part).splitlines()
            return Grid(tuple(Paragraph(line) for line in lines if line.strip()))
        return None
