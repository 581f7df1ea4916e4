"""Tables typed or exported as lines with tabs, semicolons or bars between the cells."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.plan_rows.header import WHEN_OR_WHERE
from etl.documents.plan_rows.headings import begins_like, meaning
from etl.documents.plan_rows.item_numbers import is_number, is_part_of_number, is_roman
from etl.documents.plan_rows.part_titles import years_alone

_FEWEST = 3
_LINE_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*\.?|[IVXLCІХ]{1,5}\.?)[.)]?\s+")
_RULE = re.compile(r"[\s|+:=-]*[-=]{2,}[\s|+:=-]*")


def delimiter_of(lines: list[str], *, commas: bool = False) -> str:
    """The sign between the cells of one line, "" where cells do not stand on one line.

    It is the one whose line of headings is a plan's: at least two of its pieces are known.
    In most texts a comma is none (``commas``).
    """
    for delimiter in "\t|;," if commas else "\t|;":
        alone: set[str] = set()
        for line in lines:
            if line.count(delimiter) >= _FEWEST - 1 and _is_header(line, delimiter):
                return delimiter
            heading = meaning(line)
            alone |= {heading.field} if heading is not None else set()
            if len(alone) > 1:
                # Headings one below the other have passed: what follows are the rows.
                break
    # Headings that run over several lines: the rows decide.
    for delimiter in ("\t", "|"):
        counts = Counter(
            n for line in lines if (n := line.strip(" ").count(delimiter)) >= _FEWEST - 1
        )
        if counts and max(counts.values()) >= 2:
            return delimiter
    return ""


def _is_header(line: str, delimiter: str) -> bool:
    """Whether a line holds headings of two columns and one of them says when or where.

    «гости из Сербии; участники из Беларуси; зрители» names the participants only: a cell.
    """
    return _are_headings(_pieces(line, delimiter))


def _are_headings(pieces: list[str]) -> bool:
    known = {found.field for p in pieces if (found := meaning(p)) is not None}
    return len(pieces) >= _FEWEST and len(known) > 1 and not WHEN_OR_WHERE.isdisjoint(known)


def _pieces(line: str, delimiter: str) -> list[str]:
    return [p for p in _stripped(line, delimiter).split(delimiter) if p.strip()]


def _stripped(line: str, delimiter: str) -> str:
    """A line without the bars at its ends."""
    if delimiter != "|":
        return line
    return line.strip().removeprefix("|").removesuffix("|")


def delimited_grid(lines: list[str], delimiter: str) -> Grid:
    """Read lines into one table; lines above it are paragraphs."""
    drawn = ruled_rows(lines) if delimiter == "|" else lines
    records = _records(drawn, delimiter)
    width = _width([r for _, r in records if any(c.strip() for c in r)])
    begin = next((i for i, (_, r) in enumerate(records) if len(r) >= _FEWEST), len(records))
    above = tuple(Paragraph(c) for _, r in records[:begin] for c in r if c.strip())
    rows: list[Row] = []
    gap = False
    for number, record in _joined(records[begin:], width):
        if not any(c.strip() for c in record):
            gap = True
            continue
        address = f"строка {number}"
        if len(record) == 1:
            rows.append(Row((Cell(record[0], 0, width),), address, after_gap=gap))
        else:
            cells = tuple(Cell(text, i) for i, text in enumerate(record))
            rows.append(Row(cells, address, after_gap=gap))
        gap = False
    blocks: tuple[Paragraph | Table, ...] = above
    if rows:
        blocks = (*above, Table(tuple(rows), "таблица"))
    return Grid(blocks, wrapped=drawn is not lines)


def _width(records: list[list[str]]) -> int:
    """How many cells a row has: as most have, but no more than headings on one line."""
    sizes = Counter(len(r) for r in records if len(r) >= _FEWEST)
    width = max(sizes, key=lambda n: (sizes[n], n)) if sizes else 1
    for head, after in itertools.pairwise(records):
        if _are_headings(head):
            section = len(after) == 1 and begins_like("section", after[0])
            return min(width, len(head)) if section or is_number(after[0]) else width
    return width


def _records(lines: list[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """Cells of each line; a quoted cell may run over several lines, as Excel writes it."""
    records = []
    at = 0
    while at < len(lines):
        start, line = at, lines[at]
        at += 1
        if delimiter == "|" and _RULE.fullmatch(line):
            continue
        cells = _quoted(_stripped(line, delimiter), delimiter)
        while cells is None and at < len(lines) and at - start < 200:
            line = f"{line}\n{lines[at]}"
            at += 1
            cells = _quoted(line, delimiter)
        if cells is None:
            at, cells = start + 1, _stripped(lines[start], delimiter).split(delimiter)
        records.append((start + 1, cells))
    return records


def ruled_rows(lines: list[str]) -> list[str]:
    """Lines of a table with a rule under each row: a row's lines become one, the others blank.

    A rule under the headings alone tells no rows apart.
    """
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line)]
    groups = [(a + 1, b) for a, b in itertools.pairwise(rules) if b > a + 1]
    parted = [[_stripped(line, "|").split("|") for line in lines[a:b]] for a, b in groups]
    even = all(len({*map(len, group)}) == 1 for group in parted)
    begun_once = all(not line[0].strip() for group in parted for line in group[1:])
    if len(groups) < _FEWEST or not even or not begun_once:
        return lines
    joined = list(lines)
    for (first, end), group in zip(groups, parted, strict=True):
        row = ["\n".join(filter(None, map(str.strip, texts))) for texts in zip(*group, strict=True)]
        joined[first:end] = [f"|{'|'.join(row)}|", *[""] * (end - first - 1)]
    return joined


def _quoted(line: str, delimiter: str) -> list[str] | None:
    """Split a line at its delimiters but not inside quotes; None where a quote stays open."""
    if '"' not in line:
        return line.split(delimiter)
    cells = []
    at = 0
    while at <= len(line):
        if line[at : at + 1] == '"':
            close = re.compile(r'(?:[^"]|"")*"(?=' + re.escape(delimiter) + r"|\Z)")
            match = close.match(line, at + 1)
            if match:
                cells.append(match.group()[:-1].replace('""', '"'))
                at = match.end() + 1
                continue
            if line.count('"', at) % 2:
                return None
        end = line.find(delimiter, at)
        end = len(line) if end < 0 else end
        cells.append(line[at:end])
        at = end + 1
    return cells


def _joined(records: list[tuple[int, list[str]]], width: int) -> list[tuple[int, list[str]]]:
    """Put together rows that were cut by line breaks inside of their cells."""
    joined: list[tuple[int, list[str]]] = []
    for i, (number, cells) in enumerate(records):
        blank = not any(c.strip() for c in cells)
        if joined and not blank and _continues(joined[-1][1], cells, records[i + 1 :], width):
            last = joined[-1][1]
            last[-1] = f"{last[-1]}\n{cells[0]}"
            last += cells[1:]
        else:
            joined.append((number, list(cells)))
    return joined


def _continues(
    before: list[str],
    cells: list[str],
    after: list[tuple[int, list[str]]],
    width: int,
) -> bool:
    """Whether a line goes on with the row before it."""
    if len(before) == 1 or len(before) + len(cells) - 1 > width:
        return False
    if len(before) < width:
        return not is_number(cells[0])
    # The row is full: more lines of its last cell, or a section over the next row.
    if len(cells) > 1 or begins_like("section", cells[0]):
        return False
    follows = next((c for _, c in after if any(x.strip() for x in c)), None)
    if follows is None or len(follows) != width or not is_number(follows[0]):
        return True
    return not _may_be_section(cells[0].strip(), before, follows[0])


def _may_be_section(line: str, before: list[str], number: str) -> bool:
    """Whether a line between two whole rows is a section: it begins as a name does.

    With a number before it («2. Туризм») it may be the last entry of a list in the row's last
    cell, unless that has none, or the next row's number is one within it («2.1»).
    """
    match = _LINE_NUMBER.match(line)
    if years_alone(line):
        return True
    if match is None:
        return line[:1].isupper()
    in_list = any(_LINE_NUMBER.match(text.strip()) for text in before[-1].split("\n"))
    within = is_roman(match[1]) or is_part_of_number(match[1], number)
    return line[match.end() :][:1].isupper() and (within or not in_list)
