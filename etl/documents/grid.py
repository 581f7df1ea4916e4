"""What every format is turned into before anybody asks what the words mean.

A reader gives a ``Grid``: the paragraphs and tables of one document in their order,
with every cell's own words, its place in the table and whatever the format says about
it. ``etl.documents.plan_rows.rows`` makes rows of it and knows no format.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: the words as written, line breaks kept.
        column: first grid column, from 0.
        span: how many grid columns it takes.
        above: it is the lower part of the cell above it (vertical merge).
        number: the automatic number that is printed before the text, with the space that
            follows it, "" where none.
        footnotes: the words of the footnotes that the format itself ties to the cell.
        struck: the words that are struck out in it; they are no part of ``text``.
        composed: its words are put together from several cells of the document.
    """

    text: str
    column: int
    span: int = 1
    above: bool = False
    number: str = ""
    footnotes: tuple[str, ...] = ()
    struck: str = ""
    composed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        cells: the cells from left to right.
        address: where the row stands, without the file name («таблица 1, строка 4»).
        flags: quality codes that the format itself gives (hidden row, tracked changes).
        page_start: the row is the first one on its page.
        after_gap: an empty row of the sheet stands before it.
        after_struck: a row that is struck out, and therefore none, stands before it.
    """

    cells: tuple[Cell, ...]
    address: str
    flags: frozenset[str] = frozenset()
    page_start: bool = False
    after_gap: bool = False
    after_struck: bool = False

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that have words of their own."""
        return tuple(c for c in self.cells if c.text.strip() and not (c.above and not c.text))


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``strays`` are its words that the reader could put into no cell.

    ``inner`` are the tables within it, ``around`` the paragraphs of its cells beside them;
    ``caption`` is the name of its sheet where that is the sphere or the month of its rows.
    """

    rows: tuple[Row, ...]
    name: str
    strays: tuple[str, ...] = ()
    inner: tuple[Table, ...] = ()
    around: tuple[str, ...] = ()
    caption: str = ""

    @property
    def width(self) -> int:
        """The number of grid columns."""
        return max((c.column + c.span for r in self.rows for c in r.cells), default=0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside of tables.

    Attributes:
        text: the words as written, line breaks kept.
        heading: the format marks it as a heading.
        address: where it stands, without the file name («абзац 12», «строка 4»), "" where the
            format does not say.
        number: the automatic number that is printed before it.
        flags: quality codes that the format itself gives.
        below: it is a line of a text file right below another, without an empty one between.
    """

    text: str
    heading: bool = False
    address: str = ""
    number: str = ""
    flags: frozenset[str] = frozenset()
    below: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One document.

    Attributes:
        blocks: what stands in the body, in order.
        notes: remarks for the report.
        margins: paragraphs and tables of the page headers and footers.
        unread: parts shown as text that the reader cannot open, by name.
        wrapped: the lines of its cells end where a column is full, not where a clerk ended them.
    """

    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[str, ...] = ()
    margins: tuple[Paragraph | Table, ...] = ()
    unread: tuple[str, ...] = ()
    wrapped: bool = False
