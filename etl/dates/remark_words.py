"""Ordinary nouns in a date cell: «3 апреля (вернисаж)», «14 мая – мастер-класс, фойе».

What the date is of, not when: such a stretch leaves nothing of the date unread. A word that
may tell a time («четверть», «позже», «перенос») is none of these, nor is one that no
dictionary has, which may be a misspelt month.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.dates.date_words import tells_time
from etl.morphology import parses

_PREPOSITIONS = frozenset({"для", "при", "об", "о", "из"})
_PARTS_OF_SPEECH = frozenset({"NOUN", "ADJF", "PRTF"})
_NOT_NAMES = ("Anum", "Apro", "NUMR", "Name", "Surn", "Abbr")


@lru_cache(maxsize=5_000)
def is_ordinary(word: str) -> bool:
    """Whether a word in lower case is a noun or an adjective that tells no time."""
    if word in _PREPOSITIONS:
        return True
    if len(word) < 3 or tells_time(word):
        return False
    best = parses(word)[0]
    tag = best.tag
    fits = best.is_known and tag.POS in _PARTS_OF_SPEECH
    return fits and not any(mark in tag for mark in _NOT_NAMES)


def names_a_land(label: str) -> bool:
    """Whether a label has the name of a land or a town; signs of other scripts are left out."""
    return any("Geox" in parses(word)[0].tag for word in re.findall("[а-я]+", label))
