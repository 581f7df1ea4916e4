"""A Word document as a grid: body order, tables with merged cells, automatic numbers."""

from __future__ import annotations

from typing import Any

from etl.documents.docx.embedded_parts import Embedded
from etl.documents.docx.numbering import Numbering
from etl.documents.docx.paragraph_words import Words
from etl.documents.docx.row_cells import (
    cells_by_column,
    grid_width,
    is_merged_upwards,
    is_tracked,
    span_of,
)
from etl.documents.docx.styles import Styles
from etl.documents.docx.word_xml import (
    DROPPED,
    EMBEDDING,
    MC,
    W,
    child,
    flag,
    inside,
    is_placeholder,
    w,
)
from etl.documents.file_kind import refuse
from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.ledger import shorten
from etl.documents.package import Package
from etl.documents.struck_out import STRUCK_OUT, kept, left_of, struck_note
from etl.text import fold

_DEEPEST_EMBEDDING = 2
"""Documents within documents within the document that are still read."""
_UNSEEN = DROPPED | {MC + "Fallback"}


def read_docx(data: bytes, name: str) -> Grid:
    """Read a Word document.

    Args:
        data: the file.
        name: its name, for refusals.

    Raises:
        RefusedDocumentError: it is damaged, too large or not safe to open.
    """
    return _read(data, name, "", 0)


def _read(data: bytes, name: str, prefix: str, depth: int) -> Grid:
    """A document, or one embedded in it: ``prefix`` tells its tables from the others."""
    package = Package(data, name)
    main = package.main_part("word/document.xml")
    root = package.xml(main)

    def document(part: bytes, inner: str) -> Grid | None:
        return _read(part, name, inner, depth + 1) if depth < _DEEPEST_EMBEDDING else None

    try:
        return DocxReader(root, Embedded(package, main, document, prefix)).grid()
    except RecursionError:
        raise refuse(
            name,
            "элементы документа вложены друг в друга слишком глубоко",
            "откройте документ в Word и сохраните его заново",
        ) from None


