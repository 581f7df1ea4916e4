"""Tables without lines: columns are where no word ever stands, rows where nothing does."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from etl.documents.grid import Cell, Paragraph, Row, Table
from etl.documents.header import is_number
from etl.documents.headings import begins_like
from etl.documents.pdf.glyphs import Word
from etl.documents.pdf.page import Page, TextLine, furniture, paragraphs, text_lines

_CHUNK = 0.85
"""Gap, in font sizes, that parts the words of one line into pieces of a table."""

_GUTTER = 0.35
"""Least width of the white stripe between columns, in font sizes: wider than a space."""

_PIECES = 3
"""A line with so many pieces is a line of a table."""


def unruled_blocks(pages: Sequence[Page]) -> list[Paragraph | Table]:
    """Read the table that runs through a document without lines.

    Args:
        pages: the document.

    Returns:
        The paragraphs over the table and the table.
    """
    lines = [line for page in pages for line in text_lines(page, page.glyphs)]
    dropped = furniture(pages, lines)
    lines = [line for line in lines if line not in dropped]
    first = next((i for i, line in enumerate(lines) if len(_chunks(line)) >= _PIECES), None)
    if first is None:
        return list(paragraphs(lines))
    # A heading that is higher than its neighbours begins a line before them.
    while first > 0 and _is_beside(lines[first - 1], lines[first]):
        first -= 1
    above, inside = lines[:first], lines[first:]
    gutters = _gutters(inside)
    rows: list[Row] = []
    threshold = _threshold(inside, gutters)
    for page in pages:
        here = [line for line in inside if line.page == page.number]
        bands = _bands(here, threshold) if threshold is not None else _anchored(here, gutters)
        for number, band in enumerate(bands, start=1):
            address = f"страница {page.number}, строка {number}"
            rows.append(_row(band, gutters, address, page_start=number == 1))
    return [*paragraphs(above), Table(tuple(rows), "таблица")]


def _chunks(line: TextLine) -> list[list[Word]]:
    """A line's words parted at wide gaps."""
    chunks: list[list[Word]] = []
    for word in line.words:
        if chunks and word.x0 - chunks[-1][-1].x1 <= _CHUNK * word.size:
            chunks[-1].append(word)
        else:
            chunks.append([word])
    return chunks


def _is_beside(upper: TextLine, lower: TextLine) -> bool:
    """Whether a line is of the same row: it overlaps the next one in height, or nearly."""
    return lower.page == upper.page and (
        lower.top - upper.bottom < 0.1 * lower.words[0].size
        and (len(_chunks(upper)) > 1 or upper.bottom > lower.top)
    )


def _gutters(lines: Sequence[TextLine]) -> list[float]:
    """Middles of the white stripes that no line of the table crosses."""
    tabular = [line for line in lines if len(_chunks(line)) >= _PIECES]
    words = sorted((w for line in tabular for w in line.words), key=lambda w: w.x0)
    size = sorted(w.size for w in words)[len(words) // 2]
    gutters = []
    right = words[0].x1
    for word in words:
        if word.x0 - right >= _GUTTER * size:
            gutters.append((right + word.x0) / 2)
        right = max(right, word.x1)
    return gutters


def _column(word: Word, gutters: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(middle > g for g in gutters)


def _anchors(lines: Sequence[TextLine], gutters: Sequence[float]) -> list[Word]:
    """Items' numbers: alone in the first column."""
    return [
        w for line in lines for w in line.words if _column(w, gutters) == 0 and is_number(w.text)
    ]


def _bands(lines: Sequence[TextLine], threshold: float) -> list[list[TextLine]]:
    """Lines parted wherever white space higher than the threshold runs across."""
    bands: list[list[TextLine]] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: line.top):
        if bands and line.top - bottom <= threshold:
            bands[-1].append(line)
        else:
            bands.append([line])
            bottom = line.bottom
        bottom = max(bottom, line.bottom)
    return bands


def _threshold(lines: Sequence[TextLine], gutters: Sequence[float]) -> float | None:
    """The height of white space that parts rows: such that each has one number.

    None where rows stand as close as lines do.
    """
    pages = sorted({line.page for line in lines})
    by_page = [[line for line in lines if line.page == page] for page in pages]
    gaps = sorted({round(g, 1) for page in by_page for g in _gaps(page)})
    anchors = len(_anchors(lines, gutters))
    if not anchors:
        return _widest_jump(gaps)
    best, best_score = None, 0.0
    for low, high in itertools.pairwise(gaps):
        if high - low < 0.3:
            continue
        threshold = (low + high) / 2
        counts = [
            len(_anchors(band, gutters)) for page in by_page for band in _bands(page, threshold)
        ]
        score = sum(1.0 if n == 1 else -2.0 * n if n else -0.5 for n in counts)
        if score > best_score:
            best, best_score = threshold, score
    return best if best_score >= 0.3 * anchors else None


def _gaps(lines: Sequence[TextLine]) -> list[float]:
    """Heights of the white spaces between lines, from the top of a page to its bottom."""
    gaps = []
    bottom = None
    for line in sorted(lines, key=lambda line: line.top):
        if bottom is not None:
            gaps.append(max(line.top - bottom, 0.0))
        bottom = max(bottom or 0.0, line.bottom)
    return gaps


def _widest_jump(gaps: Sequence[float]) -> float:
    """Between the gaps of lines and the gaps of rows, where no numbers help."""
    jumps = [(high - low, (low + high) / 2) for low, high in itertools.pairwise(gaps)]
    return max(jumps, default=(0.0, 0.0))[1]


def _anchored(lines: Sequence[TextLine], gutters: Sequence[float]) -> list[list[TextLine]]:
    """Rows that stand close, each begun by the line with its number; sections apart."""
    bands: list[list[TextLine]] = []
    heading = False
    for line in sorted(lines, key=lambda line: line.top):
        section = _is_section_line(line, gutters)
        if not bands or section or _anchors([line], gutters) or heading:
            if section and heading and bands:
                bands[-1].append(line)
            else:
                bands.append([line])
        else:
            bands[-1].append(line)
        heading = section
    return bands


def _is_section_line(line: TextLine, gutters: Sequence[float]) -> bool:
    """One piece of text that crosses a white stripe, or says that it is a section."""
    if len(_chunks(line)) > 1:
        return False
    crosses = any(line.words[0].x0 < g < line.words[-1].x1 for g in gutters)
    return crosses or begins_like("section", line.text)


def _row(
    band: Sequence[TextLine], gutters: Sequence[float], address: str, *, page_start: bool
) -> Row:
    """A row of a band's words: by columns, or one merged cell where they cross them."""
    width = len(gutters) + 1
    if all(_is_section_line(line, gutters) for line in band):
        text = "\n".join(line.text for line in band)
        return Row((Cell(text, 0, width),), address, page_start=page_start)
    texts: list[list[str]] = [[] for _ in range(width)]
    for line in sorted(band, key=lambda line: line.top):
        pieces: list[list[str]] = [[] for _ in range(width)]
        for word in line.words:
            pieces[_column(word, gutters)].append(word.text)
        for column, piece in enumerate(pieces):
            if piece:
                texts[column].append(" ".join(piece))
    cells = tuple(
        Cell("\n".join(lines).replace("\u00ad", "-"), column) for column, lines in enumerate(texts)
    )
    return Row(cells, address, page_start=page_start)
