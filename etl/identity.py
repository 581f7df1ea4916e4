"""Which row of a new edition is which row of the old one: by what they say, never by number."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from etl.text import key

_OTHER_CELLS = ("place_text", "dates_text", "description", "purpose", "participants_text")

SURE_TITLE = 80.0
"""Titles this alike (0-100, rapidfuzz ratio) are one title reworded."""
LIKELY_TITLE = 55.0
"""Titles this alike are one event where the other cells agree as well."""
OTHERS_AGREE = 75.0
OTHERS_SAME = 93.0
"""A wholly new title is a renaming only where next to nothing else has changed."""
_AT_ONCE = 2_000_000
"""Pairs of rows whose likeness is held at once."""

Cells = Mapping[str, str]


def new_event_id(plan_id: str, cells: Cells, taken: set[str], counted: dict[str, int]) -> str:
    """An id made of what the row says first (title and place), unique among ``taken``.

    Args:
        plan_id: of the plan.
        cells: of the row.
        taken: ids that there are; it only grows between calls.
        counted: how far rows that say the same have been counted, added to: of thirty
            thousand of them each would try all the numbers of those before it.
    """
    text = f"{key(cells['title'])}|{key(cells['place_text'])}"
    base = f"{plan_id}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    again = counted.get(base, 1)
    while (event_id := base if again == 1 else f"{base}-{again}") in taken:
        again += 1
    counted[base] = again
    return event_id


def match(old: Sequence[Cells], new: Sequence[Cells]) -> dict[int, int]:
    """Pair rows of two editions, each row at most once.

    Args:
        old: rows of the earlier edition, each with title and the other cells.
        new: rows of the later edition.

    Returns:
        Index in ``new`` -> index in ``old``; rows without a partner are missing.
    """
    pairs: dict[int, int] = {}
    for parts in (("title", *_OTHER_CELLS), ("title", "place_text"), ("title",)):
        _pair_equal(old, new, parts, pairs)
    free_old = [i for i in range(len(old)) if i not in set(pairs.values())]
    free_new = [j for j in range(len(new)) if j not in pairs]
    if free_old and free_new:
        _pair_alike(old, new, free_old, free_new, pairs)
    return pairs


def _pair_equal(
    old: Sequence[Cells], new: Sequence[Cells], parts: Sequence[str], pairs: dict[int, int]
) -> None:
    """Pair rows equal in ``parts``, in document order; rows with an empty title are passed by."""
    used = set(pairs.values())
    waiting: dict[tuple[str, ...], list[int]] = {}
    for i, row in enumerate(old):
        if i not in used and row["title"]:
            waiting.setdefault(tuple(key(row[part]) for part in parts), []).append(i)
    for j, row in enumerate(new):
        same = waiting.get(tuple(key(row[part]) for part in parts))
        if j not in pairs and same:
            pairs[j] = same.pop(0)


def _pair_alike(
    old: Sequence[Cells],
    new: Sequence[Cells],
    free_old: Sequence[int],
    free_new: Sequence[int],
    pairs: dict[int, int],
) -> None:
    old_titles = [key(old[i]["title"]) for i in free_old]
    new_titles = [key(new[j]["title"]) for j in free_new]
    old_rest = [" | ".join(key(old[i][cell]) for cell in _OTHER_CELLS) for i in free_old]
    new_rest = [" | ".join(key(new[j][cell]) for cell in _OTHER_CELLS) for j in free_new]
    candidates = []
    # A part of the new rows at a time: all against all would take gigabytes of a large plan.
    step = max(1, _AT_ONCE // len(free_old))
    for first in range(0, len(free_new), step):
        part = slice(first, first + step)
        titles = process.cdist(new_titles[part], old_titles, scorer=fuzz.token_sort_ratio)
        rests = process.cdist(new_rest[part], old_rest, scorer=fuzz.ratio)
        alike = (
            ((titles >= SURE_TITLE) & (rests >= LIKELY_TITLE))
            | ((titles >= LIKELY_TITLE) & (rests >= OTHERS_AGREE))
            | (rests >= OTHERS_SAME)
        )
        for a, b in zip(*alike.nonzero(), strict=True):
            score = float(titles[a][b]) + float(rests[a][b])
            far = abs(int(a) + first - int(b))
            candidates.append((-score, far, free_new[int(a) + first], free_old[int(b)]))
    used = set(pairs.values())
    for _, _, j, i in sorted(candidates):
        if j not in pairs and i not in used:
            pairs[j] = i
            used.add(i)
