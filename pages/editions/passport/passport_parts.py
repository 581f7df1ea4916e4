"""What a paper on an edition is made of: headings, sentences, lists and tables, as values.

A page, a Word document and a test read the same parts; how they look is each one's own matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.editions.comparing.word_differences import WordPiece


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A cell: its words, where they lead; or a text whose differing pieces are marked.

    ``mark`` is «del» or «ins»: what the differing pieces are.
    """

    text: str = ""
    link: str = ""
    pieces: tuple[WordPiece, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table; ``widths`` are shares of the sheet's width, ``numbers`` the columns of numbers."""

    caption: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    numbers: frozenset[int] = frozenset()

    @property
    def shares(self) -> tuple[str, ...]:
        """The columns' widths in per cent, as a style sheet writes them."""
        return tuple(f"{100 * width / sum(self.widths):.1f}" for width in self.widths)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Of each column whether it holds numbers."""
        return tuple(column in self.numbers for column in range(len(self.heads)))


@dataclass(frozen=True, slots=True)
class PaperList:
    """Lines under a few words."""

    head: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A heading with what stands under it, in this order."""

    title: str
    words: tuple[str, ...] = ()
    tables: tuple[PaperTable, ...] = ()
    lists: tuple[PaperList, ...] = ()


def cells(*texts: str) -> tuple[PaperCell, ...]:
    """A row of plain cells."""
    return tuple(PaperCell(text) for text in texts)


def count_table(caption: str, of: str, counts: Sequence[tuple[str, int]]) -> PaperTable:
    """Words with numbers; without what there is none of."""
    rows = tuple(cells(words, str(n)) for words, n in counts if n)
    return PaperTable(caption, (of, "Сколько"), (4, 1), rows, frozenset({1}))
