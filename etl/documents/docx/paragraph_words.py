"""The words of a paragraph as Word shows them: inserted yes, deleted and hidden no."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from etl.documents.docx.styles import Styles
from etl.documents.docx.word_xml import DROPPED, MC, M, W, child, is_on, is_placeholder, w

_BREAKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n",
           W + "noBreakHyphen": "-"}  # fmt: skip
# Characters of the Symbol and Wingdings fonts that stand in running text.
_SYMBOLS = {0x2D: "–", 0xB0: "°", 0xB1: "±", 0xB7: "•", 0xD7: "×", 0xA7: "•", 0x2B: "+"}
_SEEN = tuple(W + name for name in ("t", "delText", "drawing", "tab", "br", "sym"))
_CHANGES = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


@dataclass(slots=True)
class Words:
    """Text under way and what was noticed in it."""

    styles: Styles
    pieces: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    footnotes: list[str] = field(default_factory=list)
    tables: list[Any] = field(default_factory=list)
    seen: set[Any] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Everything so far; the optional hyphen shows only at a line's end."""
        return "".join(self.pieces).replace("\u00ad", "")

    def block(self, element: Any) -> None:
        """Add what stands in a cell, a text box or a content control: paragraphs, tables."""
        for item in element:
            tag = item.tag
            if tag == W + "p":
                self.paragraph(item)
            elif tag == W + "tbl":
                self.tables.append(item)
                self._nested(item)
            elif tag in _CHANGES:
                self.flags.add("tracked_changes")
                if tag not in DROPPED:
                    self.block(item)
            elif tag == MC + "AlternateContent":
                self._alternate(item, self.block)
            elif tag not in DROPPED and not is_placeholder(item) and isinstance(tag, str):
                self.block(item)

    def paragraph(self, paragraph: Any) -> None:
        """Add a paragraph and its end."""
        style = child(paragraph, "pPr", "pStyle")
        style_id = w(style, "val") if style is not None else self.styles.default_paragraph
        self._inline(paragraph, hidden=self.styles.hides(style_id))
        mark = child(paragraph, "pPr", "rPr")
        if mark is not None and (child(mark, "ins") is not None or child(mark, "del") is not None):
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

    def _inline(self, element: Any, *, hidden: bool) -> None:
        for item in element:
            tag = item.tag
            if tag == W + "r":
                self._run(item, hidden=hidden)
            elif tag in _CHANGES:
                if next(item.iter(*_SEEN), None) is not None:
                    self.flags.add("tracked_changes")
                if tag not in DROPPED:
                    self._inline(item, hidden=hidden)
            elif tag == M + "t":
                self.pieces.append(item.text or "")
            elif tag == MC + "AlternateContent":
                self._alternate(item, lambda e: self._inline(e, hidden=hidden))
            elif tag in DROPPED or tag == W + "pPr" or is_placeholder(item):
                continue
            elif isinstance(tag, str):
                self._inline(item, hidden=hidden)

    def _run(self, run: Any, *, hidden: bool) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            style = child(properties, "rStyle")
            if style is not None:
                hidden = hidden or self.styles.hides(w(style, "val"))
            vanish = child(properties, "vanish")
            hidden = hidden if vanish is None else is_on(vanish)
        self.seen.update(run.iter(W + "t"))
        if hidden:
            if any((t.text or "").strip() for t in run.iter(W + "t")):
                self.flags.add("hidden_text")
            return
        for item in run:
            self._content(item)

    def _content(self, item: Any) -> None:
        tag = item.tag
        if tag == W + "t":
            self.pieces.append(item.text or "")
        elif tag in _BREAKS:
            self.pieces.append(_BREAKS[tag])
        elif tag == W + "sym":
            self.pieces.append(_symbol(item))
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


def _symbol(item: Any) -> str:
    """A character named by font and code; private codes of picture fonts are bullets."""
    try:
        code = int(w(item, "char", "0"), 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "•")
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
