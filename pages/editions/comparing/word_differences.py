"""What differs between two texts, to the character, in pieces that a person can read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 20_000
"""Characters; longer texts are told apart by their beginnings and ends alone."""


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text has something else there."""

    text: str
    differs: bool


@lru_cache(maxsize=2048)
def differences(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces.

    Words are matched first: letters alone would find the same ones all over two sentences.
    Within a stretch of other words what they begin and end with alike is the same, where that
    is most of the shorter one: «июня» and «июля» are alike, «Москва» and «Минск» are not.

    >>> differences("3-6 июня", "4-7 июня")[0]
    (Piece(text='3', differs=True), Piece(text='-', differs=False), Piece(text='6', differs=True), \
Piece(text=' июня', differs=False))
    """
    if len(old) + len(new) > LONGEST:
        return _ends(old, new)
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        was, now = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            left.append(Piece(was, False))
            right.append(Piece(now, False))
        else:
            mine, theirs = _ends(was, now)
            left += mine
            right += theirs
    return _joined(left), _joined(right)


def _ends(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two stretches told apart by what they begin and end with alike."""
    shorter = min(len(was), len(now))
    first = next((i for i in range(shorter) if was[i] != now[i]), shorter)
    rest = shorter - first
    last = next((i for i in range(rest) if was[-1 - i] != now[-1 - i]), rest)
    if 2 * (first + last) < shorter:
        first = last = 0
    return _cut(was, first, last), _cut(now, first, last)


def _cut(text: str, first: int, last: int) -> tuple[Piece, ...]:
    end = len(text) - last
    parts = (Piece(text[:first], False), Piece(text[first:end], True), Piece(text[end:], False))
    return tuple(part for part in parts if part.text)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].differs == piece.differs:
            out[-1] = Piece(out[-1].text + piece.text, piece.differs)
        elif piece.text:
            out.append(piece)
    return tuple(out)
