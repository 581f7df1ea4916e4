"""Words that a line's end has cut: «Тбилис-ской консерватории», «китай- ские студенты»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.morphology import parses

_CUT = re.compile(r"[-‐‑¬]\s{0,2}")
_AT_A_LINES_END = re.compile(r"(?:[-‐‑]\s{1,2}|¬\s{0,2})")
_LETTERS = re.compile("[А-Яа-яЁё]+")


def whole_words(words: Sequence[CellWord], text: str) -> list[CellWord]:
    """The words of a text, two pieces of one word that tells a country put together.

    Args:
        words: of the text, in order.
        text: the text.
    """
    kept: list[CellWord] = []
    for word in words:
        if kept and _are_pieces(kept[-1], word, text):
            first = kept.pop()
            whole = (first.text + word.text, first.form + word.form)
            kept.append(CellWord(*whole, first.start, word.end))
        else:
            kept.append(word)
    return kept


def _are_pieces(first: CellWord, second: CellWord, text: str) -> bool:
    """Whether both are one word; «юго-осетинский», «Нью- Йорк» and «Алма-ата» are two."""
    if not _CUT.fullmatch(text, first.end, second.start):
        return False
    if not (second.text[:1].islower() or (first.upper and second.upper)):
        return False
    if not (_LETTERS.fullmatch(first.text) and _LETTERS.fullmatch(second.text)):
        return False
    wholes = index().get(first.form + second.form, ())
    if not wholes:
        return False
    if _AT_A_LINES_END.fullmatch(text, first.end, second.start):
        return True  # «Казах-\nстан», though both pieces are words
    if second.form in index():
        return False
    if any(whole.kind == "name" and len(whole.words) == 1 for whole in wholes):
        return True
    return not all(any(parse.is_known for parse in parses(one.form)) for one in (first, second))