class DocxReader:
    """Reads the main part of a document.

    Attributes:
        rows: after reading, by their addresses, its table rows with the widths of their grids.
        styles: the document's.
    """

    def __init__(self, root: Any, embedded: Embedded) -> None:
        self._root = root
        self._embedded = embedded
        self._part = embedded.related
        self.styles = self._styles = Styles(self._part("styles"))
        self.rows: dict[str, tuple[Any, int]] = {}
        self._labels: dict[Any, str] = {}
        self._notes: list[str] = []
        self._seen: set[Any] = set()
        self._tables = self._paragraphs = 0
        self._footnotes: dict[str, str] = {}
        self._count(Numbering(self._part("numbering"), self._styles))

    def grid(self) -> Grid:
        """The document."""
        body = child(self._root, "body")
        blocks: list[Paragraph | Table] = []
        if body is not None:
            self._blocks(body, blocks)
        notes = (*self._notes, *self._embedded.notes)
        return Grid(tuple(blocks), notes, self._margins(), tuple(self._embedded.unread))

    def _margins(self) -> tuple[Paragraph | Table, ...]:
        """What stands in the page headers and footers, each of them once."""
        blocks: list[Paragraph | Table] = []
        met = set()
        for reference in self._root.iter(W + "headerReference", W + "footerReference"):
            name, inside_package = self._embedded.target(reference)
            if inside_package and name not in met:
                met.add(name)
                self._blocks(self._embedded.xml(name), blocks)
        return tuple(blocks)

    def _count(self, numbering: Numbering) -> None:
        """Number the paragraphs in document order; what is deleted or doubled is not counted."""
        skipped = (W + "del", W + "moveFrom", MC + "Fallback")
        deleted = {row for row in self._root.iter(W + "tr") if _is_deleted(row)}
        for paragraph in self._root.iter(W + "p"):
            if next(paragraph.iterancestors(*skipped), None) is not None:
                continue
            if deleted and any(row in deleted for row in paragraph.iterancestors(W + "tr")):
                continue
            label = numbering.label(paragraph)
            if label:
                self._labels[paragraph] = label

    def _blocks(self, element: Any, blocks: list[Paragraph | Table]) -> None:
        for item in element:
            if item.tag == W + "p":
                words = Words(self._styles, self._labels)
                words.paragraph(item)
                # A box drawn in a paragraph may hold the title, or the plan itself.
                for table in words.tables:
                    if _table_around(table) in words.tables:
                        continue  # read with the one around it
                    blocks.append(self._table(table))
                if not words.tables and words.text.strip():
                    blocks.append(self._paragraph(words, heading=self._is_heading(item)))
                elif any(map(str.strip, words.struck)):
                    self._paragraphs += 1
                    self._notes.append(struck_note(f"абзац {self._paragraphs}", words.struck))
                for part in () if words.tables else item.iter(*EMBEDDING):
                    blocks += self._embedded.blocks(part)  # Word puts a subdocument there
            elif item.tag == W + "tbl":
                blocks.append(self._table(item))
            elif item.tag in (W + "del", W + "moveFrom", W + "sdtPr") or is_placeholder(item):
                continue
            elif item.tag == MC + "AlternateContent":
                options = item.findall(MC + "Choice") or item.findall(MC + "Fallback")
                self._blocks(options[0], blocks) if options else None
            elif item.tag in EMBEDDING:
                blocks += self._embedded.blocks(item)
            elif isinstance(item.tag, str):
                self._blocks(item, blocks)

    def _paragraph(self, words: Words, *, heading: bool) -> Paragraph:
        self._paragraphs += 1
        address = f"{self._embedded.prefix}абзац {self._paragraphs}"
        flags = words.flags | ({STRUCK_OUT} if any(map(str.strip, words.struck)) else set())
        return Paragraph(words.text, heading, address, words.number, frozenset(flags))

    def _is_heading(self, paragraph: Any) -> bool:
        style = child(paragraph, "pPr", "pStyle")
        if child(paragraph, "pPr", "outlineLvl") is not None:
            return True
        return style is not None and self._styles.is_heading(w(style, "val"))

    def _table(self, table: Any) -> Table:
        self._tables += 1
        name = f"{self._embedded.prefix}таблица {self._tables}"
        rows: list[Row | None] = []
        inner: list[Table] = []
        width = grid_width(table)
        for number, element in enumerate(inside(table, "tr"), start=1):
            address = f"{name}, строка {number}"
            if _is_deleted(element):
                self._notes.append(f"{address}: удалена исправлением, не учтена")
                continue
            self.rows[address] = element, width
            row, nested = self._row(element, address, width)
            rows.append(row)
            # A table within a nested one is read with that one, or each level doubles the work.
            inner += [self._table(t) for t in nested if _table_around(t) is table]
        around = self._around(table) if inner else ()
        return Table(kept(rows), name, self._strays(table), tuple(inner), around)

    def _around(self, table: Any) -> tuple[str, ...]:
        """The paragraphs of a table's cells, those of the tables within it aside."""
        found = []
        for row in inside(table, "tr"):
            for cell in inside(row, "tc"):
                for paragraph in inside(cell, "p"):
                    words = Words(self._styles, self._labels)
                    words.paragraph(paragraph)
                    found += [words.text] if words.text.strip() else []
        return tuple(found)

    def _strays(self, table: Any) -> tuple[str, ...]:
        """Words of a table that were met in none of its cells, deleted ones aside."""
        found = []
        if _table_around(table) is not None:
            return ()  # the outermost table has looked through all of it
        for text in table.iter(W + "t"):
            if text in self._seen or not (text.text or "").strip():
                continue
            if not any(a.tag in _UNSEEN or _is_deleted(a) for a in text.iterancestors()):
                found.append(text.text)
        return tuple(found)

    def _row(self, element: Any, address: str, width: int) -> tuple[Row | None, list[Any]]:
        """A row and the tables in it; no row where all of its words are struck out."""
        flags = {"tracked_changes"} if child(element, "trPr", "ins") is not None else set()
        if flag(element, "trPr", "hidden"):
            flags.add("hidden_row")
        cells: list[Cell] = []
        nested: list[Any] = []
        struck: list[str] = []
        for column, item in cells_by_column(element, width):
            span = span_of(item)
            words = Words(self._styles, self._labels, self._embedded.text)
            if child(item, "tcPr", "cellDel") is None:
                words.block(item)
            if is_tracked(item):
                words.flags.add("tracked_changes")
            flags |= words.flags
            struck += words.struck
            notes = [self._footnote(reference, address) for reference in words.footnotes]
            footnotes = tuple(note for note in notes if note)
            self._seen |= words.seen
            nested += words.tables
            merged = child(item, "tcPr", "hMerge")
            if merged is not None and w(merged, "val", "continue") == "continue" and cells:
                last = cells[-1]
                cells[-1] = Cell(
                    last.text + words.text,
                    last.column,
                    last.span + span,
                    last.above,
                    last.number,
                    last.footnotes + footnotes,
                    last.struck + "".join(words.struck),
                )
            else:
                cells.append(
                    Cell(
                        words.text.strip("\n"),
                        column,
                        span,
                        is_merged_upwards(item),
                        words.number,
                        footnotes,
                        "".join(words.struck),
                    )
                )
        row = Row(tuple(cells), address, frozenset(flags))
        if not struck:
            return row, nested
        left, note = left_of(row, struck)
        self._notes.append(note)
        return left, nested

    def _footnote(self, reference: str, address: str) -> str:
        """A footnote is no part of the cell: it goes with the row, and the report quotes it."""
        if reference not in self._footnotes:
            kind = reference.partition(":")[0]
            root = self._part(kind)
            for note in root if root is not None else ():
                words = Words(self._styles)
                words.block(note)
                self._footnotes[f"{kind}:{w(note, 'id')}"] = words.text
        text = self._footnotes.setdefault(reference, "")
        if text.strip():
            self._notes.append(f"{address}, сноска: «{shorten(text)}»")
        return fold(text)


def _table_around(table: Any) -> Any:
    """The table that a table is nested in, None where it is not."""
    return next(table.iterancestors(W + "tbl"), None)


def _is_deleted(element: Any) -> bool:
    """Whether a tracked change has taken out a row or a cell, or a prompt stands for text."""
    if element.tag == W + "tr":
        return child(element, "trPr", "del") is not None
    if element.tag == W + "tc":
        return child(element, "tcPr", "cellDel") is not None
    return is_placeholder(element)
