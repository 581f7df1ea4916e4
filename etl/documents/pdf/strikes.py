"""Lines drawn through words, and the reviewers' marks that do the same."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.documents.pdf.stamps import turned_characters

_THIN = 1.7
_HIGHEST, _LOWEST = 0.3, 0.72
"""Where in a character's box a line through it lies; one below underlines."""
_COVERED = 0.6
"""Part of a line that has characters under it; one with less crosses out several cells."""
_NEAR = 1.5
_TALLEST = 3_000.0
"""A character that is higher than a sheet of A0 is no word of a line."""
_SHORT = 4.0
"""No upright line is shorter; the sides of a drawn box are, where it is a line."""


@dataclass(slots=True)
class Strikes:
    """What is struck out on a page.

    Attributes:
        chars: ids of pdfplumber's characters.
        rules: ids of the drawn objects that strike; they are no borders of a table.
    """

    chars: set[int] = field(default_factory=set)
    rules: set[int] = field(default_factory=set)


def strikes_on(page: Any) -> Strikes:
    """Find them on a pdfplumber page."""
    found = Strikes()
    rules = _rules(page)
    if rules:
        by_height: dict[int, list[Any]] = defaultdict(list)
        stamped = {id(c) for c in turned_characters(page.chars)}
        for char in page.chars:
            if id(char) in stamped:
                continue  # a border that runs through a round stamp strikes nothing
            if char["upright"] and char["bottom"] - char["top"] < _TALLEST:
                for step in range(int(char["top"] // 8), int(char["bottom"] // 8) + 1):
                    by_height[step].append(char)
        ends = [
            (e["x0"], e["top"], e["bottom"])
            for e in page.edges
            if e["orientation"] == "v" and e["height"] > _SHORT
        ]
        for rule in _joined(rules):
            crossed = _crossed(rule, by_height.get(int(rule[0]["top"] // 8), ()))
            if crossed and _strikes(rule, crossed, ends):
                found.chars |= {id(c) for c in crossed}
                found.rules |= {id(r) for r in rule}
    for left, top, right, bottom in _annotated(page):
        found.chars |= {
            id(c)
            for c in page.chars
            if left <= (c["x0"] + c["x1"]) / 2 <= right
            and top <= (c["top"] + c["bottom"]) / 2 <= bottom
        }
    return found


def _rules(page: Any) -> list[Any]:
    drawn = [*page.objects.get("line", ()), *page.objects.get("rect", ())]
    return [r for r in drawn if r["bottom"] - r["top"] < _THIN and r["x1"] - r["x0"] > _THIN]


def _joined(rules: Sequence[Any]) -> list[list[Any]]:
    """Pieces of one line put together."""
    joined: list[list[Any]] = []
    for rule in sorted(rules, key=lambda r: (round(r["top"]), r["x0"])):
        last = joined[-1][-1] if joined else None
        if (
            last is not None
            and abs(last["top"] - rule["top"]) < 0.7
            and -_NEAR < rule["x0"] - last["x1"] < _NEAR
        ):
            joined[-1].append(rule)
        else:
            joined.append([rule])
    return joined


def _crossed(rule: Sequence[Any], chars: Sequence[Any]) -> list[Any]:
    """The characters that a line goes through, spaces among them."""
    y = (rule[0]["top"] + rule[0]["bottom"]) / 2
    left, right = rule[0]["x0"], max(r["x1"] for r in rule)
    return [
        c
        for c in chars
        if left - 0.5 <= (c["x0"] + c["x1"]) / 2 <= right + 0.5
        and _HIGHEST < (y - c["top"]) / max(c["bottom"] - c["top"], 0.1) < _LOWEST
    ]


def _strikes(rule: Sequence[Any], crossed: Sequence[Any], ends: Sequence[Any]) -> bool:
    """Whether a line is drawn for the words that it goes through and is no border."""
    words = sorted((c for c in crossed if c["text"].strip()), key=lambda c: c["x0"])
    if not words:
        return False
    left, right = rule[0]["x0"], max(r["x1"] for r in rule)
    pieces = 1 + sum(b["x0"] - a["x1"] > 1.2 * a["size"] for a, b in itertools.pairwise(words))
    if pieces > 1:
        return True
    y = rule[0]["top"]
    border = all(
        any(abs(x - end) < _NEAR and top - _NEAR < y < bottom + _NEAR for x, top, bottom in ends)
        for end in (left, right)
    )
    covered = words[-1]["x1"] - words[0]["x0"]
    return not border and covered >= _COVERED * (right - left)


def _annotated(page: Any) -> list[tuple[float, float, float, float]]:
    """The areas that a reviewer has struck out with the marking tool of a viewer."""
    if not page.page_obj.annots:
        return []
    found = []
    for annotation in page.annots:
        data = annotation.get("data") or {}
        if getattr(data.get("Subtype"), "name", "") != "StrikeOut":
            continue
        found.append(tuple(float(annotation[k]) for k in ("x0", "top", "x1", "bottom")))
    return [(a, b, c, d) for a, b, c, d in found]
