"""A page cut into table areas and the lines of text around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.documents.grid import Paragraph
from etl.documents.pdf.glyph_lines import lines_of, words_of
from etl.documents.pdf.glyphs import Glyph, GlyphWord

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

PIECES = 3
"""A line with so many pieces is a line of a table."""

_CHUNK = 0.85
"""Gap, in font sizes, that parts the words of one line into pieces of a table."""

_PAGE_NUMBER = re.compile(r"\W*(?:стр(?:аница)?\.?\s*)?\d{1,4}\s*(?:(?:из|/)\s*\d{1,4})?\W*", re.I)

_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2})[.)]\s+[А-ЯЁ]|(?i:раздел)\s+[IVX\d]+\b")
"""A line that begins like a section of the plan is no further line of its title."""


@dataclass(slots=True)
class Page:
    """What is on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    tables: list[list[Box]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    stamp: str = ""
    narrow: bool = False
    """Whether its only tables are of one or two columns: the others may be on further pages."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text outside of tables."""

    page: int
    top: float
    bottom: float
    words: tuple[GlyphWord, ...]
    struck: tuple[GlyphWord, ...] = ()

    @property
    def text(self) -> str:
        """The line's words."""
        return " ".join(w.text for w in self.words)


def text_lines(page: Page, glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Lines of those characters that stand in no table."""
    found: list[TextLine] = []
    waiting: tuple[GlyphWord, ...] = ()
    for line in lines_of(glyphs):
        words = words_of([g for g in line if not g.struck])
        struck = tuple(words_of([g for g in line if g.struck]))
        if words:
            top, bottom = min(w.top for w in words), max(w.bottom for w in words)
            found.append(TextLine(page.number, top, bottom, tuple(words), waiting + struck))
            waiting = ()
        elif found:
            # A line that is struck out whole goes with the one before it, and is no gap.
            bottom = max(found[-1].bottom, *(w.bottom for w in struck)) if struck else 0.0
            last = found[-1]
            found[-1] = replace(last, struck=last.struck + struck, bottom=max(last.bottom, bottom))
        else:
            waiting += struck
    return found


def chunks(line: TextLine) -> list[list[GlyphWord]]:
    """A line's words parted at wide gaps: the pieces of a line of a table."""
    found: list[list[GlyphWord]] = []
    for word in line.words:
        if found and word.x0 - found[-1][-1].x1 <= _CHUNK * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def furniture(pages: Sequence[Page], lines: Sequence[TextLine]) -> set[TextLine]:
    """Page numbers, and running lines that stand at the same height of several pages.

    Lines that stand close are kept or dropped together, so that a table's heading
    repeated on each page is not taken apart.
    """
    heights = {p.number: p.height for p in pages}
    seen = Counter(_running(line) for line in lines)

    def is_running(line: TextLine) -> bool:
        height = heights[line.page]
        at_edge = line.top < 0.12 * height or line.bottom > 0.88 * height
        number = _PAGE_NUMBER.fullmatch(line.text) is not None
        repeated = seen[_running(line)] > 1 and len(chunks(line)) < PIECES
        return at_edge and (number or repeated)

    found = set()
    for block in _close(lines):
        if all(map(is_running, block)):
            found.update(block)
    return found


def _close(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines of a page that stand closer than lines and paragraphs do."""
    blocks: list[list[TextLine]] = []
    for line in lines:
        last = blocks[-1][-1] if blocks else None
        close = last is not None and line.page == last.page
        if close and last is not None and line.top - last.bottom < 0.6 * line.words[0].size:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


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
            and not _NUMBERED.match(line.text)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph("\n".join(line.text for line in group)) for group in groups]
