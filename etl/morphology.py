"""Russian word forms through pymorphy3; one analyser a process, answers remembered."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Any

import pymorphy3


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """The process's one ``pymorphy3.MorphAnalyzer`` (made on first use)."""
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of one word, the likeliest first; none where the dictionary breaks off.

    pymorphy3's dictionary reader was seen to end with ``struct.error`` on a word of an ordinary
    plan; such a word is like one that the dictionary does not know, and costs no build.
    """
    try:
        return tuple(analyzer().parse(word))
    except struct.error:
        return ()


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Every normal form that the word may have, lower case, ё written as е."""
    return frozenset(p.normal_form.replace("ё", "е") for p in parses(word))
