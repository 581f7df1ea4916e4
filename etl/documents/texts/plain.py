"""Text files: the text of a Word table, cell after cell or row after row."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from etl.documents.endings import suffix_of
from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.plan_rows.headings import begins_like, meaning
from etl.documents.plan_rows.item_numbers import is_number
from etl.documents.texts.charset import decode
from etl.documents.texts.delimited import delimited_grid, delimiter_of

# What text converters leave of Word's bookmarks; nobody wrote it into the plan.
_ARTEFACT = re.compile(r"\[bookmark: [^\]\n]*\]")
_FRAMES = {
    code: "|" if chr(code) in "│┃║" else "-" if chr(code) in "─━═" else "+"
    for code in range(0x2500, 0x2580)
}
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029\x85]")


def read_plain(data: bytes, name: str) -> Grid:
    """Read a text file.

    Args:
        data: the file.
        name: its name, for refusals.

    Raises:
        RefusedDocumentError: its encoding is not known.
    """
    text = _ARTEFACT.sub("", decode(data, name)).replace("\u00ad", "").replace("\x00", "")
    lines = _LINE_END.split(_plain_frames(text))
    delimiter = delimiter_of(lines, commas=suffix_of(name) == ".csv")
    if delimiter:
        return delimited_grid(lines, delimiter)
    return _stacked_grid(lines)


def _plain_frames(text: str) -> str:
    """Tables drawn with the signs of a screen («│», «─») as tables drawn with a typewriter's."""
    return text.translate(_FRAMES) if "│" in text or "║" in text else text


def _stacked_grid(lines: list[str]) -> Grid:
    """A tab begins a cell and everything up to the next tab belongs to it."""
    above: list[Paragraph] = []
    cells: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("\t"):
            cells.append((number, line[1:]))
        elif cells:
            start, text = cells[-1]
            cells[-1] = (start, f"{text}\n{line}")
        elif line.strip():
            below = number > 1 and bool(lines[number - 2].strip())
            above.append(Paragraph(line, address=f"строка {number}", below=below))
    if not cells:
        return Grid(tuple(above))
    rows = _rows([(start, text.strip("\n")) for start, text in cells])
    return Grid((*above, Table(tuple(rows), "таблица")))


def _rows(cells: list[tuple[int, str]]) -> list[Row]:
    """Cut the cells into rows: a number begins a row, a section is a cell of its own."""
    head = next((i for i, (_, t) in enumerate(cells) if meaning(t) is not None), None)
    if head is None:
        return [_row(cells[i : i + 1], 1) for i in range(len(cells))]
    width = _width([text for _, text in cells[head:]])
    numbered = any(is_number(text) for _, text in cells[head + width :])
    rows = [_row([cell], width) for cell in cells[:head]]
    at = head
    while at < len(cells):
        size = _row_size([t for _, t in cells[at : at + width + 1]], width, numbered=numbered)
        rows.append(_row(cells[at : at + size], width))
        at += size
    return rows


def _row(cells: list[tuple[int, str]], width: int) -> Row:
    """A row; one cell alone is a merged one, unless it is a lone number."""
    address = f"строка {cells[0][0]}"
    if len(cells) == 1 and not is_number(cells[0][1]):
        return Row((Cell(cells[0][1], 0, width),), address)
    return Row(tuple(Cell(text, i) for i, (_, text) in enumerate(cells)), address)


def _width(texts: list[str]) -> int:
    """How many cells a row has, counted from the first heading on."""
    for start in range(1, len(texts)):
        if texts[start].strip().rstrip(".") == "1":
            run = 1
            while start + run < len(texts) and texts[start + run].strip() == str(run + 1):
                run += 1
            if run >= 3:
                return run
    starts = [i for i, text in enumerate(texts) if is_number(text)]
    headings = 0
    while headings < len(texts) and meaning(texts[headings]) is not None:
        headings += 1
    if not starts:
        return headings
    # A heading of nobody's wording stands before the first number as a section does: its words
    # tell the section, else the distance from one number to the next tells them apart.
    sections = {at for at in starts if begins_like("section", texts[at - 1])}
    gaps = Counter(
        gap for a, b in itertools.pairwise(starts) if (gap := b - a - (b in sections)) >= headings
    )
    if starts[0] in sections:
        starts[0] -= 1
    # A column that a third of the rows lack is none: what stands in the others are sections.
    if headings >= 3 and 3 * gaps[headings] >= gaps.total() > 0:
        return min(headings, starts[0])
    if gaps:
        width, times = min(gaps.items(), key=lambda gap: (-gap[1], gap[0]))
        if times > 1 or width <= starts[0]:
            return min(width, starts[0])
    return max(headings, 1) if headings >= 2 else starts[0]


def _row_size(texts: list[str], width: int, *, numbered: bool) -> int:
    """How many of the next cells make one row."""
    first = texts[0]
    if meaning(first) is not None and sum(meaning(t) is not None for t in texts[:width]) > 2:
        return min(width, len(texts))
    if not numbered:
        return 1 if begins_like("section", first) else min(width, len(texts))
    if not is_number(first) and first.strip():
        return 1
    following = _value(first) + 1
    whole = len(texts) > width and is_number(texts[width]) and _value(texts[width]) == following
    if not whole and following > 1:
        for size in range(1, min(width, len(texts))):
            if is_number(texts[size]) and _value(texts[size]) == following and "." in texts[size]:
                return size
    return min(width, len(texts))


def _value(text: str) -> int:
    digits = re.findall(r"\d+", text)
    return int(digits[-1]) if digits else 0
