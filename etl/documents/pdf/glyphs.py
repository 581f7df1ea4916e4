"""Characters at places of a page, and the words and runs that they make."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

_CONTROLS = ("\x1c", "\x1d", "\x1e", "\x1f")
"""White space to Python; in a font without letters they are the numbers of its glyphs."""
_UNREAD = "\ufffd"


@dataclass(frozen=True, slots=True)
class GlyphWord:
    """Characters without a space between them; ``y`` grows downwards."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class Glyph(GlyphWord):
    """One character."""

    upright: bool = True
    struck: bool = False

    @property
    def x(self) -> float:
        """Its middle."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Its middle."""
        return (self.top + self.bottom) / 2


def glyphs_of(chars: Iterable[Any], struck: Container[int]) -> list[Glyph]:
    """The characters of a pdfplumber page; a NUL is none.

    Args:
        chars: pdfplumber's characters.
        struck: ids of those that a line goes through.
    """
    return [
        Glyph(
            _UNREAD if c["text"] in _CONTROLS else c["text"],
            c["x0"],
            c["x1"],
            c["top"],
            c["bottom"],
            c["size"] or 1.0,
            c["fontname"],
            c["upright"],
            id(c) in struck,
        )
        for c in chars
        if c["text"] not in ("\x00", "")
    ]


def runs_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters in the order of print, put together as long as each adjoins the one before.

    A text too long for its cell runs into the next one; its characters stay together,
    its printed spaces among them.
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and abs(last.y - glyph.y) < 0.1 * glyph.size
            and abs(glyph.x0 - last.x1) < 0.1 * glyph.size
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs
