"""Characters become lines, words and text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.documents.pdf.glyphs import Glyph, GlyphWord
from etl.documents.pdf.raised_glyphs import with_marks
from etl.text import RAISED_DIGITS

_WIDEST_SPACE = 0.4
_SPACE = 0.22
"""Gap between two characters, in font sizes, that is a space though none is printed."""


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters gathered into lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.y, g.x0)):
        if lines and abs(glyph.y - lines[-1][0].y) < 0.5 * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [with_marks(_without_doubles(sorted(line, key=lambda g: g.x0))) for line in lines]


def _without_doubles(line: list[Glyph]) -> list[Glyph]:
    """Bold faked by printing twice is one character.

    Not ``pdfplumber.utils.dedupe_chars``: the tests pass with it, but it looks each character up in
    the list of all (20,000 on a page take eight seconds), and its distance is in points, however
    small the type is.
    """
    kept: list[Glyph] = []
    for glyph in line:
        near = kept[-1] if kept else None
        if near and near.text == glyph.text and abs(near.x0 - glyph.x0) < 0.12 * glyph.size:
            continue
        kept.append(glyph)
    return kept


def words_of(line: Sequence[Glyph]) -> list[GlyphWord]:
    """The words of one line.

    Not ``pdfplumber.utils.extract_words``: a hard space that a wrong table of letters makes of a
    letter would part a word, and a raised mark would make its word taller than the line
    (``tests/etl/test_documents_pdf_maps.py``, ``tests/etl/test_documents_pdf_looks.py``).
    """
    words: list[list[Glyph]] = []
    fresh = True
    for glyph in line:
        if glyph.text.isspace() and not _is_letter(glyph):
            fresh = True
            continue
        if not fresh and glyph.x0 - words[-1][-1].x1 <= _SPACE * glyph.size:
            words[-1].append(glyph)
        else:
            words.append([glyph])
        fresh = False
    return [
        GlyphWord(
            "".join(g.text for g in w),
            w[0].x0,
            max(g.x1 for g in w),
            min(g.top for g in _unraised(w)),
            max(g.bottom for g in w),
            w[0].size,
            w[0].font,
        )
        for w in words
        if not all(g.text.isspace() for g in w)
    ]


def _is_letter(glyph: Glyph) -> bool:
    """A hard space as wide as a letter is one in a font with a wrong table of letters."""
    return glyph.text == "\u00a0" and glyph.x1 - glyph.x0 > _WIDEST_SPACE * glyph.size


def _unraised(word: Sequence[Glyph]) -> Sequence[Glyph]:
    """A mark makes no line higher than the others."""
    return [g for g in word if g.text not in RAISED_DIGITS] or word


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The text of an area, line by line; text that runs up the page comes last."""
    area = list(glyphs)
    turned = [
        Glyph(g.text, -g.bottom, -g.top, g.x0, g.x1, g.size, g.font) for g in area if not g.upright
    ]
    if turned:
        parts = (text_of(g for g in area if g.upright), text_of(turned))
        return "\n".join(part for part in parts if part)
    lines = (" ".join(w.text for w in words_of(line)) for line in lines_of(area))
    return "\n".join(line for line in lines if line)
