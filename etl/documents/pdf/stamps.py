"""Watermarks and stamps: words over a page that belong to no cell of its table."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

_ASLANT = 0.05
"""Sine and cosine of a turn that is neither along the page nor up it."""
_LARGE = 1.8
"""So many times the size of the page's text is no text of a cell."""
_LAPS = 0.25
"""Part of a character's width and height that another one lies over."""
_FEWEST = 2
"""Characters of a stamp that lie over the text, or the other way round."""
_SPACED_LETTERS = 4
_NEAR = 1.6
"""Distance of the lines of one stamp, in their size."""
_SPOT = 24
_MOST_SPOTS = 2_000
"""Parts of a page that one character touches: a letter as high as a sheet touches a thousand."""
_EVERYWHERE = (0, 0, 0)

_Spots = dict[tuple[int, ...], list[Any]]


def without_stamps(
    chars: Sequence[Any], tables: Sequence[tuple[float, float, float, float]] = ()
) -> tuple[list[Any], str]:
    """Part the characters of a page from those of a watermark or a stamp.

    What looks unlike the page's text, in size or in colour, and lies over it is none of it,
    with the lines of the same look next to it. Letters set far apart are one word.

    Args:
        chars: pdfplumber's characters in the order of drawing.
        tables: the areas of the page's tables.

    Returns:
        The characters of the text, and the words of the watermark ("" where there is none).
    """
    stamps = turned_characters(chars)
    stamped = {id(c) for c in stamps}
    level = [c for c in chars if id(c) not in stamped]
    for group in _strange_groups(level, tables):
        stamps += group
        stamped.update(id(c) for c in group)
    kept = [c for c in chars if id(c) not in stamped]
    return kept, "".join(c["text"] for c in stamps).strip()


def _aslant(char: Any) -> bool:
    a, b = abs(char["matrix"][0]), abs(char["matrix"][1])
    whole = (a * a + b * b) ** 0.5
    return bool(whole > 0 and min(a, b) > _ASLANT * whole)


def turned_characters(chars: Sequence[Any]) -> list[Any]:
    """Characters aslant, and those of a ring of them that are level, upside down or upright."""
    aslant = [c for c in chars if _aslant(c)]
    said = Counter(_look(c) for c in chars if c["text"].strip())
    usual = [look for look, _ in said.most_common(1)]
    looks = {_look(c) for c in aslant}.difference(usual)
    inks = {ink for _, ink in looks} - {ink for _, ink in usual}
    spots = {
        (x + i, y + j)
        for c in aslant for x, y, *_ in _touched(c) for i in (-1, 0, 1) for j in (-1, 0, 1)
    }  # fmt: skip
    ring = {id(c) for c in aslant}
    up = Counter(round(c["x0"] / 3) for c in chars if not c.get("upright", True))
    for c in chars:
        alone = not c.get("upright", True) and up[round(c["x0"] / 3)] == 1
        like = _look(c) in looks or _look(c)[1] in inks or alone or _upside_down(c)
        if like and not spots.isdisjoint(_touched(c)):
            ring.add(id(c))
    return [c for c in chars if id(c) in ring]


def _upside_down(char: Any) -> bool:
    return bool(char["matrix"][0] < -abs(char["matrix"][1]))


def _look(char: Any) -> tuple[float, str]:
    return round(char["size"] or 1, 1), str(char["non_stroking_color"])


def _strange_groups(
    level: Sequence[Any], tables: Sequence[tuple[float, float, float, float]]
) -> Iterator[list[Any]]:
    """The stamps among the characters that are not aslant."""
    said = [c for c in level if c["text"].strip()]
    if not said:
        return
    (size, _), _ = Counter(_look(c) for c in said).most_common(1)[0]
    colour = Counter(_look(c)[1] for c in said).most_common(1)[0][0]
    groups: dict[tuple[float, str], list[Any]] = defaultdict(list)
    for c in level:
        look = _look(c)
        if look[0] >= _LARGE * size or look[1] != colour:
            groups[look].append(c)
    spots = _spots(said) if groups else {}
    for look, group in groups.items():
        lines = _lines(group)
        over = [
            line
            for line in lines
            if sum(_is_over(c, look, spots) for c in line if c["text"].strip()) >= _FEWEST
            or (look[0] >= _LARGE * size and _is_spaced(line) and _is_within(line, tables))
        ]
        while over:
            taken = over.pop()
            if taken not in lines:
                continue
            lines.remove(taken)
            yield taken
            over += [line for line in lines if _adjoin(taken, line)]


def _lines(group: Sequence[Any]) -> list[list[Any]]:
    """The lines of characters of one look, those up the page by themselves."""
    found: dict[tuple[bool, int], list[Any]] = defaultdict(list)
    for c in group:
        upright = c.get("upright", True)
        found[upright, round(c["bottom"] if upright else c["x1"])].append(c)
    return list(found.values())


def _spots(chars: Sequence[Any]) -> _Spots:
    """Characters by the part of the page that they touch; one without bounds touches all."""
    found: _Spots = defaultdict(list)
    for c in chars:
        for spot in _touched(c):
            found[spot].append(c)
    return found


def _touched(char: Any) -> Iterator[tuple[int, ...]]:
    left, right = int(char["x0"] // _SPOT), int(char["x1"] // _SPOT)
    top, bottom = int(char["top"] // _SPOT), int(char["bottom"] // _SPOT)
    if (right - left + 1) * (bottom - top + 1) > _MOST_SPOTS:
        yield _EVERYWHERE
        return
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            yield x, y


def _is_over(char: Any, look: tuple[float, str], spots: _Spots) -> bool:
    """Whether a character lies over one of another look."""
    touched = set(_touched(char))
    near = spots if _EVERYWHERE in touched else {*touched, _EVERYWHERE}
    return any(
        _look(other) != look and _laps(char, other)
        for spot in near
        for other in spots.get(spot, ())
    )


def _is_within(line: Sequence[Any], tables: Sequence[tuple[float, float, float, float]]) -> bool:
    return any(
        all(a[0] < c["x0"] and c["x1"] < a[2] and a[1] < c["bottom"] < a[3] for c in line)
        for a in tables
    )


def _is_spaced(line: Sequence[Any]) -> bool:
    """Whether the letters of a line stand apart: «П Р О Е К Т» over several cells."""
    said = sorted((c for c in line if c["text"].strip()), key=lambda c: float(c["x0"]))
    gaps = [b["x0"] - a["x1"] for a, b in itertools.pairwise(said)]
    return len(said) >= _SPACED_LETTERS and min(gaps) > said[0]["size"]


def _laps(stamp: Any, char: Any) -> bool:
    """Whether a good part of the smaller of two characters lies over the other."""
    across = min(stamp["x1"], char["x1"]) - max(stamp["x0"], char["x0"])
    down = min(stamp["bottom"], char["bottom"]) - max(stamp["top"], char["top"])
    wide = min(stamp["x1"] - stamp["x0"], char["x1"] - char["x0"])
    high = min(stamp["bottom"] - stamp["top"], char["bottom"] - char["top"])
    return bool(across > _LAPS * wide and down > _LAPS * high)


def _adjoin(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two lines of one look stand one under the other, close together."""
    size = float(one[0]["size"] or 1)
    far = min(abs(a["bottom"] - b["bottom"]) for a, b in ((one[0], other[0]), (one[-1], other[-1])))
    left, right = min(c["x0"] for c in one), max(c["x1"] for c in one)
    beside = min(c["x0"] for c in other) < right and left < max(c["x1"] for c in other)
    return bool(far <= _NEAR * size and beside)
