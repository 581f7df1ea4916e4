"""The title of a plan where it does not stand over its table as a paragraph."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from etl.dates.date_words import PART_OF_YEAR
from etl.documents.grid import Grid, Paragraph, Table
from etl.documents.plan_rows.part_titles import PLAN_NOUN
from etl.text import fold

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FOR_YEAR = re.compile(
    rf"^\W*на\b[^.;]{{0,60}}(?<!\d)(?:19|20)\d\d(?!\d)|\b{PART_OF_YEAR}", re.IGNORECASE
)
_LONGEST = 500


def names_year(text: str) -> bool:
    """Whether a text names a year in four digits."""
    return _YEAR.search(text) is not None


def titles_elsewhere(
    grid: Grid, blocks: Sequence[Paragraph | Table], plans: Container[int]
) -> list[str]:
    """Titles with a year beside the plan, the likeliest first.

    They stand in another table (a frame, an approval's stamp), in the page header, or
    below the plan.

    Args:
        grid: the document.
        blocks: its blocks as they are read.
        plans: ids of the tables that are the plan.
    """
    others = [b for b in blocks if isinstance(b, Table) and id(b) not in plans]
    last = max((i for i, b in enumerate(blocks) if id(b) in plans), default=0)
    below = [b for b in blocks[last + 1 :] if isinstance(b, Paragraph)]
    texts = [
        *(text for table in others for text in _cells(table)),
        *(text for block in grid.margins for text in _texts(block)),
        "\n".join(p.text for p in below),
    ]
    found = [title for text in texts if (title := title_in(text))]
    return sorted(found, key=lambda title: PLAN_NOUN.search(title) is None)


def _texts(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from _cells(block)


def _cells(table: Table) -> Iterator[str]:
    yield "\n".join(c.text for row in table.rows if len(row.filled) == 1 for c in row.filled)
    for row in table.rows:
        yield from (c.text for c in row.filled if len(row.filled) > 1)


def title_in(text: str) -> str:
    """A plan's title: the lines from the one that names a plan on, to the one with its year."""
    lines = [fold(line) for line in text.splitlines() if line.strip()]
    for begin in (PLAN_NOUN, _FOR_YEAR):
        for at, line in enumerate(lines):
            if begin.search(line) is None:
                continue
            for end in range(at + 1, min(at + 5, len(lines) + 1)):
                title = " ".join(lines[at:end])
                if names_year(title) and len(title) <= _LONGEST:
                    return title
    return ""
