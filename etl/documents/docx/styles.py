"""What a document's styles say that matters for reading: hidden, numbered, a heading."""

from __future__ import annotations

import re
from typing import Any

from etl.documents.docx.run_looks import RunLook, look_of
from etl.documents.docx.word_xml import W, child, number_of, w

_PLAIN = RunLook()
_HEADING = re.compile(r"(?:heading|заголовок)\s*\d", re.IGNORECASE)


class Styles:
    """Looks up styles.xml through ``basedOn``."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self.default_paragraph = ""
        if root is None:
            return
        for style in root.iterfind(W + "style"):
            self._styles[w(style, "styleId")] = style
            if w(style, "type") == "paragraph" and w(style, "default") in ("1", "true"):
                self.default_paragraph = w(style, "styleId")

    def _chain(self, style_id: str) -> list[Any]:
        chain: list[Any] = []
        while style_id in self._styles and len(chain) < 20:
            style = self._styles[style_id]
            chain.append(style)
            base = child(style, "basedOn")
            style_id = w(base, "val") if base is not None else ""
        return chain

    def look(self, style_id: str, base: RunLook = _PLAIN) -> RunLook:
        """How a style makes its runs look: hidden, struck out, raised."""
        for style in reversed(self._chain(style_id)):
            base = look_of(child(style, "rPr"), base)
        return base

    def numbering(self, style_id: str) -> tuple[str, int]:
        """The list and level that a paragraph style brings, ("", -1) where none."""
        number, level = "", -1
        for style in self._chain(style_id):
            found = child(style, "pPr", "numPr")
            if found is None:
                continue
            pointer, depth = child(found, "numId"), child(found, "ilvl")
            if depth is not None and level < 0:
                level = number_of(w(depth, "val"))
            if pointer is not None:
                return w(pointer, "val"), level
        return number, level

    def is_heading(self, style_id: str) -> bool:
        """Whether a paragraph style is one of Word's headings."""
        for style in self._chain(style_id):
            name = child(style, "name")
            if name is not None and _HEADING.match(w(name, "val")):
                return True
            if child(style, "pPr", "outlineLvl") is not None:
                return True
        return False
