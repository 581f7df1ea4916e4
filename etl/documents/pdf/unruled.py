"""Tables without lines: columns are where no word ever stands, rows where nothing does."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from etl.documents.grid import Cell, Paragraph, Row, Table
from etl.documents.pdf.glyphs import GlyphWord
from etl.documents.pdf.pdf_page import (
    PIECES,
    Page,
    TextLine,
    chunks,
    furniture,
    paragraphs,
    text_lines,
)
from etl.documents.plan_rows.header import find_header
from etl.documents.plan_rows.headings import begins_like
from etl.documents.plan_rows.item_numbers import is_number

_GUTTER = 0.35
"""Least width of the white stripe between columns, in font sizes: wider than a space."""

_TALLEST_HEADING = 12
"""Lines that a heading may take."""


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
    first = next((i for i, line in enumerate(lines) if len(chunks(line)) >= PIECES), None)
    if first is None:
        return list(paragraphs(lines))
    gutters = _gutters(lines[first:])
    # A heading that is higher than its neighbours begins a line or two before them.
    while first > 0 and _is_beside(lines[first - 1], lines[first], gutters):
        first -= 1
    above, inside = lines[:first], lines[first:]
    rows: list[Row] = []
    parts = _without_headings(inside, gutters)
    threshold = _threshold(parts, gutters)
    for page in pages:
        bands = []
        for part in parts:
            if part[0].page == page.number:
                bands += _anchored(part, gutters) if threshold is None else _bands(part, threshold)
        for number, band in enumerate(bands, start=1):
            address = f"страница {page.number}, строка {number}"
            rows.append(_row(band, gutters, address, page_start=number == 1))
    return [*paragraphs(above), Table(tuple(rows), "таблица")]


def _without_headings(lines: Sequence[TextLine], gutters: Sequence[float]) -> list[list[TextLine]]:
    """Lines by page; a heading repeated at the top of a page is a part of its own."""
    pages: dict[int, list[TextLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    first = next(iter(pages.values()))
    headings = _prefixes(first)
    parts: list[list[TextLine]] = []
    for page in pages.values():
        same = 0
        for words, size in _prefixes(page).items() if page is not first else ():
            row = _row(page[:size], gutters, "", page_start=False)
            if words in headings and find_header([row], 0) is not None:
                same = max(same, size)
        parts += [part for part in (page[:same], page[same:]) if part]
    return parts


def _prefixes(lines: Sequence[TextLine]) -> dict[tuple[str, ...], int]:
    """The words of the first line, the first two and so on, in any order.

    Cells centred in their row make lines that overlap, and these are not parted alike
    on every page.
    """
    return {
        tuple(sorted(w.text for line in lines[:size] for w in line.words)): size
        for size in range(1, min(len(lines), _TALLEST_HEADING) + 1)
    }


def _is_beside(upper: TextLine, lower: TextLine, gutters: Sequence[float]) -> bool:
    """Whether a line is of the same row as the next one: close to it, and no prose."""
    near = lower.top - upper.bottom < 0.3 * lower.words[0].size
    return lower.page == upper.page and near and not _crosses(upper, gutters)


def _gutters(lines: Sequence[TextLine]) -> list[float]:
    """Middles of the white stripes between the columns of a table.

    A word too long for its column may stick out into a stripe: one line in thirty is
    allowed to.
    """
    tabular = [line for line in lines if len(chunks(line)) >= PIECES]
    words = [w for line in tabular for w in line.words]
    size = sorted(w.size for w in words)[len(words) // 2]
    allowed = len(tabular) // 30
    changes = sorted([(w.x0, 1) for w in words] + [(w.x1, -1) for w in words])
    gutters = []
    covered, begin = 0, changes[0][0]
    for at, change in changes:
        closes = change > 0 and covered == allowed and begin > changes[0][0]
        if closes and at - begin >= _GUTTER * size:
            gutters.append((begin + at) / 2)
        covered += change
        if change < 0 and covered == allowed:
            begin = at
    return gutters


def _crosses(line: TextLine, gutters: Sequence[float]) -> bool:
    """Whether a line is one text over several columns: no stripe parts its words."""
    size = line.words[0].size
    crossed = False
    for gutter in gutters:
        if not line.words[0].x0 < gutter < line.words[-1].x1:
            continue
        left = max(w.x1 if w.x1 <= gutter else w.x0 for w in line.words if w.x0 < gutter)
        rest = [w.x0 for w in line.words if w.x0 >= gutter]
        if min(rest, default=left) - left >= _GUTTER * size and not any(
            w.x0 < gutter < w.x1 for w in line.words
        ):
            return False
        crossed = True
    return crossed


def _column(word: GlyphWord, gutters: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(middle > g for g in gutters)


def _anchors(lines: Sequence[TextLine], gutters: Sequence[float]) -> list[GlyphWord]:
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


def _threshold(parts: Sequence[list[TextLine]], gutters: Sequence[float]) -> float | None:
    """The height of white space that parts rows: such that each has one number.

    None where rows stand as close as lines do.
    """
    gaps = sorted({round(gap, 1) for part in parts for gap in _gaps(part)})
    anchors = sum(len(_anchors(part, gutters)) for part in parts)
    if not anchors:
        return _widest_jump(gaps)
    best, best_score = None, 0.0
    for low, high in itertools.pairwise(gaps):
        if high - low < 0.3:
            continue
        threshold = (low + high) / 2
        bands = [band for part in parts for band in _bands(part, threshold)]
        score = sum(_worth(band, gutters) for band in bands)
        if score > best_score:
            best, best_score = threshold, score
    return best if best_score >= 0.3 * anchors else None


def _worth(band: Sequence[TextLine], gutters: Sequence[float]) -> float:
    """How well a band of lines looks like one row."""
    numbers = len(_anchors(band, gutters))
    row = _row(band, gutters, "", page_start=False)
    if find_header([row], 0) is not None:
        return 1.0
    if numbers:
        return 1.0 if numbers == 1 else -2.0 * numbers
    return 0.0 if len(row.cells) == 1 else -0.5


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
    """One text over several columns, or one that says that it is a section."""
    if _crosses(line, gutters):
        return True
    return len(chunks(line)) == 1 and begins_like("section", line.text)


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
    gone: list[list[str]] = [[] for _ in range(width)]
    for word in (w for line in sorted(band, key=lambda line: line.top) for w in line.struck):
        gone[_column(word, gutters)].append(word.text)
    cells = tuple(
        Cell("\n".join(lines), column, struck=" ".join(gone[column]))
        for column, lines in enumerate(texts)
    )
    return Row(cells, address, page_start=page_start)
