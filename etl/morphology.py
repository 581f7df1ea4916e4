"""Russian word forms through pymorphy3; one analyser a process, answers remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pymorphy3
import pymorphy3_dicts_ru


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """The process's one ``pymorphy3.MorphAnalyzer`` (made on first use).

    The dictionary is named: left to itself pymorphy3 takes the one that the environment's
    ``PYMORPHY2_DICT_PATH`` names, whatever its format.
    """
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path())


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of one word, the likeliest first."""
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=50_000)
def known_parses(word: str) -> tuple[Any, ...]:
    """Those of a word that the dictionary has; it looks a word up for each that is asked."""
    return tuple(parse for parse in parses(word) if parse.is_known)


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Every normal form that the word may have, lower case, ё written as е."""
    return frozenset(p.normal_form.replace("ё", "е") for p in parses(word))


def agreements(word: str, parts: tuple[str, ...]) -> set[tuple[str | None, ...]]:
    """Number, case and, of one, gender: what a noun and its participle have in common.

    Args:
        word: in any form.
        parts: which parts of speech it may be (``NOUN``, ``PRTF``).
    """
    tags = [one.tag for one in parses(word) if one.tag.POS in parts]
    return {
        (tag.number, tag.case or "nomn", tag.gender if tag.number == "sing" else None)
        for tag in tags
    }
