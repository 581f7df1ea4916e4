"""Folding of text: the one place that says when two spellings are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

# Zero-width characters and soft hyphens part no words: kept as text, never compared.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED_LETTERS = "ᵃᵇᶜᵈᵉᶠⁿ"
"""What a document's raised run is in a text: marks of footnotes, minutes of a time."""

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX #9): they turn the writing beyond their own text."""


def fold(text: str) -> str:
    r"""Make every run of white space, NBSP included, one space; nothing else changes.

    >>> fold(" г.\u00a0Смоленск \n")
    'г. Смоленск'
    """
    return " ".join(text.split())


def line_ends(text: str) -> tuple[int, ...]:
    r"""At which characters of the folded text a cell's lines end.

    >>> line_ends("ДК «Мир»\n  Библиотека")
    (8,)
    """
    ends, at = [], -1
    for line in filter(None, map(fold, text.split("\n"))):
        at += len(line) + 1
        ends.append(at)
    return tuple(ends[:-1])


def lined(text: str, ends: Sequence[int]) -> str:
    r"""A folded cell with «\n» for the blanks at which its lines end.

    >>> lined("ДК «Мир» Библиотека", (8,))
    'ДК «Мир»\nБиблиотека'
    """
    letters = list(text)
    for at in ends:
        if letters[at : at + 1] == [" "]:
            letters[at] = "\n"
    return "".join(letters)


LOOKED_BACK = 200
"""Characters: more than any words that a reader looks for right before others."""


def right_before(text: str, at: int) -> str:
    """What stands right before a character, for a pattern that ends with «$».

    All of the text before each of a thousand words would be searched a thousand times.

    >>> right_before("в г. Минске", 5)
    'в г. '
    """
    return text[max(0, at - LOOKED_BACK) : at]


def folded(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row, every text among them folded."""
    return {name: fold(v) if isinstance(v, str) else v for name, v in values.items()}


def capitalized(text: str) -> str:
    """Words as a sentence or a line begins; the other letters stay as they are."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Small letters, ё as е: as the words that a reader knows are written; each keeps its place."""
    return text.lower().replace("ё", "е")


def key(text: str) -> str:
    """The form in which two spellings of one name are equal: folded, lower case, ё as е.

    >>> key("Могилёв ") == key("МОГИЛЕВ")
    True
    """
    folded = fold(text)
    # Tens of thousands of names are asked for in a build: few have a letter that is not seen.
    return small(folded if folded.isprintable() else _INVISIBLE.sub("", folded))
