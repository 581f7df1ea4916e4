"""Words and dates that a column narrower than they are cuts over several lines."""

from __future__ import annotations

import re
from collections.abc import Callable

NARROW = 10
"""Letters of the longest line; in wider columns hardly a word is cut."""
_SLACK = 1
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_DATE = re.compile(
    r"(?<!\d)\d\n?\d?\n?\.\n?[01]\n?\d\n?\.\n?2\n?0\n?[2-4]\n?\d(?!\d)|(?<!\d)2\n?0\n?[2-4]\n?\d"
    r"(?=\s*(?:г|$|[,;)]))"
)
_CONJUNCTIONS = frozenset("авикосуя")
_DOUBTFUL, _UNKNOWN, _NO_WORD = 2, 4, 100
_VERY_NARROW = 4


def narrow_joined(text: str, known: Callable[[str], bool]) -> str:
    """Put together what a narrow column has cut; what may as well be two words stays two.

    Args:
        text: a cell's lines.
        known: whether a word is one.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    if len(lines) < 2 or width > NARROW:
        return text
    pieces: list[str] = [lines[0]]
    at = 0
    while at < len(lines) - 1:
        chain = _chain(lines, at, width)
        joints = _joints(chain, known, width) if len(chain) > 1 else [False]
        for joint, line in zip(joints, lines[at + 1 : at + 1 + len(joints)], strict=True):
            pieces += ["" if joint else "\n", line]
        at += len(joints)
    return _DATE.sub(lambda found: found.group().replace("\n", ""), "".join(pieces))


def _chain(lines: list[str], at: int, width: int) -> list[str]:
    """The pieces that may be one word or several, from the end of a line on."""
    last = _LAST.search(lines[at])
    chain = [last.group()] if last is not None else []
    while chain and at + 1 < len(lines) and len(lines[at]) >= width - _SLACK:
        first = _FIRST.match(lines[at + 1])
        if first is None or not first.group()[0].islower():
            break
        chain.append(first.group())
        at += 1
        if first.group() != lines[at]:
            break
    return chain


def _joints(chain: list[str], known: Callable[[str], bool], width: int) -> list[bool]:
    """Between which pieces there is no space: so that most words are known and fewest."""
    best: list[tuple[int, list[bool]]] = [(0, [])]
    for end in range(1, len(chain) + 1):
        options = []
        for start in range(end):
            word = "".join(chain[start:end])
            cost = 1 if known(word) else _UNKNOWN if end - start == 1 else _NO_WORD
            cost += _DOUBTFUL if _adds_a_conjunction(chain, start, end, width) else 0
            before, joints = best[start]
            space = [False] if start else []
            options.append((before + cost, joints + space + [True] * (end - start - 1)))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _adds_a_conjunction(chain: list[str], start: int, end: int, width: int) -> bool:
    """«праздник⏎и танцы», «май⏎и⏎июнь», «сои и⏎меда»: a piece that is a word of one letter."""
    last = chain[end - 1]
    if start == 0 and end > 1 and chain[0] in _CONJUNCTIONS:
        return True
    return end - start > 1 and (last == "и" or (last in _CONJUNCTIONS and width > _VERY_NARROW))
