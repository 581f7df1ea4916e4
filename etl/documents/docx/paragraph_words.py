"""The words of a paragraph as Word shows them: inserted yes, deleted and hidden no."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.documents.docx.form_fields import chosen, symbol
from etl.documents.docx.run_looks import RunLook, run_look
from etl.documents.docx.styles import Styles
from etl.documents.docx.word_xml import (
    CHANGES,
    DROPPED,
    EMBEDDING,
    MC,
    M,
    W,
    child,
    has_tracked_end,
    is_placeholder,
    w,
)
from etl.documents.raised_marks import raised
from etl.documents.struck_out import STRUCK_OUT

_BREAKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n",
           W + "noBreakHyphen": "-"}  # fmt: skip
_SEEN = tuple(W + name for name in ("t", "delText", "drawing", "tab", "br", "sym"))


@dataclass(slots=True)
class Words:
    """Text under way and what was noticed in it.

    Attributes:
        labels: the automatic numbers by paragraph; the first one met is kept apart.
        embedded: gives the text of an embedded part, None where it cannot be read.
        struck: words that are struck out, run after run.
    """

    styles: Styles
    labels: Mapping[Any, str] = field(default_factory=dict)
    embedded: Callable[[Any], str | None] = lambda _: None
    pieces: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    footnotes: list[str] = field(default_factory=list)
    tables: list[Any] = field(default_factory=list)
    seen: set[Any] = field(default_factory=set)
    struck: list[str] = field(default_factory=list)
    number: str = ""
    _raised: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Everything so far; the optional hyphen shows only at a line's end."""
        said = {i for i, piece in enumerate(self.pieces) if piece.strip()}
        # Where all of it is raised, nothing is: somebody wanted small letters.
        marks = self._raised if said - self._raised else set()
        pieces = [raised(p) if i in marks else p for i, p in enumerate(self.pieces)]
        return "".join(pieces).replace("\u00ad", "")

    def block(self, element: Any) -> None:
        """Add what stands in a cell, a text box or a content control: paragraphs, tables."""
        for item in element:
            tag = item.tag
            if tag == W + "p":
                self.paragraph(item)
            elif tag == W + "tbl":
                self.tables.append(item)
                self._nested(item)
            elif tag in CHANGES:
                self.flags.add("tracked_changes")
                if tag not in DROPPED:
                    self.block(item)
            elif tag in EMBEDDING:
                text = self.embedded(item)
                self.pieces.append(text or "")
                self.flags |= set() if text is not None else {"part_unread"}
            elif tag == MC + "AlternateContent":
                self._alternate(item, self.block)
            elif tag not in DROPPED and not is_placeholder(item) and isinstance(tag, str):
                self.block(item)

    def paragraph(self, paragraph: Any) -> None:
        """Add a paragraph and its end."""
        style = child(paragraph, "pPr", "pStyle")
        style_id = w(style, "val") if style is not None else self.styles.default_paragraph
        label = self.labels.get(paragraph, "")
        if label and not any(piece.strip() for piece in self.pieces) and not self.number:
            self.number = label
        elif label:
            self.pieces.append(label)
        self._inline(paragraph, look=self.styles.look(style_id))
        mark = child(paragraph, "pPr", "rPr")
        if has_tracked_end(paragraph):
            self.flags.add("tracked_changes")
        # A deleted paragraph mark joins the two paragraphs.
        if mark is None or child(mark, "del") is None:
            self.pieces.append("\n")

    def _nested(self, table: Any) -> None:
        """A table within a cell is part of the cell's text, cell after cell."""
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            for cell in row.iter(W + "tc"):
                if next(cell.iterancestors(W + "tr")) is row:
                    self.block(cell)

    def _inline(self, element: Any, *, look: RunLook) -> None:
        for item in element:
            tag = item.tag
            if tag == W + "r":
                self._run(item, look=look)
            elif tag in CHANGES:
                if next(item.iter(*_SEEN), None) is not None:
                    self.flags.add("tracked_changes")
                if tag not in DROPPED:
                    self._inline(item, look=look)
            elif tag == M + "t":
                self.pieces.append(item.text or "")
            elif tag == MC + "AlternateContent":
                self._alternate(item, lambda e: self._inline(e, look=look))
            elif tag in DROPPED or tag == W + "pPr" or is_placeholder(item):
                continue
            elif isinstance(tag, str):
                self._inline(item, look=look)

    def _run(self, run: Any, *, look: RunLook) -> None:
        look = run_look(run, self.styles, look)
        self.seen.update(run.iter(W + "t"))
        if look.hidden or look.struck:
            text = "".join(t.text or "" for t in run.iter(W + "t"))
            if text.strip():
                self.flags.add("hidden_text" if look.hidden else STRUCK_OUT)
            if not look.hidden and (self.struck or text.strip()):
                self.struck.append(text)
            return
        for item in run:
            before = len(self.pieces)
            self._content(item)
            if look.raised:
                self._raised.update(range(before, len(self.pieces)))

    def _content(self, item: Any) -> None:
        tag = item.tag
        if tag == W + "t":
            self.pieces.append(item.text or "")
        elif tag in _BREAKS:
            self.pieces.append(_BREAKS[tag])
        elif tag == W + "sym":
            self.pieces.append(symbol(item))
        elif tag == W + "fldChar":
            self.pieces.append(chosen(item))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = "footnotes" if tag.endswith("footnoteReference") else "endnotes"
            self.footnotes.append(f"{kind}:{w(item, 'id')}")
        elif tag == MC + "AlternateContent":
            self._alternate(item, self._boxes)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._boxes(item)

    def _alternate(self, element: Any, take: Any) -> None:
        """One reading of several: the first choice that says something, else the fallback."""
        for option in (*element.iterfind(MC + "Choice"), *element.iterfind(MC + "Fallback")):
            before = len(self.pieces)
            take(option)
            if "".join(self.pieces[before:]).strip():
                return
            del self.pieces[before:]
            self._raised = {i for i in self._raised if i < before}

    def _boxes(self, element: Any) -> None:
        """The text of boxes drawn within a run."""
        for item in element:
            if item.tag == W + "txbxContent":
                self.pieces.append("\n")
                self.block(item)
            elif item.tag == MC + "AlternateContent":
                self._alternate(item, self._boxes)
            elif isinstance(item.tag, str):
                self._boxes(item)
