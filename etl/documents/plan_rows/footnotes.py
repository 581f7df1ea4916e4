"""Footnotes go with the rows whose cells have their mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.documents.plan_rows.items import ItemDraft
from etl.documents.raised_marks import marks_of
from etl.model import CELL_FIELDS


@dataclass(frozen=True, slots=True)
class LineBelow:
    """A line under items that begins with a mark; ``after`` counts the items above it."""

    mark: str
    text: str
    after: int


def tie_footnotes(
    drafts: Sequence[ItemDraft], texts: Sequence[Mapping[str, str]], lines: Sequence[LineBelow]
) -> None:
    """Give each item the lines that its marks point to: the nearest one under it."""
    for at, (draft, cells) in enumerate(zip(drafts, texts, strict=True) if lines else ()):
        for name, text in cells.items():
            for mark in marks_of(text):
                found = next((s for s in lines if s.after > at and s.mark == mark), None)
                if found is not None:
                    column = name if name in CELL_FIELDS else "title"
                    draft.footnotes.append((column, found.text))
                    draft.lines_below.append(found.text)
