"""Tables of a Word document, written element by element.

python-docx finds a table's cells by walking all of it, so that a table of thousands of rows takes
minutes; here each row is written once. Widths are in twentieths of a point, as Word has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from etl.documents.docx.word_xml import SPACE

_MM = 1440 / 25.4
_name = lru_cache(maxsize=None)(qn)


class Run(NamedTuple):
    """A stretch of a cell's text; ``mark`` is «del» or «ins» where it was or is otherwise.

    ``link`` is an address that it leads to.
    """

    text: str
    mark: str = ""
    link: str = ""


Cell = str | Sequence[Run]
"""A cell's text, as a whole or in stretches."""


class WordTable:
    """A table that grows by rows; its first ones may be repeated on every page."""

    def __init__(self, widths: Sequence[float], caption: str) -> None:
        """Begin a table.

        Args:
            widths: of its columns, in millimetres.
            caption: what it is, for who hears the document.
        """
        self._widths = [round(mm * _MM) for mm in widths]
        self.element: Any = OxmlElement("w:tbl")
        properties = _child(self.element, "w:tblPr")
        _child(properties, "w:tblStyle", val="TableGrid")
        _child(properties, "w:tblW", w=sum(self._widths), type="dxa")
        _child(properties, "w:tblLayout", type="fixed")
        _child(properties, "w:tblLook", val="0020", firstRow=1, noVBand=1)
        _child(properties, "w:tblCaption", val=caption)
        grid = _child(self.element, "w:tblGrid")
        for width in self._widths:
            _child(grid, "w:gridCol", w=width)

    def head(self, cells: Sequence[str], style: str) -> None:
        """A row of headings, at the top of every page."""
        row = self._row(repeated=True)
        for width, text in zip(self._widths, cells, strict=True):
            self._cell(row, text, style, width, shade="E7E2D8", keep=True)

    def row(self, cells: Sequence[Cell], styles: Sequence[str], *, keep: bool = False) -> None:
        """A row of cells, on one page if it fits; ``keep``: on one page with the next row."""
        row = self._row()
        for width, text, style in zip(self._widths, cells, styles, strict=True):
            self._cell(row, text, style, width, keep=keep)

    def across(self, text: str, style: str, *, shade: str = "", keep: bool = False) -> None:
        """A row of one cell over all columns."""
        width = sum(self._widths)
        row = self._row()
        self._cell(row, text, style, width, span=len(self._widths), shade=shade, keep=keep)

    def _row(self, *, repeated: bool = False) -> Any:
        row = _child(self.element, "w:tr")
        properties = _child(row, "w:trPr")
        _child(properties, "w:cantSplit")
        if repeated:
            _child(properties, "w:tblHeader")
        return row

    @staticmethod
    def _cell(
        row: Any,
        text: Cell,
        style: str,
        width: int,
        *,
        span: int = 1,
        shade: str = "",
        keep: bool = False,
    ) -> None:
        cell = _child(row, "w:tc")
        properties = _child(cell, "w:tcPr")
        _child(properties, "w:tcW", w=width, type="dxa")
        if span > 1:
            _child(properties, "w:gridSpan", val=span)
        if shade:
            _child(properties, "w:shd", val="clear", color="auto", fill=shade)
        paragraph = _child(cell, "w:p")
        looks = _child(paragraph, "w:pPr")
        _child(looks, "w:pStyle", val=style)
        if keep:
            _child(looks, "w:keepNext")
        for run in (Run(text),) if isinstance(text, str) else text:
            _write(paragraph, run)


def _write(paragraph: Any, run: Run) -> None:
    if not run.text:
        return
    if run.link:
        # A field needs no list of the document's links.
        address = run.link.replace('"', "%22")
        paragraph = _child(paragraph, "w:fldSimple", instr=f'HYPERLINK "{address}"')
    stretch = _child(paragraph, "w:r")
    if run.link:
        looks = _child(stretch, "w:rPr")
        _child(looks, "w:color", val="0B5394")
        _child(looks, "w:u", val="single")
    if run.mark:
        looks = _child(stretch, "w:rPr")
        _child(looks, "w:strike") if run.mark == "del" else _child(looks, "w:b")
        if run.mark == "ins":
            _child(looks, "w:u", val="single")
    words = _child(stretch, "w:t")
    words.text = run.text
    words.set(SPACE, "preserve")


def _child(parent: Any, tag: str, **attributes: str | int) -> Any:
    made = SubElement(parent, _name(tag))
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), str(value))
    return made
