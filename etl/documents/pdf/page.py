"""A page cut into table areas and the lines of text around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.documents.grid import Paragraph
from etl.documents.pdf.glyphs import Glyph, Word, lines_of, words_of

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

_PAGE_NUMBER = re.compile(r"\W*(?:стр(?:аница)?\.?\s*)?\d{1,4}\s*(?:(?:из|/)\s*\d{1,4})?\W*", re.I)


@dataclass(slots=True)
class Page:
    """What is on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    tables: list[list[Box]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text outside of tables."""

    page: int
    top: float
    bottom: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The line's words."""
        return " ".join(w.text for w in self.words)


def text_lines(page: Page, glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Lines of those characters that stand in no table."""
    found = []
    for line in lines_of(glyphs):
        words = words_of(line)
        if words:
            top, bottom = min(w.top for w in words), max(w.bottom for w in words)
            found.append(TextLine(page.number, top, bottom, tuple(words)))
    return found


def furniture(pages: Sequence[Page], lines: Sequence[TextLine]) -> set[TextLine]:
    """Page numbers, and running lines that stand at the same height of several pages."""
    heights = {p.number: p.height for p in pages}
    seen = Counter(_running(line) for line in lines)
    found = set()
    for line in lines:
        height = heights[line.page]
        at_edge = line.top < 0.12 * height or line.bottom > 0.88 * height
        number = _PAGE_NUMBER.fullmatch(line.text) is not None
        repeated = seen[_running(line)] > 1 and len(pages) > 1
        if at_edge and (number or repeated):
            found.add(line)
    return found


def _running(line: TextLine) -> tuple[str, int]:
    """What makes two lines the same running line: words without digits, and height."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 4)


def paragraphs(lines: Sequence[TextLine]) -> list[Paragraph]:
    """Lines put together where they follow closely in one type."""
    groups: list[list[TextLine]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last.page == line.page
            and line.top - last.bottom < 0.5 * line.words[0].size
            and last.words[0].font == line.words[0].font
            and abs(last.words[0].size - line.words[0].size) < 0.5
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph("\n".join(line.text for line in group)) for group in groups]
