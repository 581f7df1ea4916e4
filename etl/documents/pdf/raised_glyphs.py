"""Small raised characters of a line are marks of footnotes, or raised minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.documents.pdf.glyphs import Glyph
from etl.documents.raised_marks import raised

_SMALLER = 1.18
"""So many times larger is the text that a mark stands beside."""
_RAISED_BY = 0.18
"""Of the text's size: a smaller character on the same line stands lower than that."""
_LIFTED_BY = 0.3
"""The same for a character as large as the text, which only stands higher."""
_BESIDE = 0.6
_MARK = frozenset("0123456789()*,+-=")


def with_marks(line: Sequence[Glyph]) -> list[Glyph]:
    """A line from left to right, its raised characters as such («2¹ мая»).

    Args:
        line: characters of one line, sorted.
    """
    runs: list[list[Glyph]] = []
    for glyph in line:
        last = runs[-1][-1] if runs else None
        if last is not None and _same_height(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    found: list[Glyph] = []
    for at, run in enumerate(runs):
        beside = [runs[at - 1][-1]] if at else []
        beside += [runs[at + 1][0]] if at + 1 < len(runs) else []
        text = "".join(g.text for g in run).strip()
        is_mark = bool(text) and _MARK.issuperset(text.replace(" ", ""))
        if is_mark and any(_is_raised(run, other) for other in beside):
            run = [replace(g, text=raised(g.text)) for g in run]
        found += run
    return found


def _same_height(one: Glyph, other: Glyph) -> bool:
    return abs(one.size - other.size) < 0.1 * one.size and abs(one.bottom - other.bottom) < 0.6


def _is_raised(run: Sequence[Glyph], text: Glyph) -> bool:
    """Whether a run stands above the foot of a character that it adjoins."""
    first, last = run[0], run[-1]
    gap = first.x0 - text.x1 if text.x0 < first.x0 else text.x0 - last.x1
    if gap > _BESIDE * text.size:
        return False
    lift = (text.bottom - first.bottom) / text.size
    return lift > (_RAISED_BY if text.size > _SMALLER * first.size else _LIFTED_BY)
