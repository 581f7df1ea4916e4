"""Where names go so that none covers another or a mark: measured text, greedy placement.

All in pixels of the design size (y down). Enlarging the map only pulls labels apart,
since marks and letters keep their size; so what fits here fits at every closer zoom.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pages.map.layout.label_canvas import NEAR, Box, Canvas, Label, Placed
from pages.shared.figures.text_fit import text_width

LINE_SPACING = 1.3
"""Plotly's own distance between the lines of a text, in letter sizes."""


_SIDES = (
    ("middle right", 1, 0),
    ("middle left", -1, 0),
    ("top center", 0, -1),
    ("bottom center", 0, 1),
    ("top right", 1, -1),
    ("bottom right", 1, 1),
    ("top left", -1, -1),
    ("bottom left", -1, 1),
)
_DISTANCES = (NEAR, 8.0, 14.0, 22.0, 32.0, 45.0, 65.0, 90.0)


def place_labels(labels: Sequence[Label], canvas: Canvas) -> list[Placed]:
    """Give each label a place, in the order given; what does not fit is left out.

    Required labels are tried again with the worst placed one moved to the front, and the
    best round counts: a name in a crowd needs its place before its neighbours take it.
    """
    order, best, least = list(labels), list[Placed](), math.inf
    for _ in range(_ROUNDS):
        trial = canvas.copy()
        placed, costs = [], []
        for label in order:
            found = _best(label, trial)
            costs.append(_cost(label, found, trial) if label.required else 0.0)
            if found is not None:
                trial.name(found)
                placed.append(found)
        if sum(costs) < least:
            best, least = placed, sum(costs)
        worst = max(range(len(order)), key=costs.__getitem__, default=0)
        if not order or costs[worst] <= _GOOD or worst == 0:
            break
        order.insert(0, order.pop(worst))
    for found in best:
        canvas.name(found)
    return best


_ROUNDS, _GOOD = 6, 4.0


def _cost(label: Label, placed: Placed | None, canvas: Canvas) -> float:
    """How bad a place is: far away, on a line, or easily misread."""
    if placed is None:
        return 1000.0 if label.required else 0.0
    away = placed.offset - label.radius if placed.leader is not None else 0.0
    return away + 2.0 * canvas.crossings(placed.box) + canvas.misread(placed)


def _best(label: Label, canvas: Canvas) -> Placed | None:
    if label.spots:
        return next((p for p in _centred(label) if canvas.free(p.box)), None)
    chosen, least = None, math.inf
    for distance in _DISTANCES if label.required else _DISTANCES[:1]:
        free = [p for p in _around(label, distance) if canvas.free(p.box)]
        if free:
            # min() keeps the first of equals, so the order of _SIDES is the preference.
            best = min(free, key=lambda p: _cost(label, p, canvas))
            cost = _cost(label, best, canvas)
            if not label.required:
                return best if canvas.misread(best) < 10 else None
            if cost < least:
                chosen, least = best, cost
            # Further away can only be better while the near place is a bad one.
            if least <= distance + _GOOD:
                break
    return chosen


@lru_cache(maxsize=4096)
def text_box(label: Label) -> tuple[float, float]:
    """Width and height of a label's text as plotly sets it."""
    width = max(text_width(line, label.size, bold=label.bold) for line in label.lines)
    return width, ((len(label.lines) - 1) * LINE_SPACING + 1) * label.size


def _centred(label: Label) -> Iterable[Placed]:
    width, height = text_box(label)
    for x, y in label.spots:
        box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        yield Placed(label, x, y, "middle center", 0.0, box)


def _around(label: Label, distance: float) -> Iterable[Placed]:
    width, height = text_box(label)
    for position, h, v in sorted(_SIDES, key=lambda side: side[0] != label.prefer):
        offset = label.radius + distance
        if h and v:
            # On the diagonal both directions count, so that the corner is as near.
            offset = label.radius * 0.75 + distance * 0.8
        left = label.x + (offset if h > 0 else -offset - width if h < 0 else -width / 2)
        top = label.y + (offset if v > 0 else -offset - height if v < 0 else -height / 2)
        box = Box(left, top, left + width, top + height)
        leader = None
        if distance > 10.0:
            leader = (label.x + h * (offset - 1), label.y + v * (offset - 1))
        yield Placed(label, label.x, label.y, position, offset, box, leader)
