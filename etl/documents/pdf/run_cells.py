"""Which cell of a ruled table a text belongs to, where texts run over their borders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.documents.pdf.glyphs import Glyph
from etl.documents.pdf.pdf_page import Box
from etl.documents.pdf.row_overflow import goes_on_below, usual_top

_WORD_GAP = 0.4
"""Widest gap, in font sizes, between two words of one text that are drawn one by one."""
_PADDING = 1.0
"""Font sizes from a cell's border within which its text begins or ends."""
_CENTRED = 3.0
_ALIGNED = 1.2
_LAPS = 0.3
"""Part of a character that another one covers; more is no kerning."""
_FEWEST_LAPS = 2
_STRADDLES = 0.35
"""Part of a character that is beyond the border under or over it."""


@dataclass(slots=True)
class _Run:
    glyphs: list[Glyph]
    box: Box | None
    clear: bool = True
    below: bool = False

    @property
    def text(self) -> str:
        return "".join(g.text for g in self.glyphs).strip()


@dataclass(slots=True)
class PlacedRuns:
    """The characters of each cell, those in no cell, and the cells that are doubtful."""

    held: dict[Box, list[Glyph]]
    strays: list[Glyph] = field(default_factory=list)
    doubtful: set[Box] = field(default_factory=set)


def place_runs(runs: Sequence[list[Glyph]], boxes: Sequence[Box]) -> PlacedRuns:
    """Give each text to one cell as a whole.

    Args:
        runs: texts in the order of drawing, each drawn in one go.
        boxes: the cells' outlines.
    """
    starts = _usual_starts(runs, boxes)
    made: list[_Run] = []
    at = [_at(run[0], boxes) for run in runs]
    usual = usual_top(runs, at)
    for run, box in zip(runs, at, strict=True):
        before = made[-1] if made else None
        there = before.box if before is not None else None
        if before and box and there and box != there and goes_on_below(
            run, before.glyphs, box, there, usual, going=before.below
        ):  # fmt: skip
            made.append(_Run(run, there, clear=False, below=True))
        else:
            made.append(_placed(run, boxes, before, starts))
    placed = PlacedRuns({box: [] for box in boxes})
    for one in made:
        if one.box is not None:
            placed.held[one.box] += one.glyphs
            if not one.clear or _straddles(one):
                placed.doubtful.add(one.box)
        elif one.text:
            placed.strays += one.glyphs
    placed.doubtful |= _lapping(made)
    return placed


def _at(glyph: Glyph, boxes: Sequence[Box]) -> Box | None:
    return next((b for b in boxes if b[0] <= glyph.x <= b[2] and b[1] <= glyph.y <= b[3]), None)


def _usual_starts(runs: Sequence[list[Glyph]], boxes: Sequence[Box]) -> dict[float, float]:
    """How far from its left border the text of each column usually begins."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for run in runs:
        box = _at(run[0], boxes)
        if box is not None:
            seen[round(box[0])][round(run[0].x0 - box[0], 1)] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in seen.items()}


def _placed(
    run: list[Glyph], boxes: Sequence[Box], before: _Run | None, starts: dict[float, float]
) -> _Run:
    first, last = run[0], run[-1]
    box = _at(first, boxes)
    if not first.upright:
        return _Run(run, box)
    if before is not None and before.box is not None and _follows(before.glyphs[-1], first):
        there = _at(before.glyphs[-1], boxes)
        over = before.box != there or box != there
        aligned = box is not None and (
            abs(first.x0 - box[0] - starts.get(round(box[0]), 0.0)) < _ALIGNED
        )
        if box == before.box or (over and not aligned):
            return _Run(run, before.box)
        if over and before.box != there:
            return _Run(run, box, clear=False)  # it may as well be the next word of that text
    end = _at(last, boxes)
    if box is None or end is None or end == box:
        return _Run(run, box)
    if first.x0 - box[0] <= _PADDING * first.size:
        return _Run(run, box)
    middle = (first.x0 + last.x1) / 2
    for other in boxes:
        centred = abs((other[0] + other[2]) / 2 - middle) < _CENTRED
        if centred and other[1] <= first.y <= other[3]:
            return _Run(run, other)
    if 0 <= end[2] - last.x1 <= _PADDING * first.size:
        return _Run(run, end)
    return _Run(run, box, clear=False)


def _follows(last: Glyph, first: Glyph) -> bool:
    """Whether a text goes on in the same line a word further."""
    gap = (first.x0 - last.x1) / max(first.size, last.size)
    return abs(first.y - last.y) < 0.6 * max(first.size, last.size) and -0.1 <= gap <= _WORD_GAP


def _straddles(run: _Run) -> bool:
    """Whether a border lies through the letters of a line."""
    assert run.box is not None
    most = _STRADDLES * run.glyphs[0].size
    return any(
        run.box[1] - g.top > most or g.bottom - run.box[3] > most
        for g in run.glyphs
        if g.upright and not g.text.isspace()
    )


def _lapping(runs: Sequence[_Run]) -> set[Box]:
    """Cells in which texts lie over one another, so that the order of reading is not sure.

    Two that begin where their cells' texts begin are told apart all the same.
    """
    places: dict[tuple[int, int], list[tuple[int, Glyph]]] = defaultdict(list)
    laps: Counter[tuple[int, int]] = Counter()
    for at, run in enumerate(runs):
        for glyph in run.glyphs:
            if glyph.text.isspace():
                continue
            spot = int(glyph.x // 12), int(glyph.y // 12)
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    for other, near in places.get((spot[0] + dx, spot[1] + dy), ()):
                        if other != at and _laps(glyph, near):
                            laps[other, at] += 1
            places[spot].append((at, glyph))
    found: set[Box] = set()
    for (one, two), times in laps.items():
        pair = runs[one], runs[two]
        sure = pair[0].box != pair[1].box and all(run.clear for run in pair)
        if times >= _FEWEST_LAPS and not sure and pair[0].text != pair[1].text:
            found |= {run.box for run in pair if run.box is not None}
    return found


def _laps(one: Glyph, other: Glyph) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.x1 - one.x0, other.x1 - other.x0)
    low = min(one.bottom - one.top, other.bottom - other.top)
    return across > _LAPS * least and down > _LAPS * low and least > 0
