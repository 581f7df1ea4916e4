"""A web page as a grid: the paragraphs and tables that a browser would show."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.raised_marks import raised
from etl.documents.struck_out import STRUCK_OUT, struck_note
from etl.documents.texts.charset import decode
from etl.documents.texts.page_looks import HIDDEN_ROW, is_of_a_frame, spell_out
from etl.text import fold

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I)
_SOFT_HYPHEN = re.compile("\u00ad|&(?:shy|#0*173|#x0*ad);", re.IGNORECASE)
"""It shows only at a line's end."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
_STRUCK = frozenset(("s", "strike", "del"))
_LINES = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WIDEST = 63
_DEEPEST = 6
"""Tables that lay out a page lie no deeper in one another."""


def read_web_page(data: bytes, name: str, prefix: str = "") -> Grid:
    """Read a web page, or those of an archive of web pages (MHTML) that have tables.

    Args:
        data: the page.
        name: its name, for refusals.
        prefix: how the addresses of its tables begin.

    Raises:
        RefusedDocumentError: its encoding is none that is known.
    """
    from lxml import etree, html

    reader = _Page(prefix)
    for page, charset in _pages_of_archive(data):
        text = _SOFT_HYPHEN.sub("", _DECLARATION.sub("", _text(page, charset, name)))
        if text.strip():
            parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
            try:
                root = html.document_fromstring(text, parser=parser)
            except etree.ParserError:  # nothing but remarks
                continue
            spell_out(root)
            reader.take(root)
    return reader.grid()


def _text(page: bytes, charset: str | None, name: str) -> str:
    named = _CHARSET.search(page[:4096])
    said = [charset, named.group(1).decode("ascii", "replace") if named is not None else None]
    for encoding in filter(None, said):
        try:
            return page.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # the page says so wrongly
    return decode(page, name)


def _pages_of_archive(data: bytes) -> list[tuple[bytes, str | None]]:
    """The web pages of an MHTML archive with their encodings; anything else is a page itself.

    Excel writes a page of frames and one for each sheet: those with tables are read.
    """
    if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        return [(data, None)]
    message = message_from_bytes(data, policy=policy.default)
    found: list[tuple[bytes, str | None]] = []
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes):
            found.append((content, part.get_content_charset()))
    with_tables = [one for one in found if b"<table" in one[0].lower()]
    return with_tables or found[:1] or [(data, None)]


class _Page:
    def __init__(self, prefix: str, *, with_tables: bool = True) -> None:
        self._prefix = prefix
        self._with_tables = with_tables
        self._tables = self._paragraphs = 0
        self._notes: list[str] = []
        self._blocks: list[Paragraph | Table] = []
        self._words: list[str] = []

    def take(self, root: Any) -> None:
        """Read a page; what an archive has more of follows it."""
        self._flow(root)
        self._end_paragraph()

    def grid(self) -> Grid:
        """All that was read."""
        return Grid(tuple(self._blocks), tuple(self._notes))

    def _flow(self, element: Any) -> None:
        """Paragraphs and tables outside of a table."""
        name = element.tag
        if name == "table":
            self._end_paragraph()
            if self._with_tables:
                self._blocks.append(self._table(element))
            return
        if name in _UNSEEN or name in _STRUCK:
            return
        if name in _LINES:
            self._end_paragraph()
        self._words.append(element.text or "")
        for item in element:
            self._flow(item)
            self._words.append(item.tail or "")
        if name in _LINES:
            self._end_paragraph(heading=name in _HEADINGS)

    def _end_paragraph(self, *, heading: bool = False) -> None:
        text = fold("".join(self._words))
        self._words = []
        if text:
            self._paragraphs += 1
            address = f"{self._prefix}абзац {self._paragraphs}"
            self._blocks.append(Paragraph(text, heading, address))

    def _table(self, table: Any, depth: int = 0) -> Table:
        self._tables += 1
        name = f"{self._prefix}таблица {self._tables}"
        hanging: dict[int, tuple[int, int]] = {}
        rows = []
        for number, element in enumerate(_own(table, "tr"), start=1):
            address = f"{name}, строка {number}"
            cells: list[Cell] = []
            struck: list[str] = []
            column = 0
            for item in _own(element, "td", "th"):
                if is_of_a_frame(item):
                    continue
                column = _under(hanging, cells, column)
                span = _count(item.get("colspan"))
                text = "".join(_cell_words(item, struck)).strip()
                cells.append(Cell(text, column, span))
                if (down := _count(item.get("rowspan"))) > 1:
                    hanging[column] = (down, span)
                column += span
            _under(hanging, cells, column)
            for at, (left, span) in list(hanging.items()):
                hanging[at] = (left - 1, span)
                if left <= 1:
                    del hanging[at]
            if struck:
                self._notes.append(struck_note(address, struck))
            flags = frozenset((STRUCK_OUT,)) if struck else frozenset[str]()
            flags |= {hidden} if (hidden := element.get("hidden")) == HIDDEN_ROW else set()
            rows.append(Row(tuple(cells), address, flags))
        if depth == _DEEPEST or not (within := [*_tables_within(table)]):
            return Table(tuple(rows), name)
        inner = tuple(self._table(one, depth + 1) for one in within)
        return Table(tuple(rows), name, inner=inner, around=self._around(table))

    def _around(self, table: Any) -> tuple[str, ...]:
        """The paragraphs in a table's cells beside the tables within: a page's title, its menu."""
        beside = _Page(self._prefix, with_tables=False)
        for row in _own(table, "tr"):
            for cell in _own(row, "td", "th"):
                beside._flow(cell)
                beside._end_paragraph()
        return tuple(p.text for p in beside._blocks if isinstance(p, Paragraph))


def _tables_within(table: Any) -> Iterator[Any]:
    """The tables in a table's cells, but not those that lie in one of them."""
    waiting = [*reversed(table)]
    while waiting:
        item = waiting.pop()
        if item.tag == "table":
            yield item
        else:
            waiting += reversed(item)


def _own(table: Any, *names: str) -> Iterator[Any]:
    """A table's rows or a row's cells, without those of tables within."""
    for item in table:
        if item.tag in names:
            yield item
        elif item.tag in ("thead", "tbody", "tfoot", "form"):
            yield from _own(item, *names)


def _under(hanging: dict[int, tuple[int, int]], cells: list[Cell], column: int) -> int:
    """Put in the cells that hang down into this row; the next free column."""
    begun = {c.column for c in cells}
    while column in hanging and column not in begun:
        _, span = hanging[column]
        if not cells or all(c.column != column for c in cells):
            cells.append(Cell("", column, span, above=True))
        column += span
    return column


def _count(value: str | None) -> int:
    digits = (value or "").strip()
    return min(max(int(digits), 1), _WIDEST) if re.fullmatch(r"[0-9]{1,4}", digits) else 1


def _cell_words(element: Any, struck: list[str], *, up: bool = False) -> Iterator[str]:
    """The words of a cell with its line ends."""

    def shown(text: str | None) -> str:
        said = re.sub(r"\s+", " ", text or "")
        return raised(said) if up else said

    yield shown(element.text)
    for item in element:
        name = item.tag
        if name in _STRUCK:
            text = "".join(item.itertext())
            struck += [text] if text.strip() else []
        elif name not in _UNSEEN:
            yield "\n" if name in _LINES else ""
            yield from _cell_words(item, struck, up=name == "sup")
            yield "\n" if name in _LINES or name in ("td", "th") else ""
        yield shown(item.tail)
