"""Watermarks and stamps: words over a page that belong to no cell of its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

_ASLANT = 0.05
"""Sine and cosine of a turn that is neither along the page nor up it."""
_LARGE = 1.8
"""So many times the size of the page's text is no text of a cell."""


def without_stamps(chars: Sequence[Any]) -> tuple[list[Any], str]:
    """Part the characters of a page from those of a watermark.

    Args:
        chars: pdfplumber's characters in the order of drawing.

    Returns:
        The characters of the text, and the words of the watermark ("" where there is none).
    """
    stamps = [c for c in chars if _aslant(c)]
    stamped = {id(c) for c in stamps}
    level = [c for c in chars if id(c) not in stamped]
    if level:
        body = Counter(round(c["size"] or 1, 1) for c in level if c["text"].strip())
        ink = Counter(str(c["non_stroking_color"]) for c in level if c["text"].strip())
        size = body.most_common(1)[0][0] if body else 1.0
        colour = ink.most_common(1)[0][0] if ink else ""
        # The letters of one stamp go together: one that lies over words gives it away.
        groups: dict[tuple[float, str, int], list[Any]] = {}
        for c in level:
            if (c["size"] or 1) >= _LARGE * size and str(c["non_stroking_color"]) != colour:
                key = (c["size"], str(c["non_stroking_color"]), round(c["bottom"]))
                groups.setdefault(key, []).append(c)
        small = [c for c in level if (c["size"] or 1) < _LARGE * size and c["text"].strip()]
        for group in groups.values():
            if any(_over(c, other) for c in group if c["text"].strip() for other in small):
                stamps += group
                stamped.update(id(c) for c in group)
    kept = [c for c in chars if id(c) not in stamped]
    return kept, "".join(c["text"] for c in stamps).strip()


def _aslant(char: Any) -> bool:
    a, b = abs(char["matrix"][0]), abs(char["matrix"][1])
    whole = (a * a + b * b) ** 0.5
    return bool(whole > 0 and min(a, b) > _ASLANT * whole)


def _over(stamp: Any, char: Any) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(stamp["x0"] <= x <= stamp["x1"] and stamp["top"] <= y <= stamp["bottom"])
