"""What differs between two texts, to the character, in pieces that a person can read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 20_000
"""Characters; longer texts are told apart by their beginnings and ends alone."""


class WordPiece(NamedTuple):
    """A stretch of a text, and whether the other text has something else there."""

    text: str
    differs: bool


@lru_cache(maxsize=2048)
def differences(old: str, new: str) -> tuple[tuple[WordPiece, ...], tuple[WordPiece, ...]]:
    """Both texts in pieces.

    Words are matched first: letters alone would find the same ones all over two sentences.
    Within a stretch of other words what they begin and end with alike is the same, where that
    is most of the shorter one: «июня» and «июля» are alike, «Москва» and «Минск» are not.

    >>> ["".join(piece.text for piece in side if piece.differs)
    ...  for side in differences("3-6 июня", "4-7 июня")]
    ['36', '47']
    """
    if len(old) + len(new) > LONGEST:
        return _ends(old, new)
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    left: list[WordPiece] = []
    right: list[WordPiece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        was, now = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            left.append(WordPiece(was, False))
            right.append(WordPiece(now, False))
        else:
            mine, theirs = _ends(was, now)
            left += mine
            right += theirs
    return _joined(left), _joined(right)


def _ends(was: str, now: str) -> tuple[tuple[WordPiece, ...], tuple[WordPiece, ...]]:
    """Two stretches told apart by what they begin and end with alike."""
    shorter = min(len(was), len(now))
    first = next((i for i in range(shorter) if was[i] != now[i]), shorter)
    rest = shorter - first
    last = next((i for i in range(rest) if was[-1 - i] != now[-1 - i]), rest)
    if 2 * (first + last) < shorter:
        first = last = 0
    return _cut(was, first, last), _cut(now, first, last)


def _cut(text: str, first: int, last: int) -> tuple[WordPiece, ...]:
    end = len(text) - last
    parts = (
        WordPiece(text[:first], False),
        WordPiece(text[first:end], True),
        WordPiece(text[end:], False),
    )
    return tuple(part for part in parts if part.text)


def _joined(pieces: list[WordPiece]) -> tuple[WordPiece, ...]:
    out: list[WordPiece] = []
    for piece in pieces:
        if out and out[-1].differs == piece.differs:
            out[-1] = WordPiece(out[-1].text + piece.text, piece.differs)
        elif piece.text:
            out.append(piece)
    return tuple(out)
