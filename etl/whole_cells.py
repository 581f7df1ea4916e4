"""Cells as their readers see them: lines that end, words whole that a line's end has cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.cut_words import whole_words
from etl.model import RawRow, Stretch
from etl.text import lined

_AS_THEY_ARE = "dates_text"
"""Whose reader puts months together that are cut, and leaves intervals at a line's end."""


@dataclass(frozen=True, slots=True)
class WholeCells:
    """Cells by column with their lines; ``signs`` says of those that were cut whence each is."""

    lines: Mapping[str, str]
    signs: Mapping[str, Sequence[int]]

    @property
    def texts(self) -> dict[str, str]:
        """The cells without lines."""
        return {name: text.replace("\n", " ") for name, text in self.lines.items()}


def whole_cells(cells: Mapping[str, str], row: RawRow) -> WholeCells:
    """Make words whole.

    Args:
        cells: of a row, as they are read; marks in them are blank.
        row: where they come from, with the ends of their lines.
    """
    lines, signs = dict(cells), {}
    for name, text in cells.items():
        if name == _AS_THEY_ARE:
            continue
        plain = whole_words(lined(text, row.line_ends.get(name, ())))
        lines[name] = plain.text
        if len(plain.text) != len(text) and plain.origins is not None:
            signs[name] = tuple(plain.origins)
    return WholeCells(lines, signs)


def own_words(
    words: str,
    column: str,
    read: Mapping[str, str],
    row: RawRow,
    signs: Mapping[str, Sequence[int]],
) -> str:
    """Words of a whole cell as the cell itself has them: «Кыр- гызстана».

    Args:
        words: of the cell as it was read.
        column: its name.
        read: the cells as they were read.
        row: where they come from.
        signs: of those that were cut whence each sign is.
    """
    at = read[column].find(words) if words and column in signs else -1
    if at < 0:
        return words
    found = in_its_cell(Stretch(column, at, at + len(words)), signs)
    return row.cells[column][found.start : found.end]


def in_its_cell(words: Stretch, signs: Mapping[str, Sequence[int]]) -> Stretch:
    """Words of a whole cell where they stand in the cell itself, a cut one with its hyphen."""
    origins = signs.get(words.column)
    if origins is None or not 0 <= words.start < words.end <= len(origins):
        return words
    return Stretch(words.column, origins[words.start], origins[words.end - 1] + 1)
